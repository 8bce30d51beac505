package anxin.server.clue.intake;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody reports, checked and ready to be taken in.
 *
 * @param key given by the sender; the same again is the same report
 * @param channel id of a channel of the pack
 * @param foreignNumber its number on the platform it came from
 * @param persons the one who reports first, then those spoken for
 */
public record Report(
        @Nullable String key,
        String channel,
        @Nullable String foreignNumber,
        @Nullable Instant writtenAt,
        Place place,
        Matter matter,
        Mode mode,
        List<Person> persons,
        boolean consent,
        @Nullable String language,
        @Nullable Taker taker) {

    public Report {
        persons = List.copyOf(persons);
    }

    /**
     * Where it is about.
     *
     * @param area nine-digit division code
     * @param project number of the project; 0 for none
     * @param siteCode the project's code as stated, whether there is one or not
     */
    public record Place(
            int area,
            int project,
            @Nullable String siteCode,
            @Nullable String words) {}

    /**
     * What it is about.
     *
     * @param sinceMonth by {@link anxin.engine.rows.Months}
     * @param amountFen what is owed to all together
     */
    public record Matter(
            @Nullable String debtor,
            @Nullable Integer sinceMonth,
            @Nullable Integer untilMonth,
            @Nullable Integer people,
            @Nullable Long amountFen,
            @Nullable String trade,
            String text) {}

    /** @param amountFen what is owed to this person, where it is said */
    public record Person(
            @Nullable String name,
            @Nullable String phone,
            @Nullable String identityNumber,
            @Nullable Long amountFen) {

        boolean isSomebody() {
            return name != null || phone != null || identityNumber != null;
        }
    }

    /**
     * Who takes it at a desk, and so is the first contact (首问责任).
     *
     * @param user 0 for a machine
     */
    public record Taker(int organisation, long user, String login, String name) {}
}
