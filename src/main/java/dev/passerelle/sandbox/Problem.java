package dev.passerelle.sandbox;

import jakarta.ws.rs.core.Response;

/** What the control API and the desk answer when they cannot: RFC 9457, unlike Genesys' own paths. */
final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String title;

    Problem(int status, String title, String detail) {
        super(detail);
        this.status = status;
        this.title = title;
    }

    static Problem missing(String what) {
        return new Problem(404, "Not found", "There is no such " + what + ".");
    }

    Response response() {
        var body = Wire.object("type", "about:blank", "title", title, "status", status, "detail", getMessage());
        return Response.status(status)
                .type("application/problem+json")
                .entity(body.toString())
                .build();
    }
}
