package anxin.server.warning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anxin.server.testing.ServerTest;
import anxin.server.warning.scan.LiveScan;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;

/** March 2026, because it starts on a Sunday: the working weeks are 2–6, 9–13, 16–20, 23–27. */
@ServerTest
@DirtiesContext
@Import({BeijingDay.Setting.class, Handing.class})
class LifeOfAWarningTests {

    private static final String COUNTY = "500101";

    @Autowired
    private BeijingDay today;

    @Autowired
    private Handing handing;

    @Autowired
    private LiveScan scan;

    @Autowired
    private Scans scans;

    @Autowired
    private JdbcClient jdbc;

    @TempDir
    private Path folder;

    @BeforeEach
    void nothingHasBeenScannedYet() {
        jdbc.sql("delete from warning.scan").update();
    }

    @Test
    void silenceRaisesAWarningThatRisesIsClearedByAttendanceAndReturnsAsANewOne() {
        today.is(march(3));
        handing.in(site("SILENT").in(folder));
        assertThat(lives("SILENT", "attendance-silent")).isEmpty();

        scanOn(march(4));
        assertThat(lives("SILENT", "attendance-silent"))
                .containsExactly("OPEN BLUE 3 raised 2026-03-04 since 2026-03-04");
        long first = newest("SILENT", "attendance-silent");

        scanOn(march(5));
        scanOn(march(8));
        assertThat(newest("SILENT", "attendance-silent")).isEqualTo(first);
        assertThat(lives("SILENT", "attendance-silent"))
                .containsExactly("OPEN YELLOW 7 raised 2026-03-04 since 2026-03-08");

        handing.in(site("SILENT").attendedOn(march(7)).in(folder));
        assertThat(lives("SILENT", "attendance-silent"))
                .containsExactly("CLEARED YELLOW 7 raised 2026-03-04 since 2026-03-08");
        assertThat(story(first))
                .containsExactly(
                        "2026-03-04 RAISED 0>1 3",
                        "2026-03-05 VALUE 1>1 4",
                        "2026-03-08 LEVEL_RAISED 1>2 7",
                        "2026-03-08 CLEARED 2>0 7 CONDITION_GONE");

        scanOn(march(10));
        assertThat(jdbc.sql("select previous_id from warning.warning where id = ?")
                        .param(newest("SILENT", "attendance-silent"))
                        .query(Long.class)
                        .single())
                .isEqualTo(first);
    }

    @Test
    void theSecondScanOfADayMovesNothing() {
        today.is(march(3));
        handing.in(site("TWICE").in(folder));
        scanOn(march(6));
        var before = everything();

        jdbc.sql("delete from warning.scan").update();
        scan.daily();

        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void theFactsOfAnOpenWarningAreTodaysAlsoWhenItsValueStays() {
        var march = YearMonth.of(2026, 3);
        today.is(LocalDate.of(2026, 4, 20));
        handing.in(site("MOVING").onTheWageSheet(march, "5200.00", "200.00").in(folder));
        long id = newest("MOVING", "wages-overdue");
        assertThat(facts(id)).containsEntry("month.paidFen", "200.00").containsEntry("month.overdueDays", "5");

        scanOn(LocalDate.of(2026, 4, 21));
        handing.in(site("MOVING").onTheWageSheet(march, "5300.00", "300.00").in(folder));

        assertThat(lives("MOVING", "wages-overdue"))
                .containsExactly("OPEN BLUE 5000.00 raised 2026-04-20 since 2026-04-20");
        assertThat(facts(id))
                .containsEntry("month.overdueDays", "6")
                .containsEntry("month.dueFen", "5300.00")
                .containsEntry("month.paidFen", "300.00");
        assertThat(story(id))
                .containsExactly(
                        "2026-04-20 RAISED 0>1 5000.00",
                        "2026-04-21 REASONS 1>1 5000.00",
                        "2026-04-21 REASONS 1>1 5000.00");
    }

    @Test
    void anEarlierDayIsJudgedWithoutMovingAnything() {
        today.is(march(3));
        handing.in(site("EARLIER").in(folder));
        scanOn(march(20));
        var before = everything();

        var found = scans.find(ScanRequest.of(march(8)));

        assertThat(found)
                .filteredOn(finding -> finding.projectCode().equals("EARLIER")
                        && finding.rule().equals("attendance-silent"))
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.level() + " " + finding.value()).isEqualTo("YELLOW 7"));
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void anImportIsJudgedAtOnceAndItsWarningsSayUntilWhenTheyAreToBeCleared() {
        today.is(march(3));

        var changed = handing.in(site("ATONCE").in(folder));

        assertThat(changed.raised()).isEqualTo(1);
        assertThat(lives("ATONCE", "payment-guarantee-missing"))
                .containsExactly("OPEN YELLOW 2 raised 2026-03-03 since 2026-03-03");
        // Seven working days after Tuesday the 3rd.
        assertThat(jdbc.sql("select clear_by from warning.warning where project_code = 'ATONCE'")
                        .query(LocalDate.class)
                        .single())
                .isEqualTo(march(12));
    }

