package anxin.server.evidence;

import anxin.engine.evidence.Checkpoint;
import anxin.engine.evidence.SignedNote;
import anxin.engine.evidence.VerifierKey;
import anxin.server.words.Trouble;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The log's side of witnessing: what is handed to witnesses, and their signatures that come back. */
@Component
public class Witnesses {

    private final EvidenceLog log;
    private final LeafStore store;
    private final LogKey key;
    private final TransactionTemplate transaction;

    Witnesses(EvidenceLog log, LeafStore store, LogKey key, PlatformTransactionManager transactions) {
        this.log = log;
        this.store = store;
        this.key = key;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * The last head as a witness wants it.
     *
     * @param since the size the witness signed last, or what our own records say
     */
    public String request(@Nullable Long since) {
        log.seal();
        return Objects.requireNonNull(transaction.execute(_ -> {
            var head = log.head();
            long size = head.head().size();
            long from = since == null ? store.witnessed(key.verifier()) : since;
            if (from < 0 || from > size) {
                throw new Trouble(
                        "日志只有 %d 项记录，没有大小为 %d 的树头；如果见证方确实签过它，那就是恢复了旧的备份。".formatted(size, from),
                        "The log has %d leaves and no head of size %d; if the witness did sign one, an old backup was restored."
                                .formatted(size, from));
            }
            var proof = store.ask(nodes -> key.tree().consistency(from, size, nodes));
            return new HeadRequest(from, proof, head.note()).written();
        }));
    }

    /** A signature that was taken in. */
    public record Taken(String witness, long size, Instant at) {}

    /**
     * Takes a witness's signature in and keeps it with its head.
     *
     * @param signed the head as the witness gave it back
     * @param witness the witness's public key, needed the first time
     */
    public Taken take(String signed, @Nullable VerifierKey witness) {
        var taken = transaction.execute(_ -> {
            var note = parse(signed);
            if (witness != null) {
                store.add(witness);
            }
            for (var known : store.witnesses()) {
                var at = known.cosigned(note);
                var head = at.flatMap(_ -> head(note));
                if (at.isPresent() && head.isPresent()) {
                    var line = note.signatures().stream()
                            .filter(one -> known.signed(new SignedNote(note.text(), List.of(one))))
                            .findFirst()
                            .orElseThrow();
                    store.keep(head.get(), known, line, at.get());
                    return new Taken(known.name(), head.get().size(), at.get());
                }
            }
            throw new Trouble(
                    "这个文件上没有已知见证方对本日志树头的签名；第一次请用 --witness 给出见证方的公钥。",
                    "This file bears no signature of a known witness below a head of this log; give the witness's public key with --witness the first time.");
        });
        return Objects.requireNonNull(taken);
    }

    private Optional<LeafStore.Head> head(SignedNote note) {
        var checkpoint = Checkpoint.parse(note.text());
        return store.head(key.verifier(), checkpoint.size())
                .filter(head -> SignedNote.parse(head.note()).text().equals(note.text()));
    }

    private static SignedNote parse(String text) {
        try {
            var note = SignedNote.parse(text);
            Checkpoint.parse(note.text());
            return note;
        } catch (IllegalArgumentException malformed) {
            throw new Trouble(
                    "这个文件不是见证过的树头；它由见证方运行 ./anxin witness sign 生成。",
                    "This file is not a witnessed head; the witness makes it with ./anxin witness sign.",
                    malformed);
        }
    }
}
