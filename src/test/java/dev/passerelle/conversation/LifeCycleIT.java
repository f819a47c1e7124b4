package dev.passerelle.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.passerelle.genesys.ConversationState;
import dev.passerelle.inserver.Product;
import dev.passerelle.problem.Page;
import dev.passerelle.problem.Problem;
import dev.passerelle.tenant.Bots;
import dev.passerelle.tenant.Ids;
import dev.passerelle.tenant.Tenant;
import dev.passerelle.work.OutageEnded;
import dev.passerelle.work.Work;
import dev.passerelle.work.Works;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.UserTransaction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What takes minutes in real life, and what many do at once. */
@ExtendWith(ArquillianExtension.class)
class LifeCycleIT {

    @Deployment
    static WebArchive product() {
        return Product.with(LifeCycleIT.class, Product.class);
    }

    @Inject
    Bots bots;

    @Inject
    Ledger ledger;

    @Inject
    LifeCycle lifeCycle;

    @Inject
    Conversations conversations;

    @Inject
    Arrivals arrivals;

    @Inject
    Event<OutageEnded> outage;

    @Inject
    UserTransaction transaction;

    @Resource
    ManagedExecutorService executor;

    @Inject
    Works works;

    @PersistenceContext(unitName = "bot")
    EntityManager store;

    @PersistenceContext(unitName = "platform")
    EntityManager platform;

    @Test
    void whoWaitsTooLongIsLetGo() {
        var bot = newBot();
        var id = Tenant.as(bot, this::waiting);

        Tenant.run(bot, () -> {
            age(id, "createdAt", Duration.ofMinutes(16));
            assertThat(lifeCycle.timeOut(id, bots.current())).isTrue();
        });

        assertThat(Tenant.as(bot, () -> conversations.get(id)).endReason())
                .isEqualTo(Conversation.EndReason.NO_OPERATOR);
    }

    @Test
    void whoIsSilentTooLongWithAnOperatorIsLetGo() {
        var bot = newBot();
        var id = Tenant.as(bot, this::waiting);

        Tenant.run(bot, () -> {
            lifeCycle.observed(id, attendedByLea());
            age(id, "lastActivityAt", Duration.ofMinutes(31));
            assertThat(lifeCycle.timeOut(id, bots.current())).as("warned first").isFalse();
            assertThat(lifeCycle.timeOut(id, bots.current())).as("warned once").isFalse();
            age(id, "lastActivityAt", Duration.ofMinutes(34));
            age(id, "warnedAt", Duration.ofMinutes(3));
            assertThat(lifeCycle.timeOut(id, bots.current())).isTrue();
        });

        assertThat(Tenant.as(bot, () -> conversations.get(id)).endReason())
                .isEqualTo(Conversation.EndReason.INACTIVITY);
        assertThat(Tenant.as(bot, () -> conversations.messages(id, 0, Page.Limit.of(null)))
                        .items())
                .extracting(MessageDocument::text)
                .containsExactly(
                        null,
                        Sentences.INACTIVITY_WARNING.in(Locale.FRENCH),
                        Sentences.INACTIVITY_END.in(Locale.FRENCH),
                        null);
    }

    @Test
    void silenceWhileWaitingIsNoReasonToEnd() {
        var bot = newBot();
        var id = Tenant.as(bot, this::waiting);

        Tenant.run(bot, () -> {
            age(id, "lastActivityAt", Duration.ofMinutes(31));
            assertThat(lifeCycle.timeOut(id, bots.current())).isFalse();
        });
    }

    @Test
    void anEndIsToldOnceAndNothingFollowsIt() {
        var bot = newBot();
        var id = Tenant.as(bot, this::waiting);

        Tenant.run(bot, () -> {
            lifeCycle.endedInGenesys(id);
            lifeCycle.endedInGenesys(id);
            lifeCycle.observed(id, attendedByLea());
        });

        var entries = Tenant.as(bot, () -> conversations.messages(id, 0, Page.Limit.of(null)))
                .items();
        assertThat(entries).extracting(MessageDocument::status).containsExactly(null, Conversation.Status.ENDED);
        assertThatThrownBy(() -> Tenant.run(bot, () -> conversations.post(id, "Encore là ?", null)))
                .isInstanceOf(Problem.class);
    }

