package anxin.server.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anxin.engine.policy.TimeLimit;
import anxin.server.http.Refusal;
import anxin.server.jurisdiction.Areas;
import anxin.server.jurisdiction.Organisation.Particulars;
import anxin.server.jurisdiction.OrganisationKind;
import anxin.server.jurisdiction.Organisations;
import anxin.server.jurisdiction.PacksInForce;
import anxin.server.testing.ServerTest;
import anxin.server.warning.BeijingDay;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** What other modules may ask for: tasks by matter and by territory, and limits as the packs give them (S01 step 7). */
@ServerTest
@DirtiesContext
@Import(BeijingDay.Setting.class)
@TestPropertySource(properties = "anxin.enabled-drafts=330783")
class FrontDoorTests {

    private static final int DONGYANG = 330783000;
    private static final int WANZHOU = 500101000;
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    private static final AtomicInteger COUNT = new AtomicInteger();

    @Autowired
    private Dispatch dispatch;

    @Autowired
    private TaskDesk desk;

    @Autowired
    private TaskStore store;

    @Autowired
    private Clocks clocks;

    @Autowired
    private Organisations organisations;

    @Autowired
    private PacksInForce packs;

    @Autowired
    private BeijingDay today;

    @BeforeEach
    void monday() {
        today.is(MONDAY);
    }

    @Test
    void aLocalClueOfDongyangIsOnTimeOnTheSeventhDayAndLateOnTheEighth() {
        var clue = clue();
        clocks.start(clue, DONGYANG, MONDAY, limit("clue.limit.local", DONGYANG));

        today.is(MONDAY.plusDays(7));
        assertThat(only(clue).late()).isFalse();
        assertThat(only(clue).left().zh()).isEqualTo("今天到期");
        today.is(MONDAY.plusDays(8));
        assertThat(only(clue).late()).isTrue();
        assertThat(only(clue).left().zh()).isEqualTo("逾期1天");
    }

    @Test
    void aNationalClueIsOnTimeOnTheThirtiethDayAndLateOnTheThirtyFirst() {
        var clue = clue();
        clocks.start(clue, DONGYANG, MONDAY, limit("clue.limit.national", DONGYANG));

        assertThat(only(clue).due()).isEqualTo("2026-04-01");
        today.is(LocalDate.of(2026, 4, 1));
        assertThat(only(clue).late()).isFalse();
        today.is(LocalDate.of(2026, 4, 2));
        assertThat(only(clue).late()).isTrue();
    }

    @Test
    void chongqingHasNoLimitForCluesButATargetOfThirtyDaysForEvents() {
        assertThat(packs.get().policies().forArea(Areas.text(WANZHOU)).parameter("clue.limit.local", MONDAY))
                .isEmpty();
        var clue = clue();
        clocks.start(clue, WANZHOU, MONDAY, limit("kpi.days", WANZHOU));
        assertThat(only(clue).due()).isEqualTo("2026-04-01");
        assertThat(only(clue).basis()).contains("渝府办发〔2025〕38号");
    }

    @Test
    void whatIsReopenedKeepsItsFirstClock() {
        var clue = clue();
        long id = clocks.start(clue, DONGYANG, MONDAY, limit("clue.limit.local", DONGYANG));
        today.is(MONDAY.plusDays(5));
        clocks.stop(clue, null, MONDAY.plusDays(5), By.application());
        assertThat(only(clue).left().zh()).isEqualTo("按期办结");

        today.is(MONDAY.plusDays(20));
        clocks.reopen(clue, By.application());

        assertThat(only(clue).id()).isEqualTo(id);
        assertThat(only(clue).due()).isEqualTo(MONDAY.plusDays(7));
        assertThat(only(clue).late()).isTrue();
        assertThat(only(clue).history())
                .extracting(ClockView.Event::kind)
                .containsExactly("STARTED", "STOPPED", "REOPENED");
    }

    @Test
    void oneClockRunsForASubjectAndRule() {
        var clue = clue();
        long first = clocks.start(clue, DONGYANG, MONDAY, limit("clue.limit.local", DONGYANG));
        assertThat(clocks.start(clue, DONGYANG, MONDAY.plusDays(1), limit("clue.limit.local", DONGYANG)))
                .isEqualTo(first);
    }

    @Test
    void aSubjectGivenOutByMatterAndByTerritoryIsFinishedWhenBothAreDone() {
        var problem = new Subject("problem", COUNT.incrementAndGet());
        int housing = organisation("住建局", OrganisationKind.HOUSING);
        int town = organisation("街道办", OrganisationKind.TOWN);
        var tasks = dispatch.open(
                problem,
                new About("某工地欠薪", DONGYANG, 0, null),
                List.of(assignment(Ground.SECTOR, housing), assignment(Ground.TERRITORY, town)),
                By.application());
        assertThat(dispatch.finished(problem)).isFalse();

        finish(tasks.get(0));
        assertThat(dispatch.finished(problem)).isFalse();
        finish(tasks.get(1));
        assertThat(dispatch.finished(problem)).isTrue();
        assertThat(dispatch.tasks(problem)).extracting(TaskView::state).containsOnly(TaskState.DONE);
        assertThat(dispatch.tasks(problem).getFirst().steps())
                .extracting(TaskView.StepView::kind)
                .containsExactly("OPENED", "ACCEPTED", "DONE");
    }

    @Test
    void nothingCanBeGivenToNobody() {
        var problem = new Subject("problem", COUNT.incrementAndGet());
        assertThatThrownBy(() -> dispatch.open(
                        problem,
                        new About("某工地欠薪", DONGYANG, 0, null),
                        List.of(assignment(Ground.SECTOR, 0)),
                        By.application()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("必须有承办单位或承办人");
        assertThat(dispatch.finished(problem)).as("without any task").isFalse();
    }

    @Test
    void whoComesSecondIsToldThatSomebodyWasFaster() {
        var problem = new Subject("problem", COUNT.incrementAndGet());
        int town = organisation("街道办", OrganisationKind.TOWN);
        long task = dispatch.open(
                        problem,
                        new About("某工地欠薪", DONGYANG, 0, null),
                        List.of(assignment(Ground.TERRITORY, town)),
                        By.application())
                .getFirst();
        var asBothReadIt = store.find(task).orElseThrow();
        desk.accept(asBothReadIt, By.application());

        assertThatThrownBy(() -> desk.refuse(asBothReadIt, "不属于本辖区", By.application()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("刚刚由他人办理过");
    }

    private void finish(long task) {
        desk.accept(store.find(task).orElseThrow(), By.application());
        desk.finish(store.find(task).orElseThrow(), "工资已足额发放", By.application());
    }

    private static Assignment assignment(Ground ground, int organisation) {
        return new Assignment(ground, organisation, 0, true, "核实并督促清偿", null);
    }

    private int organisation(String name, OrganisationKind kind) {
        return organisations
                .add(new Particulars(
                        name + COUNT.incrementAndGet(), kind, DONGYANG, 0, null, null, List.of(), List.of()))
                .orElseThrow();
    }

    private static Subject clue() {
        return new Subject("clue", COUNT.incrementAndGet());
    }

    private ClockView only(Subject subject) {
        assertThat(clocks.of(subject)).hasSize(1);
        return clocks.of(subject).getFirst();
    }

    private Limit limit(String parameter, int area) {
        var number = packs.get()
                .policies()
                .forArea(Areas.text(area))
                .parameter(parameter, MONDAY)
                .orElseThrow();
        return new Limit(parameter, new TimeLimit(number.value().intValueExact(), number.unit()), number.basis());
    }
}
