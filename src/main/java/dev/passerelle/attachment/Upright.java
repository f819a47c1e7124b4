package dev.passerelle.attachment;

import java.awt.image.BufferedImage;

/** Turns a picture as its Exif orientation says. By hand: Java's own drawing wants fonts that a bare server does not have. */
final class Upright {

    private Upright() {}

    static BufferedImage of(BufferedImage picture, int orientation) {
        if (orientation == Exif.UPRIGHT) {
            return picture;
        }
        var width = picture.getWidth();
        var height = picture.getHeight();
        var lying = orientation >= 5;
        var turned = lying
                ? new BufferedImage(height, width, BufferedImage.TYPE_3BYTE_BGR)
                : new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        var row = new int[width];
        for (int y = 0; y < height; y++) {
            picture.getRGB(0, y, width, 1, row, 0, width);
            var line = isBackwards(orientation) ? reversed(row) : row;
            if (lying) {
                turned.setRGB(isFromTheRight(orientation) ? height - 1 - y : y, 0, 1, width, line, 0, 1);
            } else {
                turned.setRGB(0, isUpsideDown(orientation) ? height - 1 - y : y, width, 1, line, 0, width);
            }
        }
        return turned;
    }

    /** The stored row runs against the one that is seen. */
    private static boolean isBackwards(int orientation) {
        return orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
    }

    private static boolean isUpsideDown(int orientation) {
        return orientation == 3 || orientation == 4;
    }

    /** The first stored row is the column on the right. */
    private static boolean isFromTheRight(int orientation) {
        return orientation == 6 || orientation == 7;
    }

    private static int[] reversed(int[] row) {
        var reversed = new int[row.length];
        for (int i = 0; i < row.length; i++) {
            reversed[i] = row[row.length - 1 - i];
        }
        return reversed;
    }
}
