package dev.passerelle.rig;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** A bot of its own with an organisation of its own, and one operator at its desk. */
final class Bot {

    private static final String OPERATOR = "Lea";

    final String slug = "rig-" + UUID.randomUUID().toString().substring(0, 18);
    final String clientId = UUID.randomUUID().toString();
    private final String address;
    private final String key;
    private volatile boolean keepsOrder = true;

    /** @param region of the product's settings @param terms what the organisation does in another way than usual */
    Bot(String address, String region, Map<String, ?> terms) {
        this.address = address;
        organisation(terms);
        Wire.done("PUT", admin(""), Product.TOKEN, """
                {"name":"Rig","locale":"fr","escalationType":"GENESYS","skills":["Animal"],
                 "inactivityMinutes":600,"waitingMinutes":600,
                 "connector":{"region":"%s","clientId":"%s","clientSecret":"secret",
                              "queues":[{"skill":"Animal","queue":"Animal"}]}}""".formatted(region, clientId));
        Waiting.until(
                "connector of " + slug + " ready",
                Duration.ofMinutes(1),
                () -> "READY".equals(state().path("state").asText()));
        key = Wire.done("POST", admin("/api-keys"), Product.TOKEN, Map.of("label", "rig"))
                .path("key")
                .asText();
    }

    private void organisation(Map<String, ?> terms) {
        var fields = new HashMap<String, Object>(Map.of(
                "name",
                "Rig",
                "clientId",
                clientId,
                "clientSecret",
                "secret",
                "queues",
                List.of("Animal"),
                "integrationDelayMillis",
                0,
                "rateLimit",
                1_000_000));
        fields.putAll(terms);
        Wire.done("POST", SandboxProcess.url() + "/control/organisations", null, fields);
        Wire.done("PUT", desk("/operators/" + OPERATOR), null, Map.of("onQueue", List.of("Animal")));
    }

    /** The organisation behaves in another way from now on. */
    void change(Map<String, ?> terms) {
        Wire.done("PATCH", control(""), null, terms);
        keepsOrder &= !terms.containsKey("webhookShuffleMillis") && !terms.containsKey("webhookCopies");
    }

    private JsonNode state() {
        return Wire.done("GET", admin("/connector"), Product.TOKEN, null);
    }

    Dialogue escalate(String visitor, String firstWords) {
        var opened = Wire.done(
                "POST",
                address + "/api/v1/conversations",
                key,
                Map.of("visitorId", visitor, "skill", "Animal", "message", Map.of("text", firstWords)));
        return new Dialogue(this, opened, firstWords);
    }

    Wire.Answer post(Dialogue dialogue, String clientMessageId, String text) {
        return Wire.call(
                "POST",
                address + "/api/v1/conversations/" + dialogue.id + "/messages",
                key,
                Map.of("clientMessageId", clientMessageId, "text", text));
    }

    void end(Dialogue dialogue) {
        Wire.call("POST", address + "/api/v1/conversations/" + dialogue.id + "/end", key, null);
    }

    List<JsonNode> ledger(String conversation) {
        var entries = new ArrayList<JsonNode>();
        var after = "0";
        while (!after.equals("null")) {
            var path = "/api/v1/conversations/" + conversation + "/messages?limit=500&after=" + after;
            var page = Wire.done("GET", address + path, key, null);
            items(page).forEach(entries::add);
            after = page.path("next").asText("null");
        }
        return entries;
    }

    /** What the list of failures holds of a conversation; what does not answer holds nothing. */
    List<JsonNode> deadLetters() {
        var answer = Wire.call("GET", admin("/dead-letters?limit=500"), Product.TOKEN, null);
        return answer.isGood() ? items(answer.json()) : List.of();
    }

    /** The chat of a visitor as Genesys knows it; accepted by the operator. */
    String accept(String customer) {
        var found = new String[1];
        Waiting.until("conversation " + customer + " at the desk", Duration.ofMinutes(2), () -> {
            var chats = items(Wire.done("GET", desk("/conversations?customerId=" + customer), null, null));
            chats.forEach(chat -> found[0] = chat.path("id").asText());
            return found[0] != null;
        });
        Wire.done("POST", desk("/conversations/" + found[0] + "/accept"), null, Map.of("operator", OPERATOR));
        return found[0];
    }

    void say(String chat, String text) {
        Wire.done(
                "POST", desk("/conversations/" + chat + "/messages"), null, Map.of("operator", OPERATOR, "text", text));
    }

    /** What Genesys holds of all conversations of this bot, both ways, in the order of its arrival there. */
    List<JsonNode> genesysLedger() {
        var messages = new ArrayList<JsonNode>();
        var after = "0";
        while (!after.equals("null")) {
            var page = Wire.done("GET", control("/ledger?limit=5000&after=" + after), null, null);
            messages.addAll(items(page));
            after = page.path("next").asText("null");
        }
        return messages;
    }

    /** What Genesys counted of our requests. */
    JsonNode figures() {
        return Wire.done("GET", control("/figures"), null, null);
    }

    /** Whether Genesys brings what it brings at the first attempt in the order in which it was written. */
    boolean keepsOrder() {
        return keepsOrder;
    }

    private String admin(String path) {
        return address + "/api/admin/v1/bots/" + slug + path;
    }

    private String control(String path) {
        return SandboxProcess.url() + "/control/organisations/" + clientId + path;
    }

    private String desk(String path) {
        return SandboxProcess.url() + "/desk/api/organisations/" + clientId + path;
    }

    private static List<JsonNode> items(JsonNode page) {
        return items(page, "items");
    }

    private static List<JsonNode> items(JsonNode document, String field) {
        return StreamSupport.stream(document.path(field).spliterator(), false).toList();
    }
}
