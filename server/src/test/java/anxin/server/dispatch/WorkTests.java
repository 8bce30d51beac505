package anxin.server.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anxin.engine.calendar.WorkCalendar;
import anxin.server.access.Accounts;
import anxin.server.access.Role;
import anxin.server.evidence.EvidenceAudit;
import anxin.server.evidence.EvidenceLog;
import anxin.server.jurisdiction.OrganisationKind;
import anxin.server.jurisdiction.Organisations;
import anxin.server.jurisdiction.PacksInForce;
import anxin.server.testing.Caller;
import anxin.server.testing.Caller.Answer;
import anxin.server.testing.ServerTest;
import anxin.server.warning.BeijingDay;
import anxin.server.words.Words;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import tools.jackson.databind.JsonNode;

/** A matter given out by matter and by territory, worked on by those who have it, over HTTP and under their own scopes. */
@ServerTest
@DirtiesContext
@Import(BeijingDay.Setting.class)
class WorkTests {

    private static final String PASSWORD = "for tests only";
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final int OTHER_PROVINCE = 620102000;

    @Autowired
    private Dispatch dispatch;

    @Autowired
    private Clocks clocks;

    @Autowired
    private Escalations escalations;

    @Autowired
    private Recounting recounting;

    @Autowired
    private Orphans orphans;

    @Autowired
    private TaskStore store;

    @Autowired
    private Organisations organisations;

    @Autowired
    private Accounts accounts;

    @Autowired
    private PacksInForce packs;

    @Autowired
    private BeijingDay today;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Environment environment;

    @Autowired
    private EvidenceLog log;

    @Autowired
    private EvidenceAudit audit;

    private Subject problem = Matter.problem();
    private int housing;
    private int town;
    private Caller officer;
    private Caller inHousing;
    private Caller inTown;

    @BeforeEach
    void aCountyWithItsOffices() {
        today.is(MONDAY);
        problem = Matter.problem();
        housing = Matter.office(organisations, OrganisationKind.HOUSING, Matter.WANZHOU);
        town = Matter.office(organisations, OrganisationKind.TOWN, Matter.WANZHOU + 1);
        officer = signedIn("officer", Role.OFFICER, Matter.WANZHOU, 0);
        // Housing sees rows of projects by category, of which it has none here: the task is theirs all the same.
        inHousing = signedIn("housing", Role.SECTOR, Matter.WANZHOU, housing);
        inTown = signedIn("town", Role.FIELD, Matter.WANZHOU + 1, town);
    }

    @Test
    void doubleDispatchRefusedReroutedAndFinishedWhenBothAreDone() {
        dispatch.open(
                problem,
                Matter.in(Matter.WANZHOU),
                List.of(
                        new Assignment(Ground.SECTOR, housing, 0, true, "约谈总承包单位", null),
                        new Assignment(Ground.TERRITORY, town, 0, true, "现场核实人数和金额", null)),
                By.application());
        long ofHousing = only(inHousing);
        long ofTown = only(inTown);

        assertThat(act(inTown, ofHousing, "ACCEPT", "").status())
                .as("not theirs")
                .isEqualTo(404);
        assertThat(act(inHousing, ofHousing, "REFUSE", "").detail()).contains("请写明理由");
        assertThat(act(inHousing, ofHousing, "REFUSE", "该工程属交通部门主管").status()).isEqualTo(204);
        assertThat(section(officer, ofHousing)).isEqualTo("BACK");
        assertThat(officer.get("/api/notices/unread").json().get("count").asInt())
                .isPositive();

        int transport = Matter.office(organisations, OrganisationKind.TRANSPORT, Matter.WANZHOU);
        var inTransport = signedIn("transport", Role.SECTOR, Matter.WANZHOU, transport);
        assertThat(officer.post(
                                "/api/tasks/%d/steps".formatted(ofHousing),
                                "{\"action\":\"REROUTE\",\"organisation\":%d}".formatted(transport))
                        .status())
                .isEqualTo(204);
        assertThat(items(inHousing)).as("it is theirs no more").isEmpty();
        assertThat(inHousing
                        .get("/api/tasks/of/problem/%d".formatted(problem.id()))
                        .json())
                .as("but they see what came of it")
                .hasSize(1);

        for (var who : List.of(inTransport, inTown)) {
            long task = only(who);
            assertThat(act(who, task, "ACCEPT", "").status()).isEqualTo(204);
            assertThat(dispatch.finished(problem)).isFalse();
            assertThat(act(who, task, "FINISH", "工资已足额发放，凭证见附件").status()).isEqualTo(204);
        }
        assertThat(dispatch.finished(problem)).isTrue();
        assertThat(dispatch.tasks(problem).getFirst().steps())
                .extracting(TaskView.StepView::kind)
                .containsExactly("OPENED", "REFUSED", "REROUTED", "ACCEPTED", "DONE");
        assertThat(dispatch.tasks(problem).getFirst().steps().get(1).post())
                .as("under which post")
                .isEqualTo("行业主管部门");

        assertThat(act(officer, ofTown, "GIVE_BACK", "缺少银行回单").status()).isEqualTo(204);
        assertThat(dispatch.finished(problem)).isFalse();
        assertThat(section(inTown, ofTown)).isEqualTo("BACK");
    }

