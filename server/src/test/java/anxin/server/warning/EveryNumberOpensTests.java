package anxin.server.warning;

import static org.assertj.core.api.Assertions.assertThat;

import anxin.server.access.Accounts;
import anxin.server.access.Role;
import anxin.server.fund.BankNumbers;
import anxin.server.jurisdiction.PacksInForce;
import anxin.server.testing.Caller;
import anxin.server.testing.ServerTest;
import anxin.server.wage.Persons;
import anxin.simulator.CitySimulator;
import anxin.simulator.SimulationOptions;
import anxin.simulator.SwipeVolume;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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

/** Every number of a warning opens to the rows it was counted from (凡数必可查). */
@ServerTest
@DirtiesContext
@Import({BeijingDay.Setting.class, Handing.class})
@TestInstance(Lifecycle.PER_CLASS)
class EveryNumberOpensTests {

    private static final LocalDate LAST_DAY = LocalDate.of(2026, 11, 20);

    /** Stated by the project or worked out from other numbers, so that no column adds up to them. */
    private static final Set<String> NO_SUM = Set.of(
            "deposit.requiredFen",
            "deposit.shortFen",
            "deposit.topUpMissingFen",
            "guarantee.shortWithoutExpiringFen",
            "labourCost.shortFen",
            "month.balanceShortFen",
            "month.minimumWageFen",
            "site.contractPriceFen");

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
    private Persons persons;

    @Autowired
    private BankNumbers bankNumbers;

    @Autowired
    private JdbcClient jdbc;

    private Caller leader;

    @BeforeAll
    void aCityIsHandedIn(@TempDir Path folder) throws IOException {
        today.is(LAST_DAY);
        new CitySimulator(
                        SimulationOptions.demo(LAST_DAY)
                                .withWorkersPerProject(8)
                                .withSwipes(SwipeVolume.SPARSE),
                        packs.get().calendar())
                .write(folder, (_, _, _) -> {});
        handing.in(folder);
        accounts.put("leader", "领导", Role.LEADER, 0, "for tests only");
        leader = Caller.signedIn(environment, "leader", "for tests only");
    }

    @Test
    void everyFactOfAWarningIsTheNumberOfItsRowsOrTheirSum() {
        var warnings = firstOfEachRuleAndLevel();
        assertThat(warnings.size()).isGreaterThan(30);
        for (var warning : warnings) {
            for (var fact : warning.path("facts")) {
                assertThat(fact.path("opens").asBoolean()).isTrue();
                var opened = answered(address(warning, fact) + "&limit=3");

                assertThat(opened.path("value")).as("%s", opened).isEqualTo(fact.path("value"));
                assertThat(opened.path("label")).isEqualTo(fact.path("label"));
                assertThat(opened.path("text")).isEqualTo(fact.path("text"));
                countsOrAddsUp(opened);
                assertThat(allRows(warning, fact, 3))
                        .as("rows of all parts")
                        .hasSize(opened.path("total").asInt());
            }
        }
    }

    private static void countsOrAddsUp(JsonNode opened) {
        var value = opened.path("value").isNull() ? null : opened.path("value").asString();
        var total = String.valueOf(opened.path("total").asInt());
        var names = names(opened);
        switch (opened.path("unit").asString()) {
            // A person may have stayed on the project more than once.
            case "persons" -> {
                if (names.contains("entryDate")) {
                    assertThat(opened.path("total").asLong()).isGreaterThanOrEqualTo(Long.parseLong(value));
                } else {
                    assertThat(total).as("%s", opened).isEqualTo(value);
                }
            }
            case "accounts", "count" -> assertThat(total).as("%s", opened).isEqualTo(value);
            case "yuan" -> {
                if (!NO_SUM.contains(opened.path("fact").asString())) {
                    assertThat(opened.path("columns")
                                    .valueStream()
                                    .map(column ->
                                            column.path("sum").path("value").asString("")))
                            .as("%s", opened)
                            .contains(value);
                }
            }
            default -> {
                // Days, dates and shares are read off the rows.
            }
        }
    }

