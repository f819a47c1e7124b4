package dev.passerelle.sandbox;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** What the operators of an organisation saw and wrote: one of the three ledgers of a verdict. */
@Path("control/organisations/{clientId}/ledger")
@Produces(MediaType.APPLICATION_JSON)
public class LedgerResource {

    private static final int MOST = 20_000;

    @Inject
    Sandbox sandbox;

    /**
     * Every message in the order in which it came to pass.
     *
     * @param after the {@code seq} of the last one that is known
     * @param direction {@code inbound}: what the operators saw; {@code outbound}: what they wrote
     */
    @GET
    public JsonObject ledger(
            @PathParam("clientId") String clientId,
            @QueryParam("customerId") String customerId,
            @QueryParam("direction") String direction,
            @QueryParam("after") @DefaultValue("0") long after,
            @QueryParam("limit") @DefaultValue("5000") int limit) {
        if (limit < 1 || limit > MOST) {
            throw Fields.invalid("'limit' must be between 1 and " + MOST + ".");
        }
        var organisation = sandbox.known(clientId);
        // Only the choice is made with the organisation held: a judge who reads a lot stops nobody.
        var some = sandbox.look(
                organisation,
                () -> organisation
                        .ledgerAfter(after)
                        .filter(each -> direction == null || each.inbound == direction.equals("inbound"))
                        .filter(each -> customerId == null || customerId.equals(each.customerId))
                        .limit(limit + 1L)
                        .toList());
        var more = some.size() > limit;
        var shown = more ? some.subList(0, limit) : some;
        return Wire.object(
                "items",
                shown.stream().map(LedgerResource::entry).toList(),
                "next",
                more ? shown.get(limit - 1).seq : JsonValue.NULL);
    }

    private static JsonObject entry(Message message) {
        var posting = message.posting;
        return Wire.object(
                "seq", message.seq,
                "direction", message.inbound ? "inbound" : "outbound",
                "conversationId", message.conversationId,
                "customerId", message.customerId,
                "messageId", message.id,
                "providerMessageId", message.providerMessageId,
                "text", message.text(),
                "at", message.time,
                "status", message.status,
                "webhook", posting == null ? null : posting.state,
                "attempts", posting == null ? null : posting.attempts,
                "lastStatus", posting == null ? null : posting.status,
                "answeredAt", posting == null ? null : posting.answered);
    }
}
