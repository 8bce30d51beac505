package anxin.engine.evidence;

import java.time.Instant;
import java.time.format.DateTimeParseException;

/**
 * The head of a log (树头): its origin, how many leaves, their root, and when it was signed; the text of a C2SP
 * checkpoint, with the time as an extension line, and another that names the hash of the tree where it is not SHA-256.
 */
public record Checkpoint(String origin, long size, Hash root, TreeHash hash, Instant signedAt) {

    private static final String SIGNED = "signed ";
    private static final String SM3 = "hash SM3\n";

    public String text() {
        return origin + "\n" + size + "\n" + root.base64() + "\n" + SIGNED + signedAt + "\n"
                + (hash == TreeHash.SM3 ? SM3 : "");
    }

    public static Checkpoint parse(String text) {
        var hash = text.endsWith("\n" + SM3) ? TreeHash.SM3 : TreeHash.SHA256;
        var lines = text.split("\n", -1);
        if (lines.length != (hash == TreeHash.SM3 ? 6 : 5) || !lines[3].startsWith(SIGNED)) {
            throw new IllegalArgumentException("a head has an origin, a size, a root and the time it was signed");
        }
        try {
            var head = new Checkpoint(
                    lines[0],
                    Long.parseLong(lines[1]),
                    Hash.ofBase64(lines[2]),
                    hash,
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
