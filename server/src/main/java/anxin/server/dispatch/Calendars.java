package anxin.server.dispatch;

import anxin.engine.calendar.Holidays;
import anxin.engine.policy.Policies;
import anxin.server.jurisdiction.Areas;
import anxin.server.jurisdiction.PacksInForce;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** The packs and the work calendar in force, and what a day counted by it rests on. */
@Component
class Calendars {

    private final PacksInForce packs;

    Calendars(PacksInForce packs) {
        this.packs = packs;
    }

    PacksInForce.Loaded inForce() {
        return packs.get();
    }

    Ladder ladder(int area, LocalDate on) {
        return Ladder.of(inForce().policies().forArea(Areas.text(area)), on);
    }

    /** Which notices a period was counted by, with a mark that changes when one of their days does. */
    String stamp(LocalDate from, LocalDate due) {
        return stamp(inForce().policies(), from, due);
    }

    private static String stamp(Policies policies, LocalDate from, LocalDate due) {
        var notices = policies.holidays().stream().collect(Collectors.toMap(Holidays::year, Function.identity()));
        return IntStream.rangeClosed(from.getYear(), due.getYear())
                .mapToObj(year -> {
                    var notice = notices.get(year);
                    return notice == null
                            ? year + " 节假日安排未公布"
                            : "%d %s [%08x]"
                                    .formatted(
                                            year, notice.notice(), days(notice).hashCode());
                })
                .collect(Collectors.joining("；"));
    }

    private static List<String> days(Holidays notice) {
        var days = new ArrayList<String>();
        new TreeSet<>(notice.daysOff()).forEach(day -> days.add("-" + day));
        new TreeSet<>(notice.workingDays()).forEach(day -> days.add("+" + day));
        return days;
    }

    boolean isProvisional(LocalDate from, LocalDate due) {
        return !IntStream.rangeClosed(from.getYear(), due.getYear())
                .allMatch(inForce().calendar()::hasNotice);
    }
}
