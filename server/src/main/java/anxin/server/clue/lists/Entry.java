package anxin.server.clue.lists;

import anxin.engine.money.Yuan;
import anxin.engine.rows.Months;
import anxin.server.clue.intake.Mode;
import anxin.server.clue.intake.Report;
import anxin.server.words.Words;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A clue as a line of a sheet or a message of another platform says it, checked cell by cell. */
final class Entry {

    private static final ZoneId BEIJING = anxin.engine.calendar.BeijingTime.ZONE;
    private static final DateTimeFormatter TIME =
            new DateTimeFormatterBuilder().appendPattern("y-M-d[ H:m[:s]]").toFormatter();
    private static final Pattern MONTH = Pattern.compile("(\\d{4})[-/.年](\\d{1,2})月?");
    private static final int LONGEST_TEXT = 20_000;

    private final ListLines.Line line;
    private final List<Fault> faults = new ArrayList<>();

    Entry(ListLines.Line line) {
        this.line = line;
    }

    /** What is wrong with a cell. */
    record Fault(int line, String column, String value, Words sentence) {}

    List<Fault> faults() {
        return faults;
    }

    String foreignNumber() {
        var number = needed(ListColumn.FOREIGN_NUMBER);
        if (number.length() > 64) {
            fault(ListColumn.FOREIGN_NUMBER, "外部编号太长，最多 64 个字符。", "The number is longer than 64 characters.");
        }
        return number;
    }

    String text() {
        var text = needed(ListColumn.TEXT);
        if (text.length() > LONGEST_TEXT) {
            fault(
                    ListColumn.TEXT,
                    "反映内容太长，最多 %,d 字。".formatted(LONGEST_TEXT),
                    "The text is longer than %,d characters.".formatted(LONGEST_TEXT));
        }
        return text;
    }

    @Nullable
    Instant reportedAt(Instant now) {
        var typed = line.cell(ListColumn.REPORTED_AT)
                .replace('/', '-')
                .replace('.', '-')
                .replace('T', ' ');
        if (typed.isEmpty()) {
            return null;
        }
        try {
            var parsed = TIME.parseBest(typed, LocalDateTime::from, LocalDate::from);
            var at = (parsed instanceof LocalDateTime time ? time : ((LocalDate) parsed).atTime(LocalTime.MIN))
                    .atZone(BEIJING)
                    .toInstant();
            if (at.isAfter(now)) {
                fault(ListColumn.REPORTED_AT, "反映时间在今后，请核对。", "This time lies ahead; check it.");
            }
            return at;
        } catch (DateTimeException malformed) {
            fault(ListColumn.REPORTED_AT, "时间写法不对，应如 2026-03-02 09:30。", "Write the time like 2026-03-02 09:30.");
            return null;
        }
    }

    Report.Matter matter() {
        var since = month(ListColumn.SINCE);
        var until = month(ListColumn.UNTIL);
        if (since != null && until != null && until < since) {
            fault(ListColumn.UNTIL, "截止月早于起始月，请调换。", "The last month is before the first; exchange them.");
        }
        return new Report.Matter(
                shortText(ListColumn.DEBTOR), since, until, people(), amountFen(), shortText(ListColumn.TRADE), text());
    }

    private @Nullable Integer month(ListColumn column) {
        var typed = line.cell(column);
        if (typed.isEmpty()) {
            return null;
        }
        var found = MONTH.matcher(typed);
        try {
            if (found.lookingAt()) {
                return Months.of(YearMonth.of(Integer.parseInt(found.group(1)), Integer.parseInt(found.group(2))));
            }
        } catch (DateTimeException noSuchMonth) {
            // Told below.
        }
        fault(column, "月份写法不对，应如 2026-01。", "Write the month like 2026-01.");
        return null;
    }

    private @Nullable Integer people() {
        var typed = line.cell(ListColumn.PEOPLE).replaceAll("人$", "").replaceAll("\\.0+$", "");
        if (typed.isEmpty()) {
            return null;
        }
        if (!typed.matches("[1-9]\\d{0,4}")) {
            fault(ListColumn.PEOPLE, "人数应为 1 到 99999 的整数。", "The number of people must be whole, from 1 to 99999.");
            return null;
        }
        return Integer.valueOf(typed);
    }

    private @Nullable Long amountFen() {
        var typed =
                line.cell(ListColumn.AMOUNT).replace(",", "").replace("，", "").replaceAll("元$", "");
        if (typed.isEmpty()) {
            return null;
        }
        try {
            var plain = new BigDecimal(typed).stripTrailingZeros().toPlainString();
            long fen = Yuan.parse(plain);
            if (fen >= 0) {
                return fen;
            }
        } catch (NumberFormatException noNumber) {
            // Told below.
        }
        fault(
                ListColumn.AMOUNT,
                "金额应为不小于 0 的数，单位元，最多两位小数。",
                "The sum must be a number of yuan, not below 0, with at most two decimals.");
        return null;
    }

    Mode mode() {
        var typed = line.cell(ListColumn.SEALED);
        boolean sealed = List.of("是", "保密", "yes", "true", "1").contains(typed.toLowerCase(java.util.Locale.ROOT));
        if (!sealed
                && !typed.isEmpty()
                && !List.of("否", "no", "false", "0").contains(typed.toLowerCase(java.util.Locale.ROOT))) {
            fault(ListColumn.SEALED, "要求保密应填“是”或“否”。", "Sealed must be yes or no.");
        }
        var person = person();
        boolean somebody = person.name() != null || person.phone() != null || person.identityNumber() != null;
        return !somebody ? Mode.ANONYMOUS : sealed ? Mode.SEALED : Mode.NAMED;
    }

    Report.Person person() {
        return new Report.Person(
                shortText(ListColumn.NAME), shortText(ListColumn.PHONE), shortText(ListColumn.IDENTITY_NUMBER), null);
    }

    @Nullable
    String shortText(ListColumn column) {
        var typed = line.cell(column);
        if (typed.length() > 300) {
            fault(column, "太长，最多 300 字。", "Longer than 300 characters.");
        }
        return typed.isEmpty() ? null : typed;
    }

    String needed(ListColumn column) {
        var typed = line.cell(column);
        if (typed.isEmpty()) {
            fault(column, "必须填写。", "It must be filled in.");
        }
        return typed;
    }

    void fault(ListColumn column, String zh, String en) {
        var known = new Fault(line.number(), column.name(), line.cell(column), new Words(zh, en));
        if (faults.stream()
                .noneMatch(fault -> fault.column().equals(known.column())
                        && fault.sentence().equals(known.sentence()))) {
            faults.add(known);
        }
    }
}
