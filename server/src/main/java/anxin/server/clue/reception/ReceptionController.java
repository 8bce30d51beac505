package anxin.server.clue.reception;

import anxin.server.access.CurrentUser;
import anxin.server.access.OpenTo;
import anxin.server.access.Role;
import anxin.server.clue.desk.AskedArea;
import anxin.server.clue.desk.ClueOutcome;
import anxin.server.clue.desk.DeskWork;
import anxin.server.clue.desk.Typed;
import anxin.server.clue.intake.ClueState;
import anxin.server.clue.intake.Limits;
import anxin.server.clue.reception.ReceptionWords.Level;
import anxin.server.clue.reception.ReceptionWords.State;
import anxin.server.http.Refusal;
import anxin.server.jurisdiction.Areas;
import anxin.server.jurisdiction.Organisation;
import anxin.server.jurisdiction.Organisations;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The planner of collective receptions (集中接访). */
@RestController
@RequestMapping("/api/receptions")
class ReceptionController {

    private static final String INTERVAL = "clue.reception.interval-days";
    private static final String LEADERS = "clue.leader_reception";

    private final CurrentUser currentUser;
    private final Receptions receptions;
    private final Organisations organisations;
    private final Areas areas;
    private final Limits limits;
    private final DeskWork desk;
    private final JdbcClient jdbc;

    ReceptionController(
            CurrentUser currentUser,
            Receptions receptions,
            Organisations organisations,
            Areas areas,
            Limits limits,
            DeskWork desk,
            JdbcClient jdbc) {
        this.currentUser = currentUser;
        this.receptions = receptions;
        this.organisations = organisations;
        this.areas = areas;
        this.limits = limits;
        this.desk = desk;
        this.jdbc = jdbc;
    }

    /** @param sameTime how many others were planned with it for the same time */
    record ReceptionLine(
            long id,
            String areaCode,
            String areaName,
            String level,
            String levelName,
            String title,
            String matter,
            String place,
            LocalDate day,
            LocalTime starts,
            LocalTime ends,
            String state,
            String stateName,
            String note,
            int leaders,
            int leadersPresent,
            int clues,
            int promises,
            int unkept,
            int sameTime) {}

    /**
     * @param nextBy the day by which the next one is to be held; null where the pack names no interval or none was held yet
     * @param rule what the pack says of leaders who receive
     */
    record ReceptionCalendar(
            List<ReceptionLine> items,
            List<PromiseShown> unkept,
            @Nullable LocalDate nextBy,
            @Nullable Integer intervalDays,
            boolean overdue,
            @Nullable String rule) {}

    @OpenTo({Role.OFFICER, Role.LEADER, Role.FIELD})
    @GetMapping
    ReceptionCalendar calendar(
            @RequestParam @Nullable LocalDate from, @RequestParam @Nullable LocalDate to, Locale locale) {
        var today = desk.today();
        var policy = limits.policy(currentUser.get().area());
        var interval =
                policy.parameter(INTERVAL, today).map(value -> value.value().intValue());
        var last = receptions.lastHeld();
        var next = last == null ? null : interval.map(last::plusDays).orElse(null);
        return new ReceptionCalendar(
                receptions
                        .between(from == null ? today.minusMonths(6) : from, to == null ? today.plusMonths(6) : to)
                        .stream()
                        .map(one -> line(one, locale))
                        .toList(),
                receptions.unkept().stream().map(this::shown).toList(),
                next,
                interval.orElse(null),
                next != null && next.isBefore(today),
                policy.inForce(LEADERS, today).map(value -> value.text()).orElse(null));
    }

    private ReceptionLine line(Receptions.Reception one, Locale locale) {
        return new ReceptionLine(
                one.id(),
                Areas.text(one.area()),
                areas.name(one.area(), locale),
                one.level(),
                Level.valueOf(one.level()).words.in(locale),
                one.title(),
                one.matter(),
                one.place(),
                one.day(),
                one.starts(),
                one.ends(),
                one.state(),
                State.valueOf(one.state()).words.in(locale),
                one.note(),
                one.leaders(),
                one.leadersPresent(),
                one.clues(),
                one.promises(),
                one.unkept(),
                one.sameTime());
    }

