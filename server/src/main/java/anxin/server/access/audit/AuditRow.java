package anxin.server.access.audit;

import anxin.server.access.User;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One request, and what became of it.
 *
 * @param user as they were then; role, area and organisation of the post are the scope the request worked under
 * @param behalf for whom or by what, where it was not for themselves
 * @param session the session it came by, if it was one
 * @param endpoint the pattern of the address, never the address itself
 * @param subject what the address names first: the code of a project, the number of a warning
 * @param parameters the rest of what was asked, in JSON, with personal data masked
 * @param answered rows in the answer, where it is a list
 */
record AuditRow(
        Instant at,
        User user,
        @Nullable Behalf behalf,
        @Nullable Long session,
        String address,
        String agent,
        Act act,
        String method,
        String endpoint,
        @Nullable String subject,
        String parameters,
        int status,
        @Nullable Integer answered,
        @Nullable Long person,
        @Nullable Reason reason) {

    AuditRow because(Act seen, long whom, Reason why) {
        return new AuditRow(
                at,
                user,
                behalf,
                session,
                address,
                agent,
                seen,
                method,
                endpoint,
                subject,
                parameters,
                status,
                answered,
                whom,
                why);
    }
}
