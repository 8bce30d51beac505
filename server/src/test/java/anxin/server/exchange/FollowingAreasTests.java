package anxin.server.exchange;

import static anxin.server.exchange.Given.aPackage;
import static anxin.server.exchange.Given.everything;
import static anxin.server.exchange.Given.project;
import static org.assertj.core.api.Assertions.assertThat;

import anxin.engine.identity.Succession;
import anxin.engine.identity.Succession.Kind;
import anxin.server.database.RowScope;
import anxin.server.jurisdiction.AreaChanges;
import anxin.server.jurisdiction.AreaFollowing;
import anxin.server.testing.ServerTest;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What becomes of rows when their area is another from some day on. */
@ServerTest
class FollowingAreasTests {

    @Autowired
    private Imports imports;

    @Autowired
    private AreaChanges changes;

    @Autowired
    private AreaFollowing following;

    @Autowired
    private JdbcClient jdbc;

    private Importing importing;
    private Stored stored;

    @BeforeEach
    void nothingIsStored() {
        importing = new Importing(imports);
        stored = new Stored(jdbc);
        stored.forgetAll();
    }

    @Test
    void aPackageWithAnAbolishedCodeGoesToTheAreaOfToday() {
        var report = importing.done(aPackage().projects(project("P1", "旧码工程", "500225")));

        assertThat(stored.one("select area from project.project")).isEqualTo("500111000");
        assertThat(report.remarks())
                .anySatisfy(remark -> assertThat(remark.in(Locale.CHINESE)).contains("原为大足县", "现为大足区 500111"));
        var again = importing.done(aPackage().projects(project("P1", "旧码工程", "500225")));
        assertThat(again.files().getFirst().unchanged()).isEqualTo(1);
    }

    @Test
    void aDividedAreaIsRefusedWithItsParts() {
        var report =
                importing.done(aPackage().projects(project("P1", "旧码工程", "330104"), project("P2", "新码工程", "330102")));

        assertThat(report.rejected()).isEqualTo(1);
        assertThat(stored.one("select string_agg(code, ' ') from project.project"))
                .isEqualTo("P2");
        assertThat(stored.one("select code from exchange.rejection where import_id = " + report.id()))
                .isEqualTo("area-split");
    }

    @Test
    void everythingOfAnAbolishedCountyIsOfTheNewOneFromTheDay() {
        importing.done(everything("P1"));
        importing.done(aPackage().projects(project("P1", "滨江路工程", "530102")));
        changed(530_102_000, LocalDate.now().plusYears(1), 530_103_000);
        following.takeEffect();
        assertThat(stored.one("select area from project.project"))
                .as("its day has not come")
                .isEqualTo("530102000");

        changed(530_102_000, LocalDate.now(), 530_103_000);
        following.takeEffect();

        for (var table : List.of(
                "project.project",
                "project.participant",
                "fund.account",
                "fund.entry",
                "fund.deposit_event",
                "fund.progress",
                "wage.engagement",
                "wage.swipe",
                "wage.worker_month",
                "wage.payroll_line")) {
            assertThat(stored.one("select string_agg(distinct area::text, ' ') from " + table))
                    .as(table)
                    .isEqualTo("530103000");
        }
        assertThat(stored.one("""
                        select content ->> 'area' || ' ' || version from project.row_history
                         where kind = 'project' and superseded_by_import is null
                        """)).as("the version of before, whole").isEqualTo("530102000 2");
        following.takeEffect();
        assertThat(stored.one("select version from project.project"))
                .as("a second time nothing happens")
                .isEqualTo("3");
    }

    @Test
    void whatLiesInADividedAreaStaysUntilSomebodySaysWhere() {
        importing.done(aPackage().projects(project("P1", "某工程", "530111")));
        changed(530_111_000, LocalDate.now(), 530_112_000, 530_114_000);

        following.takeEffect();

        assertThat(stored.one("select area from project.project")).isEqualTo("530111000");
        assertThat(projectsHeldIn(530_111_000)).isEqualTo(1);
        importing.done(aPackage().projects(project("P1", "某工程", "530114")));
        assertThat(projectsHeldIn(530_111_000))
                .as("its warnings follow with the next scan")
                .isZero();
    }

    private int projectsHeldIn(int area) {
        return following.undecided().stream()
                .filter(held -> held.area() == area && held.what().en().equals("projects"))
                .mapToInt(held -> held.count())
                .sum();
    }

    @Test
    void aWarningAndItsHistoryAreSeenWhereItsProjectIsNow() throws Exception {
        jdbc.sql("""
                        with g as (
                            insert into warning.grounds (hash, rule, pack_code, pack_version, content)
                            values ('for-areas', 'r', 'p', '1', '{}') on conflict (hash) do update set rule = 'r' returning id
                        ), w as (
                            insert into warning.warning (project_id, project_code, project_name, area, org_id, rule, state,
                                level, value, value_num, raised_on, level_since, judged_for, cleared_on, clear_reason, provisional, grounds_id, facts)
                            select 999999, 'GONE', '某工程', 530181000, 0, 'r', 'CLEARED', 1, '1', 1, '2025-01-01', '2025-01-01',
                                   '2025-01-01', '2025-02-01', 'FIXED', false, g.id, '{}' from g returning *
                        )
                        insert into warning.history (warning_id, day, at, kind, area, org_id, level_was, level, value, grounds_id, facts)
                        select id, '2025-01-01', now(), 'RAISED', area, 0, 0, 1, '1', grounds_id, '{}' from w
                        """).update();
        changed(530_181_000, LocalDate.now(), 530_122_000);

        following.takeEffect();

        var successor = new RowScope(530_115_000, 530_115_999);
        var seen =
                "select count(*) from warning.history h join warning.warning w on w.id = h.warning_id where w.project_code = 'GONE'";
        assertThat(successor.call(() -> stored.one(seen)))
                .as("it went to 晋宁县, which is 晋宁区 today")
                .isEqualTo("1");
        assertThat(stored.one("select distinct area from warning.history where value = '1' and area = 530181000"))
                .as("what was written stays")
                .isEqualTo("530181000");
        assertThat(new RowScope(530_181_000, 530_181_999)
                        .call(() -> stored.one("select count(*) from warning.history")))
                .isEqualTo("0");
    }

    private void changed(int code, LocalDate day, int... to) {
        var names = new TreeMap<Integer, @Nullable String>();
        for (int each : to) {
            names.put(each, null);
        }
        var kind = to.length > 1 ? Kind.SPLIT : Kind.MERGED;
        changes.add(
                new Succession(code, "某区", kind, List.copyOf(names.keySet()), day, true, false, ""),
                names,
                "某批复",
                "某人");
    }
}
