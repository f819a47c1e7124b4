package dev.passerelle.attachment;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Pictures as visitors send them, made here. */
public final class Samples {

    /** Where a picture was taken, in its Exif data: must never be found again. */
    public static final String SECRET = "48.8583N 2.2945E";

    private Samples() {}

    /** Red on the left, blue on the right. */
    public static BufferedImage picture(int width, int height) {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < width; x++) {
            for (int y = 0; y < height; y++) {
                picture.setRGB(x, y, (x < width / 2 ? Color.RED : Color.BLUE).getRGB());
            }
        }
        return picture;
    }

    public static byte[] png(int width, int height) {
        return written(picture(width, height), "png");
    }

    /** With the secret in a text chunk. */
    static byte[] pngWithText() {
        var png = png(8, 8);
        var text = ("Comment\0" + SECRET).getBytes(StandardCharsets.ISO_8859_1);
        return insert(png, 33, chunk("tEXt", text));
    }

    /** A head that promises more pixels than any memory holds. */
    static byte[] pngBomb() {
        var head = new byte[] {0, 0, (byte) 0xc3, 0x50, 0, 0, (byte) 0xc3, 0x50, 8, 2, 0, 0, 0};
        var png = png(8, 8);
        var bomb = new ByteArrayOutputStream();
        bomb.write(png, 0, 8);
        bomb.writeBytes(chunk("IHDR", head));
        bomb.write(png, 33, png.length - 33);
        return bomb.toByteArray();
    }

    static byte[] chunk(String type, byte[] data) {
        try {
            var bytes = new ByteArrayOutputStream();
            var out = new DataOutputStream(bytes);
            out.writeInt(data.length);
            out.writeBytes(type);
            out.write(data);
            var crc = new CRC32();
            crc.update(type.getBytes(StandardCharsets.US_ASCII));
            crc.update(data);
            out.writeInt((int) crc.getValue());
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    public static byte[] jpeg(int width, int height) {
        return written(picture(width, height), "jpeg");
    }

    /** With Exif data: an orientation, and the secret after it; and a comment. */
    public static byte[] jpegWithPlace(int orientation) {
        var exif = new ByteArrayOutputStream();
        exif.writeBytes("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
        exif.writeBytes(Exif.saying(orientation));
        exif.writeBytes(SECRET.getBytes(StandardCharsets.US_ASCII));
        var jpeg = insert(jpeg(64, 32), 2, segment(0xe1, exif.toByteArray()));
        return insert(jpeg, 2, segment(0xfe, SECRET.getBytes(StandardCharsets.US_ASCII)));
    }

    private static byte[] segment(int marker, byte[] data) {
        var length = data.length + 2;
        var segment = new ByteArrayOutputStream();
        segment.writeBytes(new byte[] {(byte) 0xff, (byte) marker, (byte) (length >> 8), (byte) length});
        segment.writeBytes(data);
        return segment.toByteArray();
    }

    static byte[] insert(byte[] into, int at, byte[] what) {
        var all = new ByteArrayOutputStream();
        all.write(into, 0, at);
        all.writeBytes(what);
        all.write(into, at, into.length - at);
        return all.toByteArray();
    }

    /** Three frames, a tenth of a second each, for ever; with the secret as a comment and as foreign data. */
    public static byte[] gif() {
        try {
            var bytes = new ByteArrayOutputStream();
            var writer = ImageIO.getImageWritersByFormatName("gif").next();
            try (var out = new MemoryCacheImageOutputStream(bytes)) {
                writer.setOutput(out);
                writer.prepareWriteSequence(null);
                for (int frame = 0; frame < 3; frame++) {
                    writer.writeToSequence(frame(writer, frame), null);
                }
                writer.endWriteSequence();
            }
            writer.dispose();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static IIOImage frame(javax.imageio.ImageWriter writer, int number) throws IOException {
        var grey = (byte) (80 * number);
        var colours = new IndexColorModel(1, 2, new byte[] {grey, 0}, new byte[] {grey, 0}, new byte[] {grey, 0});
        var picture = new BufferedImage(10, 10, BufferedImage.TYPE_BYTE_BINARY, colours);
        var metadata = writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(picture), null);
        var root = (IIOMetadataNode) metadata.getAsTree("javax_imageio_gif_image_1.0");
        var control = (IIOMetadataNode)
                root.getElementsByTagName("GraphicControlExtension").item(0);
        control.setAttribute("delayTime", "10");
        root.insertBefore(localColours(grey & 0xff), control);
        var extensions = new IIOMetadataNode("ApplicationExtensions");
        if (number == 0) {
            extensions.appendChild(extension("NETSCAPE", "2.0", new byte[] {1, 0, 0}));
        }
        extensions.appendChild(extension("XMP Data", "XMP", SECRET.getBytes(StandardCharsets.US_ASCII)));
        root.appendChild(extensions);
        var comments = new IIOMetadataNode("CommentExtensions");
        var comment = new IIOMetadataNode("CommentExtension");
        comment.setAttribute("value", SECRET);
        comments.appendChild(comment);
        root.appendChild(comments);
        metadata.setFromTree("javax_imageio_gif_image_1.0", root);
        return new IIOImage(picture, null, metadata);
    }

    private static IIOMetadataNode localColours(int grey) {
        var table = new IIOMetadataNode("LocalColorTable");
        table.setAttribute("sizeOfLocalColorTable", "2");
        table.setAttribute("sortFlag", "FALSE");
        for (int index = 0; index < 2; index++) {
            var entry = new IIOMetadataNode("ColorTableEntry");
            entry.setAttribute("index", String.valueOf(index));
            for (var colour : new String[] {"red", "green", "blue"}) {
                entry.setAttribute(colour, String.valueOf(index == 0 ? grey : 0));
            }
            table.appendChild(entry);
        }
        return table;
    }

    private static IIOMetadataNode extension(String id, String code, byte[] data) {
        var extension = new IIOMetadataNode("ApplicationExtension");
        extension.setAttribute("applicationID", id);
        extension.setAttribute("authenticationCode", code);
        extension.setUserObject(data);
        return extension;
    }

    /** One pixel, with a colour profile, Exif data that turn it and hold the secret, XMP, and something after the end. */
    public static byte[] webp() {
        var pixels = Base64.getDecoder().decode("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==");
        var exif = new ByteArrayOutputStream();
        exif.writeBytes(Exif.saying(6));
        exif.writeBytes(SECRET.getBytes(StandardCharsets.US_ASCII));
        var chunks = new ByteArrayOutputStream();
        chunks.writeBytes(riff("VP8X", new byte[] {0x2c, 0, 0, 0, 0, 0, 0, 0, 0, 0}));
        chunks.writeBytes(riff("ICCP", SECRET.getBytes(StandardCharsets.US_ASCII)));
        chunks.write(pixels, 12, pixels.length - 12);
        chunks.writeBytes(riff("EXIF", exif.toByteArray()));
        chunks.writeBytes(riff("XMP ", SECRET.getBytes(StandardCharsets.US_ASCII)));
        var file = new ByteArrayOutputStream();
        file.writeBytes("RIFF".getBytes(StandardCharsets.US_ASCII));
        file.writeBytes(Bare.little(chunks.size() + 4));
        file.writeBytes("WEBP".getBytes(StandardCharsets.US_ASCII));
        file.writeBytes(chunks.toByteArray());
        file.writeBytes("<script>".getBytes(StandardCharsets.US_ASCII));
        return file.toByteArray();
    }

    static byte[] riff(String type, byte[] data) {
        var chunk = new ByteArrayOutputStream();
        chunk.writeBytes(type.getBytes(StandardCharsets.US_ASCII));
        chunk.writeBytes(Bare.little(data.length));
        chunk.writeBytes(data);
        if (data.length % 2 == 1) {
            chunk.write(0);
        }
        return chunk.toByteArray();
    }

    public static byte[] pdf() {
        return "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
                .getBytes(StandardCharsets.US_ASCII);
    }

    static byte[] written(BufferedImage picture, String format) {
        try {
            var bytes = new ByteArrayOutputStream();
            ImageIO.write(picture, format, bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
