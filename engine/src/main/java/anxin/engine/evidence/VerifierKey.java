package anxin.engine.evidence;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The public key of a log (存证公钥) or of a witness (见证公钥) with the name it signs under; written {@code name+id+base64}
 * as C2SP signed-note has it.
 */
public final class VerifierKey {

    static final int ID_LENGTH = 4;

    private final String name;
    private final KeyKind kind;
    private final byte[] key;

    VerifierKey(String name, KeyKind kind, byte[] key) {
        if (name.isEmpty()
                || name.chars().anyMatch(c -> Character.isSpaceChar(c) || Character.isWhitespace(c) || c == '+')) {
            throw new IllegalArgumentException("the name of a key has no spaces and no plus");
        }
        if (key.length != kind.keyLength()) {
            throw new IllegalArgumentException("a key of this kind has another length");
        }
        this.name = name;
        this.kind = kind;
        this.key = key.clone();
    }

    public static VerifierKey parse(String text) {
        var parts = text.split("\\+", 3);
        if (parts.length != 3) {
            throw new IllegalArgumentException("a public key is written name+id+base64");
        }
        var typed = Base64Text.bytes(parts[2]);
        var kind = KeyKind.of(typed);
        var key = new VerifierKey(parts[0], kind, kind.untyped(typed));
        if (!key.text().equals(text)) {
            throw new IllegalArgumentException("the id does not belong to this key");
        }
        return key;
    }

    public String name() {
        return name;
    }

    /** Whether it is a witness's and not a log's. */
    public boolean isWitness() {
        return kind == KeyKind.COSIGNATURE;
    }

    /** The tree whose heads it signs. */
    public MerkleTree tree() {
        return new MerkleTree(kind.tree());
    }

    public String text() {
        return name + "+" + HexFormat.of().formatHex(id()) + "+" + Base64Text.of(kind.typed(key));
    }

    KeyKind kind() {
        return kind;
    }

    /** The first four bytes of the hash of name, line break, kind and key. */
    byte[] id() {
        var hash = Hash.sha256(name.getBytes(StandardCharsets.UTF_8), new byte[] {'\n'}, kind.typed(key));
        return Arrays.copyOf(hash.bytes(), ID_LENGTH);
    }

    /** Whether the note bears a valid signature of this key. */
    public boolean signed(SignedNote note) {
        return note.signatures().stream().anyMatch(line -> valid(note, line));
    }

    /** When this witness signed below the note; empty if it did not. */
    public Optional<Instant> cosigned(SignedNote note) {
        return note.signatures().stream()
                .filter(line -> isWitness() && valid(note, line))
                .map(line -> Instant.ofEpochSecond(
                        ByteBuffer.wrap(Base64Text.bytes(line.keyed())).getLong(ID_LENGTH)))
                .findFirst();
    }

    private boolean valid(SignedNote note, SignedNote.Signature line) {
        if (!line.name().equals(name)) {
            return false;
        }
        try {
            var keyed = Base64Text.bytes(line.keyed());
            if (keyed.length < ID_LENGTH || !Arrays.equals(Arrays.copyOf(keyed, ID_LENGTH), id())) {
                return false;
            }
            if (!isWitness()) {
                return kind.verify(key, note.signedBytes(), Arrays.copyOfRange(keyed, ID_LENGTH, keyed.length));
            }
            int from = ID_LENGTH + Long.BYTES;
            long time = ByteBuffer.wrap(keyed).getLong(ID_LENGTH);
            return time >= 0
                    && kind.verify(key, cosignedBytes(note, time), Arrays.copyOfRange(keyed, from, keyed.length));
        } catch (IllegalArgumentException | IndexOutOfBoundsException malformed) {
            return false;
        }
    }

    static byte[] cosignedBytes(SignedNote note, long time) {
        return ("cosignature/v1\ntime %d\n".formatted(time) + note.text()).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof VerifierKey that
                && name.equals(that.name)
                && kind == that.kind
                && Arrays.equals(key, that.key);
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
