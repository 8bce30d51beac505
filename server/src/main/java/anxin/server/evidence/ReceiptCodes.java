package anxin.server.evidence;

import anxin.server.words.Trouble;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Collection;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.InflaterInputStream;
import org.bouncycastle.util.encoders.Base32;
import org.bouncycastle.util.encoders.DecoderException;

/**
 * A receipt as the texts of QR codes: {@code AXR1:<checksum>:<number>/<how many>:<data>}, the data of all in order being the
 * Base32 of the file compressed with zlib. The console draws them; here they become the file again.
 */
public final class ReceiptCodes {

    private static final Pattern CODE = Pattern.compile("AXR1:([A-Z2-7]{1,8}):([0-9]{1,3})/([0-9]{1,3}):([A-Z2-7]+)");
    private static final int GROUP = 8;
    private static final int LONGEST_FILE = 16 << 20;

    private ReceiptCodes() {}

    public static boolean isCode(String text) {
        return CODE.matcher(text.strip()).matches();
    }

    /**
     * The file that the codes were made from, whatever their order; a code may come twice.
     *
     * @throws Trouble where codes are missing, of different receipts, or damaged
     */
    public static byte[] file(Collection<String> codes) {
        var parts = new TreeMap<Integer, String>();
        String receipt = null;
        int count = 0;
        for (var code : codes) {
            var read = CODE.matcher(code.strip());
            if (!read.matches()) {
                throw new Trouble(
                        "“%s”不是存证回执的二维码；请扫描回执上的二维码。".formatted(shortened(code)),
                        "\"%s\" is not a QR code of a receipt; scan those on the receipt.".formatted(shortened(code)));
            }
            var itsReceipt = read.group(1) + "/" + read.group(3);
            if (receipt != null && !receipt.equals(itsReceipt)) {
                throw new Trouble(
                        "这些二维码属于不同的回执；请每次只验证一份回执的二维码。",
                        "These QR codes are of different receipts; give those of one receipt at a time.");
            }
            receipt = itsReceipt;
            count = Integer.parseInt(read.group(3));
            parts.put(Integer.parseInt(read.group(2)), read.group(4));
        }
        var missing = IntStream.rangeClosed(1, count)
                .filter(number -> !parts.containsKey(number))
                .mapToObj(String::valueOf)
                .collect(Collectors.joining(", "));
        if (count == 0 || !missing.isEmpty()) {
            throw new Trouble(
                    "回执共有 %d 个二维码，缺第 %s 个；请补上，再一起验证。".formatted(count, missing),
                    "The receipt has %d QR codes; number %s is missing. Add it and give them together."
                            .formatted(count, missing));
        }
        return inflated(String.join("", parts.values()));
    }

    private static byte[] inflated(String base32) {
        var padding = "=".repeat(Math.floorMod(-base32.length(), GROUP));
        try (var stream = new InflaterInputStream(new ByteArrayInputStream(Base32.decode(base32 + padding)))) {
            return stream.readNBytes(LONGEST_FILE);
        } catch (IOException | DecoderException damaged) {
            throw new Trouble(
                    "二维码没有读对，合不成一份回执；请重新扫描。",
                    "The QR codes were not read right and do not make a receipt; scan them again.",
                    damaged);
        }
    }

    private static String shortened(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }
}
