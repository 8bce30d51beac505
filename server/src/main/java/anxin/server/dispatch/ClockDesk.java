package anxin.server.dispatch;

import anxin.engine.policy.DatedValue;
import anxin.engine.policy.TimeLimit;
import anxin.server.access.Role;
import anxin.server.access.User;
import anxin.server.dispatch.ClockRequestStore.Request;
import anxin.server.dispatch.ClockStore.Said;
import anxin.server.dispatch.Counting.Change;
import anxin.server.dispatch.Counting.Change.Extended;
import anxin.server.dispatch.Counting.Change.Stood;
import anxin.server.http.Refusal;
import anxin.server.jurisdiction.Areas;
import anxin.server.notice.Notices;
import anxin.server.notice.Notices.To;
import anxin.server.notice.Told;
import anxin.server.words.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Extension (延期) and suspension (中止) of clocks: asked for with a reason the pack knows, before the last day is over, and
 * decided by a second person: a leader of the area or an inspector of the level above.
 */
@Component
class ClockDesk {

    private final ClockStore store;
    private final ClockRequestStore requests;
    private final Clocks clocks;
    private final Calendars calendars;
    private final Notices notices;

    ClockDesk(ClockStore store, ClockRequestStore requests, Clocks clocks, Calendars calendars, Notices notices) {
        this.store = store;
        this.requests = requests;
        this.clocks = clocks;
        this.calendars = calendars;
        this.notices = notices;
    }

    /** What may be asked for. */
    enum Kind {
        EXTENSION("延期", "extension"),
        SUSPENSION("中止计时", "suspension");

        private final Words words;

        Kind(String zh, String en) {
            this.words = new Words(zh, en);
        }
    }

    /** The reasons the pack of an area accepts; it separates them by semicolons. */
    List<String> reasons(int area, Kind kind) {
        return calendars
                .inForce()
                .policies()
                .forArea(Areas.text(area))
                .inForce("clock.%s.reasons".formatted(kind.name().toLowerCase(Locale.ROOT)), store.today())
                .map(DatedValue::text)
                .map(text -> Stream.of(text.split("[；;]"))
                        .map(String::strip)
                        .filter(reason -> !reason.isEmpty())
                        .toList())
                .orElse(List.of());
    }

    /** @param number of days, working days or months, as the limit is; for an extension */
    @Transactional
    void ask(long clock, Kind kind, @Nullable Integer number, String reason, String text, User user) {
        var row = running(clock);
        if (!reasons(row.area(), kind).contains(reason)) {
            throw Refusal.badRequest(
                    "REASON_NOT_ACCEPTED",
                    "申请%s须从规定事由中选择一项。".formatted(kind.words.zh()),
                    "Choose one of the accepted reasons for an %s.".formatted(kind.words.en()));
        }
        if (kind == Kind.EXTENSION && (number == null || number < 1)) {
            throw Refusal.badRequest("EXTENSION_LENGTH", "请填写延期的天数，至少为1。", "Say by how long, at least 1.");
        }
        if (store.today().isAfter(row.due())) {
            throw Refusal.conflict(
                    "LIMIT_OVER",
                    "办理时限已于 %s 届满，不能再申请%s；请尽快办结并说明原因。".formatted(row.due(), kind.words.zh()),
                    "The limit ended on %s; an %s cannot be asked for any more. Finish the matter and say why it is late."
                            .formatted(row.due(), kind.words.en()));
        }
        if (!requests.open(List.of(clock)).isEmpty()) {
            throw Refusal.conflict(
                    "ASKED_ALREADY", "已有一项申请等待审批；请待审批后再提出。", "A request is waiting already; wait for its decision.");
        }
        var time = kind == Kind.EXTENSION
                ? new TimeLimit(
                        Objects.requireNonNull(number), row.limit().time().unit())
                : null;
        requests.add(clock, kind, time, reason, text, user);
        store.add(
                clock,
                kind.name() + "_ASKED",
                store.today(),
                By.user(user),
                null,
                row.due(),
                new Said(time, null, reason, text));
        notices.tell(
                To.OFFICE,
                told(
                        "clock-request",
                        row,
                        "有一项%s申请待审批".formatted(kind.words.zh()),
                        "An %s waits for a decision".formatted(kind.words.en())));
    }

