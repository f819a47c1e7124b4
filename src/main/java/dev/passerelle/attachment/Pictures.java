package dev.passerelle.attachment;

import java.awt.image.BufferedImage;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.FileImageOutputStream;

/**
 * Makes a picture anew from its pixels: where it was taken and by whom does not remain, nor anything that was hidden in it.
 *
 * <p>Size is read from the head before a pixel is decoded. A picture whose pixels would not fit is read at every second or
 * third pixel.
 */
final class Pictures {

    private static final float JPEG_QUALITY = 0.9f;

    /** Bytes that one decoded picture may take; turning it round takes as much again. */
    private static final long ROOM = 64L * 1024 * 1024;

    private final long mostPixels;

    Pictures(long mostPixels) {
        this.mostPixels = mostPixels;
    }

    /** @throws Unfit when it is not what it begins as, or too large */
    void rewrite(Content content, Path from, Path to) throws IOException {
        var bare = to.resolveSibling(to.getFileName() + ".bare");
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(from), 1 << 16))) {
            switch (content) {
                case WEBP -> WebP.rewrite(in, to, mostPixels);
                case GIF -> animation(from, to);
                case PNG, JPEG -> still(content, bare(content, in, bare), bare, to);
                case PDF -> throw new IllegalArgumentException("not a picture");
            }
        } catch (Unfit e) {
            throw e;
        } catch (EOFException e) {
            throw Unfit.broken("it ends too early");
        } catch (IOException | RuntimeException e) {
            // Decoders fail in many ways on what is not a picture.
            throw Unfit.broken(e.getClass().getSimpleName());
        } finally {
            Files.deleteIfExists(bare);
        }
    }

    private static int bare(Content content, DataInputStream in, Path bare) throws IOException {
        try (var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(bare), 1 << 16))) {
            if (content == Content.JPEG) {
                return Bare.jpeg(in, out);
            }
            Bare.png(in, out);
            return Exif.UPRIGHT;
        }
    }

    private void animation(Path from, Path to) throws IOException {
        var reader = Animation.reader();
        var writer = Animation.writer();
        try (var in = new FileImageInputStream(from.toFile());
                var out = new FileImageOutputStream(to.toFile())) {
            reader.setInput(in);
            writer.setOutput(out);
            new Animation(reader, writer, mostPixels).rewrite();
        } finally {
            reader.dispose();
            writer.dispose();
        }
    }

    private void still(Content content, int orientation, Path from, Path to) throws IOException {
        var format = content == Content.JPEG ? "jpeg" : "png";
        var reader = ImageIO.getImageReadersByFormatName(format).next();
        var writer = ImageIO.getImageWritersByFormatName(format).next();
        try (var in = new FileImageInputStream(from.toFile());
                var out = new FileImageOutputStream(to.toFile())) {
            reader.setInput(in, true, true);
            writer.setOutput(out);
            var upright = Upright.of(read(reader), orientation);
            writer.write(null, new IIOImage(upright, null, null), quality(writer, content));
        } finally {
            reader.dispose();
            writer.dispose();
        }
    }

    private BufferedImage read(ImageReader reader) throws IOException {
        var width = reader.getWidth(0);
        var height = reader.getHeight(0);
        if ((long) width * height > mostPixels) {
            throw Unfit.tooLarge(width + " x " + height + " pixels");
        }
        var each = bytesOfPixel(reader);
        var step = 1;
        while (((long) width / step + 1) * (height / step + 1) * each > ROOM) {
            step++;
        }
        var how = new ImageReadParam();
        how.setSourceSubsampling(step, step, 0, 0);
        return reader.read(0, how);
    }

    private static long bytesOfPixel(ImageReader reader) throws IOException {
        var types = reader.getImageTypes(0);
        if (!types.hasNext()) {
            throw Unfit.broken("no colours that are known here");
        }
        var bits = 0;
        for (var size : types.next().getSampleModel(1, 1).getSampleSize()) {
            bits += size;
        }
        return Math.max(1, bits / 8);
    }

    private static ImageWriteParam quality(ImageWriter writer, Content content) {
        var how = writer.getDefaultWriteParam();
        if (content == Content.JPEG) {
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(JPEG_QUALITY);
        }
        return how;
    }
}
