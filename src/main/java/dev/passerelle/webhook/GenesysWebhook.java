package dev.passerelle.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.passerelle.connector.Connectors;
import dev.passerelle.connector.Connectors.WebhookTarget;
import dev.passerelle.problem.Json;
import dev.passerelle.problem.Problem;
import dev.passerelle.problem.ProblemDocument;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Where Genesys posts what operators say: {@code /webhooks/genesys/{key}}.
 *
 * <p>200 once it is stored, also for what was stored before. Anything but 2xx, 429 and 5xx may end the whole chat in Genesys,
 * so only a caller that cannot sign gets 401, and only a failure of ours gets 500 or 503, which Genesys repeats.
 */
@WebServlet(urlPatterns = "/webhooks/genesys/*", asyncSupported = true)
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
        answer(target, stored(target, OperatorEvents.read(body), bytes), request, response);
    }

    private CompletionStage<Void> stored(WebhookTarget target, OperatorEvent event, byte[] bytes) {
        try {
            return inbox.take(target, event, bytes);
        } catch (RuntimeException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    /** Holds no thread while it is being stored. */
    private static void answer(
            WebhookTarget target,
            CompletionStage<Void> stored,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (stored.toCompletableFuture().isDone()) {
            stored.whenComplete((done, failure) -> response.setStatus(status(target, failure)));
            return;
        }
        var context = request.startAsync();
        context.setTimeout(0);
        stored.whenComplete((done, failure) -> {
            response.setStatus(status(target, failure));
            context.complete();
        });
    }

    private static int status(WebhookTarget target, Throwable failure) {
        if (failure == null) {
            return HttpServletResponse.SC_OK;
        }
        if (failure instanceof Problem || failure.getCause() instanceof Problem) {
            return HttpServletResponse.SC_SERVICE_UNAVAILABLE;
        }
        LOG.log(Level.SEVERE, failure, () -> "An event for integration " + target.integration() + " was not stored");
        return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }
}
