package dev.passerelle.genesys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.passerelle.tenant.Tenant;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every body that is sent, and every address it is sent to, against Genesys' own description. */
class ContractTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Sent and accepted, although Genesys' description does not list them. */
    private static final Map<String, String> KNOWN_GAPS =
            Map.of("ConversationChannelMetadata", "customAttributes", "OpenInboundMessageContent", "contentType");

    private static final JsonNode CONTRACT = strict();

    /** Described by Genesys, but not in this part of the description. */
    private static final Set<String> ELSEWHERE = Set.of("GET /api/v2/users/{}", "GET /api/v2/conversations/{}");

    private static final Sender ANNA = new Sender("visitor-1", "Anna S.", "Anna", "Smith", "anna@example.com");
    private static final Instant TIME = Instant.parse("2026-11-22T09:30:00.123456Z");

    static Stream<Arguments> calls() {
        var file = new InboundMessage.File("f-1", "https://bot.example.com/f-1", "image/png", "écran.png");
        return Stream.of(
                call(
                        "every field",
                        genesys -> genesys.send(
                                "i",
                                new InboundMessage(
                                        ANNA, "m-1", TIME, "Bonjour", file, Map.of("queue", "Animal"), true))),
                call("a text alone", genesys -> genesys.send("i", text("Bonjour", false))),
                call(
                        "a file alone",
                        genesys -> genesys.send(
                                "i", new InboundMessage(Sender.of("v"), "m", TIME, null, file, Map.of(), false))),
                call("typing", genesys -> genesys.typing("i", "visitor-1")),
                call("receipt", genesys -> genesys.receipt("i", "visitor-1", "0123")),
                call(
                        "quick reply",
                        genesys ->
                                genesys.answerQuickReply("i", new QuickReply(ANNA, "m-2", TIME, "Oui", "yes", "0123"))),
                call(
                        "creation",
                        genesys -> genesys.createIntegration(IntegrationRequest.of(
                                "DYDU bot connector", "https://bot.example.com/w", "0123456789abcdef"))),
                call(
                        "creation with all",
                        genesys -> genesys.createIntegration(new IntegrationRequest(
                                "n",
                                "https://bot.example.com/w",
                                "0123456789abcdef",
                                Map.of("X-Key", "v"),
                                "s-1",
                                "c-1"))),
                call(
                        "change",
                        genesys ->
                                genesys.updateIntegration("i", IntegrationRequest.of("n", null, "0123456789abcdef"))),
                call("queue load", genesys -> genesys.load("q-1")),
                call("loads of queues", genesys -> genesys.loads(Set.of("q-1", "q-2"))));
    }

    private static InboundMessage text(String text, boolean first) {
        return new InboundMessage(Sender.of("v"), "m", TIME, text, null, Map.of(), first);
    }

    private static Arguments call(String name, Consumer<Genesys> call) {
        return Arguments.of(name, call);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("calls")
    void sendsBodiesAsGenesysDescribesThem(String name, Consumer<Genesys> call) throws IOException {
        var request = requestOf(call);

        var flaws = schemaOf(request).validate(MAPPER.readTree(request.body()));

        assertThat(flaws).isEmpty();
    }

    @Test
    void disconnectsAParticipantAsGenesysDescribesIt() throws IOException {
        var fixture = new Fixture();
        fixture.door.loginAnswers(Fixture.token("t", 86_399));
        fixture.door.answers(FakeResponse.ok("{\"participants\":[{\"id\":\"p\",\"purpose\":\"customer\"}]}"));

        Tenant.run("bot", () -> fixture.genesys.disconnectCustomer("c"));

        var request = fixture.door.last();
        assertThat(request.body()).isEqualTo("{\"state\":\"disconnected\"}");
        assertThat(schemaOf(request).validate(MAPPER.readTree(request.body()))).isEmpty();
    }

    @Test
    void noticesAFieldThatGenesysDoesNotDescribe() throws IOException {
        var request = requestOf(genesys -> genesys.typing("i", "v"));
        var body = request.body().replace("idType", "idtype");

        assertThat(schemaOf(request).validate(MAPPER.readTree(body))).isNotEmpty();
    }

    @Test
    void callsOnlyWhatGenesysDescribes() {
        var described = CONTRACT.path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .map(operation ->
                                operation.getKey().toUpperCase(Locale.ROOT) + " " + withoutNames(path.getKey())))
                .toList();

        assertThat(addresses())
                .isNotEmpty()
                .allSatisfy(address -> assertThat(described).contains(address));
    }

    private static List<String> addresses() {
        return Stream.of(GenesysApi.class.getMethods())
                .map(method -> FakeDoor.verb(method) + " /api/v2/"
                        + method.getAnnotation(Path.class).value())
                .map(ContractTest::withoutNames)
                .filter(address -> !ELSEWHERE.contains(address))
                .toList();
    }

    private static String withoutNames(String path) {
        return path.replaceAll("\\{[^}]*\\}", "{}").replace("/mediatypes/message/", "/mediatypes/{}/");
    }

    @Test
    void writesTimesWithThreeFractionDigits() {
        var exact =
                new InboundMessage(Sender.of("v"), "m", Instant.parse("2026-11-22T09:30:00Z"), "a", null, null, false);

        assertThat(requestOf(genesys -> genesys.send("i", exact)).body())
                .contains("\"time\":\"2026-11-22T09:30:00.000Z\"");
        assertThat(requestOf(genesys -> genesys.send("i", text("a", false))).body())
                .contains("\"time\":\"2026-11-22T09:30:00.123Z\"");
    }

    @Test
    void sendsAttributesInTheChannelOfTheFirstMessageOnly() {
        var attributes = Map.of("queue", "Animal");
        var first = new InboundMessage(ANNA, "m", TIME, "a", null, attributes, true);
        var second = new InboundMessage(ANNA, "m", TIME, "a", null, attributes, false);

        assertThat(requestOf(genesys -> genesys.send("i", first)).body())
                .contains("\"metadata\":{\"customAttributes\":{\"queue\":\"Animal\"}}},\"text\"");
        assertThat(requestOf(genesys -> genesys.send("i", second)).body()).doesNotContain("metadata");
    }

    private static FakeDoor.Request requestOf(Consumer<Genesys> call) {
        var fixture = new Fixture();
        fixture.door.loginAnswers(Fixture.token("t", 86_399));
        Tenant.run("bot", () -> call.accept(fixture.genesys));
        return fixture.door.last();
    }

    private static JsonSchema schemaOf(FakeDoor.Request request) {
        var operation = CONTRACT.path("paths").properties().stream()
                .filter(path -> withoutNames(path.getKey()).equals(withoutNames(request.template())))
                .map(path -> path.getValue().path(request.method().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow();
        var schema = (ObjectNode) operation
                .path("requestBody")
                .path("content")
                .path("application/json")
                .path("schema")
                .deepCopy();
        assertThat(schema).isNotEmpty();
        schema.set("components", CONTRACT.path("components"));
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(schema);
    }

    /** The description with unknown fields forbidden: Genesys would ignore a field that is spelt wrong. */
    private static JsonNode strict() {
        try (var file = ContractTest.class.getResourceAsStream("/genesys/openapi-subset.json")) {
            var contract = MAPPER.readTree(file);
            contract.path("components").path("schemas").properties().forEach(schema -> {
                if (schema.getValue().has("properties")) {
                    var gap = KNOWN_GAPS.get(schema.getKey());
                    if (gap != null) {
                        ((ObjectNode) schema.getValue().get("properties")).putObject(gap);
                    }
                    ((ObjectNode) schema.getValue()).put("additionalProperties", false);
                }
            });
            return contract;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
