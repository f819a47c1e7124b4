package dev.passerelle.sandbox;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Ordering failures of Genesys' paths. */
@Path("control/faults")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class FaultsResource {

    @Inject
    Faults faults;

    @GET
    public JsonObject list() {
        return Wire.items(faults.all().stream().map(Faults.Fault::json).toList());
    }

    @POST
    public Response add(String text) {
        var fields = Fields.of(
                text, "match", "method", "status", "retryAfter", "delayMillis", "afterAccept", "clientId", "times");
        var fault = new Faults.Fault(
                Ids.uuid(),
                pattern(fields.text("match")),
                fields.optional("method").orElse(null),
                fields.number("status").map(FaultsResource::status).orElse(null),
                fields.number("retryAfter").orElse(null),
                fields.number("delayMillis").map(FaultsResource::delay).orElse(0),
                fields.flag("afterAccept"),
                fields.optional("clientId").orElse(null),
                times(fields));
        faults.add(fault);
        return Response.status(Response.Status.CREATED).entity(fault.json()).build();
    }

    @DELETE
    @Consumes(MediaType.WILDCARD)
    public void clear() {
        faults.clear();
    }

    /** Left out: once. Null: until cleared. */
    private static AtomicInteger times(Fields fields) {
        if (fields.has("times") && !fields.body().has("times")) {
            return null;
        }
        int times = fields.number("times").orElse(1);
        if (times < 1) {
            throw Fields.invalid("'times' must be at least 1, or null for until cleared.");
        }
        return new AtomicInteger(times);
    }

    private static int status(int status) {
        if (status < 400 || status > 599) {
            throw Fields.invalid("'status' must be between 400 and 599, or null to be only slow.");
        }
        return status;
    }

    private static int delay(int millis) {
        if (millis < 0 || millis > 120_000) {
            throw Fields.invalid("'delayMillis' must be between 0 and 120000.");
        }
        return millis;
    }

    private static Pattern pattern(String match) {
        try {
            return Pattern.compile(match);
        } catch (PatternSyntaxException e) {
            throw Fields.invalid("'match' is not a regular expression: " + e.getDescription());
        }
    }
}
