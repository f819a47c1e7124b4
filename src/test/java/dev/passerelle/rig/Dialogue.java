package dev.passerelle.rig;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** One conversation, with the judge's own record of what was said in it and taken: the first of the three ledgers. */
final class Dialogue {

    final Bot bot;
    final String id;
    final String eventsUrl;

    /** Its id in Genesys, once the operator has accepted it. */
    volatile String chat;

    /** Texts that the product has answered with 2xx. */
    final List<String> saidByVisitor = new CopyOnWriteArrayList<>();

    /** Texts that Genesys has taken from its operator. */
    final List<Spoken> saidByOperator = new CopyOnWriteArrayList<>();

    private final List<Evidence.Shown> shown = new ArrayList<>();

    record Spoken(String messageId, String text) {}

    Dialogue(Bot bot, JsonNode opened, String firstWords) {
        this.bot = bot;
        this.id = opened.path("id").asText();
        this.eventsUrl = opened.path("chat").path("eventsUrl").asText();
        saidByVisitor.add(firstWords);
    }

    void accept() {
        chat = bot.accept(id);
    }

    /** The visitor's screen shows an event. */
    synchronized void show(Evidence.Shown event) {
        shown.add(event);
    }

    synchronized List<Evidence.Shown> shown() {
        return List.copyOf(shown);
    }

    synchronized String lastEventId() {
        return shown.isEmpty()
                ? null
                : Long.toString(shown.get(shown.size() - 1).seq());
    }
}
