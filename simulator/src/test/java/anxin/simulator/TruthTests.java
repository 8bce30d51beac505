package anxin.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import anxin.engine.datapackage.DataPackage;
import anxin.engine.datapackage.KnownReferences;
import anxin.engine.datapackage.Limits;
import anxin.engine.datapackage.PackageRows;
import anxin.engine.policy.Policies;
import anxin.engine.rules.Judge;
import anxin.engine.scan.FileScan;
import anxin.engine.scan.FindingsCsv;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The truth is written without running a rule; here the rules are run and must say the same. */
class TruthTests {

    @TempDir
    Path folder;

    /** An ordinary day, month ends and beginnings, the Spring Festival, National Day, a leap day. */
    @ParameterizedTest
    @CsvSource({
        "2026-11-21, 1",
        "2026-11-30, 2",
        "2026-11-01, 3",
        "2026-10-05, 4",
        "2026-02-18, 5",
        "2026-03-02, 6",
        "2024-02-29, 7",
        "2025-12-31, 8"
    })
    void aScanOnTheLastDayFindsExactlyTheTruth(LocalDate until, long seed) throws Exception {
        var options = SimulationOptions.demo(until)
                .withSeed(seed)
                .withWorkersPerProject(8)
                .withSwipes(SwipeVolume.SPARSE);

        var city = City.write(folder, options);

        assertThat(scanned(folder, until, Law.POLICIES)).isEqualTo(city.truth());
    }

    @ParameterizedTest
    @CsvSource({"FULL", "LIGHT", "SPARSE"})
    void theTruthHoldsForEveryVolumeOfSwipes(SwipeVolume swipes) throws Exception {
        var city = City.write(folder, City.small().withSwipes(swipes));

        assertThat(scanned(folder, City.TODAY, Law.POLICIES)).isEqualTo(city.truth());
    }

    @ParameterizedTest
    @CsvSource({"50", "620724", "330783", "3204", "620724103", "110101"})
    void theTruthHoldsForOnePlaceAlone(String area) throws Exception {
        var city = City.write(folder, City.small().withArea(area));

        assertThat(scanned(folder, City.TODAY, Law.POLICIES)).isEqualTo(city.truth());
        assertThat(city.rows("projects.csv"))
                .allSatisfy(row -> assertThat(row.get("areaCode")).startsWith(area));
    }

    /** Gaotai's draft names shares of labour cost and a threshold for registration; projects there keep to them. */
    @Test
    void theTruthHoldsUnderTheDraftsAsWell() throws Exception {
        var city = City.write(folder, City.small());

        var withDrafts = Law.POLICIES.with(Set.of("620724", "330783"), Map.of());

        assertThat(scanned(folder, City.TODAY, withDrafts)).isEqualTo(city.truth());
    }

    @Test
    void everyRuleIsBrokenAtEveryLevel() throws Exception {
        var city = City.write(folder, City.small());

        var broken = city.rows("truth.csv").stream()
                .map(row -> row.get("rule") + " " + row.get("level"))
                .collect(Collectors.toCollection(TreeSet::new));
        var inForce = Law.POLICIES.forArea("500112").rules().stream()
                .flatMap(rule -> rule.levels().keySet().stream().map(level -> rule.id() + " " + level))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(broken).isEqualTo(inForce);
    }

    @Test
    void mostProjectsAreClean() throws Exception {
        var city = City.write(folder, City.small());

        var broken = city.rows("truth.csv").stream()
                .map(row -> row.get("projectCode"))
                .collect(Collectors.toSet());

        assertThat(broken).hasSizeBetween(160 * 20 / 100, 160 * 30 / 100);
    }

    @Test
    void aCityWithoutViolationsIsCleanAllTheYearRound() throws Exception {
        City.write(folder, City.small().withViolations(false).withProjects(60));

        var rows = read(folder, City.TODAY);

        for (var day = City.TODAY; day.isAfter(City.TODAY.minusMonths(9)); day = day.minusDays(13)) {
            assertThat(findings(rows, day, Law.POLICIES).lines().skip(1))
                    .as("findings on %s", day)
                    .allMatch(TruthTests::mayHappenToTheHonest);
        }
    }

    /** A few wages paid late and made good, a new worker without a contract for a while: also in good projects. */
    private static boolean mayHappenToTheHonest(String finding) {
        return finding.contains(",wages-overdue,") || finding.contains(",contract-missing,");
    }

    static String scanned(Path source, LocalDate day, Policies policies) throws Exception {
        return findings(read(source, day), day, policies);
    }

    private static PackageRows read(Path source, LocalDate day) throws Exception {
        var rows = new PackageRows();
        try (var data = DataPackage.open(source, day, Limits.standard())) {
            data.read(KnownReferences.none(), rows);
        }
        return rows;
    }

    private static String findings(PackageRows rows, LocalDate day, Policies policies) throws Exception {
        var scan = new FileScan(day, "", null, policies, new Judge(Law.CALENDAR));
        var out = new StringWriter();
        FindingsCsv.write(scan.findings(rows.projects()), out);
        return out.toString();
    }
}
