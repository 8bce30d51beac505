package anxin.server.warning.web;

import anxin.engine.policy.Unit;
import anxin.server.words.Words;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The rows behind a fact as a table.
 *
 * @param opens the fact a row stands for, where the rows are facts themselves
 */
record FactTable<R>(List<Column<R>> columns, List<R> rows, Function<R, @Nullable String> opens) {

    FactTable(List<Column<R>> columns, List<R> rows) {
        this(columns, rows, _ -> null);
    }

    /**
     * A column.
     *
     * @param adds what a row adds to the column's sum in fen, where summing makes sense
     */
    record Column<R>(
            String name,
            Words title,
            Unit unit,
            Function<R, FactCell> cell,
            @Nullable ToLongFunction<R> adds) {

        static <R> Column<R> of(String name, String zh, String en, Function<R, FactCell> cell) {
            return new Column<>(name, new Words(zh, en), Unit.TEXT, cell, null);
        }

        static <R> Column<R> days(String name, String zh, String en, Function<R, Integer> days) {
            return new Column<>(
                    name, new Words(zh, en), Unit.DAYS, row -> new FactCell.Value(days.apply(row), Unit.DAYS), null);
        }

        static <R> Column<R> date(String name, String zh, String en, Function<R, @Nullable Object> date) {
            return new Column<>(name, new Words(zh, en), Unit.DATE, row -> FactCell.date(date.apply(row)), null);
        }

        /** An amount that adds up over the rows. */
        static <R> Column<R> money(String name, String zh, String en, ToLongFunction<R> fen) {
            return new Column<>(name, new Words(zh, en), Unit.YUAN, row -> FactCell.yuan(fen.applyAsLong(row)), fen);
        }

        /** An amount of which the rows are not parts, such as a balance after each entry. */
        static <R> Column<R> amount(String name, String zh, String en, Function<R, @Nullable Long> fen) {
            return new Column<>(name, new Words(zh, en), Unit.YUAN, row -> FactCell.yuan(fen.apply(row)), null);
        }

        @Nullable
        Long sum(List<R> rows) {
            return adds == null ? null : (Long) rows.stream().mapToLong(adds).sum();
        }
    }
}
