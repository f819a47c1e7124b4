package dev.passerelle.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerelle.attachment.Attachment;
import dev.passerelle.attachment.Offer;
import dev.passerelle.conversation.Arrivals.Placed;
import dev.passerelle.conversation.Conversation.Standing;
import dev.passerelle.conversation.Conversation.Status;
import dev.passerelle.conversation.IntakeBatch.Found;
import dev.passerelle.conversation.IntakeBatch.Identity;
import dev.passerelle.work.WorkBatch;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IntakeBatchTest {

    private static final Instant BEFORE = Instant.parse("2026-11-22T09:00:00Z");
    private static final Instant NOW = BEFORE.plusSeconds(60);

    private static Conversation conversation(Status status, String operator) {
        return Conversation.standing(new Standing("c1", "bot", "i1", status, operator, 3, 5, BEFORE, null, BEFORE));
    }

    private static Incoming operator(String externalId) {
        return fromGenesys("i1", Message.Author.OPERATOR, externalId);
    }

    private static Incoming fromGenesys(String integration, Message.Author author, String externalId) {
        var file = new Offer("a.png", "image/png", 7L, "https://genesys.example/a.png");
        return new Incoming.FromGenesys(
                "bot", new Arrival(integration, "c1", externalId, author, "Bonjour", List.of(file), List.of(), BEFORE));
    }

    private static Incoming visitor(String clientMessageId) {
        return new Incoming.FromVisitor("bot", "c1", "Il tousse", clientMessageId);
    }

    private static IntakeBatch placed(Conversation conversation, Incoming... arrived) {
        return placed(new Found(Map.of("c1", conversation), Set.of(), Set.of()), arrived);
    }

    private static IntakeBatch placed(Found found, Incoming... arrived) {
        var batch = new IntakeBatch(List.of(arrived), NOW);
        batch.place(found);
        return batch;
    }

    private static List<Placed> outcomes(IntakeBatch batch) {
        return batch.placements().stream().map(Incoming.Placement::placed).toList();
    }

    @Test
    void bothSidesAreNumberedInTheOrderOfArrival() {
        var batch = placed(conversation(Status.ACTIVE, "Léa"), visitor("a"), operator("x"), visitor(null));

        assertThat(outcomes(batch)).containsOnly(Placed.STORED);
        assertThat(batch.messages()).extracting(Message::seq).containsExactly(4L, 5L, 6L);
        assertThat(batch.messages()).extracting(Message::position).containsExactly(6L, 7L, 8L);
        var standing = batch.changed().iterator().next().standing();
        assertThat(standing.lastSeq()).isEqualTo(6);
        assertThat(standing.lastActivityAt()).isEqualTo(NOW);
        assertThat(batch.work())
                .containsExactlyInAnyOrder(
                        new WorkBatch.Request(Dispatcher.KIND, "c1", "bot"),
                        new WorkBatch.Request(
                                Attachment.FETCH, batch.files().get(0).id(), "bot"));
        assertThat(batch.receipts()).hasSize(1);
        assertThat(batch.files()).hasSize(1);
    }

    @Test
    void aBotThatIsCalledBackIsToldOfBothSides() {
        var found = new Found(Map.of("c1", conversation(Status.ACTIVE, "Léa")), Set.of(), Set.of(), Set.of("bot"));

        var batch = placed(found, operator("x"), visitor("a"));

        assertThat(batch.work())
                .contains(
                        new WorkBatch.Request(Dispatcher.KIND, "c1", "bot"),
                        new WorkBatch.Request(BotEvents.CALLBACK, "c1", "bot"));
    }

    @Test
    void theFirstWordsOfAnOperatorMakeItActiveAndAskForTheName() {
        var batch = placed(conversation(Status.WAITING, null), operator("x"), operator("y"));

        assertThat(batch.messages())
                .extracting(Message::kind)
                .containsExactly(Message.Kind.STATUS, Message.Kind.TEXT, Message.Kind.TEXT);
        assertThat(batch.messages()).extracting(Message::seq).containsExactly(4L, 5L, 6L);
        assertThat(batch.changed().iterator().next().standing().status()).isEqualTo(Status.ACTIVE);
        assertThat(batch.work()).contains(new WorkBatch.Request(Observation.KIND, "c1", "bot"));
    }

    @Test
    void aFlowThatSpeaksIsNoOperator() {
        var batch = placed(conversation(Status.WAITING, null), fromGenesys("i1", Message.Author.BOT, "x"));

        assertThat(batch.changed().iterator().next().standing().status()).isEqualTo(Status.WAITING);
        assertThat(batch.messages()).hasSize(1);
    }

    @Test
    void whatIsEqualIsStoredOnceAlsoWithinOneBatch() {
        var found = new Found(
                Map.of("c1", conversation(Status.ACTIVE, "Léa")),
                Set.of(),
                Set.of(new Identity("bot", "c1", "known"), new Identity("bot", "i1", "seen")));

        var batch = placed(found, visitor("known"), operator("seen"), visitor("new"), visitor("new"), operator("new"));

        assertThat(outcomes(batch))
                .containsExactly(Placed.DUPLICATE, Placed.DUPLICATE, Placed.STORED, Placed.DUPLICATE, Placed.STORED);
        assertThat(batch.messages()).extracting(Message::seq).containsExactly(4L, 5L);
    }

    @Test
    void withoutAnIdOfItsOwnNothingIsADuplicate() {
        var batch = placed(conversation(Status.ACTIVE, "Léa"), visitor(null), visitor(null));

        assertThat(outcomes(batch)).containsOnly(Placed.STORED);
        assertThat(batch.messages()).hasSize(2);
    }

    @Test
    void nothingIsAddedAfterTheEndButADuplicateIsStillOne() {
        var found = new Found(
                Map.of("c1", conversation(Status.ENDED, "Léa")), Set.of(), Set.of(new Identity("bot", "c1", "known")));

        var batch = placed(found, visitor("known"), visitor("new"), operator("x"));

        assertThat(outcomes(batch))
                .containsExactly(Placed.DUPLICATE, Placed.CONVERSATION_ENDED, Placed.CONVERSATION_ENDED);
        assertThat(batch.messages()).isEmpty();
        assertThat(batch.changed()).isEmpty();
    }

    @Test
    void anotherBotAndAnotherIntegrationFindNoConversation() {
        var ofAnotherBot = new Incoming.FromVisitor("other", "c1", "Bonjour", null);

        var batch = placed(
                conversation(Status.ACTIVE, "Léa"), ofAnotherBot, fromGenesys("i2", Message.Author.OPERATOR, "x"));

        assertThat(outcomes(batch)).containsOnly(Placed.NO_SUCH_CONVERSATION);
        assertThat(batch.messages()).isEmpty();
    }

    @Test
    void whatSomebodyElseHoldsHasNoPlaceYet() {
        var batch = placed(new Found(Map.of(), Set.of("c1"), Set.of()), visitor("a"));

        assertThat(batch.placements()).containsOnlyNulls();
    }
}
