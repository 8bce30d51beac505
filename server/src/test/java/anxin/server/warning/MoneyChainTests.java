package anxin.server.warning;

import static org.assertj.core.api.Assertions.assertThat;

import anxin.server.access.Accounts;
import anxin.server.access.Role;
import anxin.server.jurisdiction.PacksInForce;
import anxin.server.testing.Caller;
import anxin.server.testing.ServerTest;
import anxin.simulator.CitySimulator;
import anxin.simulator.SimulationOptions;
import anxin.simulator.SwipeVolume;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import tools.jackson.databind.JsonNode;

/** The money chains of a made-up city add up to its rows, as plain SQL sums them, and each number opens to them. */
@ServerTest
@DirtiesContext
@Import({BeijingDay.Setting.class, Handing.class})
@TestInstance(Lifecycle.PER_CLASS)
class MoneyChainTests {

    private static final LocalDate LAST_DAY = LocalDate.of(2026, 11, 20);

    @Autowired
    private BeijingDay today;

    @Autowired
    private Handing handing;

    @Autowired
    private PacksInForce packs;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Environment environment;

    @Autowired
    private JdbcClient jdbc;

    private Caller leader;

    @BeforeAll
    void theCityIsHandedIn(@TempDir Path folder) throws IOException {
        today.is(LAST_DAY);
        new CitySimulator(
                        SimulationOptions.demo(LAST_DAY)
                                .withProjects(90)
                                .withWorkersPerProject(6)
                                .withSwipes(SwipeVolume.SPARSE),
                        packs.get().calendar())
                .write(folder, (_, _, _) -> {});
        handing.in(folder);
        accounts.put("leader", "领导", Role.LEADER, 0, "for tests only");
        leader = Caller.signedIn(environment, "leader", "for tests only");
    }

    @Test
    void wagesOfEveryProjectAndMonthAreTheSumsOfTheirRows() {
        int months = 0;
        var kinds = new TreeSet<String>();
        for (var day : List.of(LAST_DAY, LAST_DAY.minusDays(50))) {
            for (var project : projects()) {
                for (var month : months(project)) {
                    var chain = chain(project, month, day);
                    var wages = chain.path("wages");
                    var expected = wages(project, month, day);

                    assertThat(numbers(wages, "workers", "withoutSheet", "dueFen", "paidFen", "unpaidFen"))
                            .as("%s %s on %s", project, month, day)
                            .isEqualTo(expected);
                    teamsAddUp(chain);
                    for (var part : List.of("stops", "remarks")) {
                        chain.path(part)
                                .forEach(said -> kinds.add(said.path("kind").asString()));
                    }
                    months++;
                }
            }
        }
        assertThat(months).isGreaterThan(200);
        assertThat(kinds).contains("PAID", "CONTRACTOR_HELD", "NO_SHEET", "NOT_DUE_YET", "OWNER_SHORT", "OUTSIDE");
    }

    private static void teamsAddUp(JsonNode chain) {
        var wages = chain.path("wages");
        for (var field : List.of("workers", "withoutSheet", "dueFen", "paidFen", "unpaidFen", "overpaidFen")) {
            assertThat(chain.path("teams")
                            .valueStream()
                            .mapToLong(team -> team.path(field).asLong())
                            .sum())
                    .as("%s", chain)
                    .isEqualTo(wages.path(field).asLong());
        }
        assertThat(sum(wages.path("ways"))).isEqualTo(wages.path("paidFen").asLong());
        for (var team : chain.path("teams")) {
            assertThat(sum(team.path("ways"))).isEqualTo(team.path("paidFen").asLong());
        }
    }

    private static long sum(JsonNode ways) {
        return ways.valueStream().mapToLong(way -> way.path("fen").asLong()).sum();
    }

    private Map<String, Long> wages(String project, YearMonth month, LocalDate day) {
        return jdbc.sql("""
                        with paid as (
                            select l.person_id, sum(l.due_fen) as due,
                                   coalesce(sum(l.paid_fen) filter (where l.balance_date <= :day), 0) as paid
                              from wage.payroll_line l join project.project p on p.id = l.project_id
                             where p.code = :project and l.month = :month and not l.withdrawn
                             group by l.person_id),
                        attended as (
                            select distinct s.person_id
                              from wage.swipe s join project.project p on p.id = s.project_id
                             where p.code = :project and not s.withdrawn
                               and s.at >= :from and s.at < :to and s.at < :day + 1
                               and exists (select from wage.worker_month m
                                            where m.project_id = s.project_id and m.person_id = s.person_id
                                              and m.month = :month))
                        select count(*) as workers,
                               count(*) filter (where due is null) as without_sheet,
                               coalesce(sum(due), 0) as due, coalesce(sum(paid), 0) as paid,
                               coalesce(sum(greatest(0, due - paid)), 0) as unpaid
                          from paid full join attended using (person_id)
                        """)
                .param("project", project)
                .param("month", month.getYear() * 12 + month.getMonthValue() - 1)
                .param("from", month.atDay(1))
                .param("to", month.plusMonths(1).atDay(1))
                .param("day", day)
                .query((row, _) -> Map.of(
                        "workers", row.getLong("workers"),
                        "withoutSheet", row.getLong("without_sheet"),
                        "dueFen", row.getLong("due"),
                        "paidFen", row.getLong("paid"),
                        "unpaidFen", row.getLong("unpaid")))
                .single();
    }

