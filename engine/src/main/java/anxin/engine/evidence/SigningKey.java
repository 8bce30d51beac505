package anxin.engine.evidence;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** The private key of a log (存证私钥), Ed25519; what it signs is a note of the key's name. */
public final class SigningKey {

    private static final String PRIVATE = "PRIVATE+KEY+";
    private static final byte[] DER_BEFORE = HexFormat.of().parseHex("302e020100300506032b657004220420");

    private final byte[] seed;
    private final VerifierKey verifier;

    private SigningKey(byte[] seed, VerifierKey verifier) {
        this.seed = seed;
        this.verifier = verifier;
    }

    /** A new key, named by the prefix and a part of its own hash, so that two logs never bear one name. */
    public static SigningKey create(String prefix) {
        try {
            var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            var seed = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
            var encoded = pair.getPublic().getEncoded();
            var key = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
            var name = prefix + Hash.sha256(key).hex().substring(0, 16);
            return new SigningKey(seed, new VerifierKey(name, key));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A key from the two lines that {@link #written} gives. */
    public static SigningKey parse(String written) {
        var lines = written.strip().lines().toList();
        if (lines.size() != 2 || !lines.getFirst().startsWith(PRIVATE)) {
            throw new IllegalArgumentException("a signing key is two lines, the private and the public one");
        }
        var verifier = VerifierKey.parse(lines.get(1));
        var parts = lines.getFirst().substring(PRIVATE.length()).split("\\+", 3);
        var typed = Base64Text.bytes(parts[parts.length - 1]);
        var key = new SigningKey(Arrays.copyOfRange(typed, 1, typed.length), verifier);
        if (!key.written().strip().equals(written.strip()) || !verifier.signed(key.sign("trial\n"))) {
            throw new IllegalArgumentException("the private and the public line do not belong together");
        }
        return key;
    }

    public VerifierKey verifier() {
        return verifier;
    }

    /** The private line, in the form of C2SP signed-note, and the public one. */
    public String written() {
        var id = HexFormat.of().formatHex(verifier.id());
        return PRIVATE + verifier.name() + "+" + id + "+" + Base64Text.of(VerifierKey.typed(seed)) + "\n"
                + verifier.text() + "\n";
    }

    public SignedNote sign(String text) {
        var note = new SignedNote(text, List.of());
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(privateKey());
            signature.update(note.signedBytes());
            var signed = signature.sign();
            var keyed = Arrays.copyOf(verifier.id(), 4 + signed.length);
            System.arraycopy(signed, 0, keyed, 4, signed.length);
            return note.with(new SignedNote.Signature(verifier.name(), Base64Text.of(keyed)));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("the key cannot sign", broken);
        }
    }

    private PrivateKey privateKey() throws GeneralSecurityException {
        var der = Arrays.copyOf(DER_BEFORE, DER_BEFORE.length + seed.length);
        System.arraycopy(seed, 0, der, DER_BEFORE.length, seed.length);
        return KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(der));
    }
}
