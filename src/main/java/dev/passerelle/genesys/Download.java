package dev.passerelle.genesys;

import dev.passerelle.genesys.Downloads.Result;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/**
 * The way of one file from Genesys to us.
 *
 * <p>Whether Genesys' download hosts want our token is not documented: the file is asked for without it, and once more with
 * it where that was refused. The token goes to hosts of the region only, and never along with a redirect.
 */
record Download(Region region, HttpClient client, TokenOnce token, Predicate<URI> proxied) {

    private static final int MOST_REDIRECTS = 5;

    /** Where a token comes from, if one is needed. */
    interface TokenOnce {
        String value();
    }

    Result fetch(String source, long most, Duration patience, OutputStream to) {
        var end = System.nanoTime() + patience.toNanos();
        try {
            var address = new URI(source);
            if (address.getUserInfo() != null || !region.holds(address)) {
                return new Result.Refused("not an address of Genesys");
            }
            return follow(address, most, end, to);
        } catch (URISyntaxException e) {
            return new Result.Refused("not an address");
        } catch (Limited.TooLarge e) {
            return new Result.Refused("more than " + most + " bytes");
        } catch (TimeoutException e) {
            return new Result.Failed("not there within " + patience);
        } catch (IOException e) {
            return new Result.Failed(e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Result.Failed("interrupted");
        }
    }

    private Result follow(URI start, long most, long end, OutputStream to)
            throws IOException, InterruptedException, TimeoutException {
        var hops = new Hops(region, proxied);
        var address = start;
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            var answer = answer(address, most, end, to);
            if (answer.statusCode() == 200) {
                return new Result.Fetched(answer.body());
            }
            var location = answer.headers().firstValue("Location");
            if (answer.statusCode() / 100 != 3 || location.isEmpty()) {
                return new Result.Failed("status " + answer.statusCode());
            }
            var next = resolved(address, location.get());
            if (next == null || !hops.allow(next)) {
                return new Result.Refused("a redirect to where it must not lead");
            }
            address = next;
        }
        return new Result.Refused("too many redirects");
    }

    private static URI resolved(URI from, String location) {
        try {
            return from.resolve(new URI(location));
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private HttpResponse<Long> answer(URI address, long most, long end, OutputStream to)
            throws IOException, InterruptedException, TimeoutException {
        var answer = ask(HttpRequest.newBuilder(address), most, end, to);
        var refused = answer.statusCode() == 401 || answer.statusCode() == 403;
        if (!refused || !region.holds(address)) {
            return answer;
        }
        return ask(HttpRequest.newBuilder(address).header("Authorization", "Bearer " + token.value()), most, end, to);
    }

    private HttpResponse<Long> ask(HttpRequest.Builder request, long most, long end, OutputStream to)
            throws IOException, InterruptedException, TimeoutException {
        BodyHandler<Long> whenThere = head -> head.statusCode() == 200
                ? new Limited(to, most, head.headers().firstValueAsLong("Content-Length"))
                : BodySubscribers.replacing(0L);
        var coming = client.sendAsync(request.build(), whenThere);
        try {
            return coming.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        } finally {
            coming.cancel(true);
        }
    }
}
