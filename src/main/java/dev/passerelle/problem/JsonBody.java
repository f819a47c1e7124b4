package dev.passerelle.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.stream.Collectors;

/** Bodies of our own APIs. What cannot be read says where it is wrong, and names no class. */
@Provider
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class JsonBody implements MessageBodyReader<Object>, MessageBodyWriter<Object> {

    /** The largest JSON body taken, in bytes. */
    public static final int LIMIT = 1024 * 1024;

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return isOurs(type);
    }

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return isOurs(type);
    }

    private static boolean isOurs(Class<?> type) {
        return type.isRecord() && type.getName().startsWith("dev.passerelle.");
    }

    @Override
    public Object readFrom(
            Class<Object> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        return parse(body.readNBytes(LIMIT + 1), type);
    }

    /** @throws Problem 400 or 413, saying where the body is wrong */
    public static <T> T parse(byte[] body, Class<T> type) throws IOException {
        if (body.length > LIMIT) {
            throw Problem.of(413, "too-large");
        }
        if (body.length == 0) {
            throw Problem.invalid("", "missing");
        }
        try {
            var read = Json.STRICT.readValue(body, type);
            if (read == null) {
                throw Problem.invalid("", "missing");
            }
            return read;
        } catch (UnrecognizedPropertyException unknown) {
            throw Problem.invalid(pointer(unknown), "unknown-field");
        } catch (JsonMappingException wrong) {
            throw Problem.invalid(pointer(wrong), "wrong-type");
        } catch (JsonProcessingException broken) {
            throw Problem.invalid("", "not-json");
        }
    }

    private static String pointer(JsonMappingException flaw) {
        return flaw.getPath().stream()
                .map(step ->
                        step.getFieldName() == null ? Integer.toString(step.getIndex()) : escaped(step.getFieldName()))
                .map(step -> "/" + step)
                .collect(Collectors.joining());
    }

    private static String escaped(String name) {
        var shown = name.length() > 100 ? name.substring(0, 100) : name;
        return shown.replace("~", "~0").replace("/", "~1");
    }

    @Override
    public void writeTo(
            Object value,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        Json.STRICT.writeValue(out, value);
    }
}
