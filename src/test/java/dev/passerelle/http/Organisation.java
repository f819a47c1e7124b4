package dev.passerelle.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.passerelle.http.Http.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** A Genesys organisation of its own in the sandbox: its switches, its operators, and what it was asked. */
final class Organisation {

    static final String LEA = "Léa";
    static final String TEXTS = "/inbound/open/message$";
    static final String INTEGRATIONS = "/messaging/integrations/open";
    static final List<String> FIVE_PERMISSIONS = List.of(
            "messaging:integration:add",
            "messaging:integration:view",
            "conversation:message:receive",
            "routing:queue:view",
            "analytics:queueObservation:view");

    final String clientId = "it-" + UUID.randomUUID();
    final String secret = "secret-" + UUID.randomUUID();

    private Organisation() {}

    static Organisation make() {
        return make(Map.of());
    }

    /** @param terms what is different from usual, by the names of the control API */
    static Organisation make(Map<String, ?> terms) {
        var organisation = new Organisation();
        var fields = new HashMap<String, Object>(Map.of(
                "name",
                "Organisation of a test",
                "clientId",
                organisation.clientId,
                "clientSecret",
                organisation.secret,
                "queues",
                List.of("Animal", "Marketing"),
                "integrationDelayMillis",
                0,
                "deleteDelayMillis",
                0,
                "webhookRetryMillis",
                200,
                "rateLimit",
                3000));
        fields.putAll(terms);
        Api.NOBODY.post("/sandbox/control/organisations", fields).is(201);
        return organisation;
    }

    void change(Map<String, ?> terms) {
        Api.NOBODY
                .request("PATCH", "/sandbox/control/organisations/" + clientId)
                .json(terms)
                .send()
                .is(200);
    }

    void permit(List<String> permissions) {
        change(Map.of("permissions", permissions));
    }

    /** Lets calls of this organisation fail. @param times null for all of them from now on */
    void fail(String path, int status, Integer times) {
        var fault = new HashMap<String, Object>();
        fault.put("match", path);
        fault.put("status", status);
        fault.put("times", times);
        fault.put("clientId", clientId);
        Api.NOBODY.post("/sandbox/control/faults", fault).is(201);
    }

    /** Lets calls be carried out and answered as if they had failed. */
    void loseAnswers(String path, int times) {
        var fault = Map.of("match", path, "status", 503, "afterAccept", true, "times", times, "clientId", clientId);
        Api.NOBODY.post("/sandbox/control/faults", fault).is(201);
    }

    /** Lets Genesys forget a conversation. */
    void purge(String conversation) {
        assertThat(Api.NOBODY.delete(desk("/conversations/" + conversation)).status())
                .isBetween(200, 204);
    }

    void onQueue(String operator, String... queues) {
        Api.NOBODY
                .put(desk("/operators/" + encoded(operator)), Map.of("onQueue", queues))
                .is(200);
    }

    String queueId(String name) {
        return items(Api.NOBODY.get(desk("")).is(200).at("/queues")).stream()
                .filter(queue -> queue.get("name").asText().equals(name))
                .findFirst()
                .orElseThrow()
                .get("id")
                .asText();
    }

    List<JsonNode> integrations() {
        return items(Api.NOBODY.get(desk("")).is(200).at("/integrations"));
    }

    List<String> integrationNames() {
        return integrations().stream().map(one -> one.get("name").asText()).toList();
    }

    /** Conversations whose visitor has that address; all when it is null. */
    List<JsonNode> conversations(String visitor) {
        var query = visitor == null ? "" : "?customerId=" + visitor;
        return items(Api.NOBODY.get(desk("/conversations" + query)).is(200).at("/items"));
    }

    JsonNode conversation(String id) {
        return Api.NOBODY.get(desk("/conversations/" + id)).is(200).json();
    }

    /** What the visitor's side has said in a conversation, as the operator reads it. */
    List<String> heard(String conversation) {
        return items(conversation(conversation).get("history")).stream()
                .filter(message -> message.get("author").asText().equals("visitor"))
                .map(message -> message.get("text").asText())
                .toList();
    }

    /** What was asked, oldest first. @param path a regular expression found in the path */
    List<JsonNode> requests(String method, String path) {
        var query = "?method=" + method + "&path=" + encoded(path);
        return items(Api.NOBODY.get(desk("/requests" + query)).is(200).at("/items"));
    }

    /** Bodies of the texts that Genesys was sent for a visitor, oldest first. */
    List<JsonNode> texts(String visitor) {
        return requests("POST", TEXTS).stream()
                .map(request -> Http.parse(request.get("body").asText()))
                .filter(body -> body.at("/channel/from/id").asText().equals(visitor))
                .toList();
    }

    /** Webhooks sent or being sent, oldest first. */
    List<JsonNode> webhooks(String conversation) {
        return items(Api.NOBODY
                .get(desk("/webhooks?conversationId=" + conversation))
                .is(200)
                .at("/items"));
    }

    void accept(String conversation, String operator) {
        act(conversation, "accept", Map.of("operator", operator));
    }

    Answer say(String conversation, String operator, String text) {
        return act(conversation, "messages", Map.of("operator", operator, "text", text));
    }

    Answer act(String conversation, String what, Map<String, ?> body) {
        var answer = Api.NOBODY.post(desk("/conversations/" + conversation + "/" + what), body);
        assertThat(answer.status()).as(answer.toString()).isBetween(200, 202);
        return answer;
    }

    Answer sendFile(String conversation, String operator, String filename, String text) {
        var signature = new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10};
        return sendFile(conversation, operator, filename, "image/png", signature, "&text=" + encoded(text));
    }

    Answer sendFile(String conversation, String operator, String filename, String type, byte[] file) {
        return sendFile(conversation, operator, filename, type, file, "");
    }

    private Answer sendFile(
            String conversation, String operator, String filename, String type, byte[] file, String more) {
        var query = "?operator=" + encoded(operator) + "&filename=" + encoded(filename) + more;
        return Http.request("POST", desk("/conversations/" + conversation + "/attachments" + query))
                .bytes(file, type)
                .send()
                .is(202);
    }

    /** Calls Genesys' own API as this organisation's client would. */
    Answer asClient(String method, String path, Object body) {
        var basic = java.util.Base64.getEncoder()
                .encodeToString((clientId + ":" + secret).getBytes(StandardCharsets.UTF_8));
        var token = Http.request("POST", "/sandbox/login/oauth/token")
                .header("Authorization", "Basic " + basic)
                .bytes(
                        "grant_type=client_credentials".getBytes(StandardCharsets.UTF_8),
                        "application/x-www-form-urlencoded")
                .send()
                .is(200)
                .at("/access_token")
                .asText();
        var request = new Api(token).request(method, "/sandbox/api/v2" + path);
        return (body == null ? request : request.json(body)).send();
    }

    private String desk(String path) {
        return "/sandbox/desk/api/organisations/" + clientId + path;
    }

    static List<JsonNode> items(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
