package anxin.server.evidence;

import anxin.engine.evidence.Checkpoint;
import anxin.engine.evidence.GrowingTree;
import anxin.engine.evidence.SignedNote;
import anxin.engine.evidence.VerifierKey;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The evidence log (存证日志): appends what has happened and signs heads. */
@Component
public class EvidenceLog {

    private static final int MOST_AT_ONCE = 10_000;
    private static final int SALT = 16;

    private final List<EvidenceSource> sources;
    private final LeafStore store;
    private final LogKey key;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final SecureRandom random = new SecureRandom();

    EvidenceLog(
            List<EvidenceSource> sources,
            LeafStore store,
            LogKey key,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.sources = sources;
        this.store = store;
        this.key = key;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** A head of the tree with its signature. */
    record SignedHead(Checkpoint head, SignedNote note) {}

    /** Appends all that has happened and is not in the log yet, and answers how many leaves that made. */
    public long seal() {
        long sealed = 0;
        while (true) {
            var batch = transaction.execute(_ -> sealSome());
            if (batch == null || batch.taken() == 0) {
                return sealed;
            }
            sealed += batch.added();
        }
    }

    /** Appends what is outstanding and signs a head if the last one does not reach so far. */
    public void catchUp() {
        seal();
        head();
    }

    private record Batch(int taken, int added) {}

    private record Taken(EvidenceSource source, Happening happening) {

        String event() {
            return Leaf.event(source.name(), happening.id());
        }
    }

    // Taken under the lock, so that the leaves have the order in which the lock was had, and no number is left out.
    private Batch sealSome() {
        if (sources.stream().allMatch(source -> source.outstanding() == 0)) {
            return new Batch(0, 0);
        }
        store.lock();
        var taken = sources.stream()
                .flatMap(source -> source.take(MOST_AT_ONCE).stream().map(happening -> new Taken(source, happening)))
                .sorted(Comparator.comparing(one -> one.happening().at()))
                .toList();
        var known = store.known(taken.stream().map(Taken::event).toList());
        var leaves = taken.stream()
                .filter(one -> !known.contains(one.event()))
                .map(one -> Leaf.of(key.tree(), one.source().name(), one.happening(), salt()))
                .toList();
        append(leaves);
        return new Batch(taken.size(), leaves.size());
    }

    private void append(List<Leaf> leaves) {
        if (leaves.isEmpty()) {
            return;
        }
        long from = store.size();
        requireSameTree(from);
        var tree = store.ask(nodes -> new GrowingTree(key.tree(), from, nodes));
        leaves.forEach(leaf -> tree.add(leaf.hash()));
        store.append(from, leaves, tree.takeFresh());
    }

    private void requireSameTree(long size) {
        if (size > 0
                && store.lastHead()
                        .map(VerifierKey::parse)
                        .filter(last -> !last.tree().equals(key.tree()))
                        .isPresent()) {
            throw LogKey.anotherAlgorithm();
        }
    }

    private byte[] salt() {
        var salt = new byte[SALT];
        random.nextBytes(salt);
        return salt;
    }

    /** The signed head of the whole tree as it is now. */
    SignedHead head() {
        return transaction.execute(_ -> {
            store.lock();
            long size = store.size();
            return store.lastHead(key.verifier())
                    .filter(last -> last.size() == size)
                    .map(last -> SignedNote.parse(last.note()))
                    .map(note -> new SignedHead(Checkpoint.parse(note.text()), note))
                    .orElseGet(() -> sign(size));
        });
    }

    private SignedHead sign(long size) {
        var root = store.ask(nodes -> key.tree().root(size, nodes));
        var head = new Checkpoint(
                key.verifier().name(),
                size,
                root,
                key.tree().hash(),
                clock.instant().truncatedTo(ChronoUnit.SECONDS));
        var note = key.get().sign(head.text());
        store.keep(head, key.verifier(), note);
        return new SignedHead(head, note);
    }
}
