package anxin.server.dispatch;

import anxin.engine.calendar.WorkCalendar;
import anxin.engine.policy.Policy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The steps a clock goes from the reminder to the interview (提级阶梯), by the pack in force. */
record Ladder(Map<Level, Integer> workingDays) {

    /** The step every clock has, whatever the pack: the last day is over. */
    static final String LATE = "LATE";

    /** A step and the day it is for. */
    record Step(String level, LocalDate day) {}

    static Ladder of(Policy policy, LocalDate on) {
        var days = new EnumMap<Level, Integer>(Level.class);
        for (var level : Level.values()) {
            policy.parameter(level.parameter(), on)
                    .ifPresent(number -> days.put(level, number.value().intValueExact()));
        }
        return new Ladder(days);
    }

    /**
     * All steps in the order of their days.
     *
     * @param stoodFrom since when steps are later by the days the clock stood still after an end; null for never
     */
    List<Step> steps(WorkCalendar calendar, LocalDate due, @Nullable LocalDate stoodFrom, int stoodDays) {
        var steps = new ArrayList<Step>();
        workingDays.forEach((level, days) -> steps.add(new Step(
                level.name(),
                level == Level.REMIND
                        ? calendar.minusWorkingDays(due, days)
                        : moved(calendar.plusWorkingDays(due, days), stoodFrom, stoodDays))));
        steps.add(new Step(LATE, due.plusDays(1)));
        steps.sort(Comparator.comparing(Step::day)
                .thenComparing(step -> step.level().equals(LATE) ? -1 : 0));
        return steps;
    }

    private static LocalDate moved(LocalDate day, @Nullable LocalDate stoodFrom, int stoodDays) {
        return stoodFrom == null || day.isBefore(stoodFrom) ? day : day.plusDays(stoodDays);
    }

    /** The day of the first step that has not been gone; null when all have. */
    static @Nullable LocalDate next(List<Step> steps, Set<String> gone) {
        return steps.stream()
                .filter(step -> !gone.contains(step.level()))
                .map(Step::day)
                .findFirst()
                .orElse(null);
    }
}
