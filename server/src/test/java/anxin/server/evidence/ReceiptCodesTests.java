package anxin.server.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anxin.server.words.Trouble;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bouncycastle.util.encoders.Base32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A receipt that somebody scanned from paper. */
class ReceiptCodesTests {

    private static final byte[] RECEIPT = new Random(7)
            .ints(900, ' ', '~')
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString()
            .getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    @Test
    void scannedInAnyOrderAndTwiceItIsTheSameFileToTheByte() throws Exception {
        var codes = new ArrayList<>(codes(RECEIPT, "AAAAAAA"));
        codes.addAll(codes);
        Collections.shuffle(codes, new Random(1));
        var scanned = Files.writeString(folder.resolve("scanned.txt"), String.join(" \r\n\r\n", codes));

        assertThat(codes.size()).isGreaterThan(2 * 5);
        assertThat(ReceiptFiles.read(List.of(scanned))).isEqualTo(RECEIPT);
    }

    @Test
    void whatIsMissingOrForeignOrDamagedIsSaid() {
        var codes = codes(RECEIPT, "AAAAAAA");
        var withoutTheSecond = new ArrayList<>(codes);
        withoutTheSecond.remove(1);
        var mixed = new ArrayList<>(codes);
        mixed.set(1, codes(RECEIPT, "BBBBBBB").get(1));
        var damaged = new ArrayList<>(codes);
        damaged.set(
                0, codes.getFirst().replaceFirst(":[A-Z2-7]{9}", ":AAAAAAAAA").replace(":AAAAAAAAA:", ":AAAAAAA:"));
        var none = new ArrayList<>(codes);
        none.set(1, "https://example.org/");

        refused(() -> ReceiptCodes.file(withoutTheSecond), "缺第 2 个");
        refused(() -> ReceiptCodes.file(mixed), "不同的回执");
        refused(() -> ReceiptCodes.file(damaged), "请重新扫描");
        refused(() -> ReceiptCodes.file(none), "“https://example.org/”不是存证回执的二维码");
    }

    @Test
    void aPictureWithoutACodeAndOneThatWouldFillTheMemoryAreRefused() throws Exception {
        var white = folder.resolve("white.png");
        ImageIO.write(new BufferedImage(200, 200, BufferedImage.TYPE_BYTE_GRAY), "png", white.toFile());
        var huge = Files.write(folder.resolve("huge.png"), withSize(Files.readAllBytes(white), 60_000, 60_000));

        refused(() -> ReceiptFiles.read(List.of(white)), "没有读出二维码");
        refused(() -> ReceiptFiles.read(List.of(huge)), "没有读取；请缩小");
    }

    private static void refused(ThrowingCallable read, String said) {
        assertThatThrownBy(read)
                .isInstanceOfSatisfying(
                        Trouble.class,
                        trouble -> assertThat(trouble.words().zh()).contains(said));
    }

    private static List<String> codes(byte[] file, String checksum) {
        var compressed = new ByteArrayOutputStream();
        try (var deflating = new DeflaterOutputStream(compressed)) {
            deflating.write(file);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        var parts =
                Base32.toBase32String(compressed.toByteArray()).replace("=", "").split("(?<=\\G.{200})");
        var codes = new ArrayList<String>();
        for (int i = 0; i < parts.length; i++) {
            codes.add("AXR1:%s:%d/%d:%s".formatted(checksum, i + 1, parts.length, parts[i]));
        }
        return codes;
    }

    /** The head of a PNG says how large it is: width and height from byte 16, the sum of the head from byte 29. */
    private static byte[] withSize(byte[] png, int width, int height) {
        var changed = ByteBuffer.wrap(png.clone()).putInt(16, width).putInt(20, height);
        var sum = new CRC32();
        sum.update(changed.array(), 12, 17);
        return changed.putInt(29, (int) sum.getValue()).array();
    }
}
