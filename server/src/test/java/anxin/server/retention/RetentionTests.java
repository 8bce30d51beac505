package anxin.server.retention;

import static org.assertj.core.api.Assertions.assertThat;

import anxin.engine.evidence.VerifierKey;
import anxin.server.access.Accounts;
import anxin.server.access.Role;
import anxin.server.evidence.EvidenceAudit;
import anxin.server.evidence.EvidenceLog;
import anxin.server.evidence.Receipt;
import anxin.server.exchange.Dump;
import anxin.server.exchange.ImportReport;
import anxin.server.exchange.Imports;
import anxin.server.exchange.Submitter;
import anxin.server.secrecy.EncryptedFiles;
import anxin.server.testing.Caller;
import anxin.server.testing.Caller.Answer;
import anxin.server.testing.ServerTest;
import anxin.server.warning.BeijingDay;
import anxin.server.warning.Handing;
import anxin.server.words.Words;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;

/** Personal data go when their time is over and nothing stands in the way, for good, and everything else stays true. */
@ServerTest
@DirtiesContext
@Import({BeijingDay.Setting.class, Handing.class})
@TestInstance(Lifecycle.PER_CLASS)
class RetentionTests {

    private static final String PASSWORD = "for tests only";

    /** Wages were settled on 2022-06-15; 48 months later is 2026-06-15, the last day of the period. */
    private static final LocalDate DUE = LocalDate.of(2026, 6, 16);

    private static final String SETTLED = "2022-06-15";
    private static final String COMPLETED = "2022-05-31";

    private static final Path PACKAGES = ownFolder();

    @Autowired
    private BeijingDay today;

    @Autowired
    private Handing handing;

    @Autowired
    private Imports imports;

    @Autowired
    private DailyRetention daily;

    @Autowired
    private Erasures erasures;

    @Autowired
    private Holds holds;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private EvidenceLog log;

    @Autowired
    private EvidenceAudit audit;

    @Autowired
    private EncryptedFiles files;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Environment environment;

    @Autowired
    private JdbcClient jdbc;

    @Value("${anxin.data}")
    private Path data;

    @TempDir
    private Path folder;

    private Caller administrator;

    // What other tests keep is not to be looked through.
    @DynamicPropertySource
    static void packagesLieApart(DynamicPropertyRegistry properties) {
        properties.add("anxin.packages.home", PACKAGES::toString);
    }

