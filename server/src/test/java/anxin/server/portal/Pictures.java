package anxin.server.portal;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;

/** Photographs as phones take them: with what the camera writes into the file. */
final class Pictures {

    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int RATIONAL = 5;
    private static final int ASCII = 2;

    private Pictures() {}

    /** Left half red, right half blue. */
    static byte[] jpeg(int width, int height) {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var canvas = picture.createGraphics();
        canvas.setColor(Color.RED);
        canvas.fillRect(0, 0, width / 2, height);
        canvas.setColor(Color.BLUE);
        canvas.fillRect(width / 2, 0, width - width / 2, height);
        canvas.dispose();
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "jpeg", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** The same taken at 30°30′ N, 108°15′ E, with the phone held upright (orientation 6). */
    static byte[] takenSomewhere(int width, int height) {
        var plain = jpeg(width, height);
        var tiff = ByteBuffer.allocate(8 + 2 + 2 * 12 + 4 + 2 + 4 * 12 + 4 + 48);
        tiff.put("MM".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8);
        int places = 8 + 2 + 2 * 12 + 4;
        int numbers = places + 2 + 4 * 12 + 4;
        tiff.putShort((short) 2);
        entry(tiff, 0x0112, SHORT, 1, 6 << 16);
        entry(tiff, 0x8825, LONG, 1, places);
        tiff.putInt(0).putShort((short) 4);
        entry(tiff, 1, ASCII, 2, 'N' << 24);
        entry(tiff, 2, RATIONAL, 3, numbers);
        entry(tiff, 3, ASCII, 2, 'E' << 24);
        entry(tiff, 4, RATIONAL, 3, numbers + 24);
        tiff.putInt(0);
        for (int number : new int[] {30, 30, 0, 108, 15, 0}) {
            tiff.putInt(number).putInt(1);
        }
        var file = ByteBuffer.allocate(plain.length + 10 + tiff.capacity());
        file.put(plain, 0, 2).putShort((short) 0xFFE1).putShort((short) (8 + tiff.capacity()));
        file.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII)).put(tiff.array());
        return file.put(plain, 2, plain.length - 2).array();
    }

    private static void entry(ByteBuffer tiff, int tag, int type, int count, int value) {
        tiff.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
    }
}
