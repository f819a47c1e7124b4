package dev.passerelle.attachment;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The kinds of file that a visitor may send, told by how they begin and never by their name. */
enum Content {
    PNG("image/png", "png"),
    JPEG("image/jpeg", "jpg", "jpeg", "jpe", "jfif"),
    GIF("image/gif", "gif"),
    WEBP("image/webp", "webp"),
    PDF("application/pdf", "pdf");

    /** Bytes that {@link #of} wants to see. */
    static final int HEAD = 16;

    private static final byte[] PNG_SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte[] JPEG_SIGNATURE = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};

    private final String mediaType;
    private final List<String> endings;

    Content(String mediaType, String... endings) {
        this.mediaType = mediaType;
        this.endings = List.of(endings);
    }

    static Optional<Content> of(byte[] head) {
        if (begins(head, 0, PNG_SIGNATURE)) {
            return Optional.of(PNG);
        }
        if (begins(head, 0, JPEG_SIGNATURE)) {
            return Optional.of(JPEG);
        }
        if (begins(head, 0, ascii("GIF87a")) || begins(head, 0, ascii("GIF89a"))) {
            return Optional.of(GIF);
        }
        if (begins(head, 0, ascii("RIFF")) && begins(head, 8, ascii("WEBP"))) {
            return Optional.of(WEBP);
        }
        // Readers look for it in the first kilobyte; a file that begins as something else is something else.
        return begins(head, 0, ascii("%PDF-")) ? Optional.of(PDF) : Optional.empty();
    }

    private static boolean begins(byte[] head, int from, byte[] with) {
        return head.length >= from + with.length && Arrays.equals(head, from, from + with.length, with, 0, with.length);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    static boolean isPicture(String mediaType) {
        return Arrays.stream(values()).anyMatch(each -> each != PDF && each.mediaType.equals(mediaType));
    }

    String mediaType() {
        return mediaType;
    }

    /** The name with an ending that tells the truth; a name of its own where there is none. */
    String named(String filename) {
        var name = filename == null ? name().toLowerCase(Locale.ROOT) : filename;
        var ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return endings.contains(ending) && name.indexOf('.') > 0 ? name : name + "." + endings.get(0);
    }
}
