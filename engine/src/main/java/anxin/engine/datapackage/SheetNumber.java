package anxin.engine.datapackage;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A numeric cell of a sheet, written as the text that a CSV file would hold in its place. */
final class SheetNumber {

    private static final MathContext AS_SHOWN = new MathContext(15, RoundingMode.HALF_UP);
    private static final BigDecimal SECONDS_A_DAY = BigDecimal.valueOf(86_400);
    private static final LocalDate BEFORE_1900 = LocalDate.of(1899, 12, 31);
    private static final LocalDate START_OF_1904 = LocalDate.of(1904, 1, 1);
    private static final long LAST_DAY = 2_958_465;

    private SheetNumber() {}

    /**
     * The text, or the {@link Flaw} of a cell that lost what its column needs.
     *
     * @param raw the number as it stands in the file
     * @param dated the cell is shown as a date
     * @param since1904 the workbook counts days from 1904
     */
    static Object text(Column column, String raw, boolean dated, boolean since1904) {
        BigDecimal number = number(raw);
        if (number == null) {
            return raw;
        }
        return switch (column.type()) {
            case DATE, TIME, DATE_OR_TIME, MONTH -> dated ? dated(column.type(), number, since1904) : plain(number);
            case TEXT, CODE, CREDIT_CODE, IDENTITY_NUMBER, AREA_CODE, CARD, ACCOUNT -> {
                if (dated) {
                    yield Flaw.of("sheet-date");
                }
                // Beyond 15 digits a sheet replaces digits by zeros, and nobody can tell any more what they were.
                yield number.precision() - number.scale() > 15 ? Flaw.of("digits-lost") : plain(number);
            }
            case DICTIONARY -> Objects.requireNonNull(column.dictionary()).padded(plain(number));
            default -> plain(number);
        };
    }

    /** A number without a column to go by, as in a header. */
    static String plain(String raw) {
        BigDecimal number = number(raw);
        return number == null ? raw : plain(number);
    }

    private static @Nullable BigDecimal number(String raw) {
        if (raw.length() > 40) {
            return null;
        }
        try {
            // 0.1 + 0.2 stands in the file as 0.30000000000000004; what people see and mean has 15 digits.
            var number = new BigDecimal(raw).round(AS_SHOWN);
            return Math.abs((long) number.precision() - number.scale()) > 30 ? null : number;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private static String dated(CellType type, BigDecimal serial, boolean since1904) {
        LocalDateTime time = time(serial, since1904);
        if (time == null) {
            return plain(serial);
        }
        boolean midnight = time.toLocalTime().toSecondOfDay() == 0;
        String day = time.toLocalDate().toString();
        String full = day + " " + "%02d:%02d:%02d".formatted(time.getHour(), time.getMinute(), time.getSecond());
        return switch (type) {
            case TIME -> full;
            case MONTH -> midnight && time.getDayOfMonth() == 1 ? day.substring(0, 7) : day;
            default -> midnight ? day : full;
        };
    }

    private static @Nullable LocalDateTime time(BigDecimal serial, boolean since1904) {
        if (serial.signum() < 0 || serial.compareTo(BigDecimal.valueOf(LAST_DAY + 1)) >= 0) {
            return null;
        }
        long seconds =
                serial.multiply(SECONDS_A_DAY).setScale(0, RoundingMode.HALF_UP).longValueExact();
        long days = seconds / 86_400;
        LocalDate start = since1904 ? START_OF_1904 : BEFORE_1900;
        if (!since1904) {
            // Sheets count a 29 February 1900 that never was, as day 60.
            if (days == 60 || days == 0) {
                return null;
            }
            days -= days > 60 ? 1 : 0;
        }
        return start.plusDays(days).atStartOfDay().plus(Duration.ofSeconds(seconds % 86_400));
    }
}
