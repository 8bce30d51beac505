package anxin.engine.datapackage;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A row that passed all checks. Values stand by {@link FileKind#index column index} in the Java type of their
 * {@link CellType}; {@code null} is "not known". The array belongs to whoever receives the row.
 *
 * @param line line of the file on which the row begins, the header being line 1
 * @param withdrawn the row of this key is withdrawn; only the key columns are filled then
 */
@SuppressWarnings("ArrayRecordComponent")
public record Row(
        FileKind kind, String file, long line, @Nullable Object[] values, boolean withdrawn) {

    /** A text that must be there. */
    public String text(int column) {
        return Objects.requireNonNull(textOrNull(column));
    }

    public @Nullable String textOrNull(int column) {
        return (String) values[column];
    }

    public LocalDate date(int column) {
        return Objects.requireNonNull(dateOrNull(column));
    }

    public @Nullable LocalDate dateOrNull(int column) {
        return (LocalDate) values[column];
    }

    public LocalDateTime time(int column) {
        return Objects.requireNonNull(timeOrNull(column));
    }

    public @Nullable LocalDateTime timeOrNull(int column) {
        return (LocalDateTime) values[column];
    }

    /** A month, as {@link anxin.engine.rows.Months} counts. */
    public int month(int column) {
        return integer(column);
    }

    public long fen(int column) {
        return Objects.requireNonNull(fenOrNull(column));
    }

    public @Nullable Long fenOrNull(int column) {
        return (Long) values[column];
    }

    public int integer(int column) {
        return Objects.requireNonNull(integerOrNull(column));
    }

    public @Nullable Integer integerOrNull(int column) {
        return (Integer) values[column];
    }

    public boolean flag(int column) {
        return Objects.requireNonNull((Boolean) values[column]);
    }

    public @Nullable BigDecimal degreesOrNull(int column) {
        return (BigDecimal) values[column];
    }
}
