package dev.passerelle.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerelle.genesys.Accepted;
import dev.passerelle.genesys.Answers;
import dev.passerelle.inserver.Product;
import dev.passerelle.tenant.Bots;
import dev.passerelle.tenant.Ids;
import dev.passerelle.tenant.Tenant;
import dev.passerelle.work.Work;
import dev.passerelle.work.Works;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.UserTransaction;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the store says of a text after each way in which a try can end, a crash included. */
@ExtendWith(ArquillianExtension.class)
class DeliveriesIT {

    @Deployment
    static WebArchive product() {
        return Product.with(DeliveriesIT.class, Product.class, Answers.class);
    }

    @Inject
    Bots bots;

    @Inject
    Ledger ledger;

    @Inject
    Consignments consignments;

    @Inject
    Deliveries deliveries;

    @Inject
    Works works;

    @Inject
    UserTransaction transaction;

    @PersistenceContext(unitName = "platform")
    EntityManager platform;

    private String bot;
    private String id;

    @BeforeEach
    void aConversationThatNobodyElseDelivers() {
        if (bots == null) {
            return; // outside the server
        }
        bot = bots.create("it-" + Ids.next().toLowerCase(Locale.ROOT)).id();
        id = Tenant.as(bot, this::waiting);
    }

    @Test
    void whatWasMarkedWhenTheProcessDiedIsInDoubt() {
        assertThat(next().isInDoubt()).isFalse();

        assertThat(next().isInDoubt()).isTrue();
        assertThat(next().doubt().mayRepeat()).isTrue();
    }

    @Test
    void whatCertainlyDidNotArriveIsNotInDoubt() {
        for (var answer : new int[] {429, 401, 403, 408}) {
            assertThat(failed(next(), answer)).isTrue();
        }

        assertThat(next().isInDoubt()).isFalse();
    }

    @Test
    void aTextThatMetSilenceTwiceIsNotRepeatedBlindly() {
        silence(next());
        var second = next();
        assertThat(second.doubt().mayRepeat()).isTrue();
        inBot(() -> deliveries.repeated(id, second));
        silence(second);

        assertThat(next().doubt().mayRepeat()).isFalse();
    }

    @Test
    void anErrorOfGenesysLeavesADoubtButMayBeTriedAgainAndAgain() {
        failed(next(), 503);
        for (int i = 0; i < 5; i++) {
            var again = next();
            assertThat(again.doubt().mayRepeat()).isTrue();
            inBot(() -> deliveries.repeated(id, again));
            failed(again, 503);
        }

        assertThat(next().doubt().mayRepeat()).isTrue();
    }

    @Test
    void whatStaysUncertainEndsTheConversationWithAGoodbyeThatGenesysMayNeed() {
        var first = next();
        silence(first);

        inBot(() -> deliveries.uncertain(id, first));

        var ended = Tenant.as(bot, () -> ledger.find(id).orElseThrow());
        assertThat(ended.endReason()).isEqualTo(Conversation.EndReason.DELIVERY_FAILED);
        var goodbye = next();
        assertThat(goodbye.content().text()).isEqualTo(Sentences.VISITOR_LEFT.in(Locale.FRENCH));
        assertThat(goodbye.content().first()).isTrue();
        inBot(() -> deliveries.accepted(id, goodbye, new Accepted("g-1", "conversation-1", null)));
        assertThat(Tenant.as(bot, () -> deliveries.farewellTo(id)))
                .map(Deliveries.Farewell::genesysConversation)
                .contains("conversation-1");
    }

    @Test
    void aGoodbyeIsRepeatedUntilItIsTaken() {
        silence(next());
        inBot(() -> inTransaction(() -> {
            ledger.end(
                    ledger.locked(id).orElseThrow(),
                    Conversation.EndReason.VISITOR_LEFT,
                    java.util.Optional.of("Au revoir"));
            return null;
        }));
        for (int i = 0; i < 4; i++) {
            var goodbye = next();
            assertThat(goodbye.content().text()).isEqualTo("Au revoir");
            assertThat(goodbye.doubt() == null || goodbye.doubt().mayRepeat()).isTrue();
            if (goodbye.isInDoubt()) {
                inBot(() -> deliveries.repeated(id, goodbye));
            }
            silence(goodbye);
        }
    }

    @Test
    void anAnswerThatComesAfterSomebodyElseHasBroughtThePartOverChangesNothing() {
        var late = next();
        inBot(() -> deliveries.accepted(id, late, new Accepted("g-1", "conversation-1", null)));

        inBot(() -> deliveries.accepted(id, late, new Accepted("g-2", "conversation-1", null)));
        assertThat(failed(late, 400)).isFalse();

        assertThat(Tenant.as(bot, () -> ledger.acceptedIds(id))).containsExactly("g-1");
        assertThat(Tenant.as(bot, () -> consignments.next(id, true))).isEmpty();
    }

    private Consignment next() {
        return Tenant.as(bot, () -> consignments.next(id, true)).orElseThrow();
    }

    private void silence(Consignment sent) {
        assertThat(Tenant.as(bot, () -> deliveries.failed(id, sent, Answers.silence())))
                .isTrue();
    }

    private boolean failed(Consignment sent, int status) {
        return Tenant.as(bot, () -> deliveries.failed(id, sent, Answers.status(status)));
    }

    private void inBot(Runnable step) {
        Tenant.run(bot, step);
    }

    private String waiting() {
        return inTransaction(() -> {
            var start = new Conversation.Start("v-1", null, Locale.FRENCH, "integration", null, "{}", "{}");
            var conversation = new Conversation(start, Instant.now());
            ledger.start(conversation);
            ledger.append(
                    conversation, Message.toOperator(conversation, Message.Author.VISITOR, "Bonjour", Instant.now()));
            works.request(Dispatcher.KIND, conversation.id(), Instant.now().plus(Duration.ofHours(1)));
            platform.createQuery("update Work w set w.attempts = 1, w.dueAt = :later where w.key = :key")
                    .setParameter("later", Instant.now().plus(Duration.ofHours(1)))
                    .setParameter("key", new Work.Key(Dispatcher.KIND, conversation.id()))
                    .executeUpdate();
            return conversation.id();
        });
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
