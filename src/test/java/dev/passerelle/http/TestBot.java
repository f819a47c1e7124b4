package dev.passerelle.http;

import static dev.passerelle.http.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.passerelle.http.Http.Answer;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A bot of its own, with its key, in an organisation of the sandbox. */
final class TestBot {

    static final String CONVERSATIONS = "/api/v1/conversations";

    final String slug = "it-" + UUID.randomUUID().toString().substring(0, 18);
    final Organisation genesys;
    Api api;

    private TestBot(Organisation genesys) {
        this.genesys = genesys;
        Tidy.made(address());
    }

    /** With the skills Animal and Marketing, each with its queue, and Léa on both. */
    static TestBot ready() {
        return readyIn(Organisation.make());
    }

    static TestBot readyIn(Organisation genesys) {
        genesys.onQueue(Organisation.LEA, "Animal", "Marketing");
        var bot = in(genesys);
        bot.awaitState("READY");
        return bot;
    }

    /** Saved, and perhaps not ready yet. */
    static TestBot in(Organisation genesys) {
        var bot = new TestBot(genesys);
        bot.save(bot.document()).is(201);
        bot.api = new Api(bot.issueKey().at("/key").asText());
        return bot;
    }

    /** Not saved. */
    static TestBot unsaved() {
        return new TestBot(Organisation.make());
    }

    /** What is saved at first. */
    ObjectNode document() {
        return (ObjectNode) Http.parse("""
                {"name":"Animalerie","locale":"fr","escalationType":"GENESYS","skills":["Animal","Marketing"],
                 "connector":{"region":"sandbox","clientId":"%s","clientSecret":"%s",
                   "identity":{"email":"mail","firstName":"prenom","lastName":"nom"},
                   "attributes":[{"name":"numero_client","variable":"numeroClient"}],
                   "queues":[{"skill":"Animal","queue":"Animal"},{"skill":"Marketing","queue":"Marketing"}]}}""".formatted(genesys.clientId, genesys.secret));
    }

    String address() {
        return "/api/admin/v1/bots/" + slug;
    }

    Answer save(JsonNode document) {
        return Api.PLATFORM.put(address(), document);
    }

    ObjectNode stored() {
        return (ObjectNode) Api.PLATFORM.get(address()).is(200).json();
    }

    /** Reads the configuration, changes it, and puts it back. */
    void change(Consumer<ObjectNode> change) {
        var document = stored();
        change.accept(document);
        save(document).is(200);
    }

    Answer issueKey() {
        return Api.PLATFORM
                .post(address() + "/api-keys", Map.of("label", "test"))
                .is(201);
    }

    JsonNode connector() {
        return Api.PLATFORM.get(address() + "/connector").is(200).json();
    }

    JsonNode awaitState(String state) {
        return eventually(() -> {
            var connector = connector();
            assertThat(connector.get("state").asText()).as(connector.toString()).isEqualTo(state);
            return connector;
        });
    }

    JsonNode sync() {
        return Api.PLATFORM.post(address() + "/connector/sync").is(200).json();
    }

    JsonNode check(String id) {
        var checks = Api.PLATFORM.post(address() + "/connector/check").is(200).at("/checks");
        return Organisation.items(checks).stream()
                .filter(check -> check.get("id").asText().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No check " + id + " in " + checks));
    }

    Answer escalate(Object escalation) {
        return api.post(CONVERSATIONS, escalation);
    }

    /** A conversation of a visitor who has said "Bonjour". */
    Chat chat() {
        return chat("Animal");
    }

    Chat chat(String skill) {
        var escalation = new HashMap<String, Object>(
                Map.of("visitorId", "v-" + UUID.randomUUID(), "message", Map.of("text", "Bonjour")));
        if (skill != null) {
            escalation.put("skill", skill);
        }
        return new Chat(this, escalate(escalation).is(201).json());
    }

    /** A conversation that Léa has accepted. */
    Chat chatWithLea() {
        var chat = chat();
        genesys.accept(chat.inGenesys(), Organisation.LEA);
        chat.await("ACTIVE");
        return chat;
    }

    /** The webhook address and the secret that Genesys was given for the integration of a skill. */
    Webhook webhook(String skill) {
        var usual = "DYDU bot connector (" + skill + ")";
        var own = usual + " [" + slug + "]";
        var made = genesys.requests("POST", Organisation.INTEGRATIONS + "$").stream()
                .map(request -> Http.parse(request.get("body").asText()))
                .toList();
        return Stream.of(own, usual)
                .flatMap(name ->
                        made.stream().filter(body -> body.get("name").asText().equals(name)))
                .findFirst()
                .map(Webhook::of)
                .orElseThrow();
    }
}
