package dev.passerelle.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerelle.conversation.Message.Delivery;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageTest {

    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "SENT, DELIVERED, true",
        "SENT, READ, true",
        "SENT, FAILED, true",
        "DELIVERED, READ, true",
        "DELIVERED, DELIVERED, false",
        "READ, DELIVERED, false",
        "FAILED, DELIVERED, false",
        "PENDING, SENT, true"
    })
    void aReceiptOnlyEverMovesAMessageOn(Delivery from, Delivery to, boolean news) {
        assertThat(to.isAfter(from)).isEqualTo(news);
    }

    @Test
    void textsForTheOperatorHaveTimesThatGrowAlsoWithinOneMillisecond() {
        var conversation = conversation();

        var first = Message.fromVisitor(conversation, "un", null, NOW);
        var second = Message.fromVisitor(conversation, "x".repeat(9000), null, NOW);
        var third = Message.fromVisitor(conversation, "trois", null, NOW);

        assertThat(second.at()).isAfter(first.at());
        assertThat(third.at()).isAfter(second.at().plusMillis(2));
    }

    @Test
    void whatGoesToTheOperatorAloneHasNoPlaceInTheLedger() {
        var conversation = conversation();

        var transcript = Message.toOperator(conversation, Message.Author.BOT, "Avant", NOW);
        var words = Message.fromVisitor(conversation, "Bonjour", null, NOW);

        assertThat(transcript.seq()).isNull();
        assertThat(words.seq()).isEqualTo(1);
        assertThat(words.position()).isGreaterThan(transcript.position());
    }

    @Test
    void aLongTextIsSentWhenItsLastPartIs() {
        var message = Message.fromVisitor(conversation(), "x".repeat(9000), null, NOW);

        message.partSent(3);
        message.partSent(3);
        assertThat(message.delivery()).isEqualTo(Delivery.PENDING);
        message.partSent(3);

        assertThat(message.delivery()).isEqualTo(Delivery.SENT);
    }

    @Test
    void aPartIsInDoubtFromTheMomentItIsSentUntilItsAnswer() {
        var message = Message.fromVisitor(conversation(), "un", null, NOW);

        message.begins();
        assertThat(message.isMaybeTaken()).isTrue();
        message.notTaken(false);
        assertThat(message.isMaybeTaken()).isFalse();
        message.begins();
        message.partSent(1);

        assertThat(message.isMaybeTaken()).isFalse();
        assertThat(message.unanswered()).isZero();
    }

    @Test
    void onlySilenceIsCountedAndAVagueAnswerLeavesTheDoubt() {
        var message = Message.fromVisitor(conversation(), "un", null, NOW);

        message.begins();
        message.answeredVaguely();
        assertThat(message.unanswered()).isZero();
        message.begins();
        message.begins();
        message.notTaken(true);

        assertThat(message.unanswered()).isEqualTo(1);
        assertThat(message.isMaybeTaken()).isTrue();
    }

    @Test
    void whoTriesAgainByHandMayTryAsOftenAsBefore() {
        var message = Message.fromVisitor(conversation(), "un", null, NOW);
        message.begins();
        message.begins();

        message.failed(Undelivered.UNCERTAIN);

        assertThat(message.isMaybeTaken()).isTrue();
        assertThat(message.unanswered()).isZero();
        assertThat(message.delivery()).isEqualTo(Delivery.FAILED);
    }

    private static Conversation conversation() {
        return new Conversation(
                new Conversation.Start("v-1", null, Locale.FRENCH, "integration", null, "{}", "{}"), NOW);
    }
}