    @Test
    void withdrawingAProjectClearsItsWarningsForThatReason() {
        today.is(march(3));
        handing.in(site("GONE").in(folder));
        scanOn(march(6));

        handing.in(site("GONE").withdrawn().in(folder));

        assertThat(jdbc.sql(
                                "select distinct state || ' ' || clear_reason from warning.warning where project_code = 'GONE'")
                        .query(String.class)
                        .list())
                .containsExactly("CLEARED PROJECT_WITHDRAWN");
    }

    @Test
    void aJudgingThatReadBeforeAnImportDoesNotOverwriteTheOneAfterIt() {
        today.is(march(3));
        handing.in(site("RACE").in(folder));
        long early =
                jdbc.sql("select nextval('warning.reading')").query(Long.class).single();
        handing.in(site("RACE").withPaymentGuarantee(march(2)).in(folder));
        int project = jdbc.sql("select id from project.project where code = 'RACE'")
                .query(Integer.class)
                .single();

        int claimed = jdbc.sql("""
                        insert into warning.judged (project_id, reading, day, area, workers) values (?, ?, ?, 0, 0)
                            on conflict (project_id) do update set reading = excluded.reading
                         where judged.reading < excluded.reading
                        """).params(project, early, march(3)).update();

        assertThat(claimed).isZero();
        assertThat(lives("RACE", "payment-guarantee-missing"))
                .containsExactly("CLEARED YELLOW 2 raised 2026-03-03 since 2026-03-03");
    }

    @Test
    void aProjectsNewNameShowsOnItsOpenWarnings() {
        today.is(march(3));
        handing.in(site("NAMED").in(folder));

        handing.in(site("NAMED").called("滨江路改建工程").in(folder));

        assertThat(jdbc.sql("select project_name from warning.warning where project_code = 'NAMED'")
                        .query(String.class)
                        .list())
                .containsOnly("滨江路改建工程");
    }

    @Test
    void historyCannotBeChanged() {
        today.is(march(3));
        handing.in(site("KEPT").in(folder));

        assertThatThrownBy(
                        () -> jdbc.sql("update warning.history set value = '0'").update())
                .hasMessageContaining("append-only");
    }

    private static LocalDate march(int day) {
        return LocalDate.of(2026, 3, day);
    }

    private static Site site(String code) {
        return Site.startedOn(code, COUNTY, march(1));
    }

    private void scanOn(LocalDate day) {
        today.is(day);
        scan.daily();
    }

    private List<String> lives(String project, String rule) {
        return jdbc.sql("""
                        select state || ' ' || (array['BLUE', 'YELLOW', 'RED'])[level] || ' ' || value
                               || ' raised ' || raised_on || ' since ' || level_since
                          from warning.warning where project_code = ? and rule = ? order by id
                        """).params(project, rule).query(String.class).list();
    }

    private long newest(String project, String rule) {
        return jdbc.sql("select max(id) from warning.warning where project_code = ? and rule = ?")
                .params(project, rule)
                .query(Long.class)
                .single();
    }

    private Map<String, String> facts(long id) {
        return jdbc
                .sql("select fact.key, fact.value from warning.warning, jsonb_each_text(facts) fact where id = ?")
                .param(id)
                .query((row, _) -> Map.entry(row.getString("key"), row.getString("value")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private List<String> story(long id) {
        return jdbc.sql("""
                        select day || ' ' || kind || ' ' || level_was || '>' || level || ' ' || value
                               || coalesce(' ' || reason, '')
                          from warning.history where warning_id = ? order by id
                        """).param(id).query(String.class).list();
    }

    private List<String> everything() {
        return jdbc.sql("""
                        select to_jsonb(w)::text from warning.warning w
                         union all select to_jsonb(h)::text from warning.history h order by 1
                        """).query(String.class).list();
    }
}
