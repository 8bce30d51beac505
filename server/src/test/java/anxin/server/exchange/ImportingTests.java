package anxin.server.exchange;

import static anxin.server.exchange.Given.aPackage;
import static anxin.server.exchange.Given.account;
import static anxin.server.exchange.Given.corp;
import static anxin.server.exchange.Given.entry;
import static anxin.server.exchange.Given.everything;
import static anxin.server.exchange.Given.payroll;
import static anxin.server.exchange.Given.person;
import static anxin.server.exchange.Given.project;
import static anxin.server.exchange.Given.swipe;
import static anxin.server.exchange.Given.withdrawnProject;
import static anxin.server.exchange.Given.worker;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anxin.engine.datapackage.FileKind;
import anxin.server.testing.ServerTest;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a data package does to the rows, through the front door and on a real PostgreSQL. */
@ServerTest
class ImportingTests {

    @Autowired
    private Imports imports;

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
    void aRowOfEachKindArrivesInItsTable() {
        var report = importing.done(everything("P1"));

        assertThat(report.files()).hasSize(10).allSatisfy(file -> {
            assertThat(file.added()).isEqualTo(file.kind() == FileKind.ATTENDANCE ? 2 : 1);
            assertThat(file.read()).isEqualTo(file.added());
        });
        assertThat(stored.rows())
                .containsEntry("project.project", 1L)
                .containsEntry("wage.swipe", 2L)
                .containsEntry("wage.worker_month", 1L)
                .containsEntry("fund.progress", 1L);
        assertThat(stored.one("select contract_price_fen from project.project")).isEqualTo("500000000");
        assertThat(stored.one("select funding from project.project")).isEqualTo("GOVERNMENT;SOE");
        assertThat(stored.one("select days from wage.worker_month")).isEqualTo("2");
        assertThat(stored.one("select count(distinct area) from wage.swipe where area = 500101000"))
                .isEqualTo("1");
        assertThat(stored.one("select area from fund.entry")).isEqualTo("500101000");
    }

    @Test
    void theOrderOfTheFilesDoesNotMatter() {
        importing.done(everything("P1"));
        var inOrder = stored.contents();
        stored.forgetAll();

        importing.done(everything("P1").reversed());

        assertThat(stored.contents()).isEqualTo(inOrder);
    }

    @Test
    void aPackageImportedTwiceChangesNothing() {
        var twice = everything("P1")
                .projects(project("P1", "旧名", "500101"), project("P1", "新名", "500102"))
                .workers(
                        worker("P1", 1, "张三", ""),
                        worker("P1", 2, "李四", ""),
                        worker("P1", 1, "张三丰", "6222020000000000012"));
        importing.done(twice);
        var once = stored.contents();

        var report = importing.done(twice);

        assertThat(stored.contents()).isEqualTo(once);
        assertThat(report.files())
                .allSatisfy(file -> assertThat(file.unchanged()).isEqualTo(file.read()));
    }

    @Test
    void aCorrectionIsANewVersionAndTheOldOneStaysWhole() {
        importing.done(everything("P1"));

        var report = importing.done(aPackage().payrolls(payroll("P1", 1, "2026-02", "7000.00", "6500.50")));

        assertThat(report.files().getFirst().changed()).isEqualTo(1);
        assertThat(stored.one("select version || ' ' || paid_fen from wage.payroll_line"))
                .isEqualTo("2 650050");
        assertThat(
                        stored.one(
                                "select version || ' ' || (content ->> 'paid_fen') from wage.row_history where kind = 'payroll_line'"))
                .isEqualTo("1 700000");
        assertThat(stored.one("select superseded_by_import from wage.row_history"))
                .isEqualTo(String.valueOf(report.id()));
    }

    @Test
    void aCellThatBecomesUnknownIsACorrectionToo() {
        importing.done(everything("P1"));

        importing.done(aPackage().progress("P1,2026-02,800000.00,700000.00,,"));

        assertThat(stored.one("select version::text from fund.progress where labour_cost_due_fen is null"))
                .isEqualTo("2");
    }

