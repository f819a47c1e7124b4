package dev.passerelle.callback;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;

/** Takes a short answer off the connection, so that it can be used again, and hangs up on a long one. */
class Skimmed implements BodySubscriber<Void> {

    private static final int MOST = 64 * 1024;

    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private Subscription subscription;
    private long seen;

    @Override
    public CompletionStage<Void> getBody() {
        return done;
    }

    @Override
    public void onSubscribe(Subscription given) {
        subscription = given;
        given.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> bytes) {
        seen += bytes.stream().mapToLong(ByteBuffer::remaining).sum();
        if (seen > MOST) {
            subscription.cancel();
            done.complete(null);
        }
    }

    @Override
    public void onError(Throwable broken) {
        // The status has come: that is the answer.
        done.complete(null);
    }

    @Override
    public void onComplete() {
        done.complete(null);
    }
}
