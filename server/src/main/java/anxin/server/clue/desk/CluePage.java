package anxin.server.clue.desk;

import anxin.server.clue.desk.ClueItems.ClueItem;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All about one clue.
 *
 * @param text the letter; with those who reported hidden where the reader may not see them
 * @param masked whether anything was hidden
 * @param group the others merged with it
 * @param mergedDue the shortest limit of all that are merged
 * @param fields what was read of it, beside what was decided
 * @param sure from which confidence on a reading is shown as an answer
 * @param systemNeeded whether the second part of the verification must be filled in
 * @param missing what stands between it and being closed
 * @param may whether the reader may work on it
 */
record CluePage(
        ClueItem clue,
        @Nullable Instant writtenAt,
        @Nullable String place,
        @Nullable String since,
        @Nullable String until,
        @Nullable String trade,
        boolean projectRunning,
        boolean firstGap,
        @Nullable String limitRule,
        @Nullable String limitBasis,
        @Nullable LocalDate mergedDue,
        String text,
        boolean masked,
        List<ClueItem> group,
        List<FieldShown> fields,
        double sure,
        List<SuspectShown> suspects,
        List<MergingShown> mergings,
        List<ClaimShown> claims,
        List<QuestionShown> questions,
        List<FileShown> files,
        List<PaymentShown> payments,
        @Nullable Integer stars,
        @Nullable VerificationShown verification,
        boolean systemNeeded,
        List<AnswerShown> answers,
        List<HopShown> hops,
        List<StepShown> steps,
        long problem,
        List<String> missing,
        boolean may) {

    /** @param start of the passage in the letter */
    record PassageShown(int start, int end) {}

    /**
     * A field of the letter.
     *
     * @param read as it was read; null where the letter does not say
     * @param proposed what was read, where that is sure enough to be shown as an answer
     * @param decided whether an officer has said what is right
     * @param value what holds then
     */
    record FieldShown(
            String field,
            String name,
            @Nullable String read,
            @Nullable String readText,
            @Nullable Double confidence,
            boolean proposed,
            List<PassageShown> passages,
            boolean decided,
            boolean confirmed,
            @Nullable String value,
            @Nullable String valueText,
            @Nullable String by,
            @Nullable Instant at,
            List<Choice> choices) {}

    /** One of the values a field may have. */
    record Choice(String value, String name) {}

    record SuspectShown(ClueItem clue, double weight, boolean same, List<WhyShown> reasons) {}

    record WhyShown(String words, double weight) {}

    record MergingShown(
            long id,
            String kind,
            String kindName,
            Instant at,
            String by,
            String reason,
            boolean mayUndo,
            List<Long> clues) {}

    record ClaimShown(
            long id,
            int line,
            @Nullable Long amountFen,
            @Nullable Verdict verdict,
            @Nullable String verdictName,
            @Nullable String reason) {}

    record QuestionShown(
            long id,
            @Nullable String text,
            Instant askedAt,
            String askedBy,
            @Nullable String answer,
            @Nullable Instant answeredAt) {}

    record FileShown(long id, String kind, Instant at) {}

    record PaymentShown(
            Instant at,
            String received,
            @Nullable Long amountFen,
            @Nullable LocalDate day) {}

    /** @param system item by item: its state */
    record VerificationShown(
            String found,
            String foundName,
            @Nullable Integer people,
            @Nullable Long amountFen,
            @Nullable Cause cause,
            @Nullable String causeName,
            String facts,
            Map<String, String> system,
            Instant at,
            String by) {}

    record AnswerShown(String kind, String kindName, String meansName, String text, Instant at, String by) {}

    record HopShown(
            String kind,
            String from,
            String to,
            String reason,
            Instant at,
            String by,
            @Nullable Instant receivedAt,
            @Nullable String receivedBy) {}

    /** @param shown whether the reporter sees it too */
    record StepShown(
            Instant at,
            String kind,
            String words,
            @Nullable String text,
            @Nullable String by,
            boolean shown) {}
}
