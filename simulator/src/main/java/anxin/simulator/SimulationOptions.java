package anxin.simulator;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a made-up city is to look like; the same options give the same bytes.
 *
 * @param months months of data up to and including that of {@code until}
 * @param until the day on which the truth holds; nothing later is written
 * @param workersPerProject on average
 * @param area code or prefix of one place, or null for a mix of the places known here
 * @param violations whether some projects break a rule on purpose
 */
public record SimulationOptions(
        long seed,
        int projects,
        int months,
        LocalDate until,
        int workersPerProject,
        @Nullable String area,
        boolean violations,
        SwipeVolume swipes) {

    private static final int MOST_PROJECTS = 90_000;
    private static final int MOST_WORKERS = 500;

    public SimulationOptions {
        require(
                projects >= 1 && projects <= MOST_PROJECTS,
                "项目数应为 1 至 %d，实为 %d。/ The number of projects must be 1 to %d, not %d.",
                MOST_PROJECTS,
                projects);
        require(
                workersPerProject >= 2 && workersPerProject <= MOST_WORKERS,
                "每个项目的工人数应为 2 至 %d，实为 %d。/ The number of workers per project must be 2 to %d, not %d.",
                MOST_WORKERS,
                workersPerProject);
        require(
                months >= 6 && months <= 36,
                "月数应为 6 至 %d，实为 %d。/ The number of months must be 6 to %d, not %d.",
                36,
                months);
        if (area != null && !area.matches("[1-9]([0-9]|[0-9]{3}|[0-9]{5}|[0-9]{8})")) {
            throw new IllegalArgumentException(
                    "行政区划代码应为 2、4、6 或 9 位数字，实为“%1$s”。/ An area code has 2, 4, 6 or 9 digits, not \"%1$s\"."
                            .formatted(area));
        }
    }

    /** A city of the size of a demonstration: small enough to import and scan at once, with every rule at every level. */
    public static SimulationOptions demo(LocalDate until) {
        return new SimulationOptions(1, 160, 13, until, 24, null, true, SwipeVolume.FULL);
    }

    public SimulationOptions withSeed(long seed) {
        return new SimulationOptions(seed, projects, months, until, workersPerProject, area, violations, swipes);
    }

    public SimulationOptions withProjects(int projects) {
        return new SimulationOptions(seed, projects, months, until, workersPerProject, area, violations, swipes);
    }

    public SimulationOptions withMonths(int months) {
        return new SimulationOptions(seed, projects, months, until, workersPerProject, area, violations, swipes);
    }

    public SimulationOptions withWorkersPerProject(int workers) {
        return new SimulationOptions(seed, projects, months, until, workers, area, violations, swipes);
    }

    public SimulationOptions withArea(@Nullable String area) {
        return new SimulationOptions(seed, projects, months, until, workersPerProject, area, violations, swipes);
    }

    public SimulationOptions withViolations(boolean violations) {
        return new SimulationOptions(seed, projects, months, until, workersPerProject, area, violations, swipes);
    }

    public SimulationOptions withSwipes(SwipeVolume swipes) {
        return new SimulationOptions(seed, projects, months, until, workersPerProject, area, violations, swipes);
    }

    private static void require(boolean holds, String sentence, int limit, int given) {
        if (!holds) {
            throw new IllegalArgumentException(sentence.formatted(limit, given, limit, given));
        }
    }
}
