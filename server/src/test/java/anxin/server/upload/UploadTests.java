package anxin.server.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anxin.server.http.Refusal;
import anxin.server.testing.ServerTest;
import cn.idev.excel.FastExcel;
import com.drew.imaging.ImageMetadataReader;
import com.drew.metadata.exif.GpsDirectory;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Evidence files are kept as what they are, without what was hidden in them, and refused in words. */
@ServerTest
class UploadTests {

    @Autowired
    private Uploads uploads;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void aPhotoIsKeptWithoutThePlaceItWasTakenAtUnlessThatIsWanted() throws Exception {
        var photo = photoOf(40, 20, 6);
        assertThat(gps(new ByteArrayInputStream(photo))).isTrue();

        var plain = keep(photo, "现场.jpg", Wanted.EVIDENCE);
        assertThat(plain.type()).isEqualTo("image/jpeg");
        assertThat(plain.place()).isNull();
        assertThat(plain.sha256()).isEqualTo(sha256(photo)).isNotEqualTo(plain.keptSha256());
        try (var kept = uploads.open(plain.id())) {
            var bytes = kept.content().readAllBytes();
            assertThat(gps(new ByteArrayInputStream(bytes))).isFalse();
            assertThat(sha256(bytes)).isEqualTo(plain.keptSha256());
            assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).doesNotContain("behind the end");
            var image = ImageIO.read(new ByteArrayInputStream(bytes));
            assertThat(image.getWidth()).as("turned upright").isEqualTo(20);
        }

