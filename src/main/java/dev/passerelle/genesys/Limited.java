package dev.passerelle.genesys;

import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Writes a body to a stream as it comes, and stops when it is too long. Its value is the number of bytes. */
class Limited implements BodySubscriber<Long> {

    private final CompletableFuture<Long> done = new CompletableFuture<>();
    private final OutputStream to;
    private final long most;
    private final OptionalLong announced;
    private Flow.Subscription subscription;
    private long size;

    static class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;
    }

    Limited(OutputStream to, long most, OptionalLong announced) {
        this.to = to;
        this.most = most;
        this.announced = announced;
    }

    @Override
    public CompletionStage<Long> getBody() {
        return done;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscribed) {
        subscription = subscribed;
        if (announced.orElse(0) > most) {
            stop(new TooLarge());
        } else {
            subscribed.request(Long.MAX_VALUE);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        try {
            for (var buffer : buffers) {
                size += buffer.remaining();
                if (size > most) {
                    throw new TooLarge();
                }
                var bytes = new byte[buffer.remaining()];
                buffer.get(bytes);
                to.write(bytes);
            }
        } catch (IOException e) {
            stop(e);
        }
    }

    private void stop(IOException why) {
        subscription.cancel();
        done.completeExceptionally(why);
    }

    @Override
    public void onError(Throwable failure) {
        done.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        done.complete(size);
    }
}
