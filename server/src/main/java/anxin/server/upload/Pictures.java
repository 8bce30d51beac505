package anxin.server.upload;

import anxin.server.http.Refusal;
import anxin.server.upload.ContentCheck.Content;
import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Metadata;
import com.drew.metadata.MetadataException;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.GpsDirectory;
import java.awt.Color;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Pictures, drawn anew: so nothing is left of what was hidden in them – places, devices, small copies of before they were cut,
 * files behind their end. They stand upright, and are made smaller where they are larger than an eye needs.
 */
final class Pictures {

    private static final int LONGEST_SIDE = 4_096;
    private static final float QUALITY = 0.88f;
    private static final int MOST_AT_ONCE = 2;

    // One picture takes up to 120 MB while it is drawn.
    private static final Semaphore DRAWING = new Semaphore(MOST_AT_ONCE, true);

    private final int megapixels;

    Pictures(int megapixels) {
        this.megapixels = megapixels;
        ImageIO.setUseCache(false);
    }

    /** @param place latitude and longitude, where it says so */
    record Picture(BufferedImage image, @Nullable String place) {

        void writeTo(OutputStream out, String mediaType) throws IOException {
            if (mediaType.equals("image/png")) {
                ImageIO.write(image, "png", out);
                return;
            }
            var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
            try (var target = new MemoryCacheImageOutputStream(out)) {
                var how = writer.getDefaultWriteParam();
                how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                how.setCompressionQuality(QUALITY);
                writer.setOutput(target);
                writer.write(null, new IIOImage(image, null, null), how);
                target.flush();
            } finally {
                writer.dispose();
            }
        }
    }

    interface Sink {
        void take(Picture picture) throws IOException;
    }

    /** Hands on a picture; so that only a few are in memory at once, it is over when the sink is done. */
    void draw(Content content, Sink sink) throws IOException {
        var metadata = metadata(content);
        DRAWING.acquireUninterruptibly();
        try {
            sink.take(new Picture(upright(decoded(content), orientation(metadata)), place(metadata)));
        } finally {
            DRAWING.release();
        }
    }

    private static Optional<Metadata> metadata(Content content) {
        try (var in = content.open()) {
            return Optional.of(ImageMetadataReader.readMetadata(in));
        } catch (ImageProcessingException | IOException broken) {
            return Optional.empty();
        }
    }

    private BufferedImage decoded(Content content) {
        try (var in = content.open();
                var source = ImageIO.createImageInputStream(in)) {
            var readers = ImageIO.getImageReaders(source);
            if (!readers.hasNext()) {
                throw broken();
            }
            var reader = readers.next();
            try {
                reader.setInput(source, true, true);
                return decoded(reader);
            } finally {
                reader.dispose();
            }
        } catch (Refusal refusal) {
            throw refusal;
        } catch (RuntimeException | IOException e) {
            throw broken();
        }
    }

    private BufferedImage decoded(ImageReader reader) throws IOException {
        long width = reader.getWidth(0);
        long height = reader.getHeight(0);
        if (width * height > megapixels * 1_000_000L) {
            throw Refusal.badRequest(
                    "PICTURE_TOO_LARGE",
                    "图片有 %d×%d 像素，最多 %d 百万像素；请截图或调小后再传。".formatted(width, height, megapixels),
                    "The picture has %d×%d pixels, at most %d million are taken; make it smaller and send it again."
                            .formatted(width, height, megapixels));
        }
        var how = reader.getDefaultReadParam();
        int step = Math.toIntExact(Math.ceilDiv(Math.max(width, height), LONGEST_SIDE));
        how.setSourceSubsampling(step, step, 0, 0);
        return reader.read(0, how);
    }

    private static Refusal broken() {
        return Refusal.badRequest(
                "PICTURE_BROKEN",
                "这张图片打不开，可能没有传完整，或不是普通的照片；请重新拍照或截图后再传。",
                "This picture cannot be read; it may be incomplete or of an unusual kind. Take it again, or send a screenshot.");
    }

    private static int orientation(Optional<Metadata> metadata) {
        return metadata.map(all -> all.getFirstDirectoryOfType(ExifIFD0Directory.class))
                .filter(exif -> exif.containsTag(ExifIFD0Directory.TAG_ORIENTATION))
                .map(exif -> {
                    try {
                        return exif.getInt(ExifIFD0Directory.TAG_ORIENTATION);
                    } catch (MetadataException unreadable) {
                        return 1;
                    }
                })
                .orElse(1);
    }

    private static @Nullable String place(Optional<Metadata> metadata) {
        return metadata.map(all -> all.getFirstDirectoryOfType(GpsDirectory.class))
                .map(GpsDirectory::getGeoLocation)
                .map(location ->
                        String.format(Locale.ROOT, "%.5f,%.5f", location.getLatitude(), location.getLongitude()))
                .orElse(null);
    }

    /** As the camera was held: the eight ways of the tag Orientation. */
    private static BufferedImage upright(BufferedImage picture, int orientation) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        var turn = new AffineTransform();
        switch (orientation) {
            case 2 -> turn.setTransform(-1, 0, 0, 1, width, 0);
            case 3 -> turn.setTransform(-1, 0, 0, -1, width, height);
            case 4 -> turn.setTransform(1, 0, 0, -1, 0, height);
            case 5 -> turn.setTransform(0, 1, 1, 0, 0, 0);
            case 6 -> turn.setTransform(0, 1, -1, 0, height, 0);
            case 7 -> turn.setTransform(0, -1, -1, 0, height, width);
            case 8 -> turn.setTransform(0, -1, 1, 0, 0, width);
            default -> {
                // as it is
            }
        }
        boolean turned = orientation >= 5 && orientation <= 8;
        var drawn = new BufferedImage(turned ? height : width, turned ? width : height, BufferedImage.TYPE_INT_RGB);
        var canvas = drawn.createGraphics();
        try {
            canvas.setColor(Color.WHITE);
            canvas.fillRect(0, 0, drawn.getWidth(), drawn.getHeight());
            canvas.drawImage(picture, turn, null);
        } finally {
            canvas.dispose();
        }
        return drawn;
    }
}
