package anxin.server.dispatch;

import anxin.engine.policy.TimeLimit;
import anxin.engine.policy.Unit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A clock as it is stored. */
record ClockRow(
        long id,
        Subject subject,
        long task,
        String title,
        int area,
        int project,
        Limit limit,
        LocalDate from,
        LocalDate firstDue,
        LocalDate due,
        String calendar,
        ClockState state,
        @Nullable LocalDate suspendedOn,
        @Nullable LocalDate stoppedOn,
        @Nullable LocalDate stoodFrom,
        int stoodDays,
        @Nullable Level level) {

    static ClockRow of(ResultSet row, int n) throws SQLException {
        var level = row.getString("level");
        return new ClockRow(
                row.getLong("id"),
                new Subject(row.getString("subject_kind"), row.getLong("subject_id")),
                row.getLong("task_id"),
                row.getString("title"),
                row.getInt("area"),
                row.getInt("project_id"),
                new Limit(
                        row.getString("rule"),
                        new TimeLimit(row.getInt("number"), Unit.valueOf(row.getString("unit"))),
                        row.getString("basis")),
                row.getObject("from_day", LocalDate.class),
                row.getObject("first_due", LocalDate.class),
                row.getObject("due", LocalDate.class),
                row.getString("calendar"),
                ClockState.valueOf(row.getString("state")),
                row.getObject("suspended_on", LocalDate.class),
                row.getObject("stopped_on", LocalDate.class),
                row.getObject("stood_from", LocalDate.class),
                row.getInt("stood_days"),
                level == null ? null : Level.valueOf(level));
    }

    /** The day up to which time is counted: today, or the day it was stopped or suspended. */
    LocalDate countedTo(LocalDate today) {
        return stoppedOn != null ? stoppedOn : suspendedOn != null ? suspendedOn : today;
    }
}