    @Test
    void whatIsPassedDownMustBeDoneBeforeItIsAndGoesToAnotherAreaToo() {
        dispatch.open(problem, Matter.in(Matter.WANZHOU), List.of(Matter.to(town)), By.application());
        long task = only(inTown);
        act(inTown, task, "ACCEPT", "");
        int far = Matter.office(organisations, OrganisationKind.LABOUR_INSPECTION, OTHER_PROVINCE);
        var inFar = signedIn("far", Role.PARTNER, OTHER_PROVINCE, far);

        assertThat(inTown.post(
                                "/api/tasks/%d/steps".formatted(task),
                                "{\"action\":\"SPLIT\",\"organisations\":[%d],\"text\":\"协查包工头住址\"}".formatted(far))
                        .status())
                .isEqualTo(204);
        assertThat(act(inTown, task, "FINISH", "已办").detail()).contains("子任务没有办结");
        long part = only(inFar);
        act(inFar, part, "ACCEPT", "");
        assertThat(act(inFar, part, "FINISH", "住址已查明").status()).isEqualTo(204);
        assertThat(act(inTown, task, "FINISH", "已办").status()).isEqualTo(204);
    }

    @Test
    void anExtensionIsGrantedByASecondPersonOnly() {
        dispatch.open(problem, Matter.in(Matter.WANZHOU), List.of(Matter.to(town)), By.application());
        long clock = clocks.start(problem, Matter.in(Matter.WANZHOU), MONDAY, Matter.workingDays(5));
        var leader = signedIn("leader", Role.LEADER, Matter.WANZHOU, 0);
        var colleague = signedIn("colleague", Role.OFFICER, Matter.WANZHOU, 0);

        assertThat(ask(officer, clock, "因为忙").detail()).contains("规定事由");
        assertThat(ask(officer, clock, "涉及人数多或金额大").status()).isEqualTo(204);
        assertThat(ask(colleague, clock, "涉及人数多或金额大").detail()).contains("等待审批");
        long request = leader.get("/api/work")
                .json()
                .get("requests")
                .get(0)
                .get("request")
                .asLong();
        assertThat(decide(officer, request).detail()).contains("申请人以外");
        assertThat(decide(colleague, request).detail()).contains("本级领导");
        assertThat(clocks.of(problem).getFirst().due()).isEqualTo("2026-03-09");

        assertThat(decide(leader, request).status()).isEqualTo(204);

        var extended = clocks.of(problem).getFirst();
        assertThat(extended.due()).isEqualTo("2026-03-12");
        assertThat(extended.firstDue()).isEqualTo("2026-03-09");
        assertThat(extended.history())
                .extracting(ClockView.Event::kind)
                .containsExactly("STARTED", "EXTENSION_ASKED", "EXTENDED");
        assertThat(extended.history().getLast().dueWas()).isEqualTo("2026-03-09");
        today.is(LocalDate.of(2026, 3, 13));
        assertThat(ask(signedIn("officer", Role.OFFICER, Matter.WANZHOU, 0), clock, "不可抗力")
                        .detail())
                .contains("已于 2026-03-12 届满");
    }

