package dev.passerelle.attachment;

import java.io.IOException;
import java.util.Set;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Makes a GIF anew, frame by frame: times, places and repetition stay, words and foreign data go. */
final class Animation {

    private static final String OF_FRAME = "javax_imageio_gif_image_1.0";
    private static final String OF_FILE = "javax_imageio_gif_stream_1.0";
    private static final Set<String> LOOPS = Set.of("NETSCAPE", "ANIMEXTS");
    private static final Set<String> OF_A_FRAME =
            Set.of("ImageDescriptor", "LocalColorTable", "GraphicControlExtension", "ApplicationExtensions");
    private static final int MOST_FRAMES = 1000;

    /** All frames together, as a multiple of what one picture may have: decoding costs time for each. */
    private static final int FRAMES_TOGETHER = 8;

    private final ImageReader reader;
    private final ImageWriter writer;
    private final long mostPixels;

    Animation(ImageReader reader, ImageWriter writer, long mostPixels) {
        this.reader = reader;
        this.writer = writer;
        this.mostPixels = mostPixels;
    }

    static ImageReader reader() {
        return ImageIO.getImageReadersByFormatName("gif").next();
    }

    static ImageWriter writer() {
        return ImageIO.getImageWritersByFormatName("gif").next();
    }

    void rewrite() throws IOException {
        var frames = frames();
        writer.prepareWriteSequence(ofFile());
        for (int frame = 0; frame < frames; frame++) {
            var picture = reader.read(frame);
            var type = ImageTypeSpecifier.createFromRenderedImage(picture);
            writer.writeToSequence(new IIOImage(picture, null, ofFrame(frame, type)), null);
        }
        writer.endWriteSequence();
    }

    private int frames() throws IOException {
        var pixels = 0L;
        for (int frame = 0; ; frame++) {
            if (frame == MOST_FRAMES) {
                throw Unfit.tooLarge("too many frames");
            }
            var size = size(frame);
            if (size == 0) {
                if (frame == 0) {
                    throw Unfit.broken("no picture in it");
                }
                return frame;
            }
            pixels += size;
            if (size > mostPixels || pixels > mostPixels * FRAMES_TOGETHER) {
                throw Unfit.tooLarge("too many pixels");
            }
        }
    }

    private long size(int frame) throws IOException {
        try {
            return (long) reader.getWidth(frame) * reader.getHeight(frame);
        } catch (IndexOutOfBoundsException end) {
            return 0;
        }
    }

    private IIOMetadata ofFile() throws IOException {
        var own = writer.getDefaultStreamMetadata(null);
        var given = reader.getStreamMetadata().getAsTree(OF_FILE);
        own.setFromTree(OF_FILE, without(given, Set.of("Version", "LogicalScreenDescriptor", "GlobalColorTable")));
        return own;
    }

    private IIOMetadata ofFrame(int frame, ImageTypeSpecifier type) throws IOException {
        var own = writer.getDefaultImageMetadata(type, null);
        var kept = without(reader.getImageMetadata(frame).getAsTree(OF_FRAME), OF_A_FRAME);
        for (Node child = kept.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child.getNodeName().equals("ApplicationExtensions")) {
                keepLoop(child);
            }
        }
        own.setFromTree(OF_FRAME, kept);
        return own;
    }

    private static Node without(Node tree, Set<String> kept) {
        var child = tree.getFirstChild();
        while (child != null) {
            var next = child.getNextSibling();
            if (!kept.contains(child.getNodeName())) {
                tree.removeChild(child);
            }
            child = next;
        }
        return tree;
    }

    /** How often it repeats is three bytes of an "application"; any others are left out. */
    private static void keepLoop(Node extensions) {
        var extension = extensions.getFirstChild();
        while (extension != null) {
            var next = extension.getNextSibling();
            var data = ((IIOMetadataNode) extension).getUserObject();
            var isLoop = LOOPS.contains(((Element) extension).getAttribute("applicationID"))
                    && data instanceof byte[] bytes
                    && bytes.length == 3;
            if (!isLoop) {
                extensions.removeChild(extension);
            }
            extension = next;
        }
        if (extensions.getFirstChild() == null) {
            extensions.getParentNode().removeChild(extensions);
        }
    }
}