    private static Map<String, Long> numbers(JsonNode node, String... names) {
        var numbers = new java.util.HashMap<String, Long>();
        for (var name : names) {
            numbers.put(name, node.path(name).asLong());
        }
        return numbers;
    }

    @Test
    void labourCostOfTheMonthsIsWhatWasDueAndWhatCameIn() {
        boolean someShort = false;
        for (var project : projects()) {
            var due = fact(project, "labourCost.dueFen");
            var credited = fact(project, "labourCost.creditedFen");
            long dueSoFar = 0;
            long everDue = 0;
            long arrived = 0;
            for (var month : months(project)) {
                var labour = chain(project, month, LAST_DAY).path("labourCost");
                long dueFen = labour.path("dueFen").asLong();
                everDue += dueFen;
                dueSoFar += LocalDate.parse(labour.path("lastDay").asString()).isBefore(LAST_DAY) ? dueFen : 0;
                arrived += labour.path("arrivedFen").asLong();
                someShort |= labour.path("shortFen").asLong() > 0;
                assertThat(labour.path("arrivedFen").asLong()
                                + labour.path("shortFen").asLong())
                        .isEqualTo(dueFen);
            }
            long allCredits = jdbc.sql("""
                            select coalesce(sum(e.amount_fen), 0)
                              from fund.entry e
                              join fund.account a on a.number_id = e.account_id
                              join project.project p on p.id = a.project_id
                             where p.code = ? and e.credit and e.purpose = 'LABOUR_COST'
                               and not e.withdrawn and not a.withdrawn and e.at < ?
                            """)
                    .params(project, LAST_DAY.plusDays(1).atStartOfDay())
                    .query(Long.class)
                    .single();

            assertThat(dueSoFar).as(project).isEqualTo(due);
            assertThat(allCredits).isEqualTo(credited);
            assertThat(arrived).as(project).isEqualTo(Math.min(everDue, allCredits));
        }
        assertThat(someShort).isTrue();
    }

    @Test
    void everyNumberOfAChainOpensToRowsThatAddUpToIt() {
        int opened = 0;
        for (var project : projects().subList(0, 16)) {
            var months = months(project);
            if (months.isEmpty()) {
                continue;
            }
            var month = months.get(months.size() / 2);
            var chain = chain(project, month, LAST_DAY);
            opened += opens(
                    chain, "labour-cost-due", null, chain.path("labourCost").path("dueFen"));
            opened += opens(chain, "labour-cost", null, chain.path("labourCost").path("arrivedFen"));
            opened += opens(chain, "balance", null, chain.path("account").path("usableFen"));
            opened += opens(chain, "frozen", null, chain.path("account").path("frozenFen"));
            opened += opens(chain, "to-others", null, chain.path("account").path("othersFen"));
            opened += opens(chain, chain.path("wages"), null);
            for (var team : chain.path("teams")) {
                opened += opens(chain, team, team.path("number").asInt());
            }
        }
        assertThat(opened).isGreaterThan(100);
    }

    private int opens(JsonNode chain, JsonNode wages, Integer team) {
        int opened = opens(chain, "wages-due", team, wages.path("dueFen"));
        opened += opens(chain, "unpaid", team, wages.path("unpaidFen"));
        for (var way : wages.path("ways")) {
            opened += opens(chain, way.path("arrow").asString(), team, way.path("fen"));
        }
        var without = rows(chain, "no-sheet", team);
        assertThat(without.path("total").asInt())
                .isEqualTo(wages.path("withoutSheet").asInt());
        return opened + 1;
    }

    private int opens(JsonNode chain, String arrow, Integer team, JsonNode fen) {
        var opened = rows(chain, arrow, team);
        var value = new BigDecimal(opened.path("value").asString());
        assertThat(value.movePointRight(2).longValueExact())
                .as("%s of %s", arrow, chain)
                .isEqualTo(fen.asLong());
        var sums = opened.path("columns")
                .valueStream()
                .map(column -> column.path("sum").path("value").asString(""))
                .toList();
        assertThat(sums).contains(opened.path("value").asString());
        assertThat(jdbc.sql("select identity_number from wage.person")
                        .query(String.class)
                        .list())
                .noneMatch(opened.toString()::contains);
        return 1;
    }

