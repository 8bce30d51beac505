package anxin.server.evidence;

import anxin.server.words.Trouble;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.Result;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import org.jspecify.annotations.Nullable;

/** What somebody holds of a receipt: the file itself, or its QR codes as pictures or as the texts in them. */
public final class ReceiptFiles {

    private static final int MOST_PIXELS = 60_000_000;
    private static final Map<DecodeHintType, ?> HARD = Map.of(DecodeHintType.TRY_HARDER, true);

    private ReceiptFiles() {}

    /**
     * The receipt, put together where it came in parts.
     *
     * @throws Trouble where a picture cannot be read, or codes are missing
     */
    public static byte[] read(List<Path> files) throws IOException {
        var codes = new ArrayList<String>();
        for (var file : files) {
            var picture = picture(file);
            if (picture != null) {
                codes.addAll(codesIn(picture, file));
                continue;
            }
            var content = Files.readAllBytes(file);
            var lines = new String(content, StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
            if (files.size() == 1 && !(lines.size() > 0 && ReceiptCodes.isCode(lines.getFirst()))) {
                return content;
            }
            codes.addAll(lines);
        }
        return ReceiptCodes.file(codes);
    }

    private static @Nullable BufferedImage picture(Path file) throws IOException {
        try (var stream = ImageIO.createImageInputStream(file.toFile())) {
            var readers = ImageIO.getImageReaders(stream);
            if (!readers.hasNext()) {
                return null;
            }
            var reader = readers.next();
            try {
                reader.setInput(stream);
                return read(reader, file);
            } finally {
                reader.dispose();
            }
        }
    }

    // The size stands in front of the picture; a small file can unpack to one that fills the memory.
    private static BufferedImage read(ImageReader reader, Path file) throws IOException {
        if ((long) reader.getWidth(0) * reader.getHeight(0) > MOST_PIXELS) {
            throw new Trouble(
                    "图片 %s 超过 %,d 万像素，没有读取；请缩小后再试。".formatted(file.getFileName(), MOST_PIXELS / 10_000),
                    "The picture %s has more than %,d pixels and was not read; make it smaller."
                            .formatted(file.getFileName(), MOST_PIXELS));
        }
        return reader.read(0);
    }

    private static List<String> codesIn(BufferedImage picture, Path file) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        var pixels = picture.getRGB(0, 0, width, height, null, 0, width);
        var bitmap = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels)));
        try {
            return List.of(new QRCodeMultiReader().decodeMultiple(bitmap, HARD)).stream()
                    .map(Result::getText)
                    .toList();
        } catch (NotFoundException none) {
            throw new Trouble(
                    "图片 %s 里没有读出二维码；请拍清楚、拍正，再试。".formatted(file.getFileName()),
                    "No QR code could be read in the picture %s; take a sharp one from straight ahead."
                            .formatted(file.getFileName()),
                    none);
        }
    }
}
