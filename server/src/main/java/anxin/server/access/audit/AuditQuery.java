package anxin.server.access.audit;

import anxin.engine.calendar.BeijingTime;
import anxin.server.http.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for in the audit; what is not given does not matter.
 *
 * @param user login or name
 * @param from first day, in Beijing; without it the day itself is {@code to}
 * @param to last day, included
 * @param subject the code of a project, the number of a warning, import or user
 * @param onBehalfOf login or name of who was stood in for; readable part of an API key, or the organisation it belongs to
 * @param refused only what was refused or failed
 * @param byItself also what pages ask for by themselves, such as the list of areas
 */
record AuditQuery(
        @Nullable String user,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable Act act,
        @Nullable String subject,
        @Nullable String onBehalfOf,
        @Nullable Boolean refused,
        @Nullable Boolean byItself) {

    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LAST = LocalDate.of(9999, 1, 1);

    AuditQuery {
        if (from != null && to != null && to.isBefore(from)) {
            throw Refusal.badRequest(
                    "DAYS_REVERSED",
                    "起始日期 %s 在截止日期 %s 之后；请调换。".formatted(from, to),
                    "The first day, %s, is after the last, %s; exchange them.".formatted(from, to));
        }
        user = stripped(user);
        subject = stripped(subject);
        onBehalfOf = stripped(onBehalfOf);
    }

    private static @Nullable String stripped(@Nullable String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }

    Instant since() {
        return start(from == null ? FIRST : from);
    }

    Instant until() {
        return start(to == null ? LAST : to.plusDays(1));
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(BeijingTime.ZONE).toInstant();
    }
}
