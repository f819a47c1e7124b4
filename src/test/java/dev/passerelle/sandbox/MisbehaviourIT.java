package dev.passerelle.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;

/** What a client meets when Genesys has a bad day. */
class MisbehaviourIT {

    private final GenesysClient genesys = GenesysClient.organisation("");
    private final String integration = genesys.integration("Bot (Animal)", "http://localhost:1/nobody");

    @Test
    void cutsAConnectionWithoutAnAnswerAndWithoutHavingDoneAnything() {
        fault("\"reset\":true");

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> write("un"))
                .withCauseInstanceOf(IOException.class);

        assertThat(seen()).isEmpty();
        assertThat(write("deux").status()).isEqualTo(200);
    }

    @Test
    void cutsAConnectionAfterItHasAcceptedTheMessage() {
        fault("\"reset\":true,\"afterAccept\":true");

        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> write("un"));

        assertThat(seen()).containsExactly("un");
    }

    @Test
    void saysWhenToComeBackAsADate() {
        fault("\"status\":429,\"retryAfter\":7,\"retryAfterForm\":\"date\"");

        var answer = write("un");

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.header("inin-ratelimit-reset")).isEqualTo("7");
        var until = ZonedDateTime.parse(answer.header("Retry-After"), DateTimeFormatter.RFC_1123_DATE_TIME)
                .toInstant();
        assertThat(until).isBetween(Instant.now().plusSeconds(4), Instant.now().plusSeconds(9));
    }

    @Test
    void failsOnlyWhatSaysACertainThing() {
        fault("\"status\":503,\"body\":\"deux\"");

        assertThat(write("un").status()).isEqualTo(200);
        assertThat(write("deux").status()).isEqualTo(503);
    }

    @Test
    void countsWhatItWasAsked() {
        fault("\"status\":503");
        write("un");
        write("deux");

        var figures = genesys.get("/control/organisations/" + genesys.clientId + "/figures")
                .json();

        assertThat(figures.getJsonObject("byStatus").getInt("503")).isEqualTo(1);
        assertThat(figures.getJsonObject("byKind").getInt("message")).isEqualTo(2);
        assertThat(figures.getInt("tokens")).isEqualTo(1);
    }

    @Test
    void aRobotTakesAndAnswers() throws InterruptedException {
        genesys.call("PUT", "/control/organisations/" + genesys.clientId + "/robot", """
                {"echo":true,"write":{"perSecond":100,"total":3,"conversations":"all"}}""");
        write("un");

        var until = Instant.now().plusSeconds(10);
        while (outbound() < 3 && Instant.now().isBefore(until)) {
            Thread.sleep(50);
        }

        // The first words are echoed if the robot had taken the conversation by then.
        assertThat(outbound()).isBetween(3, 4);
    }

    @Test
    void aPurgedConversationIsNotThere() {
        var id = write("un").json().getString("conversationId");

        assertThat(genesys.desk("DELETE", "/conversations/" + id, "").status()).isEqualTo(204);

        assertThat(genesys.get("/api/v2/conversations/messages/" + id).status()).isEqualTo(404);
        assertThat(seen()).as("the ledger forgets nothing").containsExactly("un");
    }

    @Test
    void readsSeveralMessagesAtOnce() {
        var answer = write("un").json();

        var bulk = genesys.post(
                "/api/v2/conversations/messages/" + answer.getString("conversationId") + "/messages/bulk",
                "[\"" + answer.getString("id") + "\",\"nobody\"]");

        assertThat(bulk.json().getJsonArray("entities")).hasSize(1);
    }

    private GenesysClient.Answer write(String text) {
        return genesys.visitorWrites(integration, "v", text);
    }

    private void fault(String effect) {
        var made = genesys.post(
                "/control/faults",
                "{\"match\":\"inbound/open/message\",\"clientId\":\"" + genesys.clientId + "\"," + effect + "}");
        assertThat(made.status()).isEqualTo(201);
    }

    private java.util.List<String> seen() {
        return ledger("inbound").stream()
                .map(each -> each.asJsonObject().getString("text"))
                .toList();
    }

    private int outbound() {
        return ledger("outbound").size();
    }

    private jakarta.json.JsonArray ledger(String direction) {
        return genesys.get("/control/organisations/" + genesys.clientId + "/ledger?direction=" + direction)
                .json()
                .getJsonArray("items");
    }
}
