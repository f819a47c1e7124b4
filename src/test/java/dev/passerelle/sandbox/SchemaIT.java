package dev.passerelle.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.util.Iterator;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every answer has the shape that Genesys' published description gives it. */
class SchemaIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DESCRIPTION = "classpath:genesys/openapi-subset.json";
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4);
    private static final SchemaValidatorsConfig SETTINGS = SchemaValidatorsConfig.builder()
            .pathType(PathType.JSON_POINTER)
            .nullableKeywordEnabled(true)
            .build();

    private final JsonNode paths = description().get("paths");
    private final GenesysClient genesys = GenesysClient.organisation("");

    @Test
    void answersAsDescribed() throws IOException {
        var integrations = "/api/v2/conversations/messaging/integrations/open";
        var integration = genesys.integration("Bot (Animal)", "http://localhost:9/nobody");
        var messages = "/api/v2/conversations/messages/";
        var sent = genesys.visitorWrites(integration, "v", "Bonjour").json();
        var conversation = sent.getString("conversationId");
        genesys.desk("POST", "/conversations/" + conversation + "/accept", "{\"operator\":\"Léa\"}");
        var said = genesys.desk(
                        "POST",
                        "/conversations/" + conversation + "/messages",
                        "{\"operator\":\"Léa\",\"text\":\"Oui\"}")
                .json()
                .getString("messageId");
        var queue = JSON.readTree(
                        genesys.get("/api/v2/routing/queues").response().body())
                .at("/entities/0/id")
                .asText();
        var recipient = genesys.get(integrations + "/" + integration)
                .json()
                .getJsonObject("recipient")
                .getString("id");
        var from = "\"from\":{\"id\":\"v\",\"idType\":\"Opaque\"},\"time\":\"2026-11-22T09:30:00.000Z\"";

        check("GET", integrations, "");
        check("GET", integrations + "/" + integration, "");
        check("PATCH", integrations + "/" + integration, "{\"name\":\"Bot (Animal)\"}");
        check("POST", messages + integration + "/inbound/open/message", Scene.message("v", "\"text\":\"x\""));
        check(
                "POST",
                messages + integration + "/inbound/open/event",
                "{\"channel\":{" + from + "},\"events\":[{\"eventType\":\"Typing\"}]}");
        check(
                "POST",
                messages + integration + "/inbound/open/receipt",
                "{\"id\":\"" + said + "\",\"channel\":{\"to\":{\"id\":\"v\"},\"time\":\"2026-11-22T09:30:00.000Z\"},"
                        + "\"status\":\"Delivered\"}");
        check(
                "POST",
                messages + integration + "/inbound/open/structured/response",
                "{\"channel\":{" + from + "},\"originatingMessageId\":\"" + said + "\","
                        + "\"buttonResponse\":{\"type\":\"QuickReply\",\"text\":\"Oui\",\"payload\":\"Oui\"}}");
        check(
                "POST",
                messages + "inbound/open",
                "{\"channel\":{\"to\":{\"id\":\"" + integration + "\"}," + from
                        + "},\"type\":\"Text\",\"text\":\"x\",\"direction\":\"Inbound\"}");
        check("GET", messages + conversation, "");
        check("GET", messages + conversation + "/messages/" + said + "?useNormalizedMessage=true", "");
        check("GET", messages + sent.getString("id") + "/details", "");
        check("GET", "/api/v2/routing/queues", "");
        check("GET", "/api/v2/routing/queues/divisionviews", "");
        check("GET", "/api/v2/routing/queues/divisionviews/all", "");
        check(
                "POST",
                "/api/v2/analytics/queues/observations/query",
                "{\"filter\":{\"type\":\"and\",\"predicates\":[]},\"metrics\":[\"oOnQueueUsers\",\"oInteracting\"]}");
        check("GET", "/api/v2/routing/queues/" + queue + "/estimatedwaittime", "");
        check("GET", "/api/v2/routing/queues/" + queue + "/mediatypes/message/estimatedwaittime", "");
        check("GET", "/api/v2/routing/message/recipients", "");
        check("GET", "/api/v2/routing/message/recipients/" + recipient, "");
        check("PUT", "/api/v2/routing/message/recipients/" + recipient, "{}");
        check("GET", "/api/v2/tokens/me", "");
        check("GET", "/api/v2/authorization/subjects/me", "");
        check("GET", "/api/v2/organizations/me", "");
        check("GET", "/api/v2/oauth/clients/" + genesys.clientId, "");
        check("GET", "/api/v2/ipranges", "");
        var channel =
                check("POST", "/api/v2/notifications/channels", "").get("id").asText();
        check(
                "POST",
                "/api/v2/notifications/channels/" + channel + "/subscriptions",
                "[{\"id\":\"v2.detail.events.conversation." + conversation + ".user.end\"}]");
        check("POST", "/api/v2/conversations/messaging/settings", "{\"name\":\"x\"}");
        check("GET", "/api/v2/conversations/messaging/settings", "");
        check("POST", "/api/v2/conversations/messaging/supportedcontent", "{\"name\":\"x\"}");
        check("GET", "/api/v2/conversations/messaging/supportedcontent", "");
        check("PUT", "/api/v2/conversations/messaging/threadingtimeline", "{\"settings\":[]}");
        check("GET", "/api/v2/conversations/messaging/threadingtimeline", "");
        check("PATCH", messages + conversation, "{\"state\":\"disconnected\"}");
    }

    /** Else the test above would prove nothing. */
    @Test
    void theDescriptionRefusesAnotherShape() throws IOException {
        var schema = schema("#/components/schemas/OpenMessageNormalizedMessage");

        assertThat(schema.validate(JSON.readTree("{\"type\":\"Text\"}"))).isNotEmpty();
        assertThat(schema.validate(JSON.readTree(
                        "{\"type\":\"Song\",\"channel\":{\"to\":{\"id\":\"a\"},\"from\":{\"id\":\"b\",\"idType\":\"Opaque\"},"
                                + "\"time\":\"2026-11-22T09:30:00.000Z\"}}")))
                .isNotEmpty();
    }

    private JsonNode check(String method, String path, String body) throws IOException {
        var answer = method.equals("GET") ? genesys.get(path) : genesys.call(method, path, body);
        assertThat(answer.status()).as(path + ": " + answer.response().body()).isEqualTo(200);
        var template = template(path.replaceFirst("\\?.*", ""), method);
        var reference = paths.at("/" + escaped(template) + "/" + method.toLowerCase(java.util.Locale.ROOT)
                        + "/responses/200/content/application~1json/schema/$ref")
                .asText();
        assertThat(reference).as("The schema of " + path).startsWith("#/components/schemas/");
        var schema = schema(reference);
        var json = JSON.readTree(answer.response().body());
        assertThat(schema.validate(json)).as(method + " " + path).isEmpty();
        return json;
    }

    private static JsonSchema schema(String reference) {
        return SCHEMAS.getSchema(SchemaLocation.of(DESCRIPTION + reference), SETTINGS);
    }

    /** A path without parameters before one with, as in OpenAPI. */
    private String template(String path, String method) {
        String found = null;
        for (Iterator<Map.Entry<String, JsonNode>> each = paths.fields(); each.hasNext(); ) {
            var entry = each.next();
            var matches = path.matches(entry.getKey().replaceAll("\\{[^}]+}", "[^/]+"));
            var described = entry.getValue().has(method.toLowerCase(java.util.Locale.ROOT));
            if (matches && described && (found == null || entry.getKey().indexOf('{') < 0)) {
                found = entry.getKey();
            }
        }
        assertThat(found).as("A description of " + path).isNotNull();
        return found;
    }

    private static String escaped(String pointer) {
        return pointer.replace("~", "~0").replace("/", "~1");
    }

    private static JsonNode description() {
        try (var stream = SchemaIT.class.getResourceAsStream("/genesys/openapi-subset.json")) {
            return JSON.readTree(stream);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