    record DepartmentShown(
            int organisation, String name, @Nullable Boolean present) {}

    record ClueTaken(
            long id,
            String number,
            String stateName,
            @Nullable String outcomeName) {}

    record PromiseShown(
            long id,
            long reception,
            String receptionTitle,
            @Nullable Long clue,
            String text,
            LocalDate due,
            String organisation,
            String by,
            @Nullable LocalDate keptOn,
            @Nullable String keptText,
            boolean late) {}

    record ReceptionPage(
            ReceptionLine reception,
            List<Receptions.Leader> leaders,
            List<DepartmentShown> departments,
            List<ClueTaken> clues,
            List<PromiseShown> promises) {}

    @OpenTo({Role.OFFICER, Role.LEADER, Role.FIELD})
    @GetMapping("/{id}")
    ReceptionPage page(@PathVariable long id, Locale locale) {
        return new ReceptionPage(
                line(receptions.find(id), locale),
                receptions.leaders(id),
                receptions.departments(id).stream()
                        .map(one -> new DepartmentShown(one.orgId(), name(one.orgId()), one.present()))
                        .toList(),
                receptions.clues(id).stream()
                        .map(one -> new ClueTaken(
                                one.id(),
                                one.number(),
                                ClueState.valueOf(one.state()).words().in(locale),
                                one.outcome() == null
                                        ? null
                                        : ClueOutcome.valueOf(one.outcome())
                                                .words()
                                                .in(locale)))
                        .toList(),
                receptions.promises(id).stream().map(this::shown).toList());
    }

    private PromiseShown shown(Receptions.Promise one) {
        return new PromiseShown(
                one.id(),
                one.receptionId(),
                one.receptionTitle(),
                one.clueId(),
                one.text(),
                one.due(),
                name(one.orgId()),
                one.byName(),
                one.keptOn(),
                one.keptText(),
                one.late());
    }

    private String name(int organisation) {
        return organisations.find(organisation).map(Organisation::name).orElse("");
    }

    record LeaderTyped(@Nullable String name, @Nullable String rank) {}

    /** @param areas where sessions are held at the same time; one's own without any */
    record NewReception(
            @Nullable List<String> areas,
            @Nullable Level level,
            @Nullable String title,
            @Nullable String matter,
            @Nullable String place,
            @Nullable LocalDate day,
            @Nullable LocalTime starts,
            @Nullable LocalTime ends,
            @Nullable List<LeaderTyped> leaders,
            @Nullable List<Integer> departments) {}

    record Planned(List<Long> ids) {}

    @OpenTo(Role.OFFICER)
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Planned plan(@RequestBody NewReception wanted) {
        var user = currentUser.get();
        var starts = Typed.chosen(wanted.starts(), "开始时间", "the time it begins");
        var ends = Typed.chosen(wanted.ends(), "结束时间", "the time it ends");
        if (!ends.isAfter(starts)) {
            throw Refusal.badRequest(
                    "TIMES_REVERSED", "结束时间应晚于开始时间；请改正。", "It must end after it begins; mend the times.");
        }
        var codes = wanted.areas() == null || wanted.areas().isEmpty()
                ? List.of(user.area())
                : wanted.areas().stream().map(AskedArea::number).distinct().toList();
        for (int area : codes) {
            if (!user.scope().holds(area)
                    || (area != Areas.COUNTRY && areas.find(area).isEmpty())) {
                throw Refusal.badRequest(
                        "AREA_OUTSIDE",
                        "“%s”不是您辖区内的地区；请从区划列表中选择。".formatted(Areas.text(area)),
                        "%s is no area of yours; choose one from the list.".formatted(Areas.text(area)));
            }
        }
        var leaders = wanted.leaders() == null ? List.<LeaderTyped>of() : wanted.leaders();
        if (leaders.isEmpty()) {
            throw Refusal.badRequest(
                    "LEADER_NEEDED",
                    "没有填写接访领导；集中接访应有领导参加，请至少填写一位及其职务。",
                    "No leader is named; a collective reception needs at least one, with the rank.");
        }
        return new Planned(receptions.plan(
                codes,
                new Receptions.Plan(
                        Typed.chosen(wanted.level(), "接访层级", "the level"),
                        Typed.needed(wanted.title(), "接访名称", "the title"),
                        wanted.matter() == null ? "" : wanted.matter().strip(),
                        Typed.needed(wanted.place(), "接访地点", "the place"),
                        Typed.chosen(wanted.day(), "接访日期", "the day"),
                        starts,
                        ends,
                        leaders.stream()
                                .map(leader -> new Receptions.NewLeader(
                                        Typed.needed(leader.name(), "接访领导姓名", "the leader's name"),
                                        Typed.needed(leader.rank(), "接访领导职务", "the leader's rank")))
                                .toList(),
                        wanted.departments() == null ? List.of() : wanted.departments()),
                user));
    }