    private static Path ownFolder() {
        try {
            return Files.createTempDirectory("packages");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterAll
    void removeThem() throws IOException {
        FileSystemUtils.deleteRecursively(PACKAGES);
    }

    @BeforeAll
    void anAdministrator() {
        // Posts begin on the day they are given, and this goes back to before the period.
        today.is(LocalDate.of(2022, 1, 1));
        accounts.put("admin", "万州管理员", Role.ADMIN, 500_101_000, PASSWORD);
        accounts.put("admin-elsewhere", "常州管理员", Role.ADMIN, 320_400_000, PASSWORD);
    }

    @BeforeEach
    void theDayOnWhichItIsDue() {
        on(DUE);
    }

    private void on(LocalDate day) {
        today.is(day);
        administrator = Caller.signedIn(environment, "admin", PASSWORD);
    }

    @Test
    void itIsDueOnTheDayAfterThePeriodThatBeganWhenTheLastWageWasPaid() {
        handing.in(EndedSite.of("DAY", "500101", COMPLETED, 10)
                .worker(1, "2022-04-01")
                .worker(2, SETTLED)
                .in(folder));

        on(DUE.minusDays(1));
        assertThat(item("DAY").isMissingNode()).as("48 months are not over").isTrue();

        on(DUE);
        assertThat(item("DAY").path("state").asString()).isEqualTo("DUE");
        assertThat(item("DAY").path("countedFrom").asString()).isEqualTo(SETTLED);
        assertThat(item("DAY").path("dueOn").asString()).isEqualTo("2026-06-16");
        assertThat(item("DAY").path("persons").asInt()).isEqualTo(2);
        var rule = administrator.get("/api/retention/due").json().path("rule");
        assertThat(rule.path("months").asInt()).isEqualTo(48);
        assertThat(rule.path("basis").asString()).contains("第四十七条", "第二十八条");
        assertThat(rule.path("confidence").asString()).isEqualTo("P");
    }

    @Test
    void whileWagesAreNotSettledThePeriodHasNotBegun() {
        handing.in(EndedSite.of("OWING", "500101", COMPLETED, 20)
                .worker(3, EndedSite.name(3), EndedSite.card(3), "5000.00", SETTLED)
                .in(folder));

        assertThat(item("OWING").path("state").asString()).isEqualTo("UNSETTLED");
        assertThat(erase("OWING", 1).code()).isEqualTo("NOT_DUE");
    }

    @Test
    void anOpenWarningKeepsThem() {
        handing.in(EndedSite.of("WARNED", "500101", COMPLETED, 30)
                .worker(4, SETTLED)
                .in(folder));
        jdbc.sql("""
                        insert into warning.warning (project_id, project_code, project_name, area, org_id, rule, level, value,
                               value_num, raised_on, level_since, judged_for, provisional, grounds_id, facts)
                        select p.id, p.code, p.name, p.area, p.org_id, 'contract-missing', 2, '1', 1, date '2022-04-01',
                               date '2022-04-01', date '2022-04-01', false,
                               (select coalesce(min(id), 1) from warning.grounds), '{}'
                          from project.project p where p.code = 'WARNED'
                        """).update();

        assertThat(item("WARNED").path("state").asString()).isEqualTo("WARNED");
        assertThat(item("WARNED").path("openWarnings").asInt()).isEqualTo(1);
        assertThat(erase("WARNED", 1).code()).isEqualTo("NOT_DUE");
    }

    @Test
    void aHoldKeepsThemUntilItIsReleasedAndStaysOnRecord() {
        handing.in(
                EndedSite.of("HELD", "500101", COMPLETED, 40).worker(5, SETTLED).in(folder));

        var held = administrator.post("/api/retention/holds", "{\"project\":\"HELD\",\"reason\":\"涉及未结诉讼\"}");
        assertThat(held.status()).isEqualTo(200);
        assertThat(item("HELD").path("state").asString()).isEqualTo("HELD");
        assertThat(erase("HELD", 1).code()).isEqualTo("NOT_DUE");

        var release = "/api/retention/holds/%d/release"
                .formatted(held.json().path("id").asLong());
        assertThat(administrator.post(release, "{}").code()).isEqualTo("REASON_NEEDED");
        assertThat(administrator.post(release, "{\"reason\":\"诉讼已审结\"}").status())
                .isEqualTo(200);
        assertThat(administrator.post(release, "{\"reason\":\"诉讼已审结\"}").code()).isEqualTo("HOLD_RELEASED");
        assertThat(item("HELD").path("state").asString()).isEqualTo("DUE");
        assertThat(administrator.get("/api/retention/holds").json().valueStream())
                .anySatisfy(hold -> {
                    assertThat(hold.path("projectCode").asString()).isEqualTo("HELD");
                    assertThat(hold.path("by").asString()).isEqualTo("万州管理员");
                    assertThat(hold.path("reason").asString()).isEqualTo("涉及未结诉讼");
                    assertThat(hold.path("releaseReason").asString()).isEqualTo("诉讼已审结");
                });
    }

    @Test
    void whoHoldsAProjectWhileItIsBeingErasedWaitsAndFindsItErased() throws Exception {
        handing.in(EndedSite.of("RACE", "500101", COMPLETED, 120)
                .worker(81, SETTLED)
                .in(folder));

        var asked = new TransactionTemplate(transactions).execute(_ -> {
            holds.lock("RACE");
            var answer = CompletableFuture.supplyAsync(
                    () -> administrator.post("/api/retention/holds", "{\"project\":\"RACE\",\"reason\":\"涉及未结诉讼\"}"));
            while (jdbc.sql("select count(*) from pg_locks where not granted and locktype = 'advisory'")
                            .query(Integer.class)
                            .single()
                    == 0) {
                assertThat(answer).isNotDone();
                Thread.onSpinWait();
            }
            jdbc.sql(
                            "insert into project.erasure (project_id, erasure_id, day) select id, 0, ? from project.project where code = 'RACE'")
                    .param(DUE)
                    .update();
            return answer;
        });

        assertThat(asked.get().code()).isEqualTo("ALREADY_ERASED");
    }

    @Test
    void whatIsErasedIsGoneFromRowsHistoryAndPackagesAndEverythingElseStays() throws Exception {
        on(LocalDate.of(2022, 4, 20));
        handing.in(EndedSite.of("STORY", "500101", "", 50)
                .worker(11, "欧阳旧", "6222029876549999", "1200.00", "2022-04-01")
                .worker(12, "2022-04-01")
                .in(folder));
        long warning = jdbc.sql(
                        "select id from warning.warning where project_code = 'STORY' and rule = 'wages-overdue'")
                .query(Long.class)
                .single();
        var receipt = administrator.bytes("/api/warnings/%d/receipt".formatted(warning));
        on(LocalDate.of(2022, 6, 20));
        handing.in(EndedSite.of("STORY", "500101", COMPLETED, 50)
                .worker(11, SETTLED)
                .worker(12, "2022-04-01")
                .in(folder));
        var monthReceipt = administrator.bytes("/api/projects/STORY/months/2022-03/receipt");
        on(DUE);
        var personal = secretsOf("STORY");
        var values = List.of(
                EndedSite.person(11),
                EndedSite.person(12),
                "欧阳旧",
                EndedSite.name(11),
                EndedSite.name(12),
                EndedSite.phone(11),
                EndedSite.phone(12),
                "6222029876549999",
                EndedSite.card(11),
                EndedSite.card(12),
                EndedSite.legalMan(50),
                EndedSite.linkMan(50));
        assertThat(Dump.finds(jdbc, PACKAGES, personal))
                .as("they are there before")
                .hasSizeGreaterThan(20);
        assertThat(inPackages(values)).hasSizeGreaterThan(10);
        filledInForTheBoard("STORY", "WAGE_OFFICER", "王劳资");
        var figures = figures("STORY");
        var facts = "/api/projects/STORY/facts/month.workers?month=2022-03&asOf=2022-06-20";
        assertThat(administrator.get(facts).text()).contains("欧*");

        var erased = erase("STORY", 2);

        assertThat(erased.status()).as("%s", erased).isEqualTo(200);
        assertThat(jdbc.sql(
                                "select count(*) filter (where value is not null) || ' of ' || count(*) from portal.project_entry")
                        .query(String.class)
                        .single())
                .as("the name on the notice board goes, that there was one stays")
                .isEqualTo("0 of 1");
        var one = erased.json().get(0);
        assertThat(one.path("persons").asInt()).isEqualTo(2);
        assertThat(one.path("numbers").asInt()).as("two cards and a former one").isEqualTo(3);
        assertThat(one.path("names").asInt()).isEqualTo(3);
        assertThat(one.path("contacts").asInt()).isEqualTo(1);
        assertThat(one.path("packages").size()).isEqualTo(2);
        assertThat(one.path("packagesKept").size()).isZero();
        assertThat(Dump.finds(jdbc, PACKAGES, personal))
                .as("not even encrypted or as an index")
                .isEmpty();
        assertThat(Dump.finds(jdbc, PACKAGES, values)).isEmpty();
        assertThat(inPackages(values)).isEmpty();

        assertThat(figures("STORY")).as("counts, days, amounts, warnings").isEqualTo(figures);
        assertThat(administrator.get(facts).text())
                .contains("已按规定删除（第 1 个）", "已按规定删除（第 2 个）", "5,200.00")
                .doesNotContain("欧*", "\"person\":1");
        var left = administrator
                .get("/api/retention/erasures/%d/persons"
                        .formatted(one.path("id").asLong()))
                .json();
        assertThat(left.size()).isEqualTo(2);
        assertThat(left.valueStream()
                        .mapToLong(row -> row.path("dueFen").asLong())
                        .sum())
                .isEqualTo(1_040_000);
        assertThat(left.valueStream().mapToInt(row -> row.path("days").asInt()).sum())
                .isEqualTo(4);
        long person = jdbc.sql(
                        "select min(person_id) from wage.engagement e join project.project p on p.id = e.project_id where p.code = 'STORY'")
                .query(Long.class)
                .single();
        assertThat(administrator
                        .post(
                                "/api/projects/STORY/persons/%d/reveals".formatted(person),
                                "{\"kind\":\"INSPECTION\",\"text\":\"核查用工情况\"}")
                        .code())
                .isEqualTo("PERSON_ERASED");
        assertThat(administrator
                        .post(
                                "/api/persons/copy",
                                "{\"kind\":\"OWN_REQUEST\",\"text\":\"本人申请复制\",\"identityNumber\":\"%s\"}"
                                        .formatted(EndedSite.person(11)))
                        .code())
                .isEqualTo("PERSON_UNKNOWN");

        var key = VerifierKey.parse(
                Files.readString(data.resolve("evidence/key.pub")).strip());
        assertThat(Receipt.check(receipt, key)).isInstanceOf(Receipt.Outcome.Proven.class);
        assertThat(Receipt.check(monthReceipt, key)).isInstanceOf(Receipt.Outcome.Proven.class);
        assertThat(Receipt.check(administrator.bytes("/api/warnings/%d/receipt".formatted(warning)), key))
                .as("and can still be made")
                .isInstanceOf(Receipt.Outcome.Proven.class);
        var ofErasure = administrator.bytes(
                "/api/retention/erasures/%d/receipt".formatted(one.path("id").asLong()));
        assertThat(Receipt.check(ofErasure, key)).isInstanceOf(Receipt.Outcome.Proven.class);
        assertThat(new String(ofErasure, StandardCharsets.UTF_8))
                .contains("person-retention-months", "STORY")
                .doesNotContain("核对无误");
        assertThat(faults()).isEmpty();
        assertThat(administrator.get("/api/audit/changes?subject=STORY").text()).contains("按规定删除个人信息 2 人");
    }

    private void filledInForTheBoard(String project, String item, String value) {
        accounts.put("board-officer", "监察员", Role.OFFICER, 0, PASSWORD);
        var answer = Caller.signedIn(environment, "board-officer", PASSWORD)
                .put(
                        "/api/boards/%s/entries".formatted(project),
                        "{\"item\":\"%s\",\"value\":\"%s\"}".formatted(item, value));
        assertThat(answer.status()).as("%s", answer).isEqualTo(204);
    }

    @Test
    void whoWorksOnAnotherProjectStaysThereAndIsNobodyHere() {
        handing.in(EndedSite.of("GONE", "500101", COMPLETED, 60)
                .worker(21, SETTLED)
                .worker(22, SETTLED)
                .in(folder));
        handing.in(EndedSite.of("STAYS", "500101", "", 62)
                .worker(21, SETTLED)
                .worker(23, "欧阳亲", EndedSite.card(22), "5200.00", SETTLED)
                .in(folder));

        var erased = erase("GONE", 2).json().get(0);

        assertThat(erased.path("persons").asInt()).isEqualTo(2);
        assertThat(jdbc.sql("""
                        select count(*) from wage.person p
                         where exists (select from wage.engagement e join project.project g on g.id = e.project_id
                                        where e.person_id = p.id and g.code = 'GONE')
                           and exists (select from wage.engagement e join project.project g on g.id = e.project_id
                                        where e.person_id = p.id and g.code <> 'GONE')
                        """).query(Integer.class).single())
                .as("nothing leads from the one project to the other")
                .isZero();
        assertThat(shared("card_id")).isZero();
        for (var table : List.of("wage.swipe", "wage.worker_month", "wage.payroll_line", "wage.engagement")) {
            assertThat(jdbc.sql(
                                    "select count(distinct person_id) from %s t join project.project p on p.id = t.project_id where p.code = 'GONE'"
                                            .formatted(table))
                            .query(Integer.class)
                            .single())
                    .as(table)
                    .isEqualTo(2);
        }
        assertThat(administrator
                        .get("/api/projects/STAYS/facts/month.workers?month=2022-03&asOf=2022-06-20")
                        .text())
                .contains("欧*")
                .doesNotContain("已按规定删除");
        assertThat(secretsOf("STAYS"))
                .as("two persons, names, telephones, cards and names of the other side")
                .hasSizeGreaterThan(8);
        assertThat(faults()).isEmpty();
    }

    @Test
    void aPackageOfSeveralProjectsGoesWithTheLastOfThemAndComesBackAsRefused() throws Exception {
        var both = EndedSite.of("FIRST", "500101", COMPLETED, 70)
                .worker(31, SETTLED)
                .and("SECOND", "500101", COMPLETED, 72)
                .worker(32, SETTLED)
                .in(folder);
        handing.in(both);

        var first = erase("FIRST", 1).json().get(0);
        assertThat(first.path("packages").size()).isZero();
        assertThat(first.path("packagesKept").size()).isEqualTo(1);
        assertThat(inPackages(List.of(EndedSite.person(31))))
                .as("stays with the other project's")
                .isNotEmpty();
        var second = erase("SECOND", 1).json().get(0);
        assertThat(second.path("packages").size()).isEqualTo(1);
        assertThat(inPackages(List.of(EndedSite.person(31), EndedSite.person(32))))
                .isEmpty();

        var again = again(both);

        assertThat(again.rejected()).as("all rows but those of companies").isEqualTo(2 + 2 + 2 + 8 + 2 + 2);
        var rejections = administrator.get("/api/imports/%d/rejections".formatted(again.id()));
        assertThat(rejections.json().at("/items/0/sentence").asString())
                .isEqualTo("项目“FIRST”的个人信息留存期已满，已按规定删除，不再接收该项目的数据。请从数据包中去掉这个项目；如确需补报，请与主管部门联系。");
        assertThat(jdbc.sql(
                                "select count(*) from wage.person where erased_no is null and found_by is not null and id in (select person_id from wage.engagement e join project.project p on p.id = e.project_id where p.code in ('FIRST', 'SECOND'))")
                        .query(Integer.class)
                        .single())
                .isZero();

        daily.run();

        assertThat(inPackages(List.of(EndedSite.person(31), EndedSite.person(32))))
                .as("nor does the refused package stay")
                .isEmpty();
        var after = administrator.get("/api/imports/%d/rejections".formatted(again.id()));
        assertThat(after.json().path("items").size())
                .as("the number of rejected rows still opens")
                .isEqualTo((int) again.rejected());
        assertThat(after.json().at("/items/0/value").asString()).isEqualTo("已按规定删除");
        assertThat(administrator
                        .get("/api/imports/%d/rejected.csv".formatted(again.id()))
                        .code())
                .isEqualTo("PACKAGE_ERASED");
        assertThat(faults()).isEmpty();
    }

    @Test
    void whatIsInterruptedIsWholeOrDoneByTheNextRun() throws Exception {
        handing.in(
                EndedSite.of("CUT", "500101", COMPLETED, 80).worker(41, SETTLED).in(folder));
        var personal = secretsOf("CUT");
        jdbc.sql(
                        "create function retention.cut() returns trigger language plpgsql as $$ begin raise exception 'cut'; end $$")
                .update();
        jdbc.sql("create trigger cut before insert on retention.erasure for each row execute function retention.cut()")
                .update();

        assertThat(erase("CUT", 1).status()).isEqualTo(500);

        assertThat(secretsOf("CUT")).as("all of it is still there").isEqualTo(personal);
        assertThat(item("CUT").path("state").asString()).isEqualTo("DUE");
        jdbc.sql("drop trigger cut on retention.erasure").update();
        jdbc.sql("drop function retention.cut()").update();

        // Killed after the transaction and before the files: they lie there and the row says so.
        var kept = jdbc.sql("select kept_as from exchange.import order by id desc limit 1")
                .query(String.class)
                .single();
        var file = PACKAGES.resolve(kept);
        var bytes = Files.readAllBytes(file);
        assertThat(erase("CUT", 1).status()).isEqualTo(200);
        assertThat(file).doesNotExist();
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
        jdbc.sql("update exchange.import set files_gone = false where kept_as = ?")
                .param(kept)
                .update();

        daily.run();

        assertThat(file).doesNotExist();
        assertThat(Dump.finds(jdbc, PACKAGES, personal)).isEmpty();
        assertThat(faults()).isEmpty();
    }

    @Test
    void anAdministratorOfAnotherAreaSeesAndErasesNothing() {
        handing.in(EndedSite.of("HERE", "500101", COMPLETED, 90)
                .worker(51, SETTLED)
                .in(folder));
        var elsewhere = Caller.signedIn(environment, "admin-elsewhere", PASSWORD);
        var body = "{\"projects\":[\"HERE\"],\"persons\":1,\"reason\":\"核对无误\"}";

        assertThat(elsewhere.get("/api/retention/due").text()).doesNotContain("HERE");
        assertThat(elsewhere.post("/api/retention/erasures", body).code()).isEqualTo("NOT_DUE");
        assertThat(elsewhere
                        .post("/api/retention/holds", "{\"project\":\"HERE\",\"reason\":\"涉及未结诉讼\"}")
                        .status())
                .isEqualTo(404);
        long hold = administrator
                .post("/api/retention/holds", "{\"project\":\"HERE\",\"reason\":\"涉及未结诉讼\"}")
                .json()
                .path("id")
                .asLong();
        assertThat(elsewhere.get("/api/retention/holds").text()).doesNotContain("HERE");
        var release = "/api/retention/holds/%d/release".formatted(hold);
        assertThat(elsewhere.post(release, "{\"reason\":\"诉讼已审结\"}").status()).isEqualTo(404);
        administrator.post(release, "{\"reason\":\"诉讼已审结\"}");

        long erasure = erase("HERE", 1).json().at("/0/id").asLong();

        assertThat(elsewhere.get("/api/retention/erasures").text()).doesNotContain("HERE");
        for (var page : List.of("persons", "receipt")) {
            assertThat(elsewhere
                            .get("/api/retention/erasures/%d/%s".formatted(erasure, page))
                            .status())
                    .isEqualTo(404);
        }
    }

    @Test
    void nothingGoesByItselfUnlessTheOperatorHasSaidSoAndNothingUnseen() {
        handing.in(EndedSite.of("ITSELF", "500101", COMPLETED, 100)
                .worker(61, SETTLED)
                .in(folder));

        daily.run();
        assertThat(item("ITSELF").path("state").asString()).isEqualTo("DUE");
        assertThat(erase("ITSELF", 2).code())
                .as("another number of persons than was looked at")
                .isEqualTo("LIST_CHANGED");
        assertThat(administrator
                        .post("/api/retention/erasures", "{\"projects\":[\"ITSELF\"],\"persons\":1,\"reason\":\" \"}")
                        .code())
                .isEqualTo("REASON_NEEDED");
        assertThat(item("ITSELF").path("state").asString()).isEqualTo("DUE");

        new DailyRetention(erasures, true).run();

        assertThat(item("ITSELF").isMissingNode()).isTrue();
        assertThat(jdbc.sql(
                                "select by_login is null and by_name = '安薪' from retention.erasure where project_code = 'ITSELF'")
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(faults()).isEmpty();
    }

    @Test
    void whoErasesPastTheSystemIsFound() {
        handing.in(EndedSite.of("PAST", "500101", "", 110).worker(71, SETTLED).in(folder));
        assertThat(faults()).isEmpty();
        var before = jdbc.sql("select identity_number, found_by, id from wage.person order by id desc limit 1")
                .query()
                .singleRow();

        jdbc.sql("update wage.person set identity_number = null, found_by = null, erased_no = 1 where id = ?")
                .param(before.get("id"))
                .update();
        assertThat(faults()).singleElement().asString().contains("有的是绕过系统删除或恢复的");
        jdbc.sql("update wage.person set identity_number = ?, found_by = ?, erased_no = null where id = ?")
                .params(before.get("identity_number"), before.get("found_by"), before.get("id"))
                .update();

        jdbc.sql("update exchange.import set erased_by = 1 where id = (select max(id) from exchange.import)")
                .update();
        assertThat(faults()).singleElement().asString().contains("被标为已按规定删除");
        jdbc.sql("update exchange.import set erased_by = null where id = (select max(id) from exchange.import)")
                .update();
    }

    private JsonNode item(String code) {
        var items = administrator.get("/api/retention/due").json().path("items");
        return items.valueStream()
                .filter(item -> item.path("code").asString().equals(code))
                .findFirst()
                .orElse(items.path("none"));
    }

    private Answer erase(String code, int persons) {
        return administrator.post(
                "/api/retention/erasures",
                "{\"projects\":[\"%s\"],\"persons\":%d,\"reason\":\"核对无误\"}".formatted(code, persons));
    }

    private ImportReport again(Path source) throws Exception {
        var id = imports.submit(source, new Submitter(0, "万州", 500_101_000, 0, null), false);
        return imports.whenOver(id).get(120, TimeUnit.SECONDS);
    }

    private int shared(String column) {
        return jdbc.sql("""
                        select count(*) from wage.engagement e
                          join project.project p on p.id = e.project_id and p.code = 'GONE'
                          join wage.engagement o on o.%1$s = e.%1$s and o.project_id <> e.project_id
                        """.formatted(column)).query(Integer.class).single();
    }

    /** Everything encrypted, and every index, that leads from a project's rows to somebody; as hexadecimal. */
    private List<String> secretsOf(String code) {
        return jdbc.sql("""
                        with p as (select id, contractor_corp_code as corp from project.project where code = :code),
                        persons as (select distinct person_id from wage.engagement e join p on p.id = e.project_id),
                        numbers as (select card_id as id from wage.engagement e join p on p.id = e.project_id
                                     union select (content ->> 'card_id')::bigint from wage.row_history h
                                            where h.key like (select id || '|%' from p)),
                        names as (select e.counterparty_name_id as id from fund.entry e
                                    join fund.account a on a.number_id = e.account_id join p on p.id = a.project_id
                                   union select (content ->> 'counterparty_name_id')::bigint from fund.row_history h
                                    join fund.account a on a.number_id::text = h.content ->> 'account_id'
                                    join p on p.id = a.project_id)
                        select encode(v, 'hex') from (
                            select unnest(array[identity_number, found_by]) as v from wage.person where id in (select * from persons)
                             union all
                            select unnest(array[name, phone, found_by]) from wage.particulars where person_id in (select * from persons)
                             union all
                            select unnest(array[number, found_by]) from fund.bank_number where id in (select id from numbers)
                             union all
                            select unnest(array[name, found_by]) from fund.counterparty_name where id in (select id from names)
                             union all
                            select unnest(array[legal_man, link_man, link_tel, k.found_by]) from project.contact k
                              join project.corp c on c.contact_id = k.id join p on p.corp = c.corp_code) secrets
                         where v is not null order by 1
                        """).param("code", code).query(String.class).list();
    }

    /** Where values stand in kept packages and lists of rejected rows, decrypted and unpacked. */
    private List<String> inPackages(List<String> values) throws Exception {
        var found = new ArrayList<String>();
        try (var all = Files.walk(PACKAGES)) {
            for (var file : all.filter(Files::isRegularFile).toList()) {
                boolean rejected = PACKAGES.relativize(file).getNameCount() == 3;
                long row =
                        rejected ? Long.parseLong(file.getFileName().toString().replace(".csv", "")) : 0;
                try (var in = files.read(file, rejected ? "exchange.rejected" : "exchange.package", row)) {
                    var text = rejected
                            ? new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            : unpacked(in.readAllBytes());
                    values.stream().filter(text::contains).forEach(value -> found.add(value + " in " + file));
                }
            }
        }
        return found;
    }

    private static String unpacked(byte[] zip) throws Exception {
        var text = new StringBuilder();
        try (var in = new java.util.zip.ZipInputStream(new java.io.ByteArrayInputStream(zip))) {
            while (in.getNextEntry() != null) {
                text.append(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return text.toString();
    }

    private List<String> figures(String code) {
        return jdbc.sql("""
                        select row(p.code, (select count(distinct person_id) from wage.engagement where project_id = p.id),
                                   (select count(distinct card_id) from wage.engagement where project_id = p.id),
                                   (select row(count(*), count(distinct person_id)) from wage.swipe where project_id = p.id),
                                   (select row(sum(bit_count(days::bit(32))), count(*)) from wage.worker_month where project_id = p.id),
                                   (select row(sum(due_fen), sum(paid_fen), count(distinct person_id)) from wage.payroll_line where project_id = p.id),
                                   (select row(count(*), sum(amount_fen), count(distinct counterparty_name_id)) from fund.entry e
                                      join fund.account a on a.number_id = e.account_id where a.project_id = p.id),
                                   (select row(count(*), sum(level)) from warning.warning where project_id = p.id),
                                   (select count(*) from wage.row_history where key like p.id || '|%'))::text
                          from project.project p where p.code = ?
                        """).param(code).query(String.class).list();
    }

    private List<String> faults() {
        log.seal();
        log.catchUp();
        return audit.verify(null, null).faults().stream().map(Words::zh).collect(Collectors.toList());
    }
}
