package anxin.server.clue.hotspot;

import anxin.engine.policy.Policy;
import anxin.server.access.CurrentUser;
import anxin.server.access.OpenTo;
import anxin.server.access.Role;
import anxin.server.clue.desk.AskedArea;
import anxin.server.clue.desk.DeskWork;
import anxin.server.clue.desk.SettledLevel;
import anxin.server.clue.desk.Typed;
import anxin.server.clue.hotspot.HotSpots.Asked;
import anxin.server.clue.hotspot.HotSpots.Kind;
import anxin.server.clue.intake.Limits;
import anxin.server.http.Refusal;
import anxin.server.jurisdiction.Areas;
import anxin.server.jurisdiction.Organisation;
import anxin.server.jurisdiction.Organisations;
import anxin.server.project.ProjectList;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Hot spots and the figures of clues: each number is a list one can open. */
@RestController
@RequestMapping("/api/hot-spots")
class HotSpotController {

    private static final String MINIMUM = "clue.hotspot.minimum";
    private static final String DAYS = "clue.hotspot.days";
    private static final String TRIGGER = "clue.growth.trigger";
    private static final int MOST = 100;

    private final CurrentUser currentUser;
    private final HotSpots spots;
    private final SpotOwners owners;
    private final Organisations organisations;
    private final ProjectList projects;
    private final Areas areas;
    private final Limits limits;
    private final DeskWork desk;

    HotSpotController(
            CurrentUser currentUser,
            HotSpots spots,
            SpotOwners owners,
            Organisations organisations,
            ProjectList projects,
            Areas areas,
            Limits limits,
            DeskWork desk) {
        this.currentUser = currentUser;
        this.spots = spots;
        this.owners = owners;
        this.organisations = organisations;
        this.projects = projects;
        this.areas = areas;
        this.limits = limits;
        this.desk = desk;
    }

    record SpotSaid(String text, Instant at, String by) {}

    /**
     * One line.
     *
     * @param code of the area or project, or the employer's name: what its clues are asked by
     * @param growth against the period before; null where there was nothing or too little
     * @param hot whether the growth reaches the trigger of the pack
     */
    record SpotShown(
            String subject,
            String code,
            String name,
            int count,
            int matters,
            int before,
            int national,
            @Nullable Double growth,
            boolean hot,
            @Nullable String owner,
            @Nullable String asks,
            @Nullable LocalDate due,
            List<SpotSaid> feedback) {}

    /**
     * @param trigger null where the pack sets none: then there is only the list
     * @param minimum so many clues a line must have before its growth means anything
     */
    record HotSpotList(
            LocalDate from,
            LocalDate to,
            int minimum,
            @Nullable Double trigger,
            List<SpotShown> items) {}

    @OpenTo({Role.OFFICER, Role.LEADER})
    @GetMapping
    HotSpotList list(
            @RequestParam(defaultValue = "AREA") Kind kind,
            @RequestParam @Nullable String area,
            @RequestParam @Nullable LocalDate from,
            @RequestParam @Nullable LocalDate to,
            Locale locale) {
        var policy = policy(area);
        int minimum = number(policy, MINIMUM, 5);
        var until = to == null ? desk.today() : to;
        var asked = asked(area, from == null ? until.minusDays(number(policy, DAYS, 30) - 1L) : from, until);
        var trigger = policy.parameter(TRIGGER, desk.today())
                .map(value -> value.value().doubleValue())
                .orElse(null);
        return new HotSpotList(
                asked.from(),
                asked.to(),
                minimum,
                trigger,
                spots.of(kind, asked, MOST).stream()
                        .map(spot -> shown(kind, spot, minimum, trigger))
                        .toList());
    }

    private SpotShown shown(Kind kind, HotSpots.Spot spot, int minimum, @Nullable Double trigger) {
        boolean enough = spot.count() >= minimum;
        Double growth = spot.before() == 0 || !enough
                ? null
                : Double.valueOf((double) (spot.count() - spot.before()) / spot.before());
        var owner = owners.of(kind, spot.subject()).orElse(null);
        var project = kind == Kind.PROJECT
                ? projects.find(Integer.parseInt(spot.subject()), desk.today()).orElse(null)
                : null;
        var debtor = Objects.requireNonNullElse(spot.debtor(), "");
        return new SpotShown(
                spot.subject(),
                switch (kind) {
                    case AREA -> Areas.text(Integer.parseInt(spot.subject()));
                    case PROJECT -> project == null ? spot.subject() : project.code();
                    case EMPLOYER -> debtor;
                },
                switch (kind) {
                    case AREA -> areas.fullName(Integer.parseInt(spot.subject()));
                    case PROJECT -> project == null ? spot.subject() : project.name();
                    case EMPLOYER -> debtor;
                },
                spot.count(),
                spot.matters(),
                spot.before(),
                spot.national(),
                growth,
                trigger != null && enough && (growth == null || growth >= trigger),
                owner == null
                        ? null
                        : organisations
                                .find(owner.organisation())
                                .map(Organisation::name)
                                .orElse(""),
                owner == null ? null : owner.asks(),
                owner == null ? null : owner.due(),
                owner == null
                        ? List.of()
                        : owner.feedback().stream()
                                .map(said -> new SpotSaid(said.text(), said.at(), said.by()))
                                .toList());
    }

