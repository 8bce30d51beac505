package anxin.server.hazard;

import static org.assertj.core.api.Assertions.assertThat;

import anxin.server.access.Accounts;
import anxin.server.access.Role;
import anxin.server.evidence.EvidenceAudit;
import anxin.server.evidence.EvidenceLog;
import anxin.server.jurisdiction.Organisation.Particulars;
import anxin.server.jurisdiction.OrganisationKind;
import anxin.server.jurisdiction.Organisations;
import anxin.server.testing.Caller;
import anxin.server.testing.Caller.Answer;
import anxin.server.testing.ServerTest;
import anxin.server.warning.BeijingDay;
import anxin.server.words.Words;
import cn.idev.excel.FastExcel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The closed loop in the hands of those who work in it: collected, listed, tracked, fed back, signed off by a second person. */
@ServerTest
@Import(BeijingDay.Setting.class)
@TestInstance(Lifecycle.PER_CLASS)
class ClosedLoopTests {

    private static final String PASSWORD = "for tests only";
    private static final int COUNTY = 500_235_000;
    private static final int OTHER_COUNTY = 500_236_000;

    @Autowired
    private BeijingDay today;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Organisations organisations;

    @Autowired
    private Environment environment;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private EvidenceLog log;

    @Autowired
    private EvidenceAudit audit;

    private Caller officer;
    private Caller colleague;
    private Caller housing;
    private Caller police;
    private Caller town;
    private Caller leader;
    private Caller elsewhere;
    private int housingOffice;
    private int policeOffice;
    private int bureau;

    @BeforeAll
    void offices() {
        bureau = office("人力资源和社会保障局", OrganisationKind.HUMAN_RESOURCES, List.of());
        housingOffice = office("住房和城乡建设委员会", OrganisationKind.HOUSING, List.of("01", "02", "03"));
        policeOffice = office("公安局", OrganisationKind.POLICE, List.of());
        accounts.put("pool-officer", "陈监察", Role.OFFICER, COUNTY, bureau, PASSWORD);
        accounts.put("pool-colleague", "林监察", Role.OFFICER, COUNTY, bureau, PASSWORD);
        accounts.put("pool-housing", "赵住建", Role.SECTOR, COUNTY, housingOffice, PASSWORD);
        accounts.put("pool-police", "钱警官", Role.PARTNER, COUNTY, policeOffice, PASSWORD);
        accounts.put("pool-town", "孙网格", Role.FIELD, COUNTY + 1, PASSWORD);
        accounts.put("pool-leader", "李领导", Role.LEADER, COUNTY, PASSWORD);
        accounts.put("pool-elsewhere", "周监察", Role.OFFICER, OTHER_COUNTY, PASSWORD);
        colleague = Caller.signedIn(environment, "pool-colleague", PASSWORD);
        housing = Caller.signedIn(environment, "pool-housing", PASSWORD);
        police = Caller.signedIn(environment, "pool-police", PASSWORD);
        town = Caller.signedIn(environment, "pool-town", PASSWORD);
        leader = Caller.signedIn(environment, "pool-leader", PASSWORD);
        elsewhere = Caller.signedIn(environment, "pool-elsewhere", PASSWORD);
    }

    @BeforeEach
    void aWorkingDay() {
        today.is(LocalDate.of(2026, 3, 3));
        officer = Caller.signedIn(environment, "pool-officer", PASSWORD);
    }

    private void later(LocalDate day) {
        today.is(day);
        officer = Caller.signedIn(environment, "pool-officer", PASSWORD);
    }

    private int office(String name, OrganisationKind kind, List<String> categories) {
        return organisations
                .add(new Particulars("闭环县" + name, kind, COUNTY, 0, null, null, categories, List.of()))
                .orElseThrow();
    }

    private static long entered(Answer answer) {
        assertThat(answer.status()).as("%s", answer).isBetween(200, 201);
        return answer.json().path("id").asLong();
    }

