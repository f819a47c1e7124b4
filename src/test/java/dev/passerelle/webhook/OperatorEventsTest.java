package dev.passerelle.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerelle.attachment.Offer;
import dev.passerelle.conversation.Arrival;
import dev.passerelle.conversation.Message;
import dev.passerelle.problem.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Genesys posts, as recorded, and what is made of it. */
class OperatorEventsTest {

    private static OperatorEvent file(String name) {
        try (var recorded = OperatorEventsTest.class.getResourceAsStream("/webhook/" + name + ".json")) {
            return OperatorEvents.read(Json.tree(recorded.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static OperatorEvent read(String json) {
        try {
            return OperatorEvents.read(Json.tree(json.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static OperatorEvent.Text text(OperatorEvent event) {
        assertThat(event).isInstanceOf(OperatorEvent.Text.class);
        return (OperatorEvent.Text) event;
    }

    @Test
    void aText() {
        var text = text(file("text"));

        assertThat(text.visitor()).isEqualTo("conv-8f2c");
        assertThat(text.messageId()).isEqualTo("d7d58935af65a45e5234ac77de017a0a");
        assertThat(text.author()).isEqualTo(Message.Author.OPERATOR);
        assertThat(text.text()).isEqualTo("Hello, I am Bob, how can I help?");
        assertThat(text.files()).isEmpty();
        assertThat(text.quickReplies()).isEmpty();
        assertThat(text.at()).isEqualTo(Instant.parse("2026-11-22T09:32:00.427Z"));
    }

    @Test
    void aTextWithAnAttachment() {
        var text = text(file("text-with-attachment"));

        assertThat(text.text()).isEqualTo("Voici l'ordonnance.");
        assertThat(text.files())
                .containsExactly(new Offer(
                        "image.jpg",
                        "image/jpeg",
                        10_240L,
                        "https://api-downloads.usw2.pure.cloud/api/v2/downloads/pce1234456"));
    }

    @Test
    void anAttachmentAloneIsNoTyping() {
        var text = text(file("attachment-alone"));

        assertThat(text.text()).isNull();
        assertThat(text.files()).hasSize(1);
        assertThat(text.files().get(0).filename()).isEqualTo("facture.pdf");
        assertThat(text.files().get(0).size()).isNull();
    }

    @Test
    void typing() {
        assertThat(file("typing")).isEqualTo(new OperatorEvent.Typing("Event", "conv-8f2c", Duration.ofSeconds(4)));
    }

    @Test
    void typingIsNeverShownForLong() {
        var event = read("{\"type\":\"Event\",\"channel\":{\"to\":{\"id\":\"v\"}},"
                + "\"events\":[{\"eventType\":\"Typing\",\"typing\":{\"duration\":99999999}}]}");

        assertThat(((OperatorEvent.Typing) event).shown()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void aReceipt() {
        assertThat(file("receipt"))
                .isEqualTo(new OperatorEvent.Receipt(
                        "Receipt",
                        "f2d58935af65a45e5234ac77de017a0e",
                        Message.Delivery.FAILED,
                        "The message has expired"));
    }

    @Test
    void aReceiptOfAnotherStatusDoesNotConcernUs() {
        var receipt = (OperatorEvent.Receipt) read("{\"type\":\"Receipt\",\"id\":\"x\",\"status\":\"Published\"}");

        assertThat(receipt.state()).isNull();
    }

    @Test
    void buttonsThatAreTooManyAreReadAsText() {
        var button =
                "{\"contentType\":\"QuickReply\",\"quickReply\":{\"text\":\"%s\",\"payload\":\"\\u0000\\u0001p\"}}";
        var texts = IntStream.range(0, 100).mapToObj(number -> "choice ".repeat(10) + number);
        var buttons = texts.map(button::formatted).collect(Collectors.joining(","));

        var text = text(read("{\"type\":\"Structured\",\"id\":\"x\",\"content\":[" + buttons + "]}"));

        assertThat(text.quickReplies().size() + text.text().lines().count()).isEqualTo(100);
        assertThat(text.quickReplies()).hasSizeBetween(30, 50);
        assertThat(text.text()).endsWith("choice 99");
    }

    @Test
    void quickReplies() {
        var text = text(file("quick-replies"));

        assertThat(text.author()).isEqualTo(Message.Author.BOT);
        assertThat(text.text()).isEqualTo("Êtes-vous déjà client ?");
        assertThat(text.quickReplies())
                .containsExactly(new Arrival.QuickReply("Oui", "oui-1"), new Arrival.QuickReply("Non", "Non"));
    }

    @Test
    void aCarouselIsShownAsLines() {
        var text = text(file("carousel"));

        assertThat(text.text()).isEqualTo("""
                Nos formules
                Chat
                Tout pour lui
                – Voir : https://www.exemple.fr/chat
                – Choisir
                Chien""");
    }

    @Test
    void anUnknownKindIsKept() {
        assertThat(file("unknown-kind"))
                .isEqualTo(new OperatorEvent.Unsupported("Hologram", "conv-8f2c", "c9d58935af65a45e5234ac77de017a11"));
    }

    @Test
    void escapesAndEmojiAreRead() {
        var text = text(file("escapes-and-emoji"));

        assertThat(text.text()).isEqualTo("Grüße 👋 «ça\u00a0va» 👩‍⚕️\nligne 2\t\"fin\" \\ !");
        assertThat(text.at()).isEqualTo(Instant.parse("2026-11-22T09:33:20.500Z"));
    }

    @Test
    void aTextOfNothingIsKept() {
        assertThat(file("nothing-but-a-type")).isEqualTo(new OperatorEvent.Unsupported("Text", "", null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"type\":null}",
                "{\"type\":7,\"channel\":[],\"content\":\"x\",\"events\":7}",
                "{\"type\":\"Event\",\"events\":[null]}",
                "{\"type\":\"Event\",\"events\":[{\"eventType\":\"Presence\"}]}",
                "{\"type\":\"Text\",\"text\":\" \",\"content\":[{}]}"
            })
    void nothingIsFatal(String body) {
        assertThat(read(body)).isInstanceOf(OperatorEvent.Unsupported.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"Text\",\"text\":\"x\"}",
                "{\"type\":\"Text\",\"text\":\"x\",\"channel\":{\"to\":null,\"time\":\"yesterday\"},\"content\":[null,7]}",
                "{\"type\":\"Text\",\"text\":\"x\",\"channel\":\"y\",\"content\":null,\"originatingEntity\":5}"
            })
    void whatIsMissingOrOddLeavesTheText(String body) {
        var text = text(read(body));

        assertThat(text.text()).isEqualTo("x");
        assertThat(text.visitor()).isEmpty();
        assertThat(text.at()).isNull();
        assertThat(text.author()).isEqualTo(Message.Author.OPERATOR);
    }
}