    @Test
    void aSuspendedClockGoesOnByTheDaysItStood() {
        dispatch.open(problem, Matter.in(Matter.WANZHOU), List.of(Matter.to(town)), By.application());
        long clock = clocks.start(problem, Matter.in(Matter.WANZHOU), MONDAY, Matter.workingDays(5));
        officer.post(
                "/api/clocks/%d/requests".formatted(clock),
                "{\"kind\":\"SUSPENSION\",\"reason\":\"不可抗力\",\"text\":\"洪水\"}");
        today.is(LocalDate.of(2026, 3, 4));
        var leader = signedIn("leader", Role.LEADER, Matter.WANZHOU, 0);
        decide(
                leader,
                leader.get("/api/work")
                        .json()
                        .get("requests")
                        .get(0)
                        .get("request")
                        .asLong());
        assertThat(clocks.of(problem).getFirst().left().zh()).isEqualTo("已中止");

        // Wednesday to the Tuesday after: four working days.
        today.is(LocalDate.of(2026, 3, 10));
        assertThat(signedIn("leader", Role.LEADER, Matter.WANZHOU, 0)
                        .post("/api/clocks/%d/resumption".formatted(clock), "{}")
                        .status())
                .isEqualTo(204);

        assertThat(clocks.of(problem).getFirst().due()).isEqualTo("2026-03-13");
        assertThat(clocks.of(problem).getFirst().left().zh()).isEqualTo("还剩3个工作日");
    }

    @Test
    void aChangedHolidayCalendarMovesTheLastDayVisibly() {
        clocks.start(problem, Matter.in(Matter.WANZHOU), MONDAY, Matter.workingDays(5));
        jdbc.sql("update dispatch.clock set due = '2026-03-06', calendar = '2026 另一安排' where subject_id = ?")
                .param(problem.id())
                .update();

        assertThat(recounting.recount()).isEqualTo(1);
        assertThat(recounting.recount()).isZero();

        var clock = clocks.of(problem).getFirst();
        assertThat(clock.due()).isEqualTo("2026-03-09");
        assertThat(clock.history().getLast().kind()).isEqualTo("RECOUNTED");
        assertThat(clock.history().getLast().dueWas()).isEqualTo("2026-03-06");
        assertThat(clock.history().getLast().text()).contains("国办发明电");
    }

    @Test
    void aLastDayThatIsOffMovesOnAndDaysAreCountedFromTheNext() {
        WorkCalendar calendar = packs.get().calendar();
        // The fifth of April 2026 is a Sunday within the holiday of Qingming, which ends with Monday.
        clocks.start(problem, Matter.in(Matter.WANZHOU), LocalDate.of(2026, 3, 29), Matter.days(7));
        assertThat(calendar.isOff(LocalDate.of(2026, 4, 5))).isTrue();
        assertThat(clocks.of(problem).getFirst().due()).isEqualTo("2026-04-07");
    }

