package dev.passerelle.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.passerelle.connector.Connectors;
import dev.passerelle.connector.Connectors.WebhookTarget;
import dev.passerelle.problem.Json;
import dev.passerelle.problem.Problem;
import dev.passerelle.problem.ProblemDocument;
import dev.passerelle.tenant.Tenant;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Where Genesys posts what operators say: {@code /webhooks/genesys/{key}}.
 *
 * <p>200 once it is stored, also for what was stored before. Anything but 2xx, 429 and 5xx may end the whole chat in Genesys,
 * so only a caller that cannot sign gets 401, and only a failure of ours gets 500, which Genesys repeats.
 */
@WebServlet("/webhooks/genesys/*")
public class GenesysWebhook extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = Logger.getLogger(GenesysWebhook.class.getName());
    private static final String SIGNATURE = "X-Hub-Signature-256";

    @Inject
    transient Connectors connectors;

    @Inject
    transient Inbox inbox;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var target = target(request);
        var secrets = target.map(WebhookTarget::secrets).orElse(List.of());
        var body = SignedBody.read(request.getInputStream(), secrets);
        if (target.isEmpty() || !body.isSignedBy(request.getHeader(SIGNATURE))) {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        } else if (body.isTooLong()) {
            ProblemDocument.write(Problem.of(413, "too-large"), request, response);
        } else {
            take(target.get(), body.bytes(), request, response);
        }
    }

    private Optional<WebhookTarget> target(HttpServletRequest request) {
        var path = request.getPathInfo();
        return path == null || path.length() < 2 ? Optional.empty() : connectors.byWebhookKey(path.substring(1));
    }

    private void take(WebhookTarget target, byte[] bytes, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        JsonNode body;
        try {
            body = Json.tree(bytes);
        } catch (IOException notJson) {
            ProblemDocument.write(Problem.invalid("", "not-json"), request, response);
            return;
        }
        if (!body.isObject()) {
            ProblemDocument.write(Problem.invalid("", "wrong-type"), request, response);
            return;
        }
        store(target, OperatorEvents.read(body), bytes, response);
    }

    private void store(WebhookTarget target, OperatorEvent event, byte[] bytes, HttpServletResponse response) {
        try {
            Tenant.run(target.bot(), () -> inbox.take(target.integration(), event, bytes));
            response.setStatus(HttpServletResponse.SC_OK);
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, e, () -> "An event for integration " + target.integration() + " was not stored");
            response.setStatus(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
        }
    }
}
