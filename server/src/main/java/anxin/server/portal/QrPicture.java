package anxin.server.portal;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.Encoder;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;

/** A QR code as a picture for a printed page: it survives a quarter of it being dirty or torn off. */
final class QrPicture {

    /** Light modules around the code, as the standard asks. */
    private static final int MARGIN = 4;
    /** Edges stay sharp when the page is enlarged to a metre. */
    private static final int DOTS = 24;

    private QrPicture() {}

    /** As the address of an image. */
    static String address(String text) {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture(text), "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    private static BufferedImage picture(String text) {
        var code = code(text);
        int size = (code.getWidth() + 2 * MARGIN) * DOTS;
        var picture = new BufferedImage(size, size, BufferedImage.TYPE_BYTE_BINARY);
        var canvas = picture.createGraphics();
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, size, size);
        canvas.setColor(Color.BLACK);
        for (int y = 0; y < code.getHeight(); y++) {
            for (int x = 0; x < code.getWidth(); x++) {
                if (code.get(x, y) == 1) {
                    canvas.fillRect((x + MARGIN) * DOTS, (y + MARGIN) * DOTS, DOTS, DOTS);
                }
            }
        }
        canvas.dispose();
        return picture;
    }

    private static com.google.zxing.qrcode.encoder.ByteMatrix code(String text) {
        try {
            return Encoder.encode(text, ErrorCorrectionLevel.Q).getMatrix();
        } catch (WriterException e) {
            throw new IllegalArgumentException("too long for a QR code: " + text.length() + " characters", e);
        }
    }
}
