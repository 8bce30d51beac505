package anxin.server.warning.scan;

import anxin.engine.policy.Policy;
import anxin.engine.rows.Engagement;
import anxin.engine.rules.Finding;
import anxin.server.database.RowScope;
import anxin.server.jurisdiction.PacksInForce;
import anxin.server.warning.life.Judged;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Judging many projects for one day: read a batch, judge it, hand it on in order. As many batches are at
 * work as there are cores, so memory stays bounded however many projects there are.
 */
public final class Judging {

    private static final int BATCH = 100;

    private final ProjectReader reader;
    private final PacksInForce.Loaded packs;
    private final @Nullable String forcedPack;
    private final LocalDate day;
    private final Map<String, Policy> policies = new ConcurrentHashMap<>();

    public Judging(ProjectReader reader, PacksInForce.Loaded packs, @Nullable String forcedPack, LocalDate day) {
        this.reader = reader;
        this.packs = packs;
        this.forcedPack = forcedPack;
        this.day = day;
    }

    /**
     * Some projects and what was found on them; one that is not there (any more) counts as withdrawn.
     *
     * @param reading the number taken before their rows were read
     */
    public record Batch(long reading, List<Judged> projects) {

        public Stream<Finding> findings() {
            return projects.stream().flatMap(project -> project.findings().stream());
        }
    }

    public Stream<Batch> judge(List<Integer> projectIds, LongSupplier readings) {
        Function<List<Integer>, Batch> judge = RowScope.carriedBy(ids -> judge(ids, readings.getAsLong()));
        return projectIds.stream()
                .gather(Gatherers.windowFixed(BATCH))
                .gather(Gatherers.mapConcurrent(Runtime.getRuntime().availableProcessors(), judge));
    }

    private Batch judge(List<Integer> ids, long reading) {
        var found = new HashMap<Integer, Judged>();
        reader.read(ids, project -> found.put(project.subject().projectId(), judge(project)));
        return new Batch(
                reading,
                ids.stream()
                        .map(id -> found.getOrDefault(id, Judged.withdrawn(id)))
                        .toList());
    }

    private Judged judge(Stored project) {
        var policy = policyFor(project.rows().project().areaCode());
        return new Judged(
                project.subject().projectId(),
                project.subject(),
                policy,
                packs.judge().judge(project.rows(), policy, day),
                (int) project.rows().engagements().stream()
                        .filter(this::isCurrent)
                        .count());
    }

    private Policy policyFor(String area) {
        return forcedPack == null
                ? policies.computeIfAbsent(area, packs.policies()::forArea)
                : policies.computeIfAbsent(forcedPack, packs.policies()::forced);
    }

    private boolean isCurrent(Engagement engagement) {
        var exit = engagement.exitDate();
        return !engagement.entryDate().isAfter(day) && (exit == null || exit.isAfter(day));
    }
}
