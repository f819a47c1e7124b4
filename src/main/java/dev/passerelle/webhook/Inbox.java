package dev.passerelle.webhook;

import dev.passerelle.conversation.Arrival;
import dev.passerelle.conversation.Arrivals;
import dev.passerelle.security.Tokens;
import io.micrometer.core.instrument.Metrics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Puts what Genesys says where it belongs, once. When this returns it is stored, or nobody will miss it. */
@ApplicationScoped
class Inbox {

    private static final Logger LOG = Logger.getLogger(Inbox.class.getName());

    @Inject
    Arrivals arrivals;

    @Inject
    WebhookEvents events;

    void take(String integration, OperatorEvent event, byte[] body) {
        Metrics.counter("passerelle.webhook.events", "kind", event.getClass().getSimpleName())
                .increment();
        if (event instanceof OperatorEvent.Text text) {
            once(() -> text(integration, text, body), () -> isStored(integration, text, body));
        } else if (event instanceof OperatorEvent.Receipt receipt) {
            receipt(integration, receipt, body);
        } else if (event instanceof OperatorEvent.Typing typing) {
            arrivals.typing(integration, typing.visitor(), typing.shown());
        } else {
            keep(integration, event, WebhookEvent.Reason.UNKNOWN_KIND, body);
        }
    }

    private void text(String integration, OperatorEvent.Text text, byte[] body) {
        var placed = arrivals.message(new Arrival(
                integration,
                text.visitor(),
                externalId(text.messageId(), body),
                text.author(),
                text.text(),
                text.files(),
                text.quickReplies(),
                text.at()));
        switch (placed) {
            case NO_SUCH_CONVERSATION -> keep(integration, text, WebhookEvent.Reason.UNKNOWN_CONVERSATION, body);
            case CONVERSATION_ENDED -> keep(integration, text, WebhookEvent.Reason.CONVERSATION_ENDED, body);
            case STORED, DUPLICATE -> {
                // Where it belongs.
            }
        }
    }

    private boolean isStored(String integration, OperatorEvent.Text text, byte[] body) {
        return arrivals.holds(integration, externalId(text.messageId(), body));
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
