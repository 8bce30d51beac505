package anxin.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import anxin.engine.datapackage.DataPackage;
import anxin.engine.datapackage.KnownReferences;
import anxin.engine.datapackage.Limits;
import anxin.engine.datapackage.PackageRows;
import anxin.engine.facts.FactName;
import anxin.engine.facts.FactRows;
import anxin.engine.facts.Facts;
import anxin.engine.facts.Share;
import anxin.engine.policy.Policy;
import anxin.engine.policy.Unit;
import anxin.engine.rows.ProjectRows;
import anxin.engine.rules.Judge;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every number opens to the rows it counts (凡数必可查): in a city that breaks every rule at every level, and in the worked cases. */
class RowsBehindFactsTests {

    /** Sums that the project states as they are, or that follow from what it states and the pack. */
    private static final Set<String> STATED =
            Set.of("deposit.requiredFen", "site.contractPriceFen", "month.minimumWageFen");

    private static final Judge JUDGE = new Judge(Law.CALENDAR);

    @TempDir
    static Path folder;

    static List<ProjectRows> city;

    @BeforeAll
    static void aCityIsWritten() throws Exception {
        City.write(folder, City.small().withSwipes(SwipeVolume.SPARSE));
        var rows = new PackageRows();
        try (var data = DataPackage.open(folder, City.TODAY, Limits.standard())) {
            data.read(KnownReferences.none(), rows);
        }
        city = rows.projects().toList();
    }

    @Test
    void everyFactOfTheCityIsTheNumberOfItsRowsOrTheirSum() {
        var opened = new HashSet<String>();
        for (var day : List.of(City.TODAY, City.TODAY.minusDays(40), City.TODAY.minusMonths(7))) {
            for (var project : city) {
                new Opening(project, Law.POLICIES.forArea(project.project().areaCode()), day).all(opened);
            }
        }

        assertThat(opened)
                .as("facts that were more than nothing somewhere in the city")
                .containsAll(FactName.ALL.values().stream()
                        .filter(fact -> fact.unit() == Unit.PERSONS || fact.unit() == Unit.ACCOUNTS)
                        .map(FactName::name)
                        .toList());
    }

    /** The drafts name shares of labour cost, so that what was due is worked out and not only stated. */
    @Test
    void theSameHoldsUnderTheDraftPacks() throws Exception {
        var policies = Law.POLICIES.with(Set.of("620724", "330783"), Map.of());
        for (var project : city) {
            new Opening(project, policies.forArea(project.project().areaCode()), City.TODAY).all(new HashSet<>());
        }
    }

    @Test
    void theSameHoldsInEveryWorkedCase() throws Exception {
        var cases = Law.POLICIES.cases();
        assertThat(cases).hasSizeGreaterThan(100);
        for (var worked : cases) {
            var library = worked.set().isEmpty() ? Law.POLICIES : Law.POLICIES.with(Set.of(), worked.set());
            var policy = library.forced(worked.packCode());
            worked.expected().keySet().forEach(day -> new Opening(worked.rows(), policy, day).all(new HashSet<>()));
        }
    }

    /** Opens all facts of a project on one day. */
    private record Opening(ProjectRows project, Policy policy, LocalDate day) {

        /** @param opened takes the names of the facts that were more than nothing */
        void all(Set<String> opened) {
            var facts = JUDGE.facts(project, policy, day);
            for (var fact : FactName.ALL.values()) {
                for (var month : monthsOf(fact, facts)) {
                    if (open(fact, facts, month)) {
                        opened.add(fact.name());
                    }
                }
            }
        }

        private static List<@Nullable YearMonth> monthsOf(FactName fact, Facts facts) {
            var months = new ArrayList<@Nullable YearMonth>();
            if (fact.aboutMonth()) {
                facts.months().forEach(month -> months.add(month.month()));
            } else {
                months.add(null);
            }
            return months;
        }

        private boolean open(FactName fact, Facts facts, @Nullable YearMonth month) {
            var value = value(fact, facts, month);
            var rows = JUDGE.rows(fact, project, policy, day, month);
            var description = "%s = %s of %s on %s, %s".formatted(fact.name(), value, project.project(), day, month);
            if (rows instanceof FactRows.Parts(var parts)) {
                assertThat(workedOut(
                                parts.stream()
                                        .map(part -> value(part, facts, month))
                                        .toList(),
                                value))
                        .as(description)
                        .isTrue();
                return false;
            }
            switch (fact.unit()) {
                case PERSONS -> assertThat(rows.persons()).as(description).isEqualTo(value);
                case ACCOUNTS, COUNT ->
                    assertThat((long) rows.rows().size()).as(description).isEqualTo(value);
                case YUAN -> {
                    if (!STATED.contains(fact.name())) {
                        assertThat(rows.sumFen()).as(description).isEqualTo(value);
                    }
                }
                default -> {
                    // Days, dates and yes or no are read off the rows; they are not added up.
                }
            }
            return value instanceof Long number && number != 0;
        }

        private static @Nullable Object value(FactName fact, Facts facts, @Nullable YearMonth month) {
            return fact.of(Objects.requireNonNull(facts.group(fact, month), fact.name()));
        }

        /** A share of the second in the first; what the first exceeds the second by; or nothing at all of either. */
        private boolean workedOut(List<@Nullable Object> parts, @Nullable Object value) {
            long first = (Long) Objects.requireNonNull(parts.getFirst());
            long second = (Long) Objects.requireNonNull(parts.get(1));
            return switch (value) {
                case Share share -> share.equals(Share.of(first, second));
                case Long fen
                when parts.size() == 2 ->
                    fen == first - second
                            || fen == Math.max(0, first - second)
                            || (fen == 0 && project.project().depositExempt());
                // The guarantees about to end are taken off what is held.
                case Long fen ->
                    fen >= Math.max(0, first - second) || project.project().depositExempt();
                case null, default -> false;
            };
        }
    }
}
