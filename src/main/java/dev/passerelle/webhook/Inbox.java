package dev.passerelle.webhook;

import dev.passerelle.connector.Connectors.WebhookTarget;
import dev.passerelle.conversation.Arrival;
import dev.passerelle.conversation.Arrivals;
import dev.passerelle.security.Tokens;
import dev.passerelle.tenant.Tenant;
import io.micrometer.core.instrument.Metrics;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Puts what Genesys says where it belongs, once. */
@ApplicationScoped
class Inbox {

    private static final Logger LOG = Logger.getLogger(Inbox.class.getName());
    private static final CompletionStage<Void> DONE = CompletableFuture.completedFuture(null);

    @Resource
    ManagedExecutorService executor;

    @Inject
    Arrivals arrivals;

    @Inject
    WebhookEvents events;

    /** @return what is complete when it is stored, or nobody will miss it */
    CompletionStage<Void> take(WebhookTarget target, OperatorEvent event, byte[] body) {
        Metrics.counter("passerelle.webhook.events", "kind", event.getClass().getSimpleName())
                .increment();
        if (event instanceof OperatorEvent.Text text) {
            return Tenant.as(target.bot(), () -> arrivals.take(arrival(target, text, body)))
                    .thenCompose(placed -> settle(target, text, body, placed));
        }
        Tenant.run(target.bot(), () -> note(target.integration(), event, body));
        return DONE;
    }

    private static Arrival arrival(WebhookTarget target, OperatorEvent.Text text, byte[] body) {
        return new Arrival(
                target.integration(),
                text.visitor(),
                externalId(text.messageId(), body),
                text.author(),
                text.text(),
                text.files(),
                text.quickReplies(),
                text.at());
    }

    private CompletionStage<Void> settle(
            WebhookTarget target, OperatorEvent.Text text, byte[] body, Arrivals.Placed placed) {
        return switch (placed) {
            case STORED, DUPLICATE -> DONE;
            case NO_SUCH_CONVERSATION -> keepSoon(target, text, WebhookEvent.Reason.UNKNOWN_CONVERSATION, body);
            case CONVERSATION_ENDED -> keepSoon(target, text, WebhookEvent.Reason.CONVERSATION_ENDED, body);
        };
    }

    /** Not on the thread that tells where texts went: many wait for it. */
    private CompletionStage<Void> keepSoon(
            WebhookTarget target, OperatorEvent event, WebhookEvent.Reason reason, byte[] body) {
        return CompletableFuture.runAsync(
                () -> Tenant.run(target.bot(), () -> keep(target.integration(), event, reason, body)), executor);
    }

    private void note(String integration, OperatorEvent event, byte[] body) {
        if (event instanceof OperatorEvent.Receipt receipt) {
            receipt(integration, receipt, body);
        } else if (event instanceof OperatorEvent.Typing typing) {
            arrivals.typing(integration, typing.visitor(), typing.shown());
        } else {
            keep(integration, event, WebhookEvent.Reason.UNKNOWN_KIND, body);
        }
    }

    private void receipt(String integration, OperatorEvent.Receipt receipt, byte[] body) {
        if (receipt.state() == null || receipt.messageId() == null) {
            return;
        }
        if (arrivals.receipt(receipt.messageId(), receipt.state(), receipt.reason())
                == Arrivals.Placed.NO_SUCH_CONVERSATION) {
            keep(integration, receipt, WebhookEvent.Reason.UNKNOWN_CONVERSATION, body);
        }
    }

    private void keep(String integration, OperatorEvent event, WebhookEvent.Reason reason, byte[] body) {
        var identity = event.type() + ":" + Tokens.hash(new String(body, StandardCharsets.UTF_8));
        if (events.holds(integration, identity)) {
            return;
        }
        once(() -> events.keep(integration, event, identity, reason, body), () -> events.holds(integration, identity));
        LOG.log(Level.INFO, "Event {0} for integration {1} was kept: {2}", new Object[] {
            event.type(), integration, reason
        });
    }

    /** Two equal ones at the same moment: the table's unique key lets one in, and the other is a duplicate. */
    private static void once(Runnable store, BooleanSupplier isStored) {
        try {
            store.run();
        } catch (RuntimeException failed) {
            if (!isStored.getAsBoolean()) {
                throw failed;
            }
        }
    }

    private static String externalId(String messageId, byte[] body) {
        return messageId == null || messageId.isBlank()
                ? Tokens.hash(new String(body, StandardCharsets.UTF_8))
                : messageId;
    }
}
