package anxin.server.clue.desk;

import anxin.server.access.User;
import anxin.server.dispatch.By;
import anxin.server.dispatch.Clocks;
import anxin.server.dispatch.Dispatch;
import anxin.server.dispatch.Subject;
import anxin.server.http.Refusal;
import anxin.server.jurisdiction.Areas;
import anxin.server.jurisdiction.PacksInForce;
import anxin.server.project.ProjectList;
import anxin.server.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Closing clues (办结): none without a finding, its verification and an answer to whoever reported it. */
@Component
class Closing {

    private static final String SURVEY = "clue.satisfaction";

    private final JdbcClient jdbc;
    private final DeskWork desk;
    private final Verifications verifications;
    private final Hops hops;
    private final ProjectList projects;
    private final PacksInForce packs;
    private final Clocks clocks;
    private final Dispatch dispatch;

    Closing(
            JdbcClient jdbc,
            DeskWork desk,
            Verifications verifications,
            Hops hops,
            ProjectList projects,
            PacksInForce packs,
            Clocks clocks,
            Dispatch dispatch) {
        this.jdbc = jdbc;
        this.desk = desk;
        this.verifications = verifications;
        this.hops = hops;
        this.projects = projects;
        this.packs = packs;
        this.clocks = clocks;
        this.dispatch = dispatch;
    }

    /** What a clue lacks before it may be closed, in words. */
    List<Words> missing(SeenClue clue) {
        var missing = new ArrayList<Words>();
        if (clue.verdict() == null) {
            missing.add(new Words("性质认定", "the kind of matter"));
        }
        var filled = verifications.of(clue.master());
        if (filled.isEmpty()) {
            missing.add(new Words("核实登记", "the verification"));
        } else {
            missing.addAll(missing(clue, filled.get().form()));
        }
        if (clue.problem() != 0 && clue.workOverAt() == null) {
            missing.add(new Words("隐患问题销号", "the sign-off of its problem"));
        }
        var subject = new Subject(Hops.SUBJECT, clue.id());
        if (!dispatch.tasks(subject).isEmpty() && !dispatch.finished(subject)) {
            missing.add(new Words("交办任务办结", "the end of the tasks given out"));
        }
        if (hops.of(clue.id()).stream()
                .anyMatch(hop -> hop.receivedAt() == null && hop.kind().equals("AREA"))) {
            missing.add(new Words("转办签收", "the receipt of whom it was passed on to"));
        }
        if (!clue.answeredSinceTheWork()) {
            missing.add(new Words("对反映人的答复", "the answer to the reporter"));
        }
        return missing;
    }

    private List<Words> missing(SeenClue clue, Verifications.Form form) {
        var missing = new ArrayList<Words>();
        if (clue.verdict() == Verdict.WAGES && form.found() != Verifications.Found.NONE) {
            if (form.people() == null) {
                missing.add(new Words("核实人数", "the verified number of people"));
            }
            if (form.amountFen() == null) {
                missing.add(new Words("核实金额", "the verified sum"));
            }
            if (form.cause() == null) {
                missing.add(new Words("欠薪原因", "the cause"));
            }
        }
        if (systemNeeded(clue)) {
            Verifications.open(form)
                    .forEach(item -> missing.add(new Words(
                            "制度落实核查：" + item.words().zh(),
                            "the check of the system: " + item.words().en())));
        }
        return missing;
    }

    /** The second part of the form is for projects that are running. */
    boolean systemNeeded(SeenClue clue) {
        return clue.project() != 0
                && projects.find(clue.project(), desk.today())
                        .map(ProjectList.Line::running)
                        .orElse(false);
    }

    void close(SeenClue clue, ClueOutcome outcome, @Nullable SettledLevel level, @Nullable String text, User by) {
        Verdicts.requireOpen(clue);
        var missing = missing(clue);
        if (!missing.isEmpty()) {
            throw Refusal.conflict(
                    "CLUE_INCOMPLETE",
                    "线索 %s 还不能办结，缺少：%s；请补齐后再办结。"
                            .formatted(
                                    clue.number(),
                                    missing.stream().map(Words::zh).collect(Collectors.joining("、"))),
                    "Clue %s cannot be closed yet; it lacks: %s."
                            .formatted(
                                    clue.number(),
                                    missing.stream().map(Words::en).collect(Collectors.joining(", "))));
        }
        var verdict = clue.verdict();
        if (verdict != null && !outcome.fits(verdict)) {
            throw Refusal.badRequest(
                    "OUTCOME_DOES_NOT_FIT",
                    "认定为“%s”的线索，办结结果不能是“%s”；请改选办结结果，或者重新认定。"
                            .formatted(verdict.words().zh(), outcome.words().zh()),
                    "A clue found to be “%s” cannot end as “%s”; choose another outcome, or judge it anew."
                            .formatted(verdict.words().en(), outcome.words().en()));
        }
        if (level == null && (outcome == ClueOutcome.PAID || outcome == ClueOutcome.SETTLED)) {
            throw Refusal.badRequest(
                    "SETTLED_LEVEL_MISSING",
                    "没有填写化解层级；请选择在哪一级解决的。",
                    "The level at which it was settled is missing; choose it.");
        }
        boolean survey = surveyed(clue.area());
        desk.whole(clue.id(), () -> {
            jdbc.sql("""
                            update clue.clue set state = 'CLOSED', closed_on = :day, outcome = :outcome, settled_level = :level,
                                   version = version + 1
                             where id = :id
                            """)
                    .param("day", desk.today())
                    .param("outcome", outcome.name())
                    .param("level", level == null ? null : level.name())
                    .param("id", clue.id())
                    .update();
            desk.tell(
                    clue.id(),
                    "CLOSED",
                    new Words(
                            "已办结：" + outcome.words().zh() + (survey ? "；请对办理情况作出评价" : ""),
                            "Closed: " + outcome.words().en() + (survey ? "; please rate how it was handled" : "")),
                    text,
                    Map.of("outcome", outcome.name(), "survey", survey),
                    by);
            clocks.stop(new Subject(Hops.SUBJECT, clue.id()), null, desk.today(), By.user(by));
            return true;
        });
    }

    /** Whether the pack asks how satisfied reporters are (满意度调查). */
    private boolean surveyed(int area) {
        return packs.get()
                .policies()
                .forArea(Areas.text(area))
                .inForce(SURVEY, desk.today())
                .map(value -> "yes".equals(value.text()))
                .orElse(false);
    }
}
