package anxin.server.warning.web;

import anxin.server.http.Refusal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** The day and the month an address asks for. */
final class AskedTime {

    private AskedTime() {}

    /** The day asked for, today where none is named; one that has not come is refused. */
    static LocalDate day(@Nullable LocalDate asOf, LocalDate today) {
        if (asOf != null && asOf.isAfter(today)) {
            throw Refusal.badRequest(
                    "FACT_DAY_AHEAD",
                    "无法查看 %s 的数据：这一天还没有到。请选择今天或以前的日期。".formatted(asOf),
                    "Nothing can be said about %s: that day has not come yet. Choose today or an earlier day."
                            .formatted(asOf));
        }
        return asOf == null ? today : asOf;
    }

    static YearMonth month(String text) {
        try {
            return YearMonth.parse(text);
        } catch (DateTimeParseException malformed) {
            throw Refusal.badRequest(
                    "MONTH_INVALID",
                    "“%s”不是月份；请写成 2026-10 这样。".formatted(text),
                    "“%s” is not a month; write it like 2026-10.".formatted(text));
        }
    }
}
