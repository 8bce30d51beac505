package anxin.server.evidence;

import anxin.engine.evidence.SignedNote;
import anxin.server.http.Refusal;
import anxin.server.words.Words;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Receipts (存证回执): what a warning or a wage month rests on, with proofs that anybody can check without us. */
@Component
public class Receipts {

    private final EvidenceLog log;
    private final List<EvidenceSource> sources;
    private final LeafStore store;
    private final LogKey key;
    private final TransactionTemplate transaction;

    Receipts(
            EvidenceLog log,
            List<EvidenceSource> sources,
            LeafStore store,
            LogKey key,
            PlatformTransactionManager transactions) {
        this.log = log;
        this.sources = sources;
        this.store = store;
        this.key = key;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * A receipt for the leaves of these subjects as a file. Whether the one who asks may see them must have been settled
     * before; the log itself is nobody's in particular.
     *
     * @param about what the receipt is for, as the beginning of a sentence
     */
    public byte[] of(Words about, Collection<String> subjects) {
        return asApplication(() -> receipt(about, subjects));
    }

    // On a thread of its own, where the scope of a request is not in force: requests have no right to the log.
    private static <T> T asApplication(Callable<T> work) {
        var task = new FutureTask<>(work);
        Thread.ofVirtual().name("receipt").start(task);
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        }
    }

    private byte[] receipt(Words about, Collection<String> subjects) {
        log.seal();
        return transaction.execute(_ -> {
            var head = log.head();
            var leaves = store.leavesOf(subjects);
            if (leaves.isEmpty()) {
                throw Refusal.notFound(
                        "NOTHING_RECORDED",
                        "%s没有存证记录：还没有任何数据包写入过；有数据之后再来取回执。".formatted(about.zh()),
                        "There is no record for %s: no package has written anything yet; ask again when there is data."
                                .formatted(about.en()));
            }
            // A head that others have signed too proves more than one of this second; what is newer must do with ours.
            var witnessed = store.lastWitnessed(key.verifier(), leaves.getLast().seq() + 1);
            return witnessed.isPresent()
                    ? Receipt.write(
                            key.get(),
                            about,
                            witnessed(witnessed.get()),
                            proven(leaves, witnessed.get().size()))
                    : Receipt.write(
                            key.get(),
                            about,
                            head.note(),
                            proven(leaves, head.head().size()));
        });
    }

    private SignedNote witnessed(LeafStore.Head head) {
        var note = SignedNote.parse(head.note());
        for (var cosignature : store.cosignatures(head.size())) {
            if (cosignature.key().equals(head.key())) {
                note = note.with(cosignature.line());
            }
        }
        return note;
    }

    private List<Map<String, Object>> proven(List<LeafStore.Stored> leaves, long size) {
        var rows = rows(leaves);
        var proven = new ArrayList<Map<String, Object>>();
        var proofs = store.ask(nodes -> leaves.stream()
                .map(stored -> key.tree().inclusion(stored.seq(), size, nodes))
                .toList());
        for (int i = 0; i < leaves.size(); i++) {
            var stored = leaves.get(i);
            var happening = rows.get(stored.leaf().event());
            if (happening == null || !Receipt.fits(key.tree(), stored.leaf(), happening.content())) {
                throw Refusal.conflict(
                        "RECORD_CHANGED",
                        "记录 %s 与存证日志不一致，不能出具回执；请系统管理员运行 ./anxin verify --all。"
                                .formatted(stored.leaf().event()),
                        "The record %s does not agree with the evidence log, so there is no receipt; ask the system administrator to run ./anxin verify --all."
                                .formatted(stored.leaf().event()));
            }
            proven.add(Receipt.leaf(stored, happening, proofs.get(i)));
        }
        return proven;
    }

    private Map<String, Happening> rows(List<LeafStore.Stored> leaves) {
        var byName = sources.stream().collect(Collectors.toMap(EvidenceSource::name, Function.identity()));
        var wanted = new LinkedHashMap<String, List<Long>>();
        for (var stored : leaves) {
            var event = stored.leaf().event();
            int slash = event.indexOf('/');
            wanted.computeIfAbsent(event.substring(0, slash), _ -> new ArrayList<>())
                    .add(Long.parseLong(event.substring(slash + 1)));
        }
        var rows = new HashMap<String, Happening>();
        wanted.forEach((name, ids) -> {
            var source = byName.get(name);
            if (source != null) {
                source.find(ids).forEach(row -> rows.put(Leaf.event(name, row.id()), row));
            }
        });
        return rows;
    }
}
