package dev.passerelle.attachment;

import dev.passerelle.problem.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The fields of a form that brings a file: {@code file}, and perhaps {@code text} and {@code clientMessageId}. */
final class Form {

    private static final int LONGEST_TEXT = 10_000;
    private static final int LONGEST_ID = 100;

    /** A character has at most four bytes in UTF-8, and two places in a Java string when it has four. */
    private static final int BYTES_OF_CHARACTER = 3;

    private final Multipart parts;
    private final Path draft;
    private final long most;
    private Draft file;
    private String filename;
    private String text;
    private String clientMessageId;

    Form(Multipart parts, Path draft, long most) {
        this.parts = parts;
        this.draft = draft;
        this.most = most;
    }

    Upload read() throws IOException {
        for (var part = parts.next(); part.isPresent(); part = parts.next()) {
            take(part.get());
        }
        if (file == null) {
            throw Problem.invalid("/file", "missing");
        }
        var words = text == null || text.isBlank() ? null : text;
        return new Upload(draft, filename, file.size(), file.sha256(), words, clientMessageId);
    }

    private void take(Multipart.Part part) throws IOException {
        switch (part.name()) {
            case "file" -> file(part);
            case "text" -> text = once(part, text, LONGEST_TEXT);
            case "clientMessageId" -> clientMessageId = id(part);
            default -> throw Problem.invalid("/" + part.name(), "unknown-field");
        }
    }

    private void file(Multipart.Part part) throws IOException {
        if (file != null) {
            throw Problem.invalid("/file", "duplicate");
        }
        filename = part.filename();
        file = Draft.write(part.content(), draft, most)
                .orElseThrow(() -> Problem.of(413, "file-too-large", most / (1024 * 1024)));
        if (file.size() == 0) {
            throw Problem.invalid("/file", "Size");
        }
    }

    private String id(Multipart.Part part) throws IOException {
        var id = once(part, clientMessageId, LONGEST_ID);
        if (id.isEmpty()) {
            throw Problem.invalid("/clientMessageId", "Size");
        }
        return id;
    }

    private static String once(Multipart.Part part, String before, int longest) throws IOException {
        var pointer = "/" + part.name();
        if (before != null) {
            throw Problem.invalid(pointer, "duplicate");
        }
        var bytes = part.content().readNBytes(longest * BYTES_OF_CHARACTER + 1);
        var value = decoded(bytes, pointer);
        if (value.length() > longest) {
            throw Problem.invalid(pointer, "Size");
        }
        return value;
    }

    private static String decoded(byte[] bytes, String pointer) {
        try {
            var value = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (value.indexOf('\0') >= 0) {
                throw Problem.invalid(pointer, "wrong-type");
            }
            return value;
        } catch (CharacterCodingException e) {
            throw Problem.invalid(pointer, bytes.length > LONGEST_TEXT ? "Size" : "wrong-type");
        }
    }
}
