package anxin.engine.evidence;

import java.time.Instant;
import java.time.format.DateTimeParseException;

/**
 * The head of a log (树头): its origin, how many leaves, their root, and when it was signed; the text of a C2SP
 * checkpoint, the time as its one extension line.
 */
public record Checkpoint(String origin, long size, Hash root, Instant signedAt) {

    private static final String SIGNED = "signed ";

    public String text() {
        return origin + "\n" + size + "\n" + root.base64() + "\n" + SIGNED + signedAt + "\n";
    }

    public static Checkpoint parse(String text) {
        var lines = text.split("\n", -1);
        if (lines.length != 5 || !lines[3].startsWith(SIGNED)) {
            throw new IllegalArgumentException("a head has an origin, a size, a root and the time it was signed");
        }
        try {
            var head = new Checkpoint(
                    lines[0],
                    Long.parseLong(lines[1]),
                    Hash.ofBase64(lines[2]),
                    Instant.parse(lines[3].substring(SIGNED.length())));
            if (head.size < 0 || !head.text().equals(text)) {
                throw new IllegalArgumentException("a head is written in one form only");
            }
            return head;
        } catch (DateTimeParseException wrong) {
            throw new IllegalArgumentException("not a time: " + lines[3], wrong);
        }
    }
}
