package dev.passerelle.attachment;

import dev.passerelle.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code multipart/form-data} (RFC 7578) part by part as it comes: no part is ever in memory as a whole. */
final class Multipart {

    private static final Pattern BOUNDARY =
            Pattern.compile("(?i)multipart/form-data\\s*;.*?boundary=(?:\"([^\"]{1,70})\"|([^\\s;\"]{1,70})).*");
    private static final int LONGEST_HEAD = 8192;

    private final InputStream in;
    private final byte[] delimiter;
    private final byte[] buffer = new byte[1 << 15];
    private int from;
    private int to;
    private boolean atDelimiter;

    /** The first delimiter has no line end before it, so one is put there. */
    Multipart(InputStream in, String contentType) {
        var boundary = BOUNDARY.matcher(contentType == null ? "" : contentType);
        if (!boundary.matches()) {
            throw Problem.of(415, "unsupported-media-type");
        }
        var name = boundary.group(1) == null ? boundary.group(2) : boundary.group(1);
        this.in = in;
        this.delimiter = ("\r\n--" + name).getBytes(StandardCharsets.ISO_8859_1);
        buffer[0] = '\r';
        buffer[1] = '\n';
        to = 2;
    }

    /** A field of the form. @param filename null for one that is no file */
    record Part(String name, String filename, InputStream content) {}

    /** The next part; what is left of the one before is passed over. */
    Optional<Part> next() throws IOException {
        var body = new Body();
        while (!atDelimiter) {
            body.skip(Long.MAX_VALUE);
        }
        from += delimiter.length;
        atDelimiter = false;
        var afterDelimiter = byteOrFail();
        if (afterDelimiter == '-') {
            return Optional.empty();
        }
        if (afterDelimiter != '\n') {
            line();
        }
        return Optional.of(part());
    }

    private Part part() throws IOException {
        var disposition = "";
        var length = 0;
        for (var line = line(); !line.isEmpty(); line = line()) {
            length += line.length();
            if (length > LONGEST_HEAD) {
                throw malformed();
            }
            if (line.regionMatches(true, 0, "Content-Disposition:", 0, 20)) {
                disposition = line.substring(20);
            }
        }
        var name = parameter(disposition, "name");
        if (name == null) {
            throw malformed();
        }
        return new Part(name, parameter(disposition, "filename"), new Body());
    }

    /** Browsers write names in UTF-8 and quotes in them as %22. */
    private static String parameter(String disposition, String name) {
        var quoted = Pattern.compile("(?i);\\s*" + name + "\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^\\s;\"]+))")
                .matcher(disposition);
        if (!quoted.find()) {
            return null;
        }
        var value = quoted.group(1) == null ? quoted.group(2) : quoted.group(1).replaceAll("\\\\([\"\\\\])", "$1");
        return value.replace("%22", "\"");
    }

    private String line() throws IOException {
        var line = new java.io.ByteArrayOutputStream();
        for (int next = byteOrFail(); next != '\n'; next = byteOrFail()) {
            line.write(next);
            if (line.size() > LONGEST_HEAD) {
                throw malformed();
            }
        }
        var text = line.toString(StandardCharsets.UTF_8);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    private int byteOrFail() throws IOException {
        if (from == to) {
            fill();
        }
        return buffer[from++];
    }

    /** Reads on, keeping what is not used yet. */
    private void fill() throws IOException {
        System.arraycopy(buffer, from, buffer, 0, to - from);
        to -= from;
        from = 0;
        var read = in.read(buffer, to, buffer.length - to);
        if (read < 0) {
            throw malformed();
        }
        to += read;
    }

    private static Problem malformed() {
        return Problem.invalid("", "not-multipart");
    }

    /** What lies before the next delimiter. */
    private final class Body extends InputStream {

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            var ready = ready();
            if (ready == 0) {
                return -1;
            }
            var count = Math.min(length, ready);
            System.arraycopy(buffer, from, bytes, offset, count);
            from += count;
            return count;
        }

        /** Bytes in the buffer that surely belong to this part; none at its end. */
        private int ready() throws IOException {
            while (!atDelimiter) {
                var found = find();
                var safe = found >= 0 ? found - from : to - from - delimiter.length + 1;
                atDelimiter = found == from;
                if (safe > 0) {
                    return safe;
                }
                if (!atDelimiter) {
                    fill();
                }
            }
            return 0;
        }

        private int find() {
            for (int at = from; at <= to - delimiter.length; at++) {
                if (buffer[at] == '\r'
                        && java.util.Arrays.equals(buffer, at, at + delimiter.length, delimiter, 0, delimiter.length)) {
                    return at;
                }
            }
            return -1;
        }
    }
}
