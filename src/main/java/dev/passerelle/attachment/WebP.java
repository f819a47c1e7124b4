package dev.passerelle.attachment;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;

/**
 * Builds a WebP file anew from the chunks that hold its pixels. They are copied and not decoded: Java has no encoder for them,
 * and another format would lose the animation or grow tenfold.
 */
final class WebP {

    private static final Set<String> PIXELS = Set.of("VP8 ", "VP8L", "ALPH", "ANIM", "ANMF");
    private static final int ICC = 0x20;
    private static final int EXIF = 0x08;
    private static final int XMP = 0x04;
    private static final int FRAME_HEADER = 16;
    private static final int LARGEST_EXIF = 256 * 1024;

    private final DataInputStream in;
    private final RandomAccessFile out;
    private final long mostPixels;
    private int orientation = Exif.UPRIGHT;
    private byte[] extended;
    private long extendedAt;
    private boolean hasPixels;

    private WebP(DataInputStream in, RandomAccessFile out, long mostPixels) {
        this.in = in;
        this.out = out;
        this.mostPixels = mostPixels;
    }

    static void rewrite(DataInputStream in, Path to, long mostPixels) throws IOException {
        try (var out = new RandomAccessFile(to.toFile(), "rw")) {
            out.setLength(0);
            new WebP(in, out, mostPixels).rewrite();
        }
    }

    private void rewrite() throws IOException {
        var head = in.readNBytes(12);
        out.write(head);
        chunks(Integer.toUnsignedLong(Bare.little(head, 4, 4)) - 4, false);
        if (!hasPixels) {
            throw Unfit.broken("no picture in it");
        }
        sayWhichWayUp();
        var length = out.length();
        out.seek(4);
        out.write(Bare.little((int) (length - 8)));
    }

    private void chunks(long length, boolean inFrame) throws IOException {
        var left = length;
        while (left >= 8) {
            var type = new String(in.readNBytes(4), StandardCharsets.US_ASCII);
            var size = Integer.toUnsignedLong(Bare.little(in.readNBytes(4), 0, 4));
            var padded = size + (size & 1);
            left -= 8 + padded;
            if (left < -1) {
                throw Unfit.broken("a chunk longer than what holds it");
            }
            chunk(type, size, inFrame);
            if ((size & 1) == 1 && left >= 0) {
                in.skipNBytes(1);
            }
        }
        in.skipNBytes(Math.max(left, 0));
    }

    private void chunk(String type, long size, boolean inFrame) throws IOException {
        if (type.equals("VP8X") && !inFrame && extended == null && !hasPixels && size == 10) {
            extended();
        } else if (type.equals("ANMF") && !inFrame && size >= FRAME_HEADER) {
            frame(size);
        } else if (type.equals("VP8 ") || type.equals("VP8L")) {
            pixels(type, size);
        } else if (type.equals("EXIF") && !inFrame && size <= LARGEST_EXIF) {
            orientation = Exif.orientation(in.readNBytes((int) size));
        } else if (PIXELS.contains(type) && !type.equals("ANMF")) {
            header(type, size);
            copy(size);
            pad(size);
        } else {
            in.skipNBytes(size);
        }
    }

    private void extended() throws IOException {
        extended = in.readNBytes(10);
        extended[0] &= (byte) ~(ICC | EXIF | XMP);
        check(Bare.little(extended, 4, 3) + 1, Bare.little(extended, 7, 3) + 1);
        header("VP8X", 10);
        extendedAt = out.getFilePointer();
        out.write(extended);
    }

    /** A frame of an animation holds chunks of its own. */
    private void frame(long size) throws IOException {
        header("ANMF", 0);
        var start = out.getFilePointer();
        copy(FRAME_HEADER);
        chunks(size - FRAME_HEADER, true);
        var end = out.getFilePointer();
        out.seek(start - 4);
        out.write(Bare.little((int) (end - start)));
        out.seek(end);
    }

    private void pixels(String type, long size) throws IOException {
        if (size < 10) {
            throw Unfit.broken("no room for a picture");
        }
        var head = in.readNBytes(10);
        if (type.equals("VP8 ")) {
            // Three bytes of frame header, a start code, then 14 bits each.
            if (head[3] != (byte) 0x9d || head[4] != 0x01 || head[5] != 0x2a) {
                throw Unfit.broken("no key frame");
            }
            check(Bare.little(head, 6, 2) & 0x3fff, Bare.little(head, 8, 2) & 0x3fff);
        } else {
            if (head[0] != 0x2f) {
                throw Unfit.broken("no lossless picture");
            }
            var bits = Bare.little(head, 1, 4);
            check((bits & 0x3fff) + 1, (bits >>> 14 & 0x3fff) + 1);
        }
        header(type, size);
        out.write(head);
        copy(size - head.length);
        pad(size);
        hasPixels = true;
    }

    private void check(long width, long height) throws IOException {
        if (width < 1 || height < 1) {
            throw Unfit.broken("a picture without pixels");
        }
        if (width * height > mostPixels) {
            throw Unfit.tooLarge(width + " x " + height + " pixels");
        }
    }

    /** Viewers turn the picture as its Exif data say; the rest of them is dropped. */
    private void sayWhichWayUp() throws IOException {
        if (orientation == Exif.UPRIGHT || extended == null) {
            return;
        }
        var exif = Exif.saying(orientation);
        header("EXIF", exif.length);
        out.write(exif);
        out.seek(extendedAt);
        out.write(extended[0] | EXIF);
    }

    private void header(String type, long size) throws IOException {
        var header = new ByteArrayOutputStream(8);
        header.writeBytes(type.getBytes(StandardCharsets.US_ASCII));
        header.writeBytes(Bare.little((int) size));
        out.write(header.toByteArray());
    }

    private void pad(long size) throws IOException {
        if ((size & 1) == 1) {
            out.write(0);
        }
    }

    private void copy(long length) throws IOException {
        var left = length;
        var buffer = new byte[8192];
        while (left > 0) {
            var read = in.readNBytes(buffer, 0, (int) Math.min(left, buffer.length));
            if (read == 0) {
                throw Unfit.broken("it ends too early");
            }
            out.write(buffer, 0, read);
            left -= read;
        }
    }
}
