package anxin.server.clue.desk;

import anxin.server.access.User;
import anxin.server.dispatch.About;
import anxin.server.dispatch.Assignment;
import anxin.server.dispatch.By;
import anxin.server.dispatch.Dispatch;
import anxin.server.dispatch.Subject;
import anxin.server.hazard.HazardPool;
import anxin.server.hazard.NewProblem;
import anxin.server.hazard.ProblemKind;
import anxin.server.hazard.SourceKind;
import anxin.server.http.Refusal;
import anxin.server.project.ProjectList;
import anxin.server.words.Words;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Hands the matter of clues to those who must act: into the pool, and from there by matter and territory (属事属地双交办). */
@Component
class PoolHandover {

    private final JdbcClient jdbc;
    private final DeskWork desk;
    private final SeenClues clues;
    private final HazardPool pool;
    private final Dispatch dispatch;
    private final ProjectList projects;

    PoolHandover(
            JdbcClient jdbc, DeskWork desk, SeenClues clues, HazardPool pool, Dispatch dispatch, ProjectList projects) {
        this.jdbc = jdbc;
        this.desk = desk;
        this.clues = clues;
        this.pool = pool;
        this.dispatch = dispatch;
        this.projects = projects;
    }

    /** All clues of the matter become sources of one problem, which the tasks are about; its number. */
    long hand(SeenClue clue, List<Assignment> to, User by) {
        Verdicts.requireOpen(clue);
        if (clue.verdict() != null && clue.verdict() != Verdict.WAGES) {
            throw Refusal.conflict(
                    "NOT_A_WAGE_MATTER",
                    "线索 %s 已认定为“%s”，不进入欠薪问题库；如认定有误，请先重新认定。"
                            .formatted(clue.number(), clue.verdict().words().zh()),
                    "Clue %s was found to be “%s” and does not go into the pool; judge it anew first if that is wrong."
                            .formatted(clue.number(), clue.verdict().words().en()));
        }
        if (to.isEmpty()) {
            throw Refusal.badRequest(
                    "NOBODY_TO_HAND_TO",
                    "没有选择承办单位；交办前请至少选择一个。",
                    "Nobody was chosen to act; choose at least one before handing it over.");
        }
        return desk.whole(clue.id(), () -> {
            var matter = clues.ofMatter(clue.master()).stream()
                    .filter(SeenClue::open)
                    .toList();
            var known =
                    matter.stream().map(SeenClue::problem).filter(id -> id != 0).findFirst();
            var who = By.user(by);
            long problem = known.orElseGet(() -> pool.collect(problem(clue), who));
            for (var one : matter) {
                if (one.problem() == 0) {
                    if (one.id() != clue.id() || known.isPresent()) {
                        pool.addSource(problem, source(one), one.number(), who);
                    }
                    jdbc.sql("""
                                    update clue.clue set problem_id = :problem, work_over_at = null, version = version + 1,
                                           state = case when state in ('RECEIVED', 'CHECKING') then 'WORKING' else state end
                                     where id = :id
                                    """)
                            .param("problem", problem)
                            .param("id", one.id())
                            .update();
                    desk.tell(
                            one.id(),
                            "HANDED_OUT",
                            new Words("已交有关单位处理", "Given to those who must act"),
                            null,
                            Map.of("problem", problem),
                            by);
                }
            }
            dispatch.open(new Subject("problem", problem), about(clue), to, who);
            return problem;
        });
    }

    private NewProblem problem(SeenClue clue) {
        return new NewProblem(
                title(clue),
                ProblemKind.WAGES_UNPAID.name(),
                clue.area(),
                clue.project(),
                Objects.requireNonNullElse(clue.place(), ""),
                source(clue),
                clue.number(),
                null,
                null,
                clue.receivedOn());
    }

    About about(SeenClue clue) {
        var category = clue.project() == 0
                ? null
                : projects.find(clue.project(), desk.today())
                        .map(ProjectList.Line::category)
                        .orElse(null);
        return new About(title(clue), clue.area(), clue.project(), category);
    }

    /** Such as 滨江花园项目拖欠工资线索; names nobody who reported. */
    String title(SeenClue clue) {
        var where = clue.project() == 0
                ? null
                : projects.find(clue.project(), desk.today())
                        .map(ProjectList.Line::name)
                        .orElse(null);
        return (where == null ? "" : where + " ") + "欠薪线索 " + clue.number();
    }

    private static SourceKind source(SeenClue clue) {
        return switch (clue.channelKind()) {
            case "NATIONAL_PLATFORM" -> SourceKind.NATIONAL_PLATFORM;
            case "LOCAL_PLATFORM" -> SourceKind.LOCAL_PLATFORM;
            case "PETITION" -> SourceKind.PETITION;
            case "POLICE_ALERT" -> SourceKind.POLICE_ALERT;
            default -> SourceKind.CLUE;
        };
    }
}
