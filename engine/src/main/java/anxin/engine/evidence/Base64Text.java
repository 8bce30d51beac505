package anxin.engine.evidence;

import java.util.Base64;

/** Base64 in the one form that stands for its bytes; a decoder alone would let the unused last bits differ. */
public final class Base64Text {

    private Base64Text() {}

    public static byte[] bytes(String text) {
        var bytes = Base64.getDecoder().decode(text);
        if (!of(bytes).equals(text)) {
            throw new IllegalArgumentException("not the canonical form of its bytes");
        }
        return bytes;
    }

    public static String of(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
