package dev.passerelle.genesys;

import dev.passerelle.genesys.GenesysException.Gone;
import dev.passerelle.genesys.GenesysException.Refused;
import dev.passerelle.genesys.GenesysException.Rejected;
import dev.passerelle.tenant.Ids;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Calls with credentials that are not stored. */
public class Trial extends GenesysCalls {

    private final Session session;

    Trial(Session session) {
        this.session = session;
    }

    @Override
    Session session() {
        return session;
    }

    /**
     * Asks for a permission by a call that changes nothing: about a thing that does not exist, or with a body that Genesys
     * must refuse. A 403 means that the permission is missing, any other refusal that Genesys had no objection to who asks.
     */
    public Probe probe(String permission) {
        var call = probes().get(permission);
        if (call == null) {
            return Probe.UNKNOWN;
        }
        try {
            session.call("probe " + permission, call);
            return Probe.HELD;
        } catch (Refused missing) {
            return Probe.MISSING;
        } catch (Gone | Rejected heldBut) {
            return Probe.HELD;
        } catch (GenesysException unclear) {
            return Probe.UNKNOWN;
        }
    }

    private Map<String, Session.Call> probes() {
        var nothing = UUID.randomUUID().toString();
        var now = session.clock().instant();
        var receipt = Bodies.delivered(Ids.next(), Ids.next(), now);
        return Map.ofEntries(
                Map.entry("messaging:integration:view", (api, token) -> api.integrations(token, 1, 1)),
                Map.entry("messaging:integration:add", (api, token) -> api.createIntegration(token, refusable())),
                Map.entry("messaging:integration:edit", (api, token) -> api.updateIntegration(token, nothing, named())),
                Map.entry("messaging:integration:delete", (api, token) -> api.deleteIntegration(token, nothing)),
                Map.entry("conversation:message:receive", (api, token) -> api.receipt(token, nothing, receipt)),
                Map.entry("conversation:message:view", (api, token) -> api.messageDetails(token, nothing, null)),
                Map.entry("conversation:communication:view", (api, token) -> api.conversation(token, nothing)),
                Map.entry(
                        "conversation:communication:disconnect",
                        (api, token) -> api.updateParticipant(token, nothing, nothing, Bodies.disconnected())),
                Map.entry("routing:queue:view", (api, token) -> api.queues(token, 1, 1)),
                Map.entry(
                        "analytics:queueObservation:view",
                        (api, token) -> api.observations(token, Bodies.observations(Set.of(nothing)))),
                Map.entry("routing:message:manage", (api, token) -> api.recipients(token, "open", 1)));
    }

    /** A secret of three characters is too short, so nothing is made. */
    private static byte[] refusable() {
        return Bodies.integration(IntegrationRequest.of("Passerelle", "https://localhost", "abc"));
    }

    private static byte[] named() {
        return Bodies.integration(IntegrationRequest.of("Passerelle", null, null));
    }
}
