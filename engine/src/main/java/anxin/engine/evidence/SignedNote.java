package anxin.engine.evidence;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A text with signatures below it, in the form of C2SP signed-note: the text ends with a line break, an empty line
 * follows, then a line for each signature.
 */
public record SignedNote(String text, List<Signature> signatures) {

    private static final String BEGIN = "— ";

    /**
     * One signature line.
     *
     * @param keyed the four bytes of the key's id, then the signature, in base64
     */
    public record Signature(String name, String keyed) {

        public static Signature parse(String line) {
            var parts = line.split(" ", -1);
            if (parts.length != 3 || !line.startsWith(BEGIN) || parts[1].isEmpty() || parts[2].isEmpty()) {
                throw new IllegalArgumentException("not a signature line: " + line);
            }
            return new Signature(parts[1], parts[2]);
        }

        /** The line as it stands in a note, without its end. */
        public String written() {
            return BEGIN + name + " " + keyed;
        }
    }

    public SignedNote {
        if (!text.endsWith("\n") || text.chars().anyMatch(c -> c < ' ' && c != '\n')) {
            throw new IllegalArgumentException(
                    "the text of a note ends with a line break and has no other control characters");
        }
        signatures = List.copyOf(signatures);
    }

    public static SignedNote parse(String note) {
        int end = note.lastIndexOf("\n\n");
        if (end < 0 || !note.endsWith("\n")) {
            throw new IllegalArgumentException("a signed note has an empty line before its signatures");
        }
        var signatures = new ArrayList<Signature>();
        for (var line : note.substring(end + 2, note.length() - 1).split("\n", -1)) {
            signatures.add(Signature.parse(line));
        }
        return new SignedNote(note.substring(0, end + 1), signatures);
    }

    /** The note with another signature below. */
    public SignedNote with(Signature signature) {
        var more = new ArrayList<>(signatures);
        more.add(signature);
        return new SignedNote(text, more);
    }

    byte[] signedBytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The note as it is written. */
    public String written() {
        var out = new StringBuilder(text).append('\n');
        signatures.forEach(signature -> out.append(signature.written()).append('\n'));
        return out.toString();
    }
}