    @Test
    void manyWritersLeaveNoHoleInTheLedgerAndNoDouble() throws Exception {
        var bot = newBot();
        var id = Tenant.as(bot, this::waiting);
        var writers = new ArrayList<Callable<Boolean>>();
        for (int index = 0; index < 40; index++) {
            var clientMessageId = "c-" + index / 2;
            writers.add(() -> {
                Tenant.run(bot, () -> postUntilTaken(id, clientMessageId));
                return true;
            });
        }

        for (var written : executor.invokeAll(writers)) {
            assertThat(written.get()).isTrue();
        }

        var entries = Tenant.as(bot, () -> conversations.messages(id, 0, Page.Limit.of(null)))
                .items();
        assertThat(entries)
                .extracting(MessageDocument::seq)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 20).boxed().toList());
        assertThat(entries).extracting(MessageDocument::clientMessageId).doesNotHaveDuplicates();
    }

    /** On a busy machine one may be told to come back, as every client is. */
    private void postUntilTaken(String id, String clientMessageId) {
        for (int tries = 1; ; tries++) {
            try {
                conversations.post(id, "texte " + clientMessageId, clientMessageId);
                return;
            } catch (Problem busy) {
                if (busy.status() != 503 || tries == 5) {
                    throw busy;
                }
            }
        }
    }

    @Test
    void anOperatorsMessageThatArrivesTwiceIsStoredOnce() {
        var bot = newBot();
        var id = Tenant.as(bot, this::waiting);
        var arrival = new Arrival(
                "integration", id, Ids.next(), Message.Author.OPERATOR, "Bonjour", List.of(), List.of(), Instant.now());

        var first = Tenant.as(bot, () -> arrivals.message(arrival));
        var second = Tenant.as(bot, () -> arrivals.message(arrival));

        assertThat(first).isEqualTo(Arrivals.Placed.STORED);
        assertThat(second).isEqualTo(Arrivals.Placed.DUPLICATE);
    }

    @Test
    void afterAnOutageEveryOpenConversationIsToBeReadBack() {
        var bot = newBot();
        var open = Tenant.as(bot, this::waiting);
        var over = Tenant.as(bot, this::waiting);
        Tenant.run(bot, () -> lifeCycle.endedInGenesys(over));

        var asked = inTransaction(() -> {
            outage.fire(new OutageEnded(Instant.now().minusSeconds(120), Instant.now()));
            return platform.createQuery("select w.key.subject from Work w where w.key.kind = :kind", String.class)
                    .setParameter("kind", Repair.KIND)
                    .getResultList();
        });

        assertThat(asked).contains(open).doesNotContain(over);
    }

    private static ConversationState attendedByLea() {
        return new ConversationState(
                ConversationState.Phase.ATTENDED,
                new ConversationState.Operator("u", "Léa"),
                false,
                true,
                null,
                null,
                List.of());
    }

    private String newBot() {
        return bots.create("it-" + Ids.next().toLowerCase(Locale.ROOT)).id();
    }

    private String waiting() {
        return inTransaction(() -> {
            var start = new Conversation.Start("v-1", null, Locale.FRENCH, "integration", null, "{}", "{}");
            var conversation = new Conversation(start, Instant.now());
            ledger.start(conversation);
            leaveUndelivered(conversation.id());
            return conversation.id();
        });
    }

    /** As if it had failed just now: these conversations have no integration to be sent through. */
    private void leaveUndelivered(String id) {
        works.request(Dispatcher.KIND, id, Instant.now().plus(Duration.ofHours(1)));
        platform.createQuery("update Work w set w.attempts = 1, w.dueAt = :later where w.key = :key")
                .setParameter("later", Instant.now().plus(Duration.ofHours(1)))
                .setParameter("key", new Work.Key(Dispatcher.KIND, id))
                .executeUpdate();
    }

    private void age(String id, String field, Duration by) {
        inTransaction(() -> store.createQuery("update Conversation c set c." + field + " = :moment where c.id = :id")
                .setParameter("moment", Instant.now().minus(by))
                .setParameter("id", id)
                .executeUpdate());
    }

    private <T> T inTransaction(Callable<T> work) {
        try {
            transaction.begin();
            var result = work.call();
            transaction.commit();
            return result;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