    @Test
    void withinAFileTheLaterLineIsTheNewerVersion() {
        importing.done(aPackage().projects(project("P1", "先写的", "500101"), project("P1", "后写的", "500101")));

        assertThat(stored.one("select name || version from project.project")).isEqualTo("后写的1");
    }

    @Test
    void aWithdrawnRowKeepsItsHistoryAndComesBackWhenHandedInAgain() {
        importing.done(everything("P1"));

        var withdrawal = importing.done(aPackage().progress("P1,2026-02,,,,1"));
        assertThat(withdrawal.files().getFirst().withdrawn()).isEqualTo(1);
        assertThat(stored.one("select withdrawn || ' ' || version from fund.progress"))
                .isEqualTo("true 2");
        assertThat(importing
                        .done(aPackage().progress("P1,2026-02,,,,1"))
                        .files()
                        .getFirst()
                        .unchanged())
                .isEqualTo(1);

        importing.done(aPackage().progress("P1,2026-02,800000.00,700000.00,120000.00,"));
        assertThat(stored.one("select withdrawn || ' ' || version from fund.progress"))
                .isEqualTo("false 3");
        assertThat(stored.one("select count(*) from fund.row_history")).isEqualTo("2");
    }

    @Test
    void withdrawingWhatWasNeverHandedInDoesNothing() {
        importing.done(everything("P1"));
        var before = stored.contents();

        var report = importing.done(aPackage()
                .projects(withdrawnProject("P9"))
                .workers("P1,%s,2026-02-01,,,,,,,,,,,1".formatted(person(77)))
                .attendance("P1,%s,2026-02-02 07:30:00,01,,1".formatted(person(77)))
                .entries("500100000001,0099,,,,,,,,1"));

        assertThat(stored.contents()).isEqualTo(before);
        assertThat(report.files())
                .allSatisfy(file -> assertThat(file.unchanged()).isEqualTo(1));
        assertThat(stored.one("select count(*) from wage.person")).isEqualTo("1");
    }

    @Test
    void aRejectedRowLeavesTheOlderVersionAndTakesItsDependantsAlong() throws IOException {
        importing.done(everything("P1"));

        var report = importing.done(aPackage()
                .projects(project("P1", "P1", "50010x"), project("P2", "P2", "50010x"))
                .progress("P1,2026-03,1.00,1.00,,", "P2,2026-03,1.00,1.00,,"));

        assertThat(report.rejected()).isEqualTo(3);
        assertThat(stored.one("select name || version from project.project where code = 'P1'"))
                .isEqualTo("滨江路工程1");
        assertThat(stored.one("select count(*) from project.project")).isEqualTo("1");
        assertThat(stored.one("select count(*) from fund.progress")).isEqualTo("2");
        var rejections = imports.rejections(new ImportId(report.id()), null, 0, 10);
        assertThat(rejections).extracting(RejectedRow::line).containsExactly(2L, 3L, 3L);
        assertThat(rejections.getFirst().columnName()).isEqualTo("行政区划代码");
        assertThat(rejections.getFirst().value()).isEqualTo("50010x");
        assertThat(rejections.getFirst().sentence().zh()).isNotBlank();
        assertThat(imports.rejectedCsv(new ImportId(report.id())).orElseThrow())
                .asString(UTF_8)
                .contains("projects.csv,2,areaCode,50010x,")
                .hasLineCount(4);
    }

    @Test
    void personsAndBankNumbersStandOnce() {
        importing.done(everything("P1")
                .projects(project("P1"), project("P2"))
                .workers(
                        worker("P1", 1, "张三", "6222020000000000012"),
                        worker("P2", 1, "张三", "6222 0200 0000 0000 012")));

        assertThat(stored.one("select count(*) from wage.person")).isEqualTo("1");
        assertThat(stored.one("select count(distinct card_id) || ' ' || count(*) from wage.engagement"))
                .isEqualTo("1 2");
        assertThat(
                        stored.one(
                                "select count(*) from wage.payroll_line p join fund.account a on a.number_id = p.pay_account_id"))
                .isEqualTo("1");
    }

