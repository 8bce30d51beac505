package anxin.server.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import anxin.server.http.Refusal;
import com.drew.imaging.ImageMetadataReader;
import com.drew.metadata.exif.ExifDirectoryBase;
import java.awt.Color;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Photographs as they come from phones and from those who mean harm. */
class PhotoTests {

    @Test
    void wherePhotographsWereTakenIsReadButNotKeptInTheFile() throws Exception {
        var file = Pictures.takenSomewhere(400, 200);
        assertThat(ImageMetadataReader.readMetadata(new ByteArrayInputStream(file))
                        .containsDirectoryOfType(ExifDirectoryBase.class))
                .isTrue();

        var photo = Photo.read(file);

        assertThat(photo.at()).isEqualTo(new Photo.Point(new BigDecimal("108.250000"), new BigDecimal("30.500000")));
        assertThat(ImageMetadataReader.readMetadata(new ByteArrayInputStream(photo.jpeg()))
                        .containsDirectoryOfType(ExifDirectoryBase.class))
                .isFalse();
    }

    @Test
    void aPhotographIsTurnedAsThePhoneWasHeld() throws Exception {
        var picture = ImageIO.read(new ByteArrayInputStream(
                Photo.read(Pictures.takenSomewhere(400, 200)).jpeg()));

        assertThat(picture.getWidth()).isEqualTo(200);
        assertThat(picture.getHeight()).isEqualTo(400);
        assertThat(new Color(picture.getRGB(100, 50)).getRed()).isGreaterThan(200);
        assertThat(new Color(picture.getRGB(100, 350)).getBlue()).isGreaterThan(200);
    }

    @Test
    void largeOnesAreMadeSmallerAndKeepTheirShape() throws Exception {
        var photo = Photo.read(Pictures.jpeg(6_000, 3_000));

        var picture = ImageIO.read(new ByteArrayInputStream(photo.jpeg()));
        assertThat(picture.getWidth()).isBetween(1_990, 2_048);
        assertThat(picture.getWidth()).isEqualTo(2 * picture.getHeight());
        assertThat(photo.at()).isNull();
    }

    @Test
    void aProgramCalledAPictureIsRefused() {
        refused("MZ\u0090\0this program".getBytes(StandardCharsets.ISO_8859_1), "PHOTO_TYPE");
        refused("<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8), "PHOTO_TYPE");
    }

    @Test
    void aPictureCutOffIsRefused() {
        refused(Arrays.copyOf(Pictures.jpeg(400, 200), 80), "PHOTO_BROKEN");
    }

    @Test
    void aSmallFileThatWouldFillTheMemoryIsRefusedBeforeItIsRead() {
        var head = ByteBuffer.allocate(17)
                .put("IHDR".getBytes(StandardCharsets.US_ASCII))
                .putInt(60_000)
                .putInt(60_000);
        head.put(new byte[] {8, 2, 0, 0, 0});
        var sum = new CRC32();
        sum.update(head.array());
        var png = ByteBuffer.allocate(8 + 4 + 17 + 4)
                .put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'})
                .putInt(13)
                .put(head.array())
                .putInt((int) sum.getValue());

        refused(png.array(), "PHOTO_TOO_LARGE");
    }

    private static void refused(byte[] file, String code) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> Objects.requireNonNull(Photo.read(file)))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
