package anxin.server.warning.web;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One number of a project with the rows it was counted from, as the rows are stored now.
 *
 * @param month the wage month, for facts about months
 * @param asOf the project is looked at as it stood at the end of this day
 * @param value plain, as warnings keep it
 * @param total how many rows there are in all
 * @param items the rows of this part
 * @param next where the rows go on
 */
record FactPage(
        String projectCode,
        String projectName,
        String fact,
        String label,
        @Nullable String month,
        LocalDate asOf,
        @Nullable String value,
        String text,
        String unit,
        int total,
        List<Column> columns,
        List<Row> items,
        @Nullable String next) {

    /** @param sum over all rows, not only those of this part; for amounts that add up */
    record Column(
            String name,
            String title,
            String unit,
            @Nullable Cell sum) {}

    /**
     * @param opens the fact this row stands for, where the number was worked out from others
     * @param person the handle of the person this row is about, if it is about one
     */
    record Row(
            List<Cell> cells,
            @Nullable String opens,
            @Nullable Long person) {}

    /** @param value plain; {@code text} is for the reader */
    record Cell(@Nullable String value, String text) {}
}
