package anxin.server.access.audit;

import anxin.server.words.Words;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one module keeps of who changed what (变更记录): shown beside the requests, never copied into the audit. */
public interface RecordedChanges {

    /** The latest of them that fit, at most so many, within the scope in force. */
    List<Recorded> find(Asked asked, int most);

    /**
     * @param by only what this user did
     * @param to exclusive
     * @param subject only what concerns this: the code of a project, the number of a warning or an import, a login
     */
    record Asked(
            @Nullable By by,
            Instant from,
            Instant to,
            @Nullable String subject) {}

    /** Number and login of a user. */
    record By(long id, String login) {}

    /** @param subject what it concerns, as it is written in an address */
    record Recorded(Instant at, String by, Words what, String subject) {}
}
