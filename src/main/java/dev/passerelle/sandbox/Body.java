package dev.passerelle.sandbox;

import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A request body, or a part of it at a path, read as strictly as Genesys does: unknown fields pass, wrong ones not. */
record Body(JsonObject json, String path) {

    static Body of(String text) {
        return new Body(parse(text, JsonObject.class), "");
    }

    static JsonArray list(String text) {
        return parse(text, JsonArray.class);
    }

    private static <T extends JsonValue> T parse(String text, Class<T> shape) {
        try {
            var value = Wire.parse(text);
            if (shape.isInstance(value)) {
                return shape.cast(value);
            }
        } catch (JsonException e) {
            // Falls through to the same answer: Genesys does not say where the syntax is wrong.
        }
        throw GenesysError.malformed();
    }

    boolean has(String name) {
        return json.containsKey(name) && json.get(name) != JsonValue.NULL;
    }

    Body object(String name) {
        return optionalObject(name).orElseThrow(() -> GenesysError.missingProperty(at(name)));
    }

    Optional<Body> optionalObject(String name) {
        return has(name) ? Optional.of(new Body(typed(name, JsonObject.class), at(name))) : Optional.empty();
    }

    List<Body> objects(String name) {
        if (!has(name)) {
            return List.of();
        }
        return typed(name, JsonArray.class).stream()
                .map(each -> new Body(cast(each, JsonObject.class), at(name)))
                .toList();
    }

    List<String> strings(String name) {
        return has(name)
                ? typed(name, JsonArray.class).stream()
                        .map(each -> cast(each, JsonString.class).getString())
                        .toList()
                : List.of();
    }

    String text(String name) {
        return optional(name).filter(each -> !each.isEmpty()).orElseThrow(() -> GenesysError.missingProperty(at(name)));
    }

    Optional<String> optional(String name) {
        return has(name) ? Optional.of(typed(name, JsonString.class).getString()) : Optional.empty();
    }

    /** Case is forgiven, as in the field; the answer has the exact form. */
    String oneOf(String name, String type, String... allowed) {
        var given = text(name);
        return List.of(allowed).stream()
                .filter(given::equalsIgnoreCase)
                .findFirst()
                .orElseThrow(() -> GenesysError.invalidValue(given, type, String.join(", ", allowed)));
    }

    Instant time(String name) {
        try {
            return OffsetDateTime.parse(text(name)).toInstant();
        } catch (DateTimeException e) {
            throw GenesysError.invalidDate();
        }
    }

    /** A flat map of strings; anything nested is refused without details, as Genesys does. */
    Map<String, String> flat(String name) {
        var map = new LinkedHashMap<String, String>();
        optionalObject(name)
                .ifPresent(object -> object.json()
                        .forEach((key, value) ->
                                map.put(key, cast(value, JsonString.class).getString())));
        return map;
    }

    private String at(String name) {
        return path + "." + name;
    }

    private <T extends JsonValue> T typed(String name, Class<T> type) {
        return cast(json.get(name), type);
    }

    private static <T extends JsonValue> T cast(JsonValue value, Class<T> type) {
        if (!type.isInstance(value)) {
            throw GenesysError.malformed();
        }
        return type.cast(value);
    }
}
