package dev.passerelle.http;

import static dev.passerelle.http.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.passerelle.http.Http.Answer;
import java.util.List;
import java.util.Map;

/** A conversation, from the bot's side. */
record Chat(TestBot bot, JsonNode opened) {

    String id() {
        return opened.get("id").asText();
    }

    /** The visitor's browser. */
    Api visitor() {
        return new Api(opened.at("/chat/token").asText());
    }

    String eventsUrl() {
        return opened.at("/chat/eventsUrl").asText();
    }

    String address() {
        return TestBot.CONVERSATIONS + "/" + id();
    }

    String messages() {
        return address() + "/messages";
    }

    Answer read() {
        return bot.api.get(address()).is(200);
    }

    JsonNode await(String status) {
        return eventually(() -> {
            var read = read();
            assertThat(read.at("/status").asText()).as(read.toString()).isEqualTo(status);
            return read.json();
        });
    }

    Answer say(String text) {
        return bot.api.post(messages(), Map.of("text", text)).is(202);
    }

    Answer end() {
        return bot.api.post(address() + "/end").is(202);
    }

    List<JsonNode> ledger() {
        return Organisation.items(bot.api.get(messages() + "?limit=500").is(200).at("/items"));
    }

    /** Entries of the ledger that somebody said. */
    List<JsonNode> texts() {
        return ledger().stream()
                .filter(entry -> entry.get("kind").asText().equals("TEXT"))
                .toList();
    }

    /** The entry of that text, once it is there. */
    JsonNode entry(String text) {
        return eventually(() -> {
            var ledger = ledger();
            var found = ledger.stream()
                    .filter(entry -> entry.get("text").asText().equals(text))
                    .toList();
            assertThat(found).as("'" + text + "' in " + ledger).hasSize(1);
            return found.get(0);
        });
    }

    /** Waits until a text has got as far as that. */
    void awaitDelivery(String text, String delivery) {
        eventually(() -> assertThat(entry(text).get("delivery").asText()).isEqualTo(delivery));
    }

    /** The conversation's id in Genesys, once it is there. */
    String inGenesys() {
        return eventually(() -> {
            var found = bot.genesys.conversations(id());
            assertThat(found).as("Conversations of " + id() + " in Genesys").hasSize(1);
            return found.get(0).get("id").asText();
        });
    }

    Answer leaSays(String text) {
        return bot.genesys.say(inGenesys(), Organisation.LEA, text);
    }

    EventReader listen() {
        return EventReader.open(Http.request("GET", eventsUrl()));
    }
}
