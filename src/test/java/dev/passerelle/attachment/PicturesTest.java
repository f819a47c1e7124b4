package dev.passerelle.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PicturesTest {

    @TempDir
    Path folder;

    private byte[] rewritten(Content content, byte[] picture) throws IOException {
        return rewritten(content, picture, 1_000_000);
    }

    private byte[] rewritten(Content content, byte[] picture, long mostPixels) throws IOException {
        var from = Files.write(folder.resolve("from"), picture);
        var to = folder.resolve("to");
        new Pictures(mostPixels).rewrite(content, from, to);
        assertThat(Files.list(folder)).containsExactlyInAnyOrder(from, to);
        return Files.readAllBytes(to);
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static BufferedImage read(byte[] picture) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(picture));
    }

    private static boolean isRed(BufferedImage picture, int x, int y) {
        var rgb = picture.getRGB(x, y);
        return (rgb >> 16 & 0xff) > 200 && (rgb & 0xff) < 60;
    }

    @Test
    void aPhotographForgetsWhereItWasTaken() throws IOException {
        var taken = Samples.jpegWithPlace(1);
        assertThat(latin(taken)).contains(Samples.SECRET, "Exif");

        var sent = rewritten(Content.JPEG, taken);

        assertThat(latin(sent)).doesNotContain(Samples.SECRET).doesNotContain("Exif");
        assertThat(read(sent).getWidth()).isEqualTo(64);
        assertThat(isRed(read(sent), 5, 16)).isTrue();
        assertThat(isRed(read(sent), 60, 16)).isFalse();
    }

    /** The left half is red as stored; where it is to be seen. */
    @ParameterizedTest
    @CsvSource({
        "1, 64, 32, 5, 16, 60, 16",
        "2, 64, 32, 60, 16, 5, 16",
        "3, 64, 32, 60, 16, 5, 16",
        "4, 64, 32, 5, 16, 60, 16",
        "5, 32, 64, 16, 5, 16, 60",
        "6, 32, 64, 16, 5, 16, 60",
        "7, 32, 64, 16, 60, 16, 5",
        "8, 32, 64, 16, 60, 16, 5"
    })
    void aPhotographIsTurnedBeforeItForgetsWhichWayUpItWas(
            int orientation, int width, int height, int redX, int redY, int blueX, int blueY) throws IOException {
        var seen = read(rewritten(Content.JPEG, Samples.jpegWithPlace(orientation)));

        assertThat(seen.getWidth()).isEqualTo(width);
        assertThat(seen.getHeight()).isEqualTo(height);
        assertThat(isRed(seen, redX, redY)).isTrue();
        assertThat(isRed(seen, blueX, blueY)).isFalse();
    }

    @Test
    void aPngLosesItsTextsAndNotAPixel() throws IOException {
        var sent = rewritten(Content.PNG, Samples.pngWithText());

        assertThat(latin(sent)).doesNotContain(Samples.SECRET).doesNotContain("tEXt");
        assertThat(read(sent).getRGB(1, 1)).isEqualTo(read(Samples.png(8, 8)).getRGB(1, 1));
    }

    @Test
    void aPngKeepsItsTransparency() throws IOException {
        var clear = new BufferedImage(4, 4, BufferedImage.TYPE_INT_ARGB);
        clear.setRGB(0, 0, 0x80ff0000);

        var sent = read(rewritten(Content.PNG, Samples.written(clear, "png")));

        assertThat(sent.getRGB(0, 0)).isEqualTo(0x80ff0000);
        assertThat(sent.getRGB(1, 1) >>> 24).isZero();
    }

    @Test
    void anAnimationGoesOnMovingAndSaysNothingElse() throws IOException {
        var sent = rewritten(Content.GIF, Samples.gif());

        assertThat(latin(sent)).doesNotContain(Samples.SECRET).contains("NETSCAPE2.0");
        var reader = ImageIO.getImageReadersByFormatName("gif").next();
        reader.setInput(new MemoryCacheImageInputStream(new ByteArrayInputStream(sent)));
        assertThat(reader.getNumImages(true)).isEqualTo(3);
        for (int frame = 0; frame < 3; frame++) {
            var tree = reader.getImageMetadata(frame).getAsTree("javax_imageio_gif_image_1.0");
            assertThat(delay(tree)).isEqualTo("10");
            assertThat(reader.read(frame).getRGB(3, 3) & 0xff).isEqualTo(80 * frame);
        }
    }

    private static String delay(org.w3c.dom.Node tree) {
        return ((javax.imageio.metadata.IIOMetadataNode) tree)
                .getElementsByTagName("GraphicControlExtension")
                .item(0)
                .getAttributes()
                .getNamedItem("delayTime")
                .getNodeValue();
    }

    @Test
    void aWebPKeepsItsPixelsAndWhichWayUpTheyAre() throws IOException {
        var sent = rewritten(Content.WEBP, Samples.webp());

        assertThat(latin(sent)).doesNotContain(Samples.SECRET, "ICCP", "XMP ", "<script>");
        assertThat(Bare.little(sent, 4, 4)).isEqualTo(sent.length - 8);
        assertThat(latin(sent)).startsWith("RIFF").contains("VP8L", "EXIF");
        assertThat(sent[20]).as("flags: Exif alone").isEqualTo((byte) 0x08);
        assertThat(Exif.orientation(Exif.saying(6))).isEqualTo(6);
        assertThat(latin(sent)).endsWith(latin(Exif.saying(6)));
    }

    @ParameterizedTest
    @EnumSource(names = {"PNG", "JPEG", "GIF"})
    void whatIsHiddenBehindAPictureDies(Content content) throws IOException {
        var picture = switch (content) {
            case PNG -> Samples.png(8, 8);
            case JPEG -> Samples.jpeg(8, 8);
            default -> Samples.gif();
        };
        var both = new ByteArrayOutputStream();
        both.writeBytes(picture);
        both.writeBytes("PK\3\4<script>alert(1)</script>%PDF-1.4".getBytes(StandardCharsets.ISO_8859_1));

        var sent = rewritten(content, both.toByteArray());

        assertThat(latin(sent)).doesNotContain("<script>", "%PDF", "PK\3\4");
        assertThat(read(sent)).isNotNull();
    }

    @Test
    void aBombIsNotDecoded() {
        assertThatThrownBy(() -> rewritten(Content.PNG, Samples.pngBomb()))
                .isInstanceOfSatisfying(
                        Unfit.class, unfit -> assertThat(unfit.isTooLarge()).isTrue());
    }

    @ParameterizedTest
    @EnumSource(names = {"PNG", "JPEG", "GIF"})
    void moreThanSoManyPixelsAreRefused(Content content) {
        var picture = Samples.written(Samples.picture(50, 50), content.name().toLowerCase(java.util.Locale.ROOT));

        assertThatThrownBy(() -> rewritten(content, picture, 2499))
                .isInstanceOfSatisfying(
                        Unfit.class, unfit -> assertThat(unfit.isTooLarge()).isTrue());
    }

    @ParameterizedTest
    @EnumSource(names = {"PNG", "JPEG", "GIF", "WEBP"})
    void whatOnlyBeginsAsAPictureIsRefused(Content content) {
        var picture = switch (content) {
            case PNG -> Samples.png(8, 8);
            case JPEG -> Samples.jpeg(8, 8);
            case GIF -> Samples.gif();
            default -> Samples.webp();
        };
        for (int length : new int[] {16, 30}) {
            var broken = java.util.Arrays.copyOf(picture, length);
            assertThatThrownBy(() -> rewritten(content, broken))
                    .as(length + " bytes")
                    .isInstanceOfSatisfying(
                            Unfit.class, unfit -> assertThat(unfit.isTooLarge()).isFalse());
        }
    }

    @Test
    void aPictureThatIsTooLargeForTheMemoryIsMadeSmaller() throws IOException {
        var large = new BufferedImage(6000, 4500, BufferedImage.TYPE_3BYTE_BGR);

        var sent = read(rewritten(Content.JPEG, Samples.written(large, "jpeg"), 40_000_000));

        assertThat(sent.getWidth()).isEqualTo(3000);
        assertThat(sent.getHeight()).isEqualTo(2250);
    }
}
