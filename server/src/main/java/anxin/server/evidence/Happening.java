package anxin.server.evidence;

import anxin.server.words.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened and is written in a row: what the evidence log keeps of it.
 *
 * @param id of the row
 * @param subject whom it concerns, such as {@code warning/17}; receipts are asked for by it
 * @param about what anybody with a receipt may read
 * @param content the row whole; the log keeps only its hash
 * @param disclosed whether a receipt carries the content as well
 * @param words what happened, for people
 */
public record Happening(
        String kind,
        long id,
        String subject,
        LocalDate day,
        Instant at,
        Map<String, ? extends @Nullable Object> about,
        Map<String, ? extends @Nullable Object> content,
        boolean disclosed,
        Words words) {}