    @Transactional
    void decide(long request, boolean granted, String text, User user) {
        var asked = requests.lock(request)
                .filter(each -> !each.decided())
                .orElseThrow(() -> Refusal.notFound(
                        "NO_REQUEST",
                        "没有这项待审批的申请，可能已由他人审批；请刷新。",
                        "There is no such request waiting; somebody else may have decided. Reload."));
        var row = running(asked.clock());
        requireSecond(asked, row, user);
        requests.decide(request, granted, user);
        var by = By.user(user);
        if (!granted) {
            store.add(row.id(), "ASKED_IN_VAIN", store.today(), by, null, row.due(), Said.text(text));
        } else if (asked.kind() == Kind.EXTENSION) {
            var due = move(row, new Extended(Objects.requireNonNull(asked.time())));
            store.add(
                    row.id(),
                    "EXTENDED",
                    store.today(),
                    by,
                    row.due(),
                    due,
                    new Said(asked.time(), null, asked.reason(), text));
            clocks.wind(row.id());
        } else {
            store.suspend(row.id(), store.today());
            store.add(
                    row.id(),
                    "SUSPENDED",
                    store.today(),
                    by,
                    null,
                    row.due(),
                    new Said(null, null, asked.reason(), text));
        }
        notices.tell(
                To.user(asked.askedBy()),
                granted
                        ? told(
                                "clock-decided",
                                row,
                                "%s申请已批准".formatted(asked.kind().words.zh()),
                                "The %s was granted"
                                        .formatted(asked.kind().words.en()))
                        : told(
                                "clock-decided",
                                row,
                                "%s申请未获批准".formatted(asked.kind().words.zh()),
                                "The %s was not granted"
                                        .formatted(asked.kind().words.en())));
    }

    /** The reason for the suspension is gone: the days it stood are added. */
    @Transactional
    void resume(long clock, String text, User user) {
        var row = store.lock(clock)
                .filter(each -> each.state() == ClockState.SUSPENDED)
                .orElseThrow(() ->
                        Refusal.conflict("NOT_SUSPENDED", "该时限没有处于中止状态；请刷新。", "This clock is not suspended; reload."));
        var due = move(row, new Stood(Objects.requireNonNull(row.suspendedOn()), store.today()));
        store.resume(clock);
        store.add(clock, "RESUMED", store.today(), By.user(user), row.due(), due, Said.text(text));
        clocks.wind(clock);
    }

    /** Whether somebody may decide what another asked for about a clock of this area. */
    boolean mayDecide(int area, User user) {
        int county = area / 1_000 * 1_000;
        return user.scope().holds(area)
                && (user.role() == Role.LEADER
                        || user.role() == Role.OFFICER && Areas.level(user.area()) < Areas.level(county));
    }

    private void requireSecond(Request asked, ClockRow row, User user) {
        if (asked.askedBy() == user.id() || !mayDecide(row.area(), user)) {
            throw Refusal.conflict(
                    "SECOND_PERSON_NEEDED",
                    "延期、中止须由申请人以外的本级领导或上一级监察员审批。",
                    "A leader of the area or an inspector of the level above decides, and never who asked.");
        }
    }

    private LocalDate move(ClockRow row, Change change) {
        var changes = new ArrayList<>(store.changes(row.id()));
        changes.add(change);
        var due = Counting.due(
                calendars.inForce().calendar(), row.from(), row.limit().time(), changes);
        store.due(row, due, calendars.stamp(row.from(), due));
        return due;
    }

    private ClockRow running(long clock) {
        return store.lock(clock)
                .filter(row -> row.state() == ClockState.RUNNING)
                .orElseThrow(() -> Refusal.notFound(
                        "NO_RUNNING_CLOCK",
                        "没有这个正在计时的时限，可能已终止；请刷新。",
                        "There is no such clock running; it may have been stopped. Reload."));
    }

    private static Told told(String kind, ClockRow row, String zh, String en) {
        return new Told(
                kind,
                row.area(),
                row.subject().page(),
                new Words("%s：%s".formatted(zh, row.title()), "%s: %s".formatted(en, row.title())));
    }
}