    @Test
    void theRowsOfASumAddUpToIt() {
        var warning = page("wages-overdue", "RED");
        var unpaid = fact(warning, "month.unpaidFen");
        var opened = answered(address(warning, unpaid));
        int column = names(opened).indexOf("unpaid");

        var sum = allRows(warning, unpaid, 200).stream()
                .map(row -> new BigDecimal(
                        row.path("cells").path(column).path("value").asString()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);

        assertThat(sum)
                .isPositive()
                .isEqualTo(new BigDecimal(opened.path("value").asString()))
                .isEqualTo(new BigDecimal(jdbc.sql("""
                                select sum(greatest(0, due - paid)) / 100.0
                                  from (select sum(l.due_fen) as due,
                                               coalesce(sum(l.paid_fen) filter (where l.balance_date <= ?), 0) as paid
                                          from wage.payroll_line l
                                          join project.project p on p.id = l.project_id
                                         where p.code = ? and not l.withdrawn
                                           and l.month = (left(?, 4)::int * 12 + right(?, 2)::int - 1)
                                         group by l.person_id) wages
                                """)
                                .param(LAST_DAY)
                                .param(warning.path("projectCode").asString())
                                .param(warning.path("month").asString())
                                .param(warning.path("month").asString())
                                .query(String.class)
                                .single())
                        .setScale(2));
    }

    @Test
    void personsAreShownMasked() {
        var warning = page("wages-overdue", "RED");
        var opened = answered(address(warning, fact(warning, "month.unpaidFen")));

        assertThat(names(opened).subList(0, 2)).containsExactly("name", "identityNumber");
        for (var row : opened.path("items")) {
            assertThat(row.path("cells").path(0).path("text").asString()).matches("\\p{IsHan}\\*");
            assertThat(row.path("cells").path(1).path("text").asString()).matches("\\d{6}\\*{8}\\d{3}[\\dX]");
        }
        assertThat(jdbc.sql("select id from wage.person").query(Long.class).list().stream()
                        .map(id -> persons.open(0, id).orElseThrow().identityNumber()))
                .isNotEmpty()
                .noneMatch(opened.toString()::contains);
    }

    @Test
    void bankNumbersAreShownMasked() {
        var warning = page("outflow-not-worker", "RED");
        var opened = answered(address(warning, fact(warning, "payouts.othersFen")));

        assertThat(opened.path("items").isEmpty()).isFalse();
        assertThat(jdbc.sql("select id from fund.bank_number").query(Long.class).list().stream()
                        .map(id -> bankNumbers.open(id).orElseThrow()))
                .isNotEmpty()
                .noneMatch(number -> opened.toString().contains("\"" + number + "\""));
    }

    @Test
    void aShareOpensToTheNumbersItWasWorkedOutFromAndThoseOpenAgain() {
        var warning = page("pay-coverage", "RED");
        var opened = answered(address(warning, fact(warning, "month.uncoveredShare")));

        var parts = opened.path("items").valueStream().toList();
        assertThat(parts.stream().map(row -> row.path("opens").asString()))
                .containsExactly("month.uncovered", "month.attending");
        for (var part : parts) {
            var again = answered("/api/projects/%s/facts/%s?month=%s"
                    .formatted(
                            warning.path("projectCode").asString(),
                            part.path("opens").asString(),
                            warning.path("month").asString()));
            assertThat(again.path("value")).isEqualTo(part.path("cells").path(1).path("value"));
        }
    }

    @Test
    void aNumberIsThatOfTheDayAskedForFromTheRowsAsTheyAreNow(@TempDir Path folder) {
        var day = LAST_DAY.minusDays(6);
        var start = LocalDate.of(2026, 9, 1);
        handing.in(Site.startedOn("OPENS0001", "110101", start).attendedOn(day).in(folder));
        var last = "/api/projects/OPENS0001/facts/site.lastAttendedOn?asOf=";
        assertThat(answered(last + LAST_DAY).path("value").asString()).isEqualTo(day.toString());
        assertThat(answered(last + LAST_DAY).path("total").asInt()).isOne();

        handing.in(Site.startedOn("OPENS0001", "110101", start)
                .attendedOn(day.plusDays(1))
                .in(folder));

        assertThat(answered(last + LAST_DAY).path("value").asString())
                .isEqualTo(day.plusDays(1).toString());
        assertThat(answered(last + day).path("value").asString()).isEqualTo(day.toString());
        var before = answered(last + day.minusDays(1));
        assertThat(before.path("value").asString()).isEqualTo(start.toString());
        assertThat(before.path("items")
                        .path(0)
                        .path("cells")
                        .path(0)
                        .path("text")
                        .asString())
                .isEqualTo("开工日期");
    }

    @Test
    void whatLiesOutsideOnesAreaDoesNotOpen() {
        var warning = page("wages-overdue", "RED");
        var area = warning.path("areaCode").asString();
        int elsewhere = area.startsWith("11") ? 120_000_000 : 110_000_000;
        accounts.put("elsewhere", "外地监察员", Role.OFFICER, elsewhere, "for tests only");

        var refused = Caller.signedIn(environment, "elsewhere", "for tests only")
                .get(address(warning, fact(warning, "month.unpaidFen")));

        assertThat(refused.status()).isEqualTo(404);
        assertThat(refused.code()).isEqualTo("PROJECT_UNKNOWN");
    }

    @Test
    void whatCannotBeOpenedIsRefusedInASentence() {
        var project = "/api/projects/"
                + page("wages-overdue", "RED").path("projectCode").asString();

        refused(project + "/facts/month.nonsense", 404, "没有“month.nonsense”这一事实；请从预警页打开。");
        refused(project + "/facts/month.workers", 400, "是按月计算的，需要指明月份，如 month=2026-10");
        refused(project + "/facts/month.workers?month=2026-13", 400, "现为“2026-13”");
        refused(project + "/facts/month.workers?month=2019-01", 404, "2019-01 不在");
        refused(project + "/facts/roster.current?asOf=" + LAST_DAY.plusDays(1), 400, "这一天还没有到");
        refused("/api/projects/NOWHERE/facts/roster.current", 404, "没有找到项目“NOWHERE”");
    }

    private void refused(String path, int status, String sentence) {
        var answer = leader.get(path);
        assertThat(answer.status()).as(path).isEqualTo(status);
        assertThat(answer.detail()).contains(sentence);
    }

    private List<JsonNode> firstOfEachRuleAndLevel() {
        var first = new LinkedHashMap<String, JsonNode>();
        String next = "";
        while (next != null) {
            var part = answered("/api/warnings?limit=200" + (next.isEmpty() ? "" : "&cursor=" + next));
            part.path("items")
                    .forEach(item -> first.putIfAbsent(
                            item.path("rule").asString() + item.path("level").asString(), item));
            next = part.path("next").isNull() ? null : part.path("next").asString();
        }
        return first.values().stream()
                .map(item -> answered("/api/warnings/" + item.path("id").asLong()))
                .toList();
    }

    private JsonNode page(String rule, String level) {
        var item = answered("/api/warnings?limit=1&rule=%s&level=%s".formatted(rule, level))
                .path("items")
                .path(0);
        return answered("/api/warnings/" + item.path("id").asLong());
    }

    private static JsonNode fact(JsonNode warning, String name) {
        return warning.path("facts")
                .valueStream()
                .filter(fact -> fact.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String address(JsonNode warning, JsonNode fact) {
        @Nullable
        String month =
                warning.path("month").isNull() ? null : warning.path("month").asString();
        return "/api/projects/%s/facts/%s?asOf=%s%s"
                .formatted(
                        warning.path("projectCode").asString(),
                        fact.path("name").asString(),
                        warning.path("judgedFor").asString(),
                        month == null ? "" : "&month=" + month);
    }

    private List<JsonNode> allRows(JsonNode warning, JsonNode fact, int limit) {
        var rows = new ArrayList<JsonNode>();
        String next = "0";
        while (next != null) {
            var part = answered("%s&limit=%d&cursor=%s".formatted(address(warning, fact), limit, next));
            part.path("items").forEach(rows::add);
            next = part.path("next").isNull() ? null : part.path("next").asString();
        }
        return rows;
    }

    private static List<String> names(JsonNode opened) {
        return opened.path("columns")
                .valueStream()
                .map(column -> column.path("name").asString())
                .toList();
    }

    private JsonNode answered(String path) {
        var answer = leader.get(path);
        assertThat(answer.status()).as("%s: %s", path, answer).isEqualTo(200);
        return answer.json();
    }
}