    record Holding(
            @Nullable Set<Long> leaders,
            @Nullable Set<Integer> departments,
            @Nullable String note) {}

    @OpenTo(Role.OFFICER)
    @PostMapping("/{id}/holding")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void hold(@PathVariable long id, @RequestBody Holding held) {
        var reception = receptions.find(id);
        if (reception.day().isAfter(desk.today())) {
            throw Refusal.conflict(
                    "RECEPTION_AHEAD",
                    "这场接访定在 %s，还没有到，不能登记为已接访。".formatted(reception.day()),
                    "This reception is planned for %s, which lies ahead.".formatted(reception.day()));
        }
        receptions.hold(
                id,
                held.leaders() == null ? Set.of() : held.leaders(),
                held.departments() == null ? Set.of() : held.departments(),
                held.note() == null ? "" : held.note().strip(),
                currentUser.get());
    }

    record Cancelling(@Nullable String reason) {}

    @OpenTo(Role.OFFICER)
    @PostMapping("/{id}/cancellation")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void cancel(@PathVariable long id, @RequestBody Cancelling why) {
        receptions.find(id);
        receptions.cancel(id, Typed.needed(why.reason(), "取消理由", "the reason"), currentUser.get());
    }

    /** @param number as on its receipt */
    record ClueAdded(@Nullable String number) {}

    @OpenTo(Role.OFFICER)
    @PostMapping("/{id}/clues")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void add(@PathVariable long id, @RequestBody ClueAdded added) {
        receptions.find(id);
        receptions.add(id, clue(Typed.needed(added.number(), "线索编号", "the clue's number")));
    }

    private long clue(String number) {
        return jdbc.sql("select id from clue.clue where number = ?")
                .param(number.strip().toUpperCase(Locale.ROOT))
                .query(Long.class)
                .optional()
                .orElseThrow(() -> Refusal.notFound(
                        "CLUE_UNKNOWN",
                        "没有找到编号为“%s”的线索；请核对编号。".formatted(number),
                        "There is no clue of number “%s”; check it.".formatted(number)));
    }

    record NewPromise(
            @Nullable String clue,
            @Nullable String text,
            @Nullable LocalDate due,
            @Nullable Integer organisation) {}

    @OpenTo(Role.OFFICER)
    @PostMapping("/{id}/promises")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void promise(@PathVariable long id, @RequestBody NewPromise wanted) {
        receptions.find(id);
        var about = wanted.clue();
        Long clue = about == null || about.isBlank() ? null : Long.valueOf(clue(about));
        receptions.promise(
                id,
                clue,
                Typed.needed(wanted.text(), "承诺事项", "what is promised"),
                Typed.chosen(wanted.due(), "兑现期限", "the day it is to be kept"),
                wanted.organisation() == null ? 0 : wanted.organisation(),
                currentUser.get());
    }

    record Keeping(@Nullable String text) {}

    @OpenTo(Role.OFFICER)
    @PostMapping("/{id}/promises/{promise}/keeping")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void keep(@PathVariable long id, @PathVariable long promise, @RequestBody Keeping how) {
        receptions.find(id);
        receptions.keep(id, promise, Typed.needed(how.text(), "兑现情况", "how it was kept"), currentUser.get());
    }
}
