package anxin.engine.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Notes as C2SP signed-note has them; the first is the example in the documentation of Go's own package for them. */
class SignedNoteTests {

    private static final String PUBLIC = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    private static final String PRIVATE =
            "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
    private static final String TEXT =
            "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
    private static final String NOTE = TEXT
            + "\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

    @Test
    void aNoteThatGoSignedIsVerified() {
        assertThat(VerifierKey.parse(PUBLIC).signed(SignedNote.parse(NOTE))).isTrue();
    }

    @Test
    void theSameKeySignsTheSameNote() {
        assertThat(SigningKey.parse(PRIVATE + "\n" + PUBLIC).sign(TEXT).written())
                .isEqualTo(NOTE);
    }

    @Test
    void noBitOfANoteCanBeChanged() {
        var key = VerifierKey.parse(PUBLIC);
        var bytes = NOTE.getBytes(StandardCharsets.UTF_8);
        int flipped = 0;
        for (int i = 0; i < bytes.length * 8; i++) {
            var changed = bytes.clone();
            changed[i / 8] ^= (byte) (1 << i % 8);
            assertThat(verified(key, changed)).as("bit %d", i).isFalse();
            flipped++;
        }
        assertThat(flipped).isEqualTo(bytes.length * 8);
    }

    private static boolean verified(VerifierKey key, byte[] note) {
        try {
            return key.signed(SignedNote.parse(new String(note, StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    @Test
    void aNewKeyIsReadBackAndWitnessesMaySignBelow() {
        var key = SigningKey.create("anxin/", KeyKind.ED25519);
        var witness = SigningKey.create("witness/", KeyKind.ED25519);
        var head = new Checkpoint(
                key.verifier().name(), 3, Hash.sha256(), TreeHash.SHA256, Instant.parse("2026-11-21T04:00:00Z"));

        var note = SigningKey.parse(key.written()).sign(head.text());
        var both = note.with(witness.sign(head.text()).signatures().getFirst());
        var read = SignedNote.parse(both.written());

        assertThat(key.verifier().signed(read)).isTrue();
        assertThat(witness.verifier().signed(read)).isTrue();
        assertThat(SigningKey.create("anxin/", KeyKind.ED25519).verifier().signed(read))
                .isFalse();
        assertThat(Checkpoint.parse(read.text())).isEqualTo(head);
    }

    @Test
    void halvesOfTwoKeysAreRefused() {
        var one = SigningKey.create("anxin/", KeyKind.ED25519).written().lines().toList();
        var other =
                SigningKey.create("anxin/", KeyKind.ED25519).written().lines().toList();

        assertThatThrownBy(() -> SigningKey.parse(one.getFirst() + "\n" + other.getLast()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aHeadIsWrittenInOneFormOnly() {
        var head = "anxin/1\n%s\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\nsigned 2026-11-21T04:00:00Z\n";
        assertThat(Checkpoint.parse(head.formatted("12")).size()).isEqualTo(12);
        for (var size : List.of("012", "+12", "-1", "", "1 2")) {
            assertThatThrownBy(() -> Checkpoint.parse(head.formatted(size)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @ParameterizedTest
    @EnumSource(KeyKind.class)
    void everyKindOfKeyIsReadBackAndNoBitOfItsNoteCanBeChanged(KeyKind kind) {
        var key = SigningKey.parse(SigningKey.create("some/", kind).written());
        var text = new Checkpoint("log", 3, Hash.sha256(), kind.tree(), Instant.EPOCH).text();
        var note = kind == KeyKind.COSIGNATURE
                ? key.cosign(new SignedNote(text, List.of()), Instant.ofEpochSecond(1_800_000_000))
                : key.sign(text);
        var published = VerifierKey.parse(key.verifier().text());
        assertThat(published.signed(SignedNote.parse(note.written()))).isTrue();
        assertThat(published.cosigned(note).isPresent()).isEqualTo(kind == KeyKind.COSIGNATURE);
        assertThat(Checkpoint.parse(note.text()).hash()).isEqualTo(kind.tree());

        var bytes = note.written().getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            var changed = bytes.clone();
            changed[i] ^= (byte) (1 << i % 8);
            assertThat(verified(published, changed)).as("byte %d", i).isFalse();
        }
    }

    /** A witness's signature is not one of a log's own, nor the other way round. */
    @Test
    void whatAWitnessSignedCannotPassForALogsOwnSignature() {
        var log = SigningKey.create("anxin/", KeyKind.ED25519);
        var witness = SigningKey.create("witness/", KeyKind.COSIGNATURE);
        var note = log.sign(TEXT);

        assertThat(witness.verifier().signed(note)).isFalse();
        assertThat(witness.verifier().cosigned(witness.cosign(note, Instant.EPOCH)))
                .contains(Instant.EPOCH);
        assertThat(witness.verifier()
                        .signed(note.with(witness.sign(TEXT).signatures().getFirst())))
                .isFalse();
    }
}
