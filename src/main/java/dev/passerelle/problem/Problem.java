package dev.passerelle.problem;

import java.time.Duration;
import java.util.List;

/**
 * What went wrong, in the words of the HTTP contract.
 *
 * <p>The slug names the problem type (below {@code /problems/}); title and detail come from the bundles {@code problems_*},
 * with the arguments put in. Arguments are shown to the caller: never a secret, never another bot's data.
 */
public class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** One thing wrong in a request body; the pointer is RFC 6901. The message is a key of the bundle or a sentence. */
    public record Flaw(String pointer, String message) {}

    private final int status;
    private final String slug;
    private final transient Object[] arguments;
    private final transient List<Flaw> flaws;
    private final Duration retryAfter;

    private Problem(int status, String slug, List<Flaw> flaws, Duration retryAfter, Object... arguments) {
        super(slug);
        this.status = status;
        this.slug = slug;
        this.flaws = flaws;
        this.retryAfter = retryAfter;
        this.arguments = arguments;
    }

    public static Problem of(int status, String slug, Object... arguments) {
        return new Problem(status, slug, List.of(), null, arguments);
    }

    /** 400: the request itself is wrong. */
    public static Problem invalid(String pointer, String message) {
        return invalid(List.of(new Flaw(pointer, message)));
    }

    public static Problem invalid(List<Flaw> flaws) {
        return new Problem(400, "invalid-request", flaws, null);
    }

    public static Problem unauthorized() {
        return of(401, "unauthorized");
    }

    public static Problem forbidden() {
        return of(403, "forbidden");
    }

    /** 404: not there, or not yours; nobody can tell which. */
    public static Problem notFound() {
        return of(404, "not-found");
    }

    public static Problem conflict(String slug) {
        return of(409, slug);
    }

    /** 422: a name in the body does not exist. */
    public static Problem unknown(String slug, String pointer, String name) {
        return new Problem(422, slug, List.of(new Flaw(pointer, "unknown")), null, name);
    }

    /** 429: too much; try again after a while. */
    public static Problem tooMany(Duration retryAfter) {
        return new Problem(429, "too-many-requests", List.of(), retryAfter);
    }

    /** 503: this server is going away; another one, or a later one, will answer. */
    public static Problem shuttingDown() {
        return new Problem(503, "shutting-down", List.of(), Duration.ofSeconds(5));
    }

    /** 503: not yet; try again after a while. */
    public static Problem later(String slug, Duration retryAfter) {
        return new Problem(503, slug, List.of(), retryAfter);
    }

    /** 503: who is calling cannot be found out just now. */
    public static Problem unavailable() {
        return new Problem(503, "unavailable", List.of(), Duration.ofSeconds(2));
    }

    /** 503: more arrives than can be stored. */
    public static Problem busy() {
        return new Problem(503, "busy", List.of(), Duration.ofSeconds(2));
    }

    public int status() {
        return status;
    }

    public String slug() {
        return slug;
    }

    Object[] arguments() {
        return arguments;
    }

    public List<Flaw> flaws() {
        return flaws;
    }

    Duration retryAfter() {
        return retryAfter;
    }
}
