package anxin.engine.rows;

import java.time.LocalDate;
import java.time.YearMonth;

/** Months as whole numbers, year × 12 + (month − 1), so that the next month is plus one. */
public final class Months {

    private Months() {}

    public static int of(YearMonth month) {
        return month.getYear() * 12 + month.getMonthValue() - 1;
    }

    public static int of(LocalDate day) {
        return day.getYear() * 12 + day.getMonthValue() - 1;
    }

    public static YearMonth yearMonth(int month) {
        return YearMonth.of(Math.floorDiv(month, 12), Math.floorMod(month, 12) + 1);
    }

    public static int year(int month) {
        return Math.floorDiv(month, 12);
    }

    public static LocalDate firstDay(int month) {
        return yearMonth(month).atDay(1);
    }

    public static LocalDate lastDay(int month) {
        return yearMonth(month).atEndOfMonth();
    }

    /** The month as {@code yyyy-MM}. */
    public static String text(int month) {
        return yearMonth(month).toString();
    }
}
