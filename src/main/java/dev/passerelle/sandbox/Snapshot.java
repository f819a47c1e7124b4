package dev.passerelle.sandbox;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The sandbox's state as JSON and back, field by field. JSON-B would do, but it is optional on the server and knows
 * neither records nor JSON values as fields everywhere.
 */
final class Snapshot {

    private Snapshot() {}

    static JsonValue write(Object value) {
        if (value instanceof byte[] bytes) {
            return Wire.value(Base64.getEncoder().encodeToString(bytes));
        } else if (value instanceof Collection<?> list) {
            return Wire.array(list.stream().map(Snapshot::write).toList());
        } else if (value instanceof Map<?, ?> map) {
            var copy = new LinkedHashMap<Object, JsonValue>();
            map.forEach((key, each) -> copy.put(key, write(each)));
            return Wire.map(copy);
        } else if (value instanceof Instant instant) {
            return Wire.value(instant.toString());
        } else if (value == null || !ours(value.getClass())) {
            return Wire.value(value);
        }
        return writeFields(value);
    }

    @SuppressWarnings("unchecked")
    static <T> T read(JsonValue json, Class<T> type) {
        return (T) read(json, (Type) type);
    }

    private static JsonObject writeFields(Object value) {
        var fields = new LinkedHashMap<String, JsonValue>();
        for (Field field : fields(value.getClass())) {
            try {
                fields.put(field.getName(), write(field.get(value)));
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }
        return Wire.map(fields);
    }

    private static Object read(JsonValue json, Type type) {
        if (json == null || json == JsonValue.NULL) {
            return null;
        } else if (type instanceof ParameterizedType generic) {
            return readMany(json, generic);
        }
        var wanted = (Class<?>) type;
        if (JsonValue.class.isAssignableFrom(wanted)) {
            return wanted.cast(json);
        } else if (ours(wanted)) {
            return wanted.isRecord()
                    ? readRecord(json.asJsonObject(), wanted)
                    : readFields(json.asJsonObject(), wanted);
        }
        return readPlain(json, wanted);
    }

    private static Object readPlain(JsonValue json, Class<?> type) {
        if (type == String.class) {
            return ((JsonString) json).getString();
        } else if (type == int.class || type == Integer.class) {
            return ((JsonNumber) json).intValueExact();
        } else if (type == long.class || type == Long.class) {
            return ((JsonNumber) json).longValueExact();
        } else if (type == double.class) {
            return ((JsonNumber) json).doubleValue();
        } else if (type == boolean.class && (json == JsonValue.TRUE || json == JsonValue.FALSE)) {
            return json == JsonValue.TRUE;
        } else if (type == Instant.class) {
            return Instant.parse(((JsonString) json).getString());
        } else if (type == byte[].class) {
            return Base64.getDecoder().decode(((JsonString) json).getString());
        }
        throw new ClassCastException(json.getValueType() + " is not a " + type.getSimpleName());
    }

    private static Object readMany(JsonValue json, ParameterizedType type) {
        var arguments = type.getActualTypeArguments();
        if (type.getRawType() == Map.class) {
            var map = new LinkedHashMap<String, Object>();
            ((JsonObject) json).forEach((key, each) -> map.put(key, read(each, arguments[1])));
            return map;
        }
        Collection<Object> many = type.getRawType() == Set.class ? new LinkedHashSet<>() : new ArrayList<>();
        ((JsonArray) json).forEach(each -> many.add(read(each, arguments[0])));
        return many;
    }

    private static Object readFields(JsonObject json, Class<?> type) {
        try {
            var constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            var made = constructor.newInstance();
            for (Field field : fields(type)) {
                if (json.containsKey(field.getName())) {
                    field.set(made, read(json.get(field.getName()), field.getGenericType()));
                }
            }
            return made;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object readRecord(JsonObject json, Class<?> type) {
        var components = type.getRecordComponents();
        try {
            var constructor = type.getDeclaredConstructor(
                    Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(Stream.of(components)
                    .map(each -> read(json.get(each.getName()), each.getGenericType()))
                    .toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Field> fields(Class<?> type) {
        return Arrays.stream(type.getDeclaredFields())
                .filter(each -> !Modifier.isStatic(each.getModifiers()) && !Modifier.isTransient(each.getModifiers()))
                .peek(each -> each.setAccessible(true))
                .toList();
    }

    private static boolean ours(Class<?> type) {
        return type.getPackage() == Snapshot.class.getPackage();
    }
}
