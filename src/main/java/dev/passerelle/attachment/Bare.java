package dev.passerelle.attachment;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Takes from a picture what its pixels do not need, before anything decodes it: comments, compressed texts, colour profiles and
 * thumbnails have broken decoders before.
 */
final class Bare {

    private static final Set<String> PNG_CHUNKS = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");
    private static final int LARGEST_SMALL_CHUNK = 64 * 1024;
    private static final int ADOBE = 0xee;
    private static final int EXIF = 0xe1;
    private static final int COMMENT = 0xfe;
    private static final int START_OF_SCAN = 0xda;

    /** A progressive picture has about ten; thousands keep a processor busy for minutes. */
    private static final int MOST_SCANS = 100;

    private Bare() {}

    static void png(DataInputStream in, DataOutputStream out) throws IOException {
        out.write(in.readNBytes(8));
        var type = "";
        while (!type.equals("IEND")) {
            var length = in.readInt();
            type = new String(in.readNBytes(4), StandardCharsets.US_ASCII);
            if (length < 0 || (!type.equals("IDAT") && PNG_CHUNKS.contains(type) && length > LARGEST_SMALL_CHUNK)) {
                throw Unfit.broken("a chunk of impossible length");
            }
            if (PNG_CHUNKS.contains(type)) {
                out.writeInt(length);
                out.write(type.getBytes(StandardCharsets.US_ASCII));
                copy(in, out, length + 4L);
            } else {
                in.skipNBytes(length + 4L);
            }
        }
    }

    /** @return the orientation that its Exif data give */
    static int jpeg(DataInputStream in, DataOutputStream out) throws IOException {
        var orientation = Exif.UPRIGHT;
        out.writeShort(in.readUnsignedShort());
        for (int marker = marker(in); marker != START_OF_SCAN; marker = marker(in)) {
            var length = in.readUnsignedShort();
            if (length < 2) {
                throw Unfit.broken("a segment of impossible length");
            }
            if (marker == EXIF) {
                var segment = in.readNBytes(length - 2);
                orientation = Exif.is(segment) ? Exif.orientation(segment) : orientation;
            } else if (isMetadata(marker)) {
                in.skipNBytes(length - 2L);
            } else {
                out.writeByte(0xff);
                out.writeByte(marker);
                out.writeShort(length);
                copy(in, out, length - 2L);
            }
        }
        out.writeByte(0xff);
        out.writeByte(START_OF_SCAN);
        scans(in, out);
        return orientation;
    }

    private static boolean isMetadata(int marker) {
        return marker == COMMENT || (marker >= 0xe0 && marker <= 0xef && marker != ADOBE);
    }

    private static int marker(DataInputStream in) throws IOException {
        if (in.readUnsignedByte() != 0xff) {
            throw Unfit.broken("no marker where one belongs");
        }
        var marker = in.readUnsignedByte();
        while (marker == 0xff) {
            marker = in.readUnsignedByte();
        }
        return marker;
    }

    /** The pixels as they are, up to the end of the picture or of the file. */
    private static void scans(DataInputStream in, DataOutputStream out) throws IOException {
        var scans = 1;
        var before = 0;
        for (int next = in.read(); next >= 0; next = in.read()) {
            out.writeByte(next);
            if (before == 0xff && next == 0xd9) {
                return;
            }
            if (before == 0xff && next == START_OF_SCAN && ++scans > MOST_SCANS) {
                throw Unfit.tooLarge("too many scans");
            }
            before = next;
        }
    }

    static void copy(DataInputStream in, DataOutputStream out, long length) throws IOException {
        var left = length;
        var buffer = new byte[8192];
        while (left > 0) {
            var read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (read < 0) {
                throw new EOFException();
            }
            out.write(buffer, 0, read);
            left -= read;
        }
    }

    static int little(byte[] bytes, int at, int count) {
        var value = 0;
        for (int i = count - 1; i >= 0; i--) {
            value = value << 8 | bytes[at + i] & 0xff;
        }
        return value;
    }

    static byte[] little(int value) {
        return ByteBuffer.allocate(4).putInt(Integer.reverseBytes(value)).array();
    }
}
