package dev.passerelle.conversation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A conversation as a bot is told of it that does not listen to the stream: the same events, read from the ledger one by one. */
@ApplicationScoped
public class BotEvents {

    /** The kind of work that tells them; its subject is the conversation. Requested with every change of a bot that is called back. */
    public static final String CALLBACK = "CALLBACK";

    /** How long the news that an operator is there waits for the operator's name. */
    private static final Duration PATIENCE_FOR_A_NAME = Duration.ofMillis(400);

    @PersistenceContext(unitName = "bot")
    EntityManager store;

    @Inject
    Entries entries;

    @Inject
    Clock clock;

    /** What kind of event; the names are those of the stream. */
    public enum Type {
        MESSAGE,
        STATUS,
        DELIVERY
    }

    /**
     * Something to tell.
     *
     * @param id the same whenever this is told again
     * @param seq of the entry; of the text whose delivery changed
     * @param delivery the state that the bot knows after this; null for what is not delivered to anybody
     * @param data as in the event stream
     * @param notBefore the earliest moment to tell it
     */
    public record Told(
            String id,
            Type type,
            String message,
            long seq,
            Message.Delivery delivery,
            Object data,
            Instant at,
            Instant notBefore) {

        /** The same under the id that it was told with before. */
        public Told as(String otherId) {
            return new Told(otherId, type, message, seq, delivery, data, at, notBefore);
        }
    }

    /** Nobody else appends to the conversation until the transaction ends. */
    @Transactional(TxType.MANDATORY)
    public void hold(String conversation) {
        store.find(Conversation.class, conversation, LockModeType.PESSIMISTIC_WRITE);
    }

    /** What comes next for a bot that was told everything up to {@code seq}: changed deliveries first, then the next entry. */
    @Transactional
    public Optional<Told> next(String conversation, long seq) {
        return changedDelivery(conversation, seq)
                .or(() ->
                        entries.after(conversation, seq, 1).stream().findFirst().map(this::entry));
    }

    /** One event once more, as the ledger has it now; empty when it was erased. */
    @Transactional
    public Optional<Told> again(Type type, String message, Message.Delivery delivery) {
        var found = Optional.ofNullable(store.find(Message.class, message));
        return type == Type.DELIVERY
                ? found.map(known -> delivery(known, delivery))
                : found.map(entries::document).map(this::entry);
    }

    /** The bot knows of this now. */
    @Transactional(TxType.MANDATORY)
    public void told(Told event) {
        if (event.delivery() != null) {
            // Only this column: a receipt may be changing the row at this moment.
            store.createQuery("update Message m set m.deliveryTold = :told where m.id = :id")
                    .setParameter("told", event.delivery())
                    .setParameter("id", event.message())
                    .executeUpdate();
        }
    }

    private Optional<Told> changedDelivery(String conversation, long seq) {
        return store.createQuery(
                        "select m from Message m where m.conversation = :conversation and m.seq <= :seq"
                                + " and m.delivery is not null and (m.deliveryTold is null or m.deliveryTold <> m.delivery)"
                                + " order by m.seq",
                        Message.class)
                .setParameter("conversation", conversation)
                .setParameter("seq", seq)
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .map(message -> delivery(message, message.delivery()));
    }

    private Told delivery(Message message, Message.Delivery state) {
        var now = clock.instant();
        // A replay gives a text another position, and with it the right to fail again.
        var id = message.id() + "." + message.position() + "." + state;
        var data = new Streams.DeliveryEvent(message.id(), state);
        return new Told(id, Type.DELIVERY, message.id(), message.seq(), state, data, now, now);
    }

    private Told entry(MessageDocument entry) {
        var isStatus = entry.kind() == Message.Kind.STATUS;
        Object data = isStatus
                ? new EventStream.StatusEvent(entry.seq(), entry.status(), entry.endReason(), entry.operator())
                : entry;
        var nameless = entry.status() == Conversation.Status.ACTIVE && entry.operator() == null;
        return new Told(
                entry.id(),
                isStatus ? Type.STATUS : Type.MESSAGE,
                entry.id(),
                entry.seq(),
                entry.delivery(),
                data,
                entry.at(),
                nameless ? entry.at().plus(PATIENCE_FOR_A_NAME) : entry.at());
    }
}
