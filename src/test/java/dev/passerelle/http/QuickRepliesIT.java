package dev.passerelle.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Buttons of a flow in Genesys: shown to the visitor, and answered as buttons. */
@Tidy.Up
class QuickRepliesIT {

    private static final String ANSWERS = "/inbound/open/structured/response$";

    private static Chat offered() {
        var chat = TestBot.ready().chatWithLea();
        chat.bot()
                .genesys
                .act(chat.inGenesys(), "quick-replies", Map.of("text", "D'accord ?", "replies", List.of("Oui", "Non")));
        chat.entry("D'accord ?");
        return chat;
    }

    private static List<JsonNode> answers(Chat chat) {
        return chat.bot().genesys.requests("POST", ANSWERS).stream()
                .map(request -> Http.parse(request.get("body").asText()))
                .toList();
    }

    @Test
    void theAnswerGoesBackAsOne() {
        var chat = offered();
        var offer = chat.entry("D'accord ?");
        assertThat(offer.at("/quickReplies/0/text").asText()).isEqualTo("Oui");

        chat.say("oui");
        chat.awaitDelivery("oui", "SENT");

        assertThat(answers(chat)).hasSize(1);
        var answer = answers(chat).get(0);
        assertThat(answer.at("/buttonResponse/type").asText()).isEqualTo("QuickReply");
        assertThat(answer.at("/buttonResponse/text").asText()).isEqualTo("Oui");
        assertThat(answer.at("/buttonResponse/payload").asText()).isEqualTo("Oui");
        assertThat(answer.at("/originatingMessageId").asText()).matches("[0-9a-f]{32}");
    }

    @Test
    void onlyTheFirstAnswerIsOne() {
        var chat = offered();

        chat.say("Non");
        chat.awaitDelivery("Non", "SENT");
        chat.say("Oui");
        chat.awaitDelivery("Oui", "SENT");

        assertThat(answers(chat)).hasSize(1);
        assertThat(chat.bot().genesys.texts(chat.id()).stream()
                        .map(body -> body.get("text").asText()))
                .containsExactly("Bonjour", "Oui");
    }

    @Test
    void otherWordsAreWords() {
        var chat = offered();

        chat.say("Peut-être");
        chat.awaitDelivery("Peut-être", "SENT");

        assertThat(answers(chat)).isEmpty();
    }

    @Test
    void anAnswerThatGenesysDoesNotTakeGoesAsText() {
        var chat = offered();
        chat.bot().genesys.fail(ANSWERS, 400, 1);

        chat.say("Oui");
        chat.awaitDelivery("Oui", "SENT");

        assertThat(chat.bot().genesys.heard(chat.inGenesys())).contains("Oui");
    }
}
