package dev.passerelle.rig;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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
    final List<String> saidByOperator = new CopyOnWriteArrayList<>();

    /** When each text was first said, and when the visitor's screen showed it. */
    final Map<String, Instant> saidAt = new ConcurrentHashMap<>();

    final Map<String, Instant> shownAt = new ConcurrentHashMap<>();

    private final List<Evidence.Shown> shown = new ArrayList<>();

    Dialogue(Bot bot, JsonNode opened, String firstWords) {
        this.bot = bot;
        this.id = opened.path("id").asText();
        this.eventsUrl = opened.path("chat").path("eventsUrl").asText();
        saidByVisitor.add(firstWords);
    }

    /** The visitor is done; what is said afterwards does not matter. */
    void end() {
        bot.end(this);
    }

    void accept() {
        chat = bot.accept(id);
    }

    /** The visitor's screen shows an event. */
    synchronized void show(Evidence.Shown event) {
        shown.add(event);
        if (event.text() != null) {
            shownAt.putIfAbsent(event.text(), Instant.now());
        }
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
