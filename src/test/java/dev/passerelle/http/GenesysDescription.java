package dev.passerelle.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;

/** What Genesys has published about its API, as far as it is used here. */
final class GenesysDescription {

    private static final String FILE = "genesys/openapi-subset.json";
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4);
    private static final SchemaValidatorsConfig SETTINGS = SchemaValidatorsConfig.builder()
            .pathType(PathType.JSON_POINTER)
            .nullableKeywordEnabled(true)
            .build();

    private final JsonNode paths = read().get("paths");

    /** Fails unless a recorded request is one that is described. */
    void accepts(JsonNode request) {
        var method = request.get("method").asText().toLowerCase(Locale.ROOT);
        var path = request.get("path").asText().replaceFirst("^/sandbox", "");
        var body = request.get("body").asText();
        var schema = described(path, method).at("/requestBody/content/application~1json/schema");
        if (body.isEmpty() && schema.isMissingNode()) {
            return;
        }
        assertThat(schema.isObject())
                .as("A description of the body of " + request)
                .isTrue();
        assertThat(schema(schema).validate(Http.parse(body)))
                .as(request.toString())
                .isEmpty();
    }

    private static JsonSchema schema(JsonNode schema) {
        return schema.has("$ref")
                ? SCHEMAS.getSchema(
                        SchemaLocation.of(
                                "classpath:" + FILE + schema.get("$ref").asText()),
                        SETTINGS)
                : SCHEMAS.getSchema(schema, SETTINGS);
    }

    /** A path without parameters before one with, as in OpenAPI. */
    private JsonNode described(String path, String method) {
        Iterable<Map.Entry<String, JsonNode>> all = paths::fields;
        return StreamSupport.stream(all.spliterator(), false)
                .filter(entry -> path.matches(entry.getKey().replaceAll("\\{[^}]+}", "[^/]+")))
                .filter(entry -> entry.getValue().has(method))
                .min(java.util.Comparator.comparing(entry -> entry.getKey().indexOf('{') < 0 ? 0 : 1))
                .orElseThrow(() -> new AssertionError("Nothing is described as " + method + " " + path))
                .getValue()
                .get(method);
    }

    private static JsonNode read() {
        try (var stream = GenesysDescription.class.getResourceAsStream("/" + FILE)) {
            return Http.JSON.readTree(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