    record SpotGiven(
            @Nullable Integer organisation,
            @Nullable String asks,
            @Nullable LocalDate due) {}

    @OpenTo({Role.OFFICER, Role.LEADER})
    @PostMapping("/{kind}/{subject}/owner")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void give(@PathVariable Kind kind, @PathVariable String subject, @RequestBody SpotGiven giving) {
        int organisation = Typed.chosen(giving.organisation(), "责任单位", "the organisation");
        if (organisations
                .find(organisation)
                .filter(one -> one.endedOn() == null)
                .isEmpty()) {
            throw Refusal.badRequest(
                    "ORGANISATION_UNKNOWN",
                    "没有这个机构，或者它已撤销；请从机构列表中选择。",
                    "There is no such organisation, or it has ended; choose one from the list.");
        }
        owners.give(
                kind,
                subject,
                organisation,
                Typed.needed(giving.asks(), "工作要求", "what is asked"),
                giving.due(),
                currentUser.get());
    }

    record SpotSaying(@Nullable String text) {}

    @OpenTo({Role.OFFICER, Role.LEADER, Role.SECTOR, Role.PARTNER, Role.FIELD})
    @PostMapping("/{kind}/{subject}/feedback")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void say(@PathVariable Kind kind, @PathVariable String subject, @RequestBody SpotSaying saying) {
        owners.say(kind, subject, Typed.needed(saying.text(), "处置反馈", "the feedback"), currentUser.get());
    }

    record LevelShown(
            @Nullable String level,
            String name,
            int count,
            @Nullable Double share) {}

    /** A month with its rates; null where there is nothing to divide by. */
    record MonthShown(
            String month,
            int raw,
            int matters,
            int repeated,
            @Nullable Double repeatRate,
            int severalChannels,
            @Nullable Double severalChannelRate,
            int national,
            int local,
            @Nullable Double localShare,
            int projectMoney,
            int closed,
            int inTime,
            @Nullable Double inTimeRate) {}

    record FiguresShown(
            LocalDate from,
            LocalDate to,
            List<MonthShown> months,
            List<LevelShown> levels,
            List<HotSpots.Repeated> mostRepeated) {}

    /** Repeat and multi-channel rates, local absorption (本地化率), share by level, matters reported most often. */
    @OpenTo({Role.OFFICER, Role.LEADER})
    @GetMapping("/figures")
    FiguresShown figures(
            @RequestParam @Nullable String area,
            @RequestParam @Nullable LocalDate from,
            @RequestParam @Nullable LocalDate to,
            Locale locale) {
        var until = to == null ? desk.today() : to;
        var asked = asked(area, from == null ? until.withDayOfMonth(1).minusMonths(11) : from, until);
        var levels = spots.levels(asked);
        int settled = levels.stream().mapToInt(HotSpots.LevelCount::count).sum();
        return new FiguresShown(
                asked.from(),
                asked.to(),
                spots.months(asked).stream().map(HotSpotController::shown).toList(),
                levels.stream()
                        .map(level -> new LevelShown(
                                level.level(),
                                level.level() == null
                                        ? ""
                                        : SettledLevel.valueOf(level.level())
                                                .words()
                                                .in(locale),
                                level.count(),
                                share(level.count(), settled)))
                        .toList(),
                spots.mostRepeated(asked, 20));
    }

    private static MonthShown shown(HotSpots.Month month) {
        return new MonthShown(
                month.month(),
                month.raw(),
                month.matters(),
                month.repeated(),
                share(month.repeated(), month.raw()),
                month.severalChannels(),
                share(month.severalChannels(), month.matters()),
                month.national(),
                month.local(),
                share(month.local(), month.local() + month.national()),
                month.projectMoney(),
                month.closed(),
                month.inTime(),
                share(month.inTime(), month.closed()));
    }

    private static @Nullable Double share(int part, int whole) {
        return whole == 0 ? null : Double.valueOf((double) part / whole);
    }

    private Asked asked(@Nullable String area, LocalDate from, LocalDate to) {
        if (from.isAfter(to)) {
            throw Refusal.badRequest(
                    "PERIOD_REVERSED", "起始日期晚于截止日期；请调换。", "The first day is after the last; exchange them.");
        }
        var user = currentUser.get();
        return new Asked(from, to, area == null || area.isBlank() ? user.scope() : AskedArea.of(area, user));
    }

    private Policy policy(@Nullable String area) {
        return limits.policy(area == null || area.isBlank() ? currentUser.get().area() : AskedArea.number(area));
    }

    private int number(Policy policy, String parameter, int unlessSaid) {
        return policy.parameter(parameter, desk.today())
                .map(value -> value.value().intValue())
                .orElse(unlessSaid);
    }
}
