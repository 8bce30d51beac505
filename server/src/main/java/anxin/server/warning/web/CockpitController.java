package anxin.server.warning.web;

import anxin.engine.policy.RuleText;
import anxin.server.access.CurrentUser;
import anxin.server.access.OpenToReaders;
import anxin.server.jurisdiction.Areas;
import anxin.server.jurisdiction.PacksInForce;
import anxin.server.project.ProjectList;
import anxin.server.warning.scan.LiveScan;
import anxin.server.warning.scan.ScanLog;
import anxin.server.warning.web.CockpitCounts.Group;
import anxin.server.warning.web.CockpitCounts.Levels;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The cockpit (驾驶舱): one look at an area, every figure the count of a list. */
@RestController
class CockpitController {

    private static final int TREND_DAYS = 30;

    private final CurrentUser currentUser;
    private final CockpitCounts counts;
    private final ProjectList projects;
    private final Areas areas;
    private final PacksInForce packs;
    private final LiveScan scan;
    private final ScanLog log;

    CockpitController(
            CurrentUser currentUser,
            CockpitCounts counts,
            ProjectList projects,
            Areas areas,
            PacksInForce packs,
            LiveScan scan,
            ScanLog log) {
        this.currentUser = currentUser;
        this.counts = counts;
        this.projects = projects;
        this.areas = areas;
        this.packs = packs;
        this.scan = scan;
        this.log = log;
    }

    // One transaction, so that all figures are of one moment.
    @OpenToReaders
    @GetMapping("/api/cockpit")
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    Cockpit cockpit(@RequestParam @Nullable String area, Locale locale) {
        var asked = AskedArea.of(area, currentUser.get());
        var scope = asked.scope();
        var today = scan.today();
        var last = log.lastOfAll();
        var open = counts.open(scope, asked.partSize());
        var total = sum(open);
        var all = new ProjectList.Filter(scope.areaFrom(), scope.areaTo(), null, null, null, null);
        var running = new ProjectList.Filter(scope.areaFrom(), scope.areaTo(), null, null, true, null);
        return new Cockpit(
                last == null ? today : last.asOf(),
                !packs.get().calendar().hasNotice(today.getYear()),
                projects.count(all, today),
                projects.count(running, today),
                counts.workers(scope),
                total,
                by(open, Group::part).entrySet().stream()
                        .map(part -> new AreaCount(
                                asked.partCode(part.getKey()),
                                areas.name(part.getKey(), locale),
                                part.getValue().RED(),
                                part.getValue().YELLOW(),
                                part.getValue().BLUE()))
                        .toList(),
                rules(open, asked, locale),
                counts.trend(scope, today, TREND_DAYS, total).entrySet().stream()
                        .map(day -> new DayCount(
                                day.getKey(),
                                day.getValue().RED(),
                                day.getValue().YELLOW(),
                                day.getValue().BLUE()))
                        .toList(),
                counts.raisedOn(scope, today),
                counts.clearedOn(scope, today),
                last,
                new Money(counts.openFen(scope, "wages-overdue")));
    }

    private List<RuleCount> rules(List<Group> open, AskedArea asked, Locale locale) {
        Map<String, String> titles = new HashMap<>();
        Map<String, Integer> order = new HashMap<>();
        for (RuleText rule :
                packs.get().policies().forArea(Areas.text(asked.code())).rules()) {
            titles.put(rule.id(), rule.title().in(locale));
            order.put(rule.id(), rule.order());
        }
        return by(open, Group::rule).entrySet().stream()
                .map(rule -> new RuleCount(
                        rule.getKey(),
                        titles.getOrDefault(rule.getKey(), rule.getKey()),
                        rule.getValue().RED(),
                        rule.getValue().YELLOW(),
                        rule.getValue().BLUE()))
                .sorted(Comparator.comparing(rule -> order.getOrDefault(rule.rule(), Integer.MAX_VALUE)))
                .toList();
    }

    private static Levels sum(List<Group> groups) {
        var sum = Levels.NONE;
        for (var group : groups) {
            sum = sum.plus(group.level(), group.count());
        }
        return sum;
    }

    private static <K extends Comparable<K>> Map<K, Levels> by(List<Group> groups, Function<Group, K> key) {
        var sums = new TreeMap<K, Levels>();
        for (var group : groups) {
            sums.merge(
                    key.apply(group),
                    Levels.NONE.plus(group.level(), group.count()),
                    (a, b) -> new Levels(a.RED() + b.RED(), a.YELLOW() + b.YELLOW(), a.BLUE() + b.BLUE()));
        }
        return sums;
    }

    /**
     * @param asOf the day of the last scan of all projects
     * @param provisional this year has no holiday notice yet
     * @param engagements workers engaged today
     * @param moneyFen sums over open warnings
     */
    record Cockpit(
            LocalDate asOf,
            boolean provisional,
            long projects,
            long running,
            long engagements,
            Levels warnings,
            List<AreaCount> byArea,
            List<RuleCount> byRule,
            List<DayCount> trend,
            int newToday,
            int clearedToday,
            ScanLog.@Nullable Entry lastScan,
            Money moneyFen) {}

    record AreaCount(String code, String name, int RED, int YELLOW, int BLUE) {}

    record RuleCount(String rule, String title, int RED, int YELLOW, int BLUE) {}

    record DayCount(LocalDate day, int RED, int YELLOW, int BLUE) {}

    /** Wages owed beyond their pay date (逾期未付工资): the sum of the open warnings of {@code wages-overdue}. */
    record Money(long unpaid) {}
}
