package dev.passerelle.conversation;

import dev.passerelle.problem.Problem;
import dev.passerelle.security.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;

/** The event stream of one conversation. */
@Path("v1/conversations/{id}/events")
@ApplicationScoped
public class EventsResource {

    @Inject
    Streams streams;

    @Inject
    Stop stop;

    @Inject
    Door door;

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RolesAllowed({Caller.BOT, Caller.CHAT, Caller.ACCESS})
    public void events(
            @PathParam("id") String id,
            @HeaderParam("Last-Event-ID") String lastEventId,
            @Context SecurityContext caller,
            @Context HttpServletResponse response,
            @Context SseEventSink sink,
            @Context Sse sse) {
        var conversation = door.open(caller, id);
        stop.refuseNewOnes();
        var last = seq(lastEventId);
        if (conversation.isEnded() && last >= conversation.lastSeq()) {
            // A browser stops asking when it gets this.
            throw new WebApplicationException(Response.noContent().build());
        }
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        streams.open(id, last, new EventStream.Channel(sink, sse));
    }

    private static long seq(String lastEventId) {
        if (lastEventId == null || lastEventId.isBlank()) {
            return 0;
        }
        try {
            return Math.max(0, Long.parseLong(lastEventId.strip()));
        } catch (NumberFormatException e) {
            throw Problem.invalid("Last-Event-ID", "wrong-type");
        }
    }
}