    private static void done(Answer answer) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(204);
    }

    private static void refused(Answer answer, String code) {
        assertThat(answer.status()).as("%s", answer).isBetween(400, 499);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.detail()).endsWith("。");
    }

    private static String entry(String title, String source, String ref) {
        return """
                {"title":"%s","kind":"WAGES_UNPAID","area":"500235","place":"滨江路","source":"%s","ref":"%s","level":"RED"}
                """.formatted(title, source, ref);
    }

    private JsonNode page(Caller caller, long id) {
        var answer = caller.get("/api/problems/" + id);
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer.json();
    }

    @Test
    void eachStageHasItsDemandAndTheSignOffASecondPerson() {
        long id = entered(officer.post("/api/problems", entry("滨江路工程欠薪", "PETITION", "信-1")));
        var at = "/api/problems/" + id;

        refused(officer.post(at + "/feedback", """
                {"text":"已付清","proof":"回单","outcome":"SOLVED"}"""), "STAGE_DOES_NOT_ALLOW");
        refused(officer.post(at + "/listing", "{\"person\":\" \"}"), "INVALID_FIELDS");
        refused(officer.post(at + "/listing", "{\"person\":\"陈监察\",\"dueOn\":\"2026-03-02\"}"), "DUE_DAY_PAST");
        assertThat(page(officer, id).path("proposedDue").path("day").asString())
                .as("five working days for a red one")
                .isEqualTo("2026-03-10");

        done(officer.post(at + "/listing", "{\"person\":\"陈监察\"}"));
        assertThat(page(officer, id).path("problem").path("dueOn").asString()).isEqualTo("2026-03-10");
        refused(officer.post(at + "/feedback", """
                {"text":"已付清","proof":"回单","outcome":"SOLVED"}"""), "STAGE_DOES_NOT_ALLOW");

        done(officer.post(at + "/progress", "{\"text\":\"已责令总包单位三日内付清\"}"));
        refused(officer.post(at + "/feedback", """
                {"text":"已付清","outcome":"SOLVED"}"""), "PROOF_MISSING");
        done(officer.post(at + "/feedback", """
                {"text":"已付清","proof":"银行回单 8841 号","outcome":"SOLVED"}"""));

        refused(officer.post(at + "/sign-off", "{\"text\":\"同意销号\"}"), "SECOND_PERSON_NEEDED");
        assertThat(page(officer, id).path("may").path("signOff").asBoolean()).isFalse();
        assertThat(page(colleague, id).path("may").path("signOff").asBoolean()).isTrue();
        done(colleague.post(at + "/return", "{\"reason\":\"还有两人未付\"}"));
        done(officer.post(at + "/feedback", """
                {"text":"两人已补付","proof":"银行回单 8850 号","outcome":"SOLVED"}"""));
        done(colleague.post(at + "/sign-off", "{\"text\":\"已电话核实两人\"}"));

        var closed = page(colleague, id);
        assertThat(closed.path("problem").path("stage").asString()).isEqualTo("CLOSED");
        assertThat(closed.path("events").findValuesAsString("kind"))
                .containsSubsequence("COLLECTED", "LISTED", "PROGRESS", "FED_BACK", "SENT_BACK", "FED_BACK", "CLOSED");
        assertThat(closed.path("clocks").get(0).path("state").asString()).isEqualTo("STOPPED");
        refused(officer.post(at + "/progress", "{\"text\":\"再记一笔\"}"), "PROBLEM_CLOSED");
    }

    @Test
    void aReopenedProblemKeepsItsHistoryAndItsFirstDueDay() {
        long id = throughTheLoop("信-2");
        later(LocalDate.of(2026, 4, 1));

        refused(officer.post("/api/problems/" + id + "/reopening", "{\"reason\":\"\"}"), "INVALID_FIELDS");
        done(officer.post("/api/problems/" + id + "/reopening", "{\"reason\":\"又欠了三月工资\"}"));

        var page = page(officer, id);
        assertThat(page.path("problem").path("stage").asString()).isEqualTo("LISTED");
        assertThat(page.path("problem").path("dueOn").asString()).isEqualTo("2026-03-10");
        assertThat(page.path("problem").path("late").asBoolean()).isTrue();
        assertThat(page.path("clocks").size()).isEqualTo(1);
        assertThat(page.path("events").findValuesAsString("kind")).contains("CLOSED", "REOPENED");
    }

    private long throughTheLoop(String ref) {
        long id = entered(officer.post("/api/problems", entry("欠薪 " + ref, "PETITION", ref)));
        var at = "/api/problems/" + id;
        done(officer.post(at + "/listing", "{\"person\":\"陈监察\"}"));
        done(officer.post(at + "/progress", "{\"text\":\"已约谈\"}"));
        done(officer.post(at + "/feedback", "{\"text\":\"已付\",\"proof\":\"回单\",\"outcome\":\"SOLVED\"}"));
        done(colleague.post(at + "/sign-off", "{\"text\":\"已核实\"}"));
        return id;
    }

    @Test
    void theOfficeSeesADepartmentsOwnPoolAtOnceAndChangesNothingThere() {
        long id = entered(housing.post("/api/problems", entry("住建排查发现的隐患", "DEPARTMENT", "")));

        var seen = page(officer, id);
        assertThat(seen.path("problem").path("ownerName").asString()).isEqualTo("闭环县住房和城乡建设委员会");
        assertThat(seen.path("may").path("list").asBoolean()).isFalse();
        refused(officer.post("/api/problems/" + id + "/listing", "{\"person\":\"陈监察\"}"), "POOL_OF_ANOTHER");
        refused(officer.post("/api/problems/" + id + "/progress", "{\"text\":\"代填\"}"), "POOL_OF_ANOTHER");
        assertThat(leader.get("/api/problems?pool=DEPARTMENT")
                        .json()
                        .path("items")
                        .findValuesAsString("title"))
                .contains("住建排查发现的隐患");
        assertThat(police.get("/api/problems/" + id).status())
                .as("another department")
                .isEqualTo(404);
        assertThat(elsewhere.get("/api/problems/" + id).status())
                .as("another county")
                .isEqualTo(404);

        done(housing.post("/api/problems/" + id + "/hand-over", """
                {"organisation":0,"reason":"涉及工资支付，移交牵头部门"}"""));
        done(officer.post("/api/problems/" + id + "/listing", "{\"person\":\"陈监察\"}"));
        assertThat(housing.get("/api/problems/" + id).status())
                .as("who entered it goes on seeing it")
                .isEqualTo(200);
    }

    @Test
    void policeAndTownEnterIntoTheSamePoolEachWithinTheirOwnArea() {
        long alert = entered(police.post("/api/problems", entry("工地聚集讨薪", "POLICE_ALERT", "110-7")));
        long visit = entered(town.post("/api/problems", """
                {"title":"工地围挡无公示牌","kind":"NOTICE_BOARD","place":"三号工地东门","source":"VISIT",
                 "foundAt":"2026-03-02T01:30:00Z"}"""));

        assertThat(page(officer, alert).path("sources").get(0).path("ref").asString())
                .isEqualTo("110-7");
        var source = page(officer, visit).path("sources").get(0);
        assertThat(source.path("toldAt").asString()).as("the time of the visit").isEqualTo("2026-03-02T01:30:00Z");
        assertThat(source.path("place").asString()).isEqualTo("三号工地东门");
        assertThat(source.path("meansText").asString()).isEqualTo("线下排查");
        assertThat(town.get("/api/problems/" + alert).status())
                .as("of the county, not of the town")
                .isEqualTo(404);
        refused(town.post("/api/problems", entry("别处的隐患", "VISIT", "")), "AREA_OUTSIDE");
        done(town.post("/api/problems/" + visit + "/progress", "{\"text\":\"已要求张贴\"}"));
        refused(town.post("/api/problems/" + visit + "/listing", "{\"person\":\"孙\"}"), "PROBLEM_OF_ANOTHER");
    }

    @Test
    void whoIsGivenATaskSeesTheProblemAndTheSignOffWaitsForThem() {
        long id = entered(officer.post("/api/problems", entry("需公安协查", "OPINION", "舆-61")));
        var at = "/api/problems/" + id;
        done(officer.post(at + "/listing", "{\"person\":\"陈监察\"}"));
        done(officer.post(at + "/progress", "{\"text\":\"已约谈\"}"));
        assertThat(police.get(at).status()).isEqualTo(404);

        done(officer.post(at + "/tasks", """
                {"ground":"HELPER","organisation":%d,"asks":"查找施工负责人下落"}""".formatted(policeOffice)));
        assertThat(police.get(at).status()).as("by the task").isEqualTo(200);
        done(officer.post(at + "/feedback", "{\"text\":\"已付\",\"proof\":\"回单\",\"outcome\":\"SOLVED\"}"));
        refused(colleague.post(at + "/sign-off", "{\"text\":\"已核实\"}"), "TASK_OPEN");

        long task = page(officer, id).path("tasks").get(0).path("id").asLong();
        done(police.post("/api/tasks/" + task + "/steps", "{\"action\":\"ACCEPT\"}"));
        done(police.post("/api/tasks/" + task + "/steps", "{\"action\":\"FINISH\",\"text\":\"已找到\"}"));
        done(colleague.post(at + "/sign-off", "{\"text\":\"已核实\"}"));
        assertThat(page(police, id).path("events").findValuesAsString("from")).contains("TASK", "CLOCK", "PROBLEM");
    }

    @Test
    void theListFollowsTheClockWhenItIsExtended() {
        long id = entered(officer.post("/api/problems", entry("申请延期的一项", "OPINION", "舆-62")));
        done(officer.post("/api/problems/" + id + "/listing", "{\"person\":\"陈监察\"}"));
        long clock = page(officer, id).path("clocks").get(0).path("id").asLong();

        done(officer.post("/api/clocks/" + clock + "/requests", """
                {"kind":"EXTENSION","number":5,"reason":"不可抗力","text":"暴雨停工"}"""));
        long request = leader.get("/api/clocks/of/problem/" + id)
                .json()
                .get(0)
                .path("clock")
                .path("asked")
                .path("id")
                .asLong();
        done(leader.put("/api/clocks/requests/" + request, "{\"granted\":true}"));

        // The application follows in a transaction of its own, soon.
        assertThat(Stream.generate(() ->
                                page(officer, id).path("problem").path("dueOn").asString())
                        .limit(1_000)
                        .anyMatch("2026-03-17"::equals))
                .isTrue();
        assertThat(page(officer, id).path("firstDueOn").asString()).isEqualTo("2026-03-10");
    }

    @Test
    void theTimeFromSignalToActionIsMeasured() {
        long id = entered(town.post("/api/problems", """
                {"title":"班组反映两月未发工资","kind":"WAGES_UNPAID","source":"VISIT","foundAt":"2026-03-01T00:00:00Z"}"""));
        assertThat(page(officer, id).path("problem").path("hoursToAction").isNull())
                .isTrue();

        done(town.post("/api/problems/" + id + "/progress", """
                {"text":"已到项目部核查","doneAt":"2026-03-02T06:00:00Z"}"""));

        assertThat(page(officer, id).path("problem").path("hoursToAction").asLong())
                .as("30 hours, counted to when it was done and not to when it was entered")
                .isEqualTo(30);
    }

    @Test
    void everyCountOpensTheListItCounted() {
        throughTheLoop("信-9");
        entered(officer.post("/api/problems", entry("另一项", "OPINION", "舆-1")));
        later(LocalDate.of(2026, 3, 20));
        var counts = officer.get("/api/problems/counts").json();

        assertThat(counts.path("stages").findValuesAsString("code")).startsWith("COLLECTED");
        for (var stage : counts.path("stages")) {
            var code = stage.path("code").asString();
            same(stage.path("count"), "stage=" + code);
            for (var age : stage.path("ages")) {
                same(
                        age.path("count"),
                        "stage=" + code + "&age=" + age.path("code").asString());
            }
        }
        for (var source : counts.path("sources")) {
            same(source.path("count"), "source=" + source.path("code").asString());
        }
        for (var means : counts.path("means")) {
            same(means.path("count"), "means=" + means.path("code").asString());
        }
        same(counts.path("total"), "");
        same(counts.path("late"), "late=true");
        same(counts.path("waiting"), "acted=false");
        same(counts.path("acted"), "acted=true");
        assertThat(counts.path("sources").findValue("latest")).isNotNull();
    }

    private void same(JsonNode count, String query) {
        assertThat(officer.get("/api/problems?limit=200&" + query)
                        .json()
                        .path("items")
                        .size())
                .as(query)
                .isEqualTo(count.asInt());
    }

    @Test
    void mergedProblemsAreOneUntilTheyAreTakenApartAgain() {
        long first = entered(officer.post("/api/problems", entry("同一工地甲", "PETITION", "信-21")));
        long second = entered(officer.post("/api/problems", entry("同一工地乙", "OPINION", "舆-21")));

        done(officer.post("/api/problems/" + second + "/merge", "{\"into\":" + first + "}"));
        var whole = page(officer, first);
        assertThat(whole.path("sources").findValuesAsString("ref")).containsExactlyInAnyOrder("信-21", "舆-21");
        assertThat(officer.get("/api/problems?text=同一工地").json().path("items").size())
                .isEqualTo(1);
        refused(officer.post("/api/problems/" + second + "/progress", "{\"text\":\"x\"}"), "PROBLEM_MERGED");
        assertThat(entered(police.post("/api/problems", entry("同一工地丙", "POLICE_ALERT", "110-21"))))
                .isNotEqualTo(first);
        assertThat(entered(officer.post("/api/problems", entry("同一工地丁", "OPINION", "舆-21"))))
                .as("the source of a part leads to the whole")
                .isEqualTo(first);

        done(officer.post("/api/problems/" + second + "/separation", "{\"reason\":\"不是同一班组\"}"));
        assertThat(page(officer, first).path("sources").findValuesAsString("ref"))
                .containsExactly("信-21");
        assertThat(officer.get("/api/problems?text=同一工地").json().path("items").size())
                .isEqualTo(3);
    }

    @Test
    void sourcesOfAnotherMatterAreSplitOff() {
        long id = entered(officer.post("/api/problems", entry("两件事", "PETITION", "信-31")));
        done(officer.post("/api/problems/" + id + "/sources", "{\"kind\":\"POLICE_ALERT\",\"ref\":\"110-31\"}"));
        var sources = page(officer, id).path("sources");
        long alert = sources.get(1).path("id").asLong();

        refused(
                officer.post("/api/problems/" + id + "/split", """
                {"sources":[%d,%d],"title":"另一件"}""".formatted(
                                sources.get(0).path("id").asLong(), alert)),
                "SPLIT_SOURCES");
        long split = entered(officer.post("/api/problems/" + id + "/split", """
                {"sources":[%d],"title":"警情另案"}""".formatted(alert)));

        assertThat(page(officer, id).path("sources").findValuesAsString("ref")).containsExactly("信-31");
        assertThat(page(officer, split).path("sources").findValuesAsString("ref"))
                .containsExactly("110-31");
        assertThat(page(officer, split).path("events").findValuesAsString("kind"))
                .contains("SPLIT");
    }

    @Test
    void aProvincialListIsCheckedAndStruckOffOneByOne() {
        var sheet = sheet(
                List.of("来源编号", "问题描述", "项目编码", "行政区划代码", "发现日期", "等级"),
                List.of("省-1", "甲项目人工费用异常", "", "500235", "2026-03-01", "黄色"),
                List.of("省-2", "乙项目人工费用异常", "没有的项目", "", "2026-3月", "紫色"));
        var faulty = takeIn(sheet);
        assertThat(faulty.path("taken").asInt()).isZero();
        assertThat(faulty.path("errors").findValuesAsString("column")).containsExactlyInAnyOrder("项目编码", "发现日期", "等级");
        assertThat(faulty.path("errors").get(0).path("line").asInt()).isEqualTo(3);
        assertThat(officer.get("/api/problems?text=省-").json().path("items").size())
                .as("all or nothing")
                .isZero();

        var taken = takeIn(sheet(
                List.of("来源编号", "问题描述", "行政区划代码", "发现日期"),
                List.of("省-1", "甲项目人工费用异常", "500235", "2026-03-01"),
                List.of("省-2", "乙项目人工费用异常", "500235", "2026-03-01")));
        assertThat(taken.path("taken").asInt()).isEqualTo(2);
        assertThat(taken.path("fresh").asInt()).isEqualTo(2);
        var list = officer.get("/api/problems/counts").json().path("lists").get(0);
        assertThat(list.path("open").asInt()).isEqualTo(2);

        long id = officer.get("/api/problems?text=省-1")
                .json()
                .path("items")
                .get(0)
                .path("id")
                .asLong();
        var at = "/api/problems/" + id;
        done(officer.post(at + "/listing", "{\"person\":\"陈监察\"}"));
        done(officer.post(at + "/progress", "{\"text\":\"现场核查\"}"));
        done(officer.post(at + "/feedback", "{\"text\":\"已补拨\",\"proof\":\"专户流水\",\"outcome\":\"SOLVED\"}"));
        refused(officer.post(at + "/sign-off", "{\"text\":\"销号\"}"), "SECOND_PERSON_NEEDED");
        done(colleague.post(at + "/sign-off", "{\"text\":\"已核对流水\"}"));

        var after = officer.get("/api/problems/counts").json().path("lists").get(0);
        assertThat(after.path("open").asInt()).as("remaining").isEqualTo(1);
        assertThat(after.path("closed").asInt()).isEqualTo(1);
        assertThat(officer.get("/api/problems?list=" + after.path("id").asLong())
                        .json()
                        .path("items")
                        .size())
                .isEqualTo(1);

        var again = takeIn(
                sheet(List.of("来源编号", "问题描述", "行政区划代码", "发现日期"), List.of("省-2", "乙项目人工费用异常", "500235", "2026-03-01")));
        assertThat(again.path("fresh").asInt()).as("is there already").isZero();
        assertThat(again.path("taken").asInt()).isEqualTo(1);
    }

    private JsonNode takeIn(byte[] sheet) {
        HttpResponse<String> answer = officer.send(
                HttpRequest.newBuilder()
                        .POST(BodyPublishers.ofByteArray(sheet))
                        .header("Content-Type", "application/octet-stream"),
                "/api/problems/lists?source=PROVINCIAL_PLATFORM&name=%E4%B8%89%E6%9C%88");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new Answer(answer).json();
    }

    @SafeVarargs
    private static byte[] sheet(List<String> head, List<String>... rows) {
        var out = new ByteArrayOutputStream();
        FastExcel.write(out).head(head.stream().map(List::of).toList()).sheet().doWrite(List.of(rows));
        return out.toByteArray();
    }

    @Test
    void theLedgerIsASheetOfWhatTheListShows() {
        entered(officer.post("/api/problems", entry("台账里的一项", "PETITION", "信-41")));

        byte[] file = officer.bytes("/api/problems/export.xlsx?text=%E4%BF%A1-41");

        List<Map<Integer, String>> rows = FastExcel.read(new ByteArrayInputStream(file))
                .headRowNumber(0)
                .sheet()
                .doReadSync();
        assertThat(rows).hasSize(2);
        assertThat(rows.getFirst()).containsValues("隐患问题", "阶段", "整改期限", "从信号到处置（小时）");
        assertThat(rows.get(1)).containsValues("台账里的一项", "信访 信-41", "归集", "云阳县");
    }

    @Test
    void everyStepIsALeafAndWhoeverEditsAProblemIsFound() {
        long id = throughTheLoop("信-51");
        log.catchUp();
        assertThat(audit.verify(null, null).faults()).isEmpty();

        jdbc.sql("update hazard.problem set owner_person = '别人' where id = ?")
                .param(id)
                .update();

        assertThat(audit.verify(null, null).faults())
                .extracting(Words::zh)
                .anySatisfy(zh -> assertThat(zh).contains("hazard.problem 第 " + id + " 行"));
        jdbc.sql("update hazard.problem set owner_person = '陈监察' where id = ?")
                .param(id)
                .update();
    }
}
