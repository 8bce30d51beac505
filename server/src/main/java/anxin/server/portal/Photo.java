package anxin.server.portal;

import anxin.server.http.Refusal;
import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Metadata;
import com.drew.metadata.MetadataException;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.GpsDirectory;
import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Set;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import org.apache.tika.Tika;
import org.jspecify.annotations.Nullable;

/**
 * A photograph (照片) as it is kept: upright, at most 2,048 dots wide or high, drawn anew as JPEG, so that nothing of what the
 * camera wrote into the file is left, nor anything else that hides in one.
 *
 * @param at where it was taken, if the file said so
 */
record Photo(byte[] jpeg, @Nullable Point at) {

    static final int MOST_BYTES = 20 << 20;
    private static final int MOST_DOTS = 2_048;
    /** A phone takes 50 to 200 million; more is made to break programs. */
    private static final long MOST_PIXELS = 200_000_000L;

    private static final float QUALITY = 0.85f;
    private static final Set<String> TYPES = Set.of("image/jpeg", "image/png");
    private static final Tika TIKA = new Tika();

    /** Degrees, WGS 84. */
    record Point(BigDecimal lng, BigDecimal lat) {}

    /** @throws Refusal if it is no photograph that can be read */
    static Photo read(byte[] file) {
        if (file.length > MOST_BYTES) {
            throw tooLarge();
        }
        var type = TIKA.detect(file);
        if (!TYPES.contains(type)) {
            throw Refusal.badRequest(
                    "PHOTO_TYPE",
                    "上传的文件内容是 %s，不是照片，没有保存；请选择 JPEG 或 PNG 照片。".formatted(type),
                    "The uploaded file holds %s, which is no photograph, and was not kept; choose a JPEG or PNG picture."
                            .formatted(type));
        }
        try {
            var picture = picture(file);
            var metadata = metadata(file);
            return new Photo(jpeg(upright(picture, metadata)), point(metadata));
        } catch (IOException | RuntimeException e) {
            if (e instanceof Refusal refusal) {
                throw refusal;
            }
            throw Refusal.badRequest(
                    "PHOTO_BROKEN",
                    "照片打不开，可能没有传完或已损坏，没有保存；请重新拍摄或换一张。",
                    "The picture cannot be opened and was not kept; it may be damaged or cut off. Take it again, or choose another.");
        }
    }

    static Refusal tooLarge() {
        return Refusal.badRequest(
                "PHOTO_TOO_LARGE",
                "照片太大，没有保存：最多 20 MB、2 亿像素；请用手机的普通画质拍摄。",
                "The picture is too large and was not kept: at most 20 MB and 200 million dots; take it in the phone's ordinary quality.");
    }

    /** Never more dots in memory than are needed: every second, third, … is skipped while reading. */
    private static BufferedImage picture(byte[] file) throws IOException {
        try (var in = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
            ImageReader reader = ImageIO.getImageReaders(in).next();
            try {
                reader.setInput(in, true, true);
                int width = reader.getWidth(0);
                int height = reader.getHeight(0);
                if ((long) width * height > MOST_PIXELS) {
                    throw tooLarge();
                }
                var parameters = reader.getDefaultReadParam();
                int step = Math.max(1, Math.max(width, height) / MOST_DOTS);
                parameters.setSourceSubsampling(step, step, 0, 0);
                return reader.read(0, parameters);
            } finally {
                reader.dispose();
            }
        }
    }

    private static BufferedImage upright(BufferedImage picture, @Nullable Metadata metadata) {
        int orientation = orientation(metadata);
        double scale = Math.min(1.0, (double) MOST_DOTS / Math.max(picture.getWidth(), picture.getHeight()));
        int width = (int) Math.max(1, Math.round(picture.getWidth() * scale));
        int height = (int) Math.max(1, Math.round(picture.getHeight() * scale));
        boolean lying = orientation >= 5;
        var drawn = new BufferedImage(lying ? height : width, lying ? width : height, BufferedImage.TYPE_INT_RGB);
        var canvas = drawn.createGraphics();
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, drawn.getWidth(), drawn.getHeight());
        canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        canvas.transform(turn(orientation, width, height));
        canvas.drawImage(picture, 0, 0, width, height, null);
        canvas.dispose();
        return drawn;
    }

    /** The eight ways a camera can be held, as EXIF numbers them. */
    private static AffineTransform turn(int orientation, int width, int height) {
        return switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }

    private static byte[] jpeg(BufferedImage picture) throws IOException {
        var out = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            var parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(QUALITY);
            writer.write(null, new IIOImage(picture, null, null), parameters);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    /** Nothing where the camera wrote nothing, or nonsense. */
    private static @Nullable Metadata metadata(byte[] file) {
        try {
            return ImageMetadataReader.readMetadata(new ByteArrayInputStream(file));
        } catch (ImageProcessingException e) {
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int orientation(@Nullable Metadata metadata) {
        var directory = metadata == null ? null : metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
        if (directory == null || !directory.containsTag(ExifDirectoryBase.TAG_ORIENTATION)) {
            return 1;
        }
        try {
            return directory.getInt(ExifDirectoryBase.TAG_ORIENTATION);
        } catch (MetadataException e) {
            return 1;
        }
    }

    private static @Nullable Point point(@Nullable Metadata metadata) {
        var directory = metadata == null ? null : metadata.getFirstDirectoryOfType(GpsDirectory.class);
        var place = directory == null ? null : directory.getGeoLocation();
        return place == null || place.isZero()
                ? null
                : new Point(degrees(place.getLongitude()), degrees(place.getLatitude()));
    }

    private static BigDecimal degrees(double degrees) {
        return BigDecimal.valueOf(degrees).setScale(6, RoundingMode.HALF_UP);
    }
}
