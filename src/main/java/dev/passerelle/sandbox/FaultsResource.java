package dev.passerelle.sandbox;

import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Ordering failures of Genesys' paths. */
@Path("control/faults")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class FaultsResource {

    private static final String[] FIELDS = {
        "match",
        "method",
        "body",
        "clientId",
        "status",
        "retryAfter",
        "retryAfterForm",
        "reset",
        "delayMillis",
        "stallMillis",
        "afterAccept",
        "probability",
        "seed",
        "times"
    };

    @Inject
    Faults faults;

    @Inject
    DeskEvents desk;

    @GET
    public JsonObject list() {
        return Wire.items(faults.all().stream().map(Fault::json).toList());
    }

    @POST
    public Response add(String text) {
        var fault = fault(Fields.of(text, FIELDS));
        faults.add(fault);
        desk.trouble(fault.target().clientId());
        return Response.status(Response.Status.CREATED).entity(fault.json()).build();
    }

    @DELETE
    @Consumes(MediaType.WILDCARD)
    public void clear(@QueryParam("clientId") String clientId) {
        if (clientId == null) {
            faults.clear();
        } else {
            faults.clear(clientId);
        }
        desk.trouble(clientId);
    }

    @DELETE
    @Path("{id}")
    @Consumes(MediaType.WILDCARD)
    public void remove(@PathParam("id") String id) {
        if (!faults.remove(id)) {
            throw Problem.missing("fault");
        }
        desk.trouble(null);
    }

    private static Fault fault(Fields fields) {
        var target = new Fault.Target(
                pattern("match", fields.text("match")),
                fields.optional("method").orElse(null),
                fields.optional("body").map(each -> pattern("body", each)).orElse(null),
                fields.optional("clientId").orElse(null));
        double probability = fields.fraction("probability").orElse(1.0);
        if (!Terms.probability(probability)) {
            throw Fields.invalid("'probability' must be between 0 and 1.");
        }
        var random = fields.number("seed").map(Random::new).orElseGet(Random::new);
        return new Fault(Ids.uuid(), target, effect(fields), probability, random, times(fields));
    }

    private static Fault.Effect effect(Fields fields) {
        return new Fault.Effect(
                fields.number("status").map(FaultsResource::status).orElse(null),
                fields.number("retryAfter").orElse(null),
                form(fields.optional("retryAfterForm").orElse("seconds")),
                fields.flag("reset"),
                span(fields, "delayMillis"),
                span(fields, "stallMillis"),
                fields.flag("afterAccept"));
    }

    private static Fault.Form form(String name) {
        try {
            return Fault.Form.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw Fields.invalid("'retryAfterForm' must be seconds, date or text.");
        }
    }

    /** A number, or a list of two. */
    private static Span span(Fields fields, String name) {
        if (!fields.body().has(name)) {
            return Span.NONE;
        } else if (fields.body().json().get(name) instanceof JsonArray range) {
            if (range.size() == 2 && range.get(0) instanceof JsonNumber from && range.get(1) instanceof JsonNumber to) {
                return new Span(from.intValue(), to.intValue());
            }
            throw Fields.invalid("'" + name + "' must be a number or a list of two.");
        }
        int millis = fields.number(name).orElse(0);
        return new Span(millis, millis);
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

    private static Pattern pattern(String name, String text) {
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            throw Fields.invalid("'" + name + "' is not a regular expression: " + e.getDescription());
        }
    }
}
