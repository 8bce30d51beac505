package anxin.server.dispatch;

import anxin.engine.calendar.WorkCalendar;
import anxin.engine.policy.Unit;
import anxin.server.words.Words;
import java.time.LocalDate;

/** How long there is still, in words: 还剩2个工作日, 今天到期, 逾期3天. */
final class DaysLeft {

    private DaysLeft() {}

    static Words words(WorkCalendar calendar, Unit unit, LocalDate due, LocalDate on) {
        boolean working = unit == Unit.WORKDAYS;
        if (due.equals(on)) {
            return new Words("今天到期", "due today");
        }
        int left = Counting.left(calendar, unit, due, on);
        if (on.isBefore(due)) {
            return working
                    ? new Words("还剩%d个工作日".formatted(left), "%s left".formatted(count(left, "working day")))
                    : new Words("还剩%d天".formatted(left), "%s left".formatted(count(left, "day")));
        }
        // Late over a weekend is late, though no working day has gone by.
        return working && left < 0
                ? new Words("逾期%d个工作日".formatted(-left), "%s late".formatted(count(-left, "working day")))
                : working
                        ? new Words("已逾期", "late")
                        : new Words("逾期%d天".formatted(-left), "%s late".formatted(count(-left, "day")));
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