    private JsonNode rows(JsonNode chain, String arrow, Integer team) {
        return answered("/api/projects/%s/months/%s/money-chain/%s?asOf=%s%s"
                .formatted(
                        chain.path("projectCode").asString(),
                        chain.path("month").asString(),
                        arrow,
                        chain.path("asOf").asString(),
                        team == null ? "" : "&team=" + team));
    }

    @Test
    void evidenceNamesThePackageByItsSha256AndTheReceiptHoldsIt() {
        var project = projects().getFirst();
        var chain = chain(project, months(project).getFirst(), LAST_DAY);
        var sha256 = jdbc.sql("select sha256 from exchange.import")
                .query(String.class)
                .list();

        assertThat(chain.path("evidence").isEmpty()).isFalse();
        for (var evidence : chain.path("evidence")) {
            assertThat(sha256).contains(evidence.path("sha256").asString());
            assertThat(evidence.path("behind").isEmpty()).isFalse();
        }
        var receipt = leader.get("/api/projects/%s/months/%s/receipt"
                .formatted(project, chain.path("month").asString()));
        assertThat(receipt.status()).isEqualTo(200);
        assertThat(receipt.text())
                .contains(chain.path("evidence").path(0).path("sha256").asString());
    }

    @Test
    void sentencesAreInTheLanguageOfTheReader() {
        var project = projects().getFirst();
        var path = "/api/projects/%s/months/%s/money-chain"
                .formatted(project, months(project).getFirst());
        var english = Caller.signedIn(environment, "leader", "for tests only").inEnglish();

        assertThat(leader.get(path).json().path("stops").path(0).path("text").asString())
                .containsPattern("\\p{IsHan}");
        assertThat(english.get(path).json().path("stops").path(0).path("text").asString())
                .doesNotContainPattern("\\p{IsHan}");
    }

    @Test
    void aChainOutsideOnesAreaIsAnsweredLikeOneThatDoesNotExist() {
        var project = projects().getFirst();
        var area = jdbc.sql("select area from project.project where code = ?")
                .param(project)
                .query(Integer.class)
                .single();
        accounts.put(
                "elsewhere",
                "外地监察员",
                Role.OFFICER,
                area / 10_000_000 == 11 ? 620_000_000 : 110_000_000,
                "for tests only");
        accounts.put("firm", "某施工单位", Role.CONTRACTOR, 0, "for tests only");
        var path = "/api/projects/%s/months/%s/money-chain"
                .formatted(project, months(project).getFirst());

        for (var login : Set.of("elsewhere", "firm")) {
            var other = Caller.signedIn(environment, login, "for tests only");
            for (var asked : List.of(path, path + "/unpaid", path.replace("money-chain", "receipt"))) {
                var refused = other.get(asked);
                assertThat(refused.status()).as("%s %s", login, asked).isEqualTo(404);
                assertThat(refused.code()).isEqualTo("PROJECT_UNKNOWN");
            }
        }
    }

    @Test
    void whatCannotBeShownIsRefusedInASentence() {
        var project = projects().getFirst();
        var chain = "/api/projects/%s/months/2026-09/money-chain".formatted(project);

        refused(chain.replace("2026-09", "2026-13"), 400, "“2026-13”不是月份");
        refused(chain + "?asOf=" + LAST_DAY.plusDays(1), 400, "这一天还没有到");
        refused(chain + "/nonsense", 404, "没有“nonsense”这一项");
        refused(chain + "/unpaid?team=999", 404, "没有第 999 个班组");
        refused(chain.replace(project, "NOWHERE"), 404, "没有找到项目“NOWHERE”");
    }

    private void refused(String path, int status, String sentence) {
        var answer = leader.get(path);
        assertThat(answer.status()).as(path).isEqualTo(status);
        assertThat(answer.detail()).contains(sentence);
    }

    private List<String> projects() {
        return jdbc.sql("select code from project.project order by code")
                .query(String.class)
                .list();
    }

    private List<YearMonth> months(String project) {
        var any = answered("/api/projects/%s/months/2026-10/money-chain".formatted(project));
        var months = any.path("months")
                .valueStream()
                .map(month -> YearMonth.parse(month.asString()))
                .toList();
        assertThat(new HashSet<>(months)).hasSameSizeAs(months);
        return months;
    }

    private JsonNode chain(String project, YearMonth month, LocalDate day) {
        return answered("/api/projects/%s/months/%s/money-chain?asOf=%s".formatted(project, month, day));
    }

    private long fact(String project, String name) {
        return new BigDecimal(answered("/api/projects/%s/facts/%s".formatted(project, name))
                        .path("value")
                        .asString())
                .movePointRight(2)
                .longValueExact();
    }

    private JsonNode answered(String path) {
        var answer = leader.get(path);
        assertThat(answer.status()).as("%s: %s", path, answer).isEqualTo(200);
        return answer.json();
    }
}