    @Test
    void whatHasSomebodyOnPaperOnlyIsShownToTheOfficeAndGoesToASuccessor() {
        int empty = Matter.office(organisations, OrganisationKind.WATER, Matter.WANZHOU);
        dispatch.open(
                problem,
                Matter.in(Matter.WANZHOU),
                List.of(new Assignment(Ground.SECTOR, empty, 0, true, "核实", null), Matter.to(town)),
                By.application());
        orphans.look();
        orphans.look();
        var orphaned =
                officer.get("/api/tasks?orphaned=true&area=500101000").json().get("items");
        assertThat(titlesOf(orphaned)).contains("承办单位没有在任人员");
        assertThat(jdbc.sql("select count(*) from notice.notice where kind = 'task-orphaned' and path = ?")
                        .param("/problems/" + problem.id())
                        .query(Integer.class)
                        .single())
                .as("told once")
                .isEqualTo(1);

        organisations.end(empty, MONDAY, housing);
        orphans.look();
        orphans.look();

        var moved = dispatch.tasks(problem).getFirst();
        assertThat(moved.organisation()).isEqualTo(housing);
        assertThat(moved.steps().getLast().kind()).isEqualTo("SUCCEEDED");
        assertThat(jdbc.sql("select count(*) from dispatch.orphan where task_id = ?")
                        .param(moved.id())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void whoLeavesHandsTheirTasksOver() {
        var leaver = "leaver" + COUNT.incrementAndGet();
        accounts.put(leaver, "李离岗", Role.FIELD, Matter.WANZHOU + 1, town, PASSWORD);
        dispatch.open(problem, Matter.in(Matter.WANZHOU), List.of(Matter.to(town)), By.application());
        var leaving = Caller.signedIn(environment, leaver, PASSWORD);
        long task = only(leaving);
        act(leaving, task, "ACCEPT", "");
        long left = idOf(leaver);
        assertThat(store.find(task).map(TaskRow::user)).isEqualTo(Optional.of(left));
        var admin = signedIn("admin-w", Role.ADMIN, Matter.WANZHOU, 0);
        long receiver = idOf(nameOf("town"));

        var answer =
                admin.post("/api/users/%d/deactivation".formatted(left), "{\"receiverId\":%d}".formatted(receiver));

        assertThat(answer.status()).as(answer.text()).isLessThan(300);
        assertThat(store.find(task).map(TaskRow::user)).isEqualTo(Optional.of(receiver));
    }

    @Test
    void manyAreTriedOutFirstAndThenUrgedAtOnce() {
        var tasks = dispatch.open(
                problem, Matter.in(Matter.WANZHOU), List.of(Matter.to(town), Matter.to(housing)), By.application());
        act(inTown, tasks.get(0), "ACCEPT", "");
        act(inTown, tasks.get(0), "FINISH", "已办");
        var body = "{\"ids\":[%d,%d],\"act\":{\"action\":\"URGE\",\"text\":\"请抓紧\"},\"dry\":%s}";

        var tried = officer.post("/api/tasks/steps", body.formatted(tasks.get(0), tasks.get(1), true))
                .json();
        assertThat(tried.get(0).get("not").get("zh").asString()).contains("已办结");
        assertThat(tried.get(1).get("not").isNull()).isTrue();
        assertThat(store.find(tasks.get(1)).orElseThrow().urged()).isZero();

        officer.post("/api/tasks/steps", body.formatted(tasks.get(0), tasks.get(1), false));
        assertThat(store.find(tasks.get(1)).orElseThrow().urged()).isEqualTo(1);
    }

    @Test
    void theBoardShowsNobodyWhatIsNeitherTheirsNorInTheirArea() {
        dispatch.open(problem, Matter.in(Matter.WANZHOU), List.of(Matter.to(town)), By.application());
        clocks.start(problem, Matter.in(Matter.WANZHOU), MONDAY, Matter.workingDays(5));
        var stranger = signedIn("stranger", Role.OFFICER, OTHER_PROVINCE, 0);
        var board = "/api/tasks/of/problem/%d".formatted(problem.id());
        var limits = "/api/clocks/of/problem/%d".formatted(problem.id());

        assertThat(stranger.get(board).json()).isEmpty();
        assertThat(stranger.get(limits).json()).isEmpty();
        assertThat(inHousing.get(board).json()).as("of no category of theirs").isEmpty();
        assertThat(inTown.get(board).json()).hasSize(1);
        assertThat(inTown.get(limits).json()).hasSize(1);
        assertThat(officer.get("/api/clocks/month?month=2026-03").text()).contains("/problems/" + problem.id());
        assertThat(officer.get("/api/clocks/month?month=三月").status()).isEqualTo(400);
        assertThat(officer.get("/api/tasks/export.xlsx").status()).isEqualTo(200);
    }

    @Test
    void stepsAndMovedLastDaysGoIntoTheEvidenceLogAndAChangedOneIsFound() {
        dispatch.open(problem, Matter.in(Matter.WANZHOU), List.of(Matter.to(town)), By.application());
        clocks.start(problem, Matter.in(Matter.WANZHOU), MONDAY, Matter.workingDays(5));
        act(inTown, only(inTown), "ACCEPT", "");
        log.catchUp();
        assertThat(jdbc.sql("select count(*) from dispatch.unsealed")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(audit.verify(null, null).faults()).isEmpty();
        assertThatThrownBy(
                        () -> jdbc.sql("update dispatch.step set text = '另一说法'").update())
                .hasMessageContaining("only ever added");

        jdbc.sql("alter table dispatch.step disable trigger only_added").update();
        jdbc.sql(
                        "update dispatch.step set text = '另一说法' where kind = 'OPENED' and task_id = (select max(id) from dispatch.task)")
                .update();
        assertThat(audit.verify(null, null).faults()).extracting(Words::zh).anyMatch(fault -> fault.contains("任务流转记录"));
        jdbc.sql(
                        "update dispatch.step set text = '核实并督促清偿' where kind = 'OPENED' and task_id = (select max(id) from dispatch.task)")
                .update();
        jdbc.sql("alter table dispatch.step enable trigger only_added").update();
        assertThat(audit.verify(null, null).faults()).isEmpty();
    }

    private static String titlesOf(JsonNode items) {
        var text = new StringBuilder();
        items.forEach(item -> text.append(item.get("task").get("orphan")));
        return text.toString();
    }

    private long idOf(String login) {
        return jdbc.sql("select id from access.account_user where login = ?")
                .param(login)
                .query(Long.class)
                .single();
    }

    private Answer ask(Caller who, long clock, String reason) {
        return who.post(
                "/api/clocks/%d/requests".formatted(clock),
                "{\"kind\":\"EXTENSION\",\"number\":3,\"reason\":\"%s\",\"text\":\"涉及农民工八十余人\"}".formatted(reason));
    }

    private static Answer decide(Caller who, long request) {
        return who.put("/api/clocks/requests/%d".formatted(request), "{\"granted\":true}");
    }

    private static Answer act(Caller who, long task, String action, String text) {
        return who.post(
                "/api/tasks/%d/steps".formatted(task), "{\"action\":\"%s\",\"text\":\"%s\"}".formatted(action, text));
    }

    private List<JsonNode> items(Caller who) {
        return who.get("/api/work")
                .json()
                .get("items")
                .valueStream()
                .filter(item -> item.get("task").get("subject").get("id").asLong() == problem.id())
                .toList();
    }

    private long only(Caller who) {
        var items = items(who);
        assertThat(items).hasSize(1);
        return items.getFirst().get("task").get("id").asLong();
    }

    private String section(Caller who, long task) {
        return items(who).stream()
                .filter(item -> item.get("task").get("id").asLong() == task)
                .map(item -> item.get("section").asString())
                .findFirst()
                .orElse("");
    }

    private String nameOf(String kind) {
        return "work-%s-%d".formatted(kind, problem.id());
    }

    private Caller signedIn(String kind, Role role, int area, int organisation) {
        var login = nameOf(kind);
        accounts.put(login, login, role, area, organisation, PASSWORD);
        return Caller.signedIn(environment, login, PASSWORD);
    }
}
