package anxin.server.evidence;

import anxin.engine.evidence.Checkpoint;
import anxin.engine.evidence.GrowingTree;
import anxin.engine.evidence.GrowingTree.Node;
import anxin.engine.evidence.Hash;
import anxin.engine.evidence.SignedNote;
import anxin.engine.evidence.VerifierKey;
import anxin.server.words.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Recomputes the whole log and compares every row with its leaf; what does not fit is named. */
@Component
public class EvidenceAudit {

    private static final int AT_ONCE = 5_000;

    private final List<EvidenceSource> sources;
    private final LeafStore store;
    private final LogKey key;
    private final TransactionTemplate transaction;

    EvidenceAudit(List<EvidenceSource> sources, LeafStore store, LogKey key, PlatformTransactionManager transactions) {
        this.sources = sources;
        this.store = store;
        this.key = key;
        this.transaction = new TransactionTemplate(transactions);
        transaction.setReadOnly(true);
        transaction.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /**
     * What was found.
     *
     * @param outstanding rows that have no leaf yet and need none
     */
    public record Report(long leaves, int heads, long rows, long outstanding, List<Words> faults) {}

    /**
     * Looks at everything as of one moment.
     *
     * @param expected the key that heads must be signed by, or that of this installation
     * @param witnessed a head kept elsewhere, which this tree must contain
     */
    public Report verify(@Nullable VerifierKey expected, @Nullable String witnessed) {
        return transaction.execute(_ -> new Run(expected == null ? key.verifier() : expected).all(witnessed));
    }

    /**
     * Receipts that were tried.
     *
     * @param size leaves under the head they were proven by
     */
    public record Sample(int tried, int proven, long size) {}

    /** Proves leaves, spread evenly over the log, by the last head and the stored nodes, as their receipts would. */
    public Sample sample(VerifierKey expected, int most) {
        var sample = transaction.execute(_ -> store.lastHead(expected)
                .map(head -> sample(expected, head, most))
                .orElse(new Sample(0, 0, 0)));
        return Objects.requireNonNull(sample);
    }

    private Sample sample(VerifierKey expected, LeafStore.Head stored, int most) {
        var note = SignedNote.parse(stored.note());
        var head = Checkpoint.parse(note.text());
        int tried = (int) Math.min(most, head.size());
        int proven = 0;
        for (int i = 0; i < tried; i++) {
            long index = i * head.size() / tried;
            var leaf = store.leavesFrom(index, 1);
            var proof = store.ask(nodes -> expected.tree().inclusion(index, head.size(), nodes));
            if (expected.signed(note)
                    && !leaf.isEmpty()
                    && expected.tree()
                            .includes(
                                    Leaf.hash(
                                            expected.tree(),
                                            leaf.getFirst().leaf().text()),
                                    index,
                                    head.size(),
                                    proof,
                                    head.root())) {
                proven++;
            }
        }
        return new Sample(tried, proven, head.size());
    }

    private final class Run {

        private final VerifierKey expected;
        private final List<Words> faults = new ArrayList<>();
        private final GrowingTree tree;
        private final Map<Long, List<SignedHead>> heads = new TreeMap<>();
        private final Map<String, EvidenceSource> byName;
        private int headCount;
        private long rows;

        Run(VerifierKey expected) {
            this.expected = expected;
            this.tree = new GrowingTree(expected.tree());
            this.byName = sources.stream().collect(Collectors.toMap(EvidenceSource::name, Function.identity()));
        }

        /** A root that somebody has signed. */
        private record SignedHead(Hash root, Words called) {}

        Report all(@Nullable String witnessed) {
            readHeads(witnessed);
            compareRoots();
            while (true) {
                var leaves = store.leavesFrom(tree.size(), AT_ONCE);
                if (leaves.isEmpty()) {
                    break;
                }
                addLeaves(leaves);
                compareRows(leaves);
                if (leaves.getLast().seq() >= tree.size()) {
                    break;
                }
            }
            heads.forEach((size, left) -> left.forEach(head -> fault(
                    "%s记着 %d 项记录，而日志里只有 %d 项：后面的被删掉了，或恢复了旧的备份。".formatted(head.called.zh(), size, tree.size()),
                    "%s counts %d leaves, but the log has %d: the later ones were taken away, or an old backup was restored."
                            .formatted(head.called.en(), size, tree.size()))));
            sources.forEach(this::rowsWithoutLeaf);
            sources.forEach(source -> source.inspect(faults::add));
            long outstanding =
                    sources.stream().mapToLong(EvidenceSource::outstanding).sum();
            return new Report(tree.size(), headCount, rows, outstanding, List.copyOf(faults));
        }

        private void readHeads(@Nullable String witnessed) {
            for (var head : store.heads(-1, Long.MAX_VALUE)) {
                headCount++;
                var called =
                        new Words("大小为 %d 的树头".formatted(head.size()), "The head of size %d".formatted(head.size()));
                if (!written(head)) {
                    fault(
                            called.zh() + "被改动过，或不是本系统的密钥签的。",
                            called.en() + " was changed, or was not signed by the key of this system.");
                }
                heads.computeIfAbsent(head.size(), _ -> new ArrayList<>()).add(new SignedHead(head.root(), called));
                readCosignatures(head);
            }
            if (witnessed != null) {
                var note = SignedNote.parse(witnessed);
                var head = Checkpoint.parse(note.text());
                var called = new Words("别处留存的树头", "The head kept elsewhere");
                if (!expected.signed(note)) {
                    fault("别处留存的树头不是本系统的密钥签的。", "The head kept elsewhere was not signed by the key of this system.");
                }
                heads.computeIfAbsent(head.size(), _ -> new ArrayList<>()).add(new SignedHead(head.root(), called));
            }
        }

        private void readCosignatures(LeafStore.Head head) {
            for (var cosignature : store.cosignatures(head.size())) {
                if (cosignature.key().equals(head.key())
                        && cosignature
                                .witness()
                                .cosigned(SignedNote.parse(head.note()).with(cosignature.line()))
                                .isEmpty()) {
                    fault(
                            "%s 在大小为 %d 的树头下的见证签名不对，被改动过。"
                                    .formatted(cosignature.witness().name(), head.size()),
                            "The signature of the witness %s below the head of size %d does not hold; it was changed."
                                    .formatted(cosignature.witness().name(), head.size()));
                }
            }
        }

        private boolean written(LeafStore.Head head) {
            try {
                var note = SignedNote.parse(head.note());
                var checkpoint = Checkpoint.parse(note.text());
                return expected.text().equals(head.key())
                        && expected.signed(note)
                        && checkpoint.size() == head.size()
                        && checkpoint.root().equals(head.root())
                        && checkpoint.hash() == expected.tree().hash()
                        && checkpoint.origin().equals(expected.name());
            } catch (IllegalArgumentException malformed) {
                return false;
            }
        }

        private void addLeaves(List<LeafStore.Stored> leaves) {
            for (var stored : leaves) {
                if (stored.seq() != tree.size()) {
                    fault(
                            "存证日志缺第 %d 项记录。".formatted(tree.size()),
                            "Leaf %d of the evidence log is missing.".formatted(tree.size()));
                    break;
                }
                var leaf = stored.leaf();
                var hash = Leaf.hash(expected.tree(), leaf.text());
                if (!hash.equals(leaf.hash()) || !named(leaf)) {
                    fault(
                            "第 %d 项存证记录（%s）被改动过。".formatted(stored.seq(), leaf.event()),
                            "Leaf %d (%s) was changed.".formatted(stored.seq(), leaf.event()));
                }
                tree.add(hash);
                compareRoots();
            }
            compareNodes(tree.takeFresh());
        }

        private static boolean named(Leaf leaf) {
            try {
                var read = Receipt.map(leaf.text());
                return leaf.event().equals(read.get("event")) && leaf.subject().equals(read.get("subject"));
            } catch (RuntimeException malformed) {
                return false;
            }
        }

        private void compareRoots() {
            var here = heads.remove(tree.size());
            if (here != null) {
                var root = tree.root();
                here.stream()
                        .filter(head -> !head.root.equals(root))
                        .forEach(head -> fault(
                                "%s（大小 %d）与日志重算的树根不符。".formatted(head.called.zh(), tree.size()),
                                "%s (size %d) is not the root that the log gives."
                                        .formatted(head.called.en(), tree.size())));
            }
        }

        private void compareNodes(List<Node> fresh) {
            var stored = store.nodes(fresh.stream()
                    .filter(node -> node.level() > 0)
                    .map(node -> new LeafStore.Place(node.level(), node.index()))
                    .toList());
            fresh.stream()
                    .filter(node -> node.level() > 0)
                    .filter(node -> !node.hash().equals(stored.get(new LeafStore.Place(node.level(), node.index()))))
                    .forEach(node -> fault(
                            "存证树第 %d 层第 %d 个节点不对。".formatted(node.level(), node.index()),
                            "Node %d of level %d of the tree is not right.".formatted(node.index(), node.level())));
        }

        private void compareRows(List<LeafStore.Stored> leaves) {
            var wanted = new HashMap<EvidenceSource, Map<Long, Leaf>>();
            for (var stored : leaves) {
                var event = stored.leaf().event();
                int slash = event.lastIndexOf('/');
                var source = byName.get(event.substring(0, Math.max(slash, 0)));
                if (source == null) {
                    fault(
                            "第 %d 项存证记录（%s）不知道来自哪张表。".formatted(stored.seq(), event),
                            "Leaf %d (%s) is of no known table.".formatted(stored.seq(), event));
                    continue;
                }
                wanted.computeIfAbsent(source, _ -> new TreeMap<>())
                        .put(Long.parseLong(event.substring(slash + 1)), stored.leaf());
            }
            wanted.forEach(this::compareRows);
        }

        private void compareRows(EvidenceSource source, Map<Long, Leaf> leaves) {
            rows += leaves.size();
            var there =
                    source.find(leaves.keySet()).stream().collect(Collectors.toMap(Happening::id, Function.identity()));
            leaves.forEach((id, leaf) -> {
                var row = there.get(id);
                if (row == null) {
                    rowFault(source, id, leaf.subject(), "被删除了", "was deleted");
                } else if (!fits(leaf, row)) {
                    rowFault(source, id, leaf.subject(), "被改动过", "was changed");
                }
            });
        }

        private boolean fits(Leaf leaf, Happening row) {
            try {
                return Receipt.fits(expected.tree(), leaf, row.content());
            } catch (RuntimeException malformed) {
                return false;
            }
        }

        private void rowsWithoutLeaf(EvidenceSource source) {
            long last = 0;
            while (true) {
                var ids = source.sealedAfter(last, AT_ONCE);
                if (ids.isEmpty()) {
                    return;
                }
                last = ids.getLast();
                var known = store.known(
                        ids.stream().map(id -> Leaf.event(source.name(), id)).toList());
                ids.stream()
                        .filter(id -> !known.contains(Leaf.event(source.name(), id)))
                        .forEach(id -> rowFault(
                                source, id, "", "没有存证记录，是绕过系统写入的", "has no leaf; it was written past the system"));
            }
        }

        private void rowFault(EvidenceSource source, long id, String subject, String zh, String en) {
            var of = subject.isEmpty()
                    ? new Words("", "")
                    : new Words("（%s）".formatted(subject), " (%s)".formatted(subject));
            fault(
                    "%s第 %d 行%s%s。".formatted(source.title().zh(), id, of.zh(), zh),
                    "Row %d of %s%s %s.".formatted(id, source.title().en(), of.en(), en));
        }

        private void fault(String zh, String en) {
            faults.add(new Words(zh, en));
        }
    }
}
