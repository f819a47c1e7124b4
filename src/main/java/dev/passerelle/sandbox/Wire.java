package dev.passerelle.sandbox;

import jakarta.json.JsonArray;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** JSON as Genesys writes it: what is null is left out, times have exactly three fraction digits. */
final class Wire {

    /** Looked up once: jakarta.json.Json does so for every single value, through all class loaders. */
    private static final JsonProvider JSON = JsonProvider.provider();

    private static final JsonBuilderFactory BUILDERS = JSON.createBuilderFactory(Map.of());
    private static final JsonReaderFactory READERS = JSON.createReaderFactory(Map.of());
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private Wire() {}

    static JsonObject object(Object... pairs) {
        var builder = BUILDERS.createObjectBuilder();
        for (int i = 0; i < pairs.length; i += 2) {
            if (pairs[i + 1] != null) {
                builder.add((String) pairs[i], value(pairs[i + 1]));
            }
        }
        return builder.build();
    }

    static JsonArray array(Collection<?> values) {
        var builder = BUILDERS.createArrayBuilder();
        values.forEach(each -> builder.add(value(each)));
        return builder.build();
    }

    static JsonObject map(Map<?, ?> values) {
        var builder = BUILDERS.createObjectBuilder();
        values.forEach((key, each) -> builder.add(String.valueOf(key), value(each)));
        return builder.build();
    }

    /** The first document with the fields of the second written over it. */
    static JsonObject merge(JsonObject base, JsonObject over) {
        return BUILDERS.createObjectBuilder(base)
                .addAll(BUILDERS.createObjectBuilder(over))
                .build();
    }

    /** A list as this project's own APIs answer it. */
    static JsonObject items(List<?> items) {
        return object("items", items, "next", JsonValue.NULL);
    }

    static String time(Instant instant) {
        return instant == null ? null : TIME.format(instant);
    }

    static JsonValue parse(String text) {
        try (var reader = READERS.createReader(new StringReader(text))) {
            return reader.readValue();
        }
    }

    static JsonValue value(Object value) {
        if (value == null) {
            return JsonValue.NULL;
        } else if (value instanceof JsonValue json) {
            return json;
        } else if (value instanceof Instant instant) {
            return JSON.createValue(time(instant));
        } else if (value instanceof Boolean flag) {
            return flag ? JsonValue.TRUE : JsonValue.FALSE;
        } else if (value instanceof Double fraction) {
            return JSON.createValue(fraction);
        } else if (value instanceof Number number) {
            return JSON.createValue(number.longValue());
        } else if (value instanceof Collection<?> list) {
            return array(list);
        } else if (value instanceof Map<?, ?> map) {
            return map(map);
        }
        return JSON.createValue(value.toString());
    }
}
