package anxin.engine.evidence;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/** The private key of a log (存证私钥) or a witness (见证私钥); what it signs is a note of the key's name. */
public final class SigningKey {

    private static final String PRIVATE = "PRIVATE+KEY+";

    private final byte[] secret;
    private final VerifierKey verifier;

    private SigningKey(byte[] secret, VerifierKey verifier) {
        this.secret = secret;
        this.verifier = verifier;
    }

    /** A new key, named by the prefix and a part of its own hash, so that two logs never bear one name. */
    public static SigningKey create(String prefix, KeyKind kind) {
        var secret = kind.newSecret();
        var key = kind.publicOf(secret);
        var name = prefix + Hash.sha256(key).hex().substring(0, 16);
        return new SigningKey(secret, new VerifierKey(name, kind, key));
    }

    /** A key from the two lines that {@link #written} gives. */
    public static SigningKey parse(String written) {
        var lines = written.strip().lines().toList();
        if (lines.size() != 2 || !lines.getFirst().startsWith(PRIVATE)) {
            throw new IllegalArgumentException("a signing key is two lines, the private and the public one");
        }
        var verifier = VerifierKey.parse(lines.get(1));
        var parts = lines.getFirst().substring(PRIVATE.length()).split("\\+", 3);
        var secret = verifier.kind().untyped(Base64Text.bytes(parts[parts.length - 1]));
        var key = new SigningKey(secret, verifier);
        if (!key.written().strip().equals(written.strip()) || !verifier.signed(key.trial())) {
            throw new IllegalArgumentException("the private and the public line do not belong together");
        }
        return key;
    }

    private SignedNote trial() {
        return verifier.isWitness() ? cosign(new SignedNote("trial\n", List.of()), Instant.EPOCH) : sign("trial\n");
    }

    public VerifierKey verifier() {
        return verifier;
    }

    public KeyKind kind() {
        return verifier.kind();
    }

    /** The private line, in the form of C2SP signed-note, and the public one. */
    public String written() {
        var id = HexFormat.of().formatHex(verifier.id());
        return PRIVATE + verifier.name() + "+" + id + "+"
                + Base64Text.of(verifier.kind().typed(secret)) + "\n" + verifier.text() + "\n";
    }

    public SignedNote sign(String text) {
        var note = new SignedNote(text, List.of());
        var signed = verifier.kind().sign(secret, note.signedBytes());
        return note.with(line(ByteBuffer.allocate(VerifierKey.ID_LENGTH + signed.length)
                .put(verifier.id())
                .put(signed)));
    }

    /** The note with a witness's signature and its time below (C2SP tlog-cosignature). */
    public SignedNote cosign(SignedNote note, Instant at) {
        long time = at.getEpochSecond();
        var signed = verifier.kind().sign(secret, VerifierKey.cosignedBytes(note, time));
        return note.with(line(ByteBuffer.allocate(VerifierKey.ID_LENGTH + Long.BYTES + signed.length)
                .put(verifier.id())
                .putLong(time)
                .put(signed)));
    }

    private SignedNote.Signature line(ByteBuffer keyed) {
        return new SignedNote.Signature(verifier.name(), Base64Text.of(keyed.array()));
    }
}
