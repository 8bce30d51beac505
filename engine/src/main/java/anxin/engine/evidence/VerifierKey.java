package anxin.engine.evidence;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The public key of a log (存证公钥), Ed25519, with the name it signs under; written {@code name+id+base64} as C2SP
 * signed-note has it.
 */
public final class VerifierKey {

    static final byte ED25519 = 1;
    private static final byte[] DER_BEFORE = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final int ID_LENGTH = 4;
    private static final int KEY_LENGTH = 32;

    private final String name;
    private final byte[] key;

    VerifierKey(String name, byte[] key) {
        if (name.isEmpty()
                || name.chars().anyMatch(c -> Character.isSpaceChar(c) || Character.isWhitespace(c) || c == '+')) {
            throw new IllegalArgumentException("the name of a key has no spaces and no plus");
        }
        if (key.length != KEY_LENGTH) {
            throw new IllegalArgumentException("an Ed25519 key has 32 bytes");
        }
        this.name = name;
        this.key = key.clone();
    }

    public static VerifierKey parse(String text) {
        var parts = text.split("\\+", 3);
        if (parts.length != 3) {
            throw new IllegalArgumentException("a public key is written name+id+base64");
        }
        var typed = Base64Text.bytes(parts[2]);
        if (typed.length != 1 + KEY_LENGTH || typed[0] != ED25519) {
            throw new IllegalArgumentException("not an Ed25519 key");
        }
        var key = new VerifierKey(parts[0], Arrays.copyOfRange(typed, 1, typed.length));
        if (!key.text().equals(text)) {
            throw new IllegalArgumentException("the id does not belong to this key");
        }
        return key;
    }

    public String name() {
        return name;
    }

    public String text() {
        return name + "+" + HexFormat.of().formatHex(id()) + "+" + Base64Text.of(typed(key));
    }

    static byte[] typed(byte[] key) {
        var typed = new byte[1 + key.length];
        typed[0] = ED25519;
        System.arraycopy(key, 0, typed, 1, key.length);
        return typed;
    }

    /** The first four bytes of the hash of name, line break, kind and key. */
    byte[] id() {
        var hash = Hash.sha256(name.getBytes(StandardCharsets.UTF_8), new byte[] {'\n'}, typed(key));
        return Arrays.copyOf(hash.bytes(), ID_LENGTH);
    }

    /** Whether the note bears a valid signature of this key. */
    public boolean signed(SignedNote note) {
        return note.signatures().stream().anyMatch(signature -> valid(note, signature));
    }

    private boolean valid(SignedNote note, SignedNote.Signature line) {
        if (!line.name().equals(name)) {
            return false;
        }
        try {
            var keyed = Base64Text.bytes(line.keyed());
            if (!Arrays.equals(Arrays.copyOf(keyed, ID_LENGTH), id())) {
                return false;
            }
            var signature = Signature.getInstance("Ed25519");
            signature.initVerify(publicKey());
            signature.update(note.signedBytes());
            return signature.verify(Arrays.copyOfRange(keyed, ID_LENGTH, keyed.length));
        } catch (GeneralSecurityException | IllegalArgumentException malformed) {
            return false;
        }
    }

    private PublicKey publicKey() throws GeneralSecurityException {
        var der = new ByteArrayOutputStream();
        der.writeBytes(DER_BEFORE);
        der.writeBytes(key);
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(der.toByteArray()));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof VerifierKey that && name.equals(that.name) && Arrays.equals(key, that.key);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(key);
    }

    @Override
    public String toString() {
        return text();
    }
}