    @Test
    void aCorrectedAreaMovesEverythingOfTheProject() {
        importing.done(everything("P1"));

        importing.done(aPackage().projects(project("P1", "滨江路工程", "500102")));

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
                    .isEqualTo("500102000");
        }
        assertThat(stored.one("select max(version) from wage.engagement")).isEqualTo("1");
    }

    @Test
    void anAccountCorrectedToAnotherProjectTakesItsEntriesThere() {
        importing.done(everything("P1"));
        importing.done(aPackage().projects(project("P2", "另一工程", "500103")));

        importing.done(aPackage().accounts(account("500100000001", "P2")));

        assertThat(stored.one("select area from fund.entry")).isEqualTo("500103000");
        assertThat(stored.one("select version from fund.entry")).isEqualTo("1");
        assertThat(
                        stored.one(
                                "select count(*) from fund.account a join project.project p on p.id = a.project_id where p.code = 'P2'"))
                .isEqualTo("1");
    }

    @Test
    void csvAndXlsxGoTogether() throws Exception {
        var sheet = Sheets.of(
                List.of("项目编码", "月份", "完成产值", "已付进度款"),
                List.of("P1", "2026-02", "1.00", "1.00"),
                List.of("P1", "2026-03", "900000.00", "800000.00"));

        var report = importing.done(everything("P1").file("progress.xlsx", sheet));

        assertThat(report.rejected()).isEqualTo(1);
        assertThat(report.files())
                .filteredOn(file -> file.kind() == FileKind.PROGRESS)
                .extracting(FileCount::added)
                .containsExactly(1L, 1L);
        assertThat(stored.one("select string_agg(completed_value_fen::text, ' ' order by month) from fund.progress"))
                .isEqualTo("80000000 90000000");
    }

    @Test
    void supersededVersionsCannotBeChanged() {
        importing.done(everything("P1"));
        importing.done(aPackage().projects(project("P1", "改名", "500101")));

        for (var statement : List.of(
                "update project.row_history set version = 9",
                "delete from project.row_history",
                "truncate project.row_history")) {
            assertThatThrownBy(() -> jdbc.sql(statement).update()).hasMessageContaining("only grows");
        }
    }

    @Test
    void aDryRunReportsTheSameAndKeepsNothing() {
        var given = everything("P1").progress("P1,2026-02,800000.00,700000.00,,", "P1,2026-13,1.00,1.00,,");

        var dry = importing.dryRun(given);
        assertThat(stored.contents()).allSatisfy((_, rows) -> assertThat(rows).isEmpty());

        var wet = importing.done(given);
        assertThat(dry.files()).isEqualTo(wet.files());
        assertThat(dry.rejected()).isEqualTo(wet.rejected()).isEqualTo(1);
        assertThat(imports.rejections(new ImportId(dry.id()), null, 0, 10)).hasSize(1);
    }

    @Test
    void aFileThatIsNoPackageFailsWithASentence() {
        var report = importing.over(
                new java.io.ByteArrayInputStream("不是压缩包".getBytes(java.nio.charset.StandardCharsets.UTF_8)), "坏包.zip");

        assertThat(report.state()).isEqualTo(ImportState.FAILED);
        assertThat(report.failure()).isNotNull();
        assertThat(report.failure().zh()).isNotBlank();
    }

    @Test
    void oneCsvAloneIsAPackageToo() {
        var csv = "corpCode,corpName,areaCode,industry,stateOwned\n%s,渝江建工,500101,CONSTRUCTION,1\n".formatted(corp(2));

        var report = importing.over(
                new java.io.ByteArrayInputStream(csv.getBytes(java.nio.charset.StandardCharsets.UTF_8)), "corps.csv");

        assertThat(report.state()).isEqualTo(ImportState.DONE);
        assertThat(stored.one("select corp_name from project.corp where state_owned"))
                .isEqualTo("渝江建工");
    }

    @Test
    void swipesOfSeveralMonthsLieInTheirPartitions() {
        importing.done(everything("P1")
                .attendance(
                        swipe("P1", 1, "2025-12-31 20:00:00", "01"),
                        swipe("P1", 1, "2026-01-01 04:00:00", "02"),
                        swipe("P1", 1, "2026-02-28 23:59:59", "01")));

        assertThat(stored.one("select string_agg(distinct tableoid::regclass::text, ' ') from wage.swipe"))
                .isEqualTo("wage.swipe_2025_12 wage.swipe_2026_01 wage.swipe_2026_02");
        Map<String, String> days = new TreeMap<>();
        jdbc.sql("select month, days from wage.worker_month")
                .query((row, _) -> days.put(row.getString(1), row.getString(2)))
                .list();
        assertThat(days)
                .containsOnly(
                        Map.entry(String.valueOf(2025 * 12 + 11), String.valueOf(1 << 30)),
                        Map.entry(String.valueOf(2026 * 12 + 1), String.valueOf(1 << 27)));
    }

    @Test
    void inALargeFileTheLaterLineCountsAlsoWhenTheEarlierWentStraightIn() {
        var start = LocalDateTime.of(2026, 3, 1, 0, 0);
        var rows = IntStream.range(0, 120_000)
                .mapToObj(minute -> swipe(
                        "P1",
                        1 + minute / 40_000,
                        start.plusMinutes(minute % 40_000).toString().replace('T', ' ') + ":00",
                        "01"))
                .collect(Collectors.toCollection(ArrayList::new));
        // The first line again, otherwise and twice; far behind it, so that it is in the table already.
        rows.set(99_000, rows.getFirst().replace(",001,", ",002,"));
        rows.set(101_000, rows.getFirst().replace(",001,", ",003,"));

        var report = importing.done(everything("P1").attendance(rows.toArray(String[]::new)));

        var attendance = report.files().stream()
                .filter(file -> file.kind() == FileKind.ATTENDANCE)
                .findFirst()
                .orElseThrow();
        assertThat(attendance.read()).isEqualTo(120_000);
        assertThat(attendance.added()).isEqualTo(119_998);
        assertThat(attendance.unchanged()).isEqualTo(2);
        assertThat(stored.one("select count(*) from wage.swipe")).isEqualTo("119998");
        assertThat(stored.one("select attend_type || version from wage.swipe where person_id = %s and at = '%s'"
                        .formatted("(select person_id from wage.swipe where attend_type = '003')", start)))
                .isEqualTo("0031");
        assertThat(stored.one("select count(*) from wage.row_history where kind = 'swipe'"))
                .isEqualTo("0");
        // 40,000 minutes from the 1st: 27 whole days and most of the 28th, for each of three workers.
        assertThat(stored.one("select string_agg(distinct days::text, ' ') from wage.worker_month"))
                .isEqualTo(String.valueOf((1 << 28) - 1));

        var again = importing.done(aPackage().attendance(rows.getLast(), swipe("P1", 1, "2026-03-30 08:00:00", "01")));
        assertThat(again.files().getFirst().added()).isEqualTo(1);
        assertThat(again.files().getFirst().unchanged()).isEqualTo(1);
    }

    @Test
    void aLaterEntryRecordTakesTheDayAfterANightShiftBack() {
        importing.done(everything("P1").attendance(swipe("P1", 1, "2026-04-01 05:00:00", "02")));
        assertThat(stored.one("select days from wage.worker_month where month = 2026 * 12 + 3"))
                .isEqualTo("1");

        importing.done(aPackage().attendance(swipe("P1", 1, "2026-03-31 22:00:00", "01")));

        assertThat(stored.one("select string_agg(month || ':' || days, ' ') from wage.worker_month"))
                .isEqualTo("%d:%d".formatted(2026 * 12 + 2, 1 << 30));
    }

    @Test
    void entriesOfAnAccountHandedInEarlierAreTaken() {
        importing.done(everything("P1"));

        var report = importing.done(aPackage().entries(entry("500100000001", "0002", "5.00", "100005.00")));

        assertThat(report.files().getFirst().added()).isEqualTo(1);
        assertThat(report.rejected()).isZero();
    }
}
