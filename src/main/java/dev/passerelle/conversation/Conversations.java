package dev.passerelle.conversation;

import dev.passerelle.problem.Page;
import dev.passerelle.problem.Problem;
import dev.passerelle.security.SignedAccess;
import dev.passerelle.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The conversations of the bot in force: what bots and visitors can do with them. */
@ApplicationScoped
public class Conversations {

    @PersistenceContext(unitName = "bot")
    EntityManager store;

    @Inject
    Handover handover;

    @Inject
    IdempotencyKeys keys;

    @Inject
    Ledger ledger;

    @Inject
    Entries entries;

    @Inject
    Intake intake;

    @Inject
    Throttle throttle;

    @Inject
    Stop stop;

    @Inject
    SignedAccess access;

    @Inject
    VisitorTyping visitorTyping;

    @Inject
    Clock clock;

    @Inject
    @ConfigProperty(name = "PASSERELLE_PUBLIC_URL")
    String publicUrl;

    /** A stored message, and whether it was stored before. */
    public record Posted(MessageDocument message, boolean again) {}

    /** Hands a visitor over: stored when this returns, delivered afterwards. */
    public ConversationDocument open(Escalation escalation) {
        return open(escalation, Optional.empty());
    }

    /**
     * As {@link #open(Escalation)}; the same key and escalation within a day give the same answer.
     *
     * @throws Problem 409 when the bot does not escalate or its connector is not ready, 422 for a skill or key, 429, 503
     */
    public ConversationDocument open(Escalation escalation, Optional<String> key) {
        stop.refuseNewOnes();
        return withChat(known(escalation, key).orElseGet(() -> opened(escalation, key)));
    }

    private ConversationDocument opened(Escalation escalation, Optional<String> key) {
        throttle.escalating(escalation.visitorId());
        try {
            return handover.open(escalation, key);
        } catch (Problem problem) {
            throw problem;
        } catch (RuntimeException failed) {
            // The same key at the same moment: the other one has stored it, or the failure is a real one.
            return known(escalation, key).orElseThrow(() -> failed);
        }
    }

    private Optional<ConversationDocument> known(Escalation escalation, Optional<String> key) {
        return key.flatMap(value -> keys.answerTo(value, escalation));
    }

    private ConversationDocument withChat(ConversationDocument document) {
        var right = new SignedAccess.Right(Tenant.current(), document.id(), SignedAccess.Right.EVENTS);
        var events = publicUrl + "/api/v1/conversations/" + document.id() + "/events?access=" + access.sign(right);
        return document.with(new ConversationDocument.Chat(access.chatToken(Tenant.current(), document.id()), events));
    }

    @Transactional
    public ConversationDocument get(String id) {
        return ConversationDocument.of(existing(id));
    }

    /** The newest first. @param after the last id of the page before; null for the first */
    @Transactional
    public Page<ConversationDocument> list(
            String visitorId, Conversation.Status status, String after, Page.Limit limit) {
        var found = store.createQuery(
                        "select c from Conversation c where (:visitor is null or c.visitorId = :visitor)"
                                + " and (:status is null or c.status = :status) and (:after is null or c.id < :after)"
                                + " order by c.id desc",
                        Conversation.class)
                .setParameter("visitor", visitorId)
                .setParameter("status", status)
                .setParameter("after", after)
                .setMaxResults(limit.oneMore())
                .getResultList();
        return Page.of(found.stream().map(ConversationDocument::of).toList(), limit, ConversationDocument::id);
    }

    /** Entries of the ledger after a {@code seq}. */
    @Transactional
    public Page<MessageDocument> messages(String id, long after, Page.Limit limit) {
        existing(id);
        var found = entries.after(id, after, limit.oneMore());
        return Page.of(found, limit, message -> Long.toString(message.seq()));
    }

    /**
     * The visitor says something.
     *
     * @param clientMessageId under which it is stored once; null to store it in any case
     * @throws Problem 404, 409 when the conversation has ended or the id was used for another text, 503
     */
    public Posted post(String id, String text, String clientMessageId) {
        var said = new Incoming.FromVisitor(Tenant.current(), id, text, clientMessageId);
        var placement = Waiting.forThe(intake.take(said));
        return switch (placement.placed()) {
            case STORED -> new Posted(entries.document(placement.message()), false);
            case DUPLICATE -> again(ledger.byClientId(id, clientMessageId).orElseThrow(Problem::notFound), text);
            case NO_SUCH_CONVERSATION -> throw Problem.notFound();
            case CONVERSATION_ENDED -> throw Problem.conflict("conversation-ended");
        };
    }

    private Posted again(Message before, String text) {
        if (!text.equals(before.text())) {
            throw Problem.conflict("client-message-id-reused");
        }
        return new Posted(entries.stored(before), true);
    }

    /** The visitor is writing. Worth telling, not worth keeping. */
    public void typing(String id) {
        visitorTyping.relay(existing(id));
    }

    @Transactional
    public void read(String id, long upTo) {
        locked(id).readUpTo(upTo);
    }

    /** The visitor leaves. */
    @Transactional
    public ConversationDocument leave(String id) {
        var conversation = locked(id);
        var farewell = Sentences.VISITOR_LEFT.in(conversation.locale());
        ledger.end(conversation, Conversation.EndReason.VISITOR_LEFT, Optional.of(farewell));
        return ConversationDocument.of(conversation);
    }

    Conversation existing(String id) {
        return ledger.find(id).orElseThrow(Problem::notFound);
    }

    private Conversation locked(String id) {
        return ledger.locked(id).orElseThrow(Problem::notFound);
    }
}
