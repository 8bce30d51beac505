package anxin.engine.scan;

import anxin.engine.policy.Policies;
import anxin.engine.policy.Policy;
import anxin.engine.rows.ProjectRows;
import anxin.engine.rules.Finding;
import anxin.engine.rules.Judge;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A scan (扫描) of projects held in memory, without any database.
 *
 * @param area prefix of the division codes looked at, such as {@code 50} or {@code 620724}; empty for everywhere
 * @param forcedPack a pack for all projects, draft or not; otherwise each project's area decides
 */
public record FileScan(
        LocalDate asOf, String area, @Nullable String forcedPack, Policies policies, Judge judge) {

    /** All findings in {@link Finding#ORDER}; each project is judged by itself, so that several cores can share the work. */
    public List<Finding> findings(Stream<ProjectRows> projects) {
        return projects.parallel()
                .filter(rows -> rows.project().areaCode().startsWith(area))
                .flatMap(rows -> judge.judge(rows, policyOf(rows), asOf).stream())
                .sorted(Finding.ORDER)
                .toList();
    }

    private Policy policyOf(ProjectRows rows) {
        return forcedPack != null
                ? policies.forced(forcedPack)
                : policies.forArea(rows.project().areaCode());
    }
}
