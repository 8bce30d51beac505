package anxin.engine.policy;

import anxin.engine.rows.ProjectRows;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Runs the worked cases of all packs through a judge. */
public final class Cases {

    /** Whoever judges a project for a day. */
    @FunctionalInterface
    public interface Judging {
        List<Found> judge(ProjectRows rows, Policy policy, LocalDate day);
    }

    /** A finding as far as a case looks at it. */
    public record Found(String rule, @Nullable String month, String level, String value) {}

    /** What came of one day of a case. */
    public record Result(WorkedCase of, LocalDate day, List<String> expected, List<String> found) {

        public boolean passed() {
            return expected.equals(found);
        }

        public Source source() {
            return of.lines().getOrDefault(day, new Source("", 0, 0));
        }
    }

    private Cases() {}

    public static List<Result> run(Policies policies, Judging judge) throws PolicyErrors {
        var results = new ArrayList<Result>();
        for (var worked : policies.cases()) {
            var library = worked.set().isEmpty() ? policies : policies.with(Set.of(), worked.set());
            var policy = library.forced(worked.packCode());
            for (var expected : worked.expected().entrySet()) {
                var found = judge.judge(worked.rows(), policy, expected.getKey()).stream()
                        .filter(finding -> finding.rule().equals(worked.rule()))
                        .filter(finding ->
                                worked.month() == null || worked.month().equals(finding.month()))
                        .map(finding -> text(finding, worked.month() == null))
                        .toList();
                results.add(new Result(worked, expected.getKey(), expected.getValue(), found));
            }
        }
        return results;
    }

    private static String text(Found found, boolean withMonth) {
        var month = withMonth && found.month() != null ? found.month() + " " : "";
        return month + found.level() + " " + found.value();
    }
}