        var offered = keep(photo, "现场.jpg", Wanted.EVIDENCE.keepingPlace(true));
        assertThat(offered.place()).isEqualTo("29.50000,106.50000");
        try (var kept = uploads.open(offered.id())) {
            assertThat(gps(kept.content())).isFalse();
        }
    }

    @Test
    void whatIsOnTheDiskAndInTheDatabaseIsEncrypted() throws Exception {
        var text = "工友名单：张三，三万八千元";
        var kept = keep(text.getBytes(StandardCharsets.UTF_8), "张三的欠条.txt", Wanted.EVIDENCE);

        assertThat(kept.name()).isEqualTo("张三的欠条.txt");
        assertThat(new String(Files.readAllBytes(uploads.file(kept.id())), StandardCharsets.UTF_8))
                .doesNotContain("张三");
        assertThat(jdbc.sql("select f::text from upload.file f where id = ?")
                        .param(kept.id())
                        .query(String.class)
                        .single())
                .doesNotContain("张三");
        try (var opened = uploads.open(kept.id())) {
            assertThat(new String(opened.content().readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(text);
        }
    }

    @Test
    void sheetsRecordingsAndTextsAreTakenByWhatIsInThem() throws Exception {
        var sheet = new ByteArrayOutputStream();
        FastExcel.write(sheet).sheet("名单").doWrite(List.of(List.of("王五", "38000")));
        assertThat(keep(sheet.toByteArray(), "名单.exe", Wanted.EVIDENCE).name()).isEqualTo("名单.xlsx");
        assertThat(keep("姓名,金额\n王五,38000\n".getBytes(Charset.forName("GB18030")), "名单.csv", Wanted.EVIDENCE)
                        .type())
                .isEqualTo("text/plain");
        assertThat(keep(wav(), "录音.jpg", Wanted.EVIDENCE).name()).isEqualTo("录音.wav");
        assertThat(keep("%PDF-1.7\n%âãÏÓ\n".getBytes(StandardCharsets.ISO_8859_1), "工资条.pdf", Wanted.EVIDENCE)
                        .type())
                .isEqualTo("application/pdf");
    }

    @Test
    void programsInDisguiseAndPagesWithScriptsAreRefusedInWords() throws Exception {
        var program = new byte[512];
        program[0] = 'M';
        program[1] = 'Z';
        program[60] = 64;
        program[64] = 'P';
        program[65] = 'E';
        refused(program, "工资条.jpg", "FILE_TYPE");
        refused(new byte[] {0x7F, 'E', 'L', 'F', 2, 1, 1, 0, 0, 0, 0, 0}, "录音.mp3", "FILE_TYPE");
        refused("<html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8), "说明.txt", "FILE_TYPE");
        refused(
                "<svg xmlns=\"http://www.w3.org/2000/svg\"><script/></svg>".getBytes(StandardCharsets.UTF_8),
                "图.png",
                "FILE_TYPE");
        refused(zip("run.exe"), "名单.xlsx", "FILE_TYPE");
        refused(zip("xl/workbook.xml", "xl/vbaProject.bin"), "名单.xlsx", "FILE_TYPE");
        refused(new byte[0], "空.jpg", "FILE_EMPTY");
    }

    @Test
    void aBrokenPictureAndOneOfTooManyPixelsAreRefusedWithoutBeingDrawn() throws Exception {
        var photo = photoOf(400, 200, 1);
        refused(java.util.Arrays.copyOf(photo, 150), "坏.jpg", "PICTURE_BROKEN");

        // A PNG whose head claims 60,000 by 60,000 pixels.
        var png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", png);
        var bomb = png.toByteArray();
        ByteBuffer.wrap(bomb).putInt(16, 60_000).putInt(20, 60_000);
        var crc = new java.util.zip.CRC32();
        crc.update(bomb, 12, 17);
        ByteBuffer.wrap(bomb).putInt(29, (int) crc.getValue());
        refused(bomb, "大.png", "PICTURE_TOO_LARGE");
    }

    @Test
    void whatIsTooLargeIsRefusedAndLeavesNothingBehind() throws Exception {
        var before = files();
        assertThatThrownBy(() -> uploads.keep(new Endless(50L << 20), "大照片.jpg", Wanted.EVIDENCE, null))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo("FILE_TOO_LARGE");
                    assertThat(refusal.words().zh()).contains("最多 20 MB");
                });
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void anErasedFileIsGoneAndItsHashStays() throws Exception {
        var kept = keep("欠条".getBytes(StandardCharsets.UTF_8), "欠条.txt", Wanted.EVIDENCE);
        uploads.erase(List.of(kept.id()));

        assertThat(uploads.file(kept.id())).doesNotExist();
        assertThat(uploads.find(List.of(kept.id()))).singleElement().satisfies(file -> {
            assertThat(file.erased()).isTrue();
            assertThat(file.name()).isNull();
            assertThat(file.sha256()).isEqualTo(kept.sha256());
        });
        assertThatThrownBy(() -> uploads.open(kept.id())).isInstanceOf(Refusal.class);
    }

    private Kept keep(byte[] bytes, String name, Wanted wanted) {
        return uploads.keep(new ByteArrayInputStream(bytes), name, wanted, null);
    }

    private void refused(byte[] bytes, String name, String code) {
        assertThatThrownBy(() -> keep(bytes, name, Wanted.EVIDENCE))
                .as(name)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    private long files() throws Exception {
        var home = uploads.file(0).getParent().getParent();
        if (!Files.isDirectory(home)) {
            return 0;
        }
        try (var all = Files.walk(home)) {
            return all.filter(Files::isRegularFile).count();
        }
    }

    /** A JPEG with an Exif part: how it was held, and 29°30′ north, 106°30′ east; and something behind its end. */
    private static byte[] photoOf(int width, int height, int orientation) throws Exception {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        image.setRGB(1, 1, Color.RED.getRGB());
        var plain = new ByteArrayOutputStream();
        ImageIO.write(image, "jpeg", plain);

        var tiff = ByteBuffer.allocate(200);
        tiff.put(new byte[] {'M', 'M', 0, 42}).putInt(8);
        tiff.putShort((short) 2);
        entry(tiff, 0x0112, 3, 1, orientation << 16);
        entry(tiff, 0x8825, 4, 1, 38);
        tiff.putInt(0);
        tiff.putShort((short) 4);
        entry(tiff, 1, 2, 2, 'N' << 24);
        entry(tiff, 2, 5, 3, 92);
        entry(tiff, 3, 2, 2, 'E' << 24);
        entry(tiff, 4, 5, 3, 116);
        tiff.putInt(0);
        for (int degrees : new int[] {29, 106}) {
            tiff.putInt(degrees).putInt(1).putInt(30).putInt(1).putInt(0).putInt(1);
        }
        int length = tiff.position();

        var bytes = plain.toByteArray();
        var photo = new ByteArrayOutputStream();
        photo.write(bytes, 0, 2);
        photo.write(new byte[] {(byte) 0xFF, (byte) 0xE1});
        photo.write(ByteBuffer.allocate(2).putShort((short) (length + 8)).array());
        photo.write(new byte[] {'E', 'x', 'i', 'f', 0, 0});
        photo.write(tiff.array(), 0, length);
        photo.write(bytes, 2, bytes.length - 2);
        photo.write("behind the end".getBytes(StandardCharsets.US_ASCII));
        return photo.toByteArray();
    }

    private static void entry(ByteBuffer tiff, int tag, int type, int count, int value) {
        tiff.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
    }

    private static boolean gps(InputStream photo) throws Exception {
        return ImageMetadataReader.readMetadata(photo).getFirstDirectoryOfType(GpsDirectory.class) != null;
    }

    private static byte[] wav() {
        return ByteBuffer.allocate(60)
                .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(StandardCharsets.US_ASCII))
                .putInt(52)
                .put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII))
                .putInt(16)
                .array();
    }

    private static byte[] zip(String... names) throws Exception {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(1);
            }
        }
        return out.toByteArray();
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    /** As many bytes as wanted, never all of them in memory. */
    private static final class Endless extends InputStream {

        private long left;

        Endless(long left) {
            this.left = left;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0xFF : -1;
        }

        @Override
        public int read(byte[] buffer, int from, int length) {
            if (left <= 0) {
                return -1;
            }
            int read = (int) Math.min(length, left);
            left -= read;
            return read;
        }
    }
}
