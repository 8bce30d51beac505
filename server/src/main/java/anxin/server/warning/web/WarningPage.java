package anxin.server.warning.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything about one warning: what was found, by which article and numbers, what would clear it, who must act, and
 * what has happened since.
 *
 * @param explanation the rule's sentence with the facts as judged
 * @param proposal no law sets this rule or one of its numbers
 */
record WarningPage(
        @JsonUnwrapped WarningItem item,
        String explanation,
        String clears,
        @Nullable ClearBy clearByText,
        List<String> handledBy,
        List<Article> basis,
        String confidence,
        String confidenceText,
        boolean anyProposal,
        List<Fact> facts,
        List<Parameter> parameters,
        PackShown pack,
        String condition,
        LocalDate judgedFor,
        @Nullable String provisionalText,
        @Nullable String clearReason,
        List<Event> history,
        List<WarningNotes.Note> comments,
        @Nullable String acknowledgedBy,
        @Nullable Instant acknowledgedAt,
        @Nullable Long previousId) {

    /** The time to clear it (消除时限). */
    record ClearBy(String text, LocalDate lastDay, boolean provisional) {}

    /** An article of law. */
    record Article(
            String title,
            @Nullable String article,
            String text,
            @Nullable String href,
            String confidence) {}

    /**
     * A fact as it was on the day judged for.
     *
     * @param opens whether the rows it was counted from can be asked for
     */
    record Fact(String name, String label, @Nullable String value, String text, String unit, boolean opens) {}

    /** A number the rule used, and where it comes from. */
    record Parameter(
            String id,
            String title,
            String value,
            String text,
            String unit,
            LocalDate since,
            String basis,
            String confidence,
            String confidenceText,
            boolean proposal,
            String pack) {}

    /** The pack that held. */
    record PackShown(String code, String name, String version, String status) {}

    /** A fact that moved (事实变化). */
    record Moved(String name, String label, String was, String now) {}

    /** One step of its life. */
    record Event(
            LocalDate day,
            String kind,
            String kindText,
            @Nullable String level,
            String value,
            String valueText,
            @Nullable String reason,
            List<Moved> moved,
            Instant at,
            @Nullable String by) {}
}
