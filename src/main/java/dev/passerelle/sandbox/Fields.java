package dev.passerelle.sandbox;

import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A body of this sandbox's own APIs: a field that is not known is a mistake, so it is refused. */
record Fields(Body body) {

    static Fields of(String text, String... known) {
        return of(text, Set.of(), known);
    }

    static Fields of(String text, Set<String> more, String... known) {
        return of(parse(text), Stream.concat(more.stream(), Stream.of(known)).collect(Collectors.toSet()));
    }

    private static Fields of(JsonObject json, Set<String> names) {
        var unknown =
                json.keySet().stream().filter(each -> !names.contains(each)).toList();
        if (!unknown.isEmpty()) {
            throw invalid("Unknown field(s): " + String.join(", ", unknown));
        }
        return new Fields(new Body(json, ""));
    }

    private static JsonObject parse(String text) {
        try {
            if (text == null || text.isBlank()) {
                return Wire.object();
            } else if (Wire.parse(text) instanceof JsonObject json) {
                return json;
            }
        } catch (JsonException e) {
            // The same answer as for a document that is no object.
        }
        throw invalid("The body must be a JSON object.");
    }

    boolean has(String name) {
        return body.json().containsKey(name);
    }

    String text(String name) {
        return optional(name)
                .filter(each -> !each.isBlank())
                .orElseThrow(() -> invalid("'" + name + "' is mandatory."));
    }

    Optional<String> optional(String name) {
        return typed(() -> body.optional(name), name);
    }

    List<String> strings(String name) {
        return typed(() -> body.strings(name), name);
    }

    /** One that is left out is empty. */
    Fields object(String name, String... known) {
        var json = typed(() -> body.optionalObject(name), name).map(Body::json).orElseGet(Wire::object);
        return of(json, Set.of(known));
    }

    /** Each of these is read as loosely as the list that holds it was strict. */
    List<Fields> objects(String name) {
        return typed(() -> body.objects(name), name).stream().map(Fields::new).toList();
    }

    boolean flag(String name) {
        var value = body.json().getOrDefault(name, JsonValue.FALSE);
        if (value == JsonValue.NULL || value == JsonValue.FALSE) {
            return false;
        } else if (value == JsonValue.TRUE) {
            return true;
        }
        throw invalid("'" + name + "' must be true or false.");
    }

    Optional<Integer> number(String name) {
        if (!body.has(name)) {
            return Optional.empty();
        }
        try {
            return Optional.of(body.json().getJsonNumber(name).intValueExact());
        } catch (ClassCastException | ArithmeticException e) {
            throw invalid("'" + name + "' must be a whole number.");
        }
    }

    /** A number that need not be whole. */
    Optional<Double> fraction(String name) {
        if (!body.has(name)) {
            return Optional.empty();
        } else if (body.json().get(name) instanceof JsonNumber number) {
            return Optional.of(number.doubleValue());
        }
        throw invalid("'" + name + "' must be a number.");
    }

    /** Those fields that are among the given ones. */
    JsonObject only(Set<String> names) {
        return Wire.map(body.json().entrySet().stream()
                .filter(each -> names.contains(each.getKey()))
                .collect(Collectors.toMap(each -> each.getKey(), each -> each.getValue())));
    }

    static Problem invalid(String detail) {
        return new Problem(400, "Invalid request", detail);
    }

    private static <T> T typed(java.util.function.Supplier<T> read, String name) {
        try {
            return read.get();
        } catch (GenesysError e) {
            throw invalid("'" + name + "' has the wrong type.");
        }
    }
}
