package dev.passerelle.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.passerelle.connector.Connectors;
import dev.passerelle.connector.Connectors.WebhookTarget;
import dev.passerelle.problem.Json;
import dev.passerelle.problem.Problem;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Where Genesys posts what operators say: {@code /webhooks/genesys/{key}}.
 *
 * <p>200 once it is stored, also for what was stored before. Anything but 2xx, 429 and 5xx may end the whole chat in Genesys,
 * so only a caller that cannot sign gets 401, and only a failure of ours gets 500 or 503, which Genesys repeats.
 *
 * <p>Calls come through an application of their own, on a thread that knows nothing of this one's database and transactions. What
 * an operator says for a known integration needs neither until it is written, by a thread of ours; the rest goes to {@link #ours}.
 */
@WebServlet(urlPatterns = "/webhooks/genesys/*", asyncSupported = true, loadOnStartup = 1)
public class GenesysWebhook extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final String SIGNATURE = "X-Hub-Signature-256";

    /** Under this name the entrance finds this servlet. */
    private static final String RECIPIENT = "dev.passerelle.webhook";

    private static final int MOST_THREADS = 32;
    private static final int MOST_WAITING = 2000;

    @Resource
    transient ManagedThreadFactory threads;

    @Inject
    transient Connectors connectors;

    @Inject
    transient Inbox inbox;

    private transient ThreadPoolExecutor ours;

    @Override
    public void init() {
        ours = new ThreadPoolExecutor(
                MOST_THREADS, MOST_THREADS, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MOST_WAITING), threads);
        ours.allowCoreThreadTimeOut(true);
        getServletContext().setAttribute(RECIPIENT, this);
    }

    @Override
    public void destroy() {
        getServletContext().removeAttribute(RECIPIENT);
        ours.shutdown();
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {
        var call = new WebhookCall(request, response);
        var key = key(request);
        var known = key.flatMap(connectors::knownByWebhookKey);
        if (known.isPresent()) {
            receive(call, known);
        } else {
            onOurs(call, () -> receive(call, key.flatMap(connectors::byWebhookKey)));
        }
    }

    private static Optional<String> key(HttpServletRequest request) {
        var path = request.getPathInfo();
        return path == null || path.length() < 2 ? Optional.empty() : Optional.of(path.substring(1));
    }

    private void receive(WebhookCall call, Optional<WebhookTarget> target) {
        try {
            var secrets = target.map(WebhookTarget::secrets).orElse(List.of());
            var body = SignedBody.read(call.body(), secrets);
            if (target.isEmpty() || !body.isSignedBy(call.header(SIGNATURE))) {
                call.answer(HttpServletResponse.SC_UNAUTHORIZED);
            } else if (body.isTooLong()) {
                call.answer(Problem.of(413, "too-large"));
            } else {
                read(call, target.get(), body.bytes());
            }
        } catch (IOException | RuntimeException e) {
            call.failed(e);
        }
    }

    private void read(WebhookCall call, WebhookTarget target, byte[] bytes) {
        JsonNode body;
        try {
            body = Json.tree(bytes);
        } catch (IOException notJson) {
            call.answer(Problem.invalid("", "not-json"));
            return;
        }
        if (!body.isObject()) {
            call.answer(Problem.invalid("", "wrong-type"));
            return;
        }
        var event = OperatorEvents.read(body);
        if (event instanceof OperatorEvent.Text) {
            take(call, target, event, bytes);
        } else {
            onOurs(call, () -> take(call, target, event, bytes));
        }
    }

    private void take(WebhookCall call, WebhookTarget target, OperatorEvent event, byte[] bytes) {
        try {
            inbox.take(target, event, bytes).whenComplete((stored, failure) -> call.stored(target, failure));
        } catch (RuntimeException e) {
            call.stored(target, e);
        }
    }

    private void onOurs(WebhookCall call, Runnable task) {
        try {
            ours.execute(task);
        } catch (RejectedExecutionException tooMany) {
            call.answer(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
    }
}
