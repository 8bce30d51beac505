package anxin.server.dispatch;

import anxin.engine.policy.TimeLimit;
import anxin.server.dispatch.ClockStore.EventRow;
import anxin.server.words.Words;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Clocks in words. */
final class ClockShown {

    private ClockShown() {}

    static ClockView view(
            ClockRow row,
            List<EventRow> events,
            ClockView.@Nullable Asked asked,
            Calendars calendars,
            LocalDate today) {
        var calendar = calendars.inForce().calendar();
        var unit = row.limit().time().unit();
        var on = row.countedTo(today);
        return new ClockView(
                row.id(),
                row.subject(),
                row.task(),
                row.limit().rule(),
                words(row.limit().time()),
                row.limit().basis(),
                row.from(),
                row.due(),
                row.firstDue(),
                row.calendar(),
                calendars.isProvisional(row.from(), row.due()),
                row.state(),
                on.isAfter(row.due()),
                Counting.left(calendar, unit, row.due(), on),
                switch (row.state()) {
                    case RUNNING -> DaysLeft.words(calendar, unit, row.due(), on);
                    case SUSPENDED -> new Words("已中止", "suspended");
                    case STOPPED ->
                        on.isAfter(row.due()) ? new Words("超期办结", "done late") : new Words("按期办结", "done in time");
                },
                row.level(),
                asked,
                events.stream().map(ClockShown::event).toList());
    }

    static Words words(TimeLimit time) {
        return new Words(time.words().zh(), time.words().en());
    }

    private static ClockView.Event event(EventRow row) {
        return new ClockView.Event(
                row.at().toInstant(),
                row.day(),
                row.kind(),
                what(row),
                row.by(),
                row.dueWas(),
                row.due(),
                row.reason(),
                row.text());
    }

    private static Words what(EventRow row) {
        var time = row.time() == null ? new Words("", "") : words(row.time());
        return switch (row.kind()) {
            case "STARTED" -> new Words("开始计时，%s".formatted(time.zh()), "Started, %s".formatted(time.en()));
            case "RECOUNTED" -> new Words("节假日安排变动，重新计算到期日", "Counted anew: the holiday calendar changed");
            case "EXTENSION_ASKED" ->
                new Words("申请延期%s".formatted(time.zh()), "Extension of %s asked for".formatted(time.en()));
            case "SUSPENSION_ASKED" -> new Words("申请中止计时", "Suspension asked for");
            case "ASKED_IN_VAIN" -> new Words("申请未获批准", "Not granted");
            case "EXTENDED" -> new Words("批准延期%s".formatted(time.zh()), "Extended by %s".formatted(time.en()));
            case "SUSPENDED" -> new Words("中止计时", "Suspended");
            case "RESUMED" -> new Words("恢复计时", "Resumed");
            case "STOPPED" -> new Words("终止计时", "Stopped");
            case "REOPENED" -> new Words("重新办理，原时限继续计算", "Reopened; the first limit goes on");
            case "LATE" -> new Words("超过时限", "Ran out");
            default ->
                row.level() == null
                        ? new Words(row.kind(), row.kind())
                        : Level.valueOf(row.level()).words();
        };
    }
}
