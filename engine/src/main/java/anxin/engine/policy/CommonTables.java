package anxin.engine.policy;

import anxin.engine.calendar.Holidays;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The tables all packs share: minimum wages and the yearly holiday notices. */
record CommonTables(MinimumWages minimumWages, List<Holidays> holidays) {

    private static final Pattern AREA = Pattern.compile("\\d{2}|\\d{4}|\\d{6}|\\d{9}");
    private static final Pattern MONEY = Pattern.compile("\\d{1,9}(\\.\\d{1,2})?");

    static CommonTables read(PackFolders folders) {
        return new CommonTables(
                new MinimumWages(folders.common("minimum-wage.yaml")
                        .map(CommonTables::rates)
                        .orElse(List.of())),
                folders.common("holidays.yaml").map(CommonTables::notices).orElse(List.of()));
    }

    private static List<MinimumWages.Rate> rates(Piece file) {
        var rates = new ArrayList<MinimumWages.Rate>();
        var seen = new HashSet<String>();
        for (var item : rows(file, "rates")) {
            var entries = item.mapping("rates").orElse(null);
            if (entries == null) {
                continue;
            }
            entries.only("area", "since", "monthly", "basis", "confidence", "note");
            var area = entries.need("area", CommonTables::area);
            var since = entries.need("since", Piece::date);
            var monthly = entries.need("monthly", CommonTables::fen);
            var basis = entries.need("basis", Piece::text);
            var confidence = entries.need("confidence", Entries::confidence);
            var note = entries.mayWords("note");
            if (area == null || since == null || monthly == null || basis == null || confidence == null) {
                continue;
            }
            if (!seen.add(area + since)) {
                item.fault(
                        "地区 " + area + " 自 " + since + " 起的标准写了两次，请删去一个。",
                        "The rate of area " + area + " from " + since + " stands twice; delete one.");
            }
            rates.add(new MinimumWages.Rate(area, since, monthly, basis, confidence, note, item.source()));
        }
        return rates;
    }

    private static List<Holidays> notices(Piece file) {
        var notices = new ArrayList<Holidays>();
        var years = new HashSet<Integer>();
        for (var item : rows(file, "years")) {
            var entries = item.mapping("years").orElse(null);
            if (entries == null) {
                continue;
            }
            entries.only("year", "notice", "days_off", "working_days", "confidence");
            var year = entries.need("year", Piece::whole);
            var notice = entries.need("notice", Piece::text);
            var off = entries.need("days_off", CommonTables::days);
            var worked = entries.need("working_days", CommonTables::days);
            entries.need("confidence", Entries::confidence);
            if (year == null || notice == null || off == null || worked == null) {
                continue;
            }
            if (!years.add(year)) {
                item.fault(year + " 年写了两次，请删去一个。", "The year " + year + " stands twice; delete one.");
            }
            for (var day : worked) {
                if (off.contains(day)) {
                    item.fault(day + " 既放假又上班，请核对通知。", day + " is both off and worked; look at the notice.");
                }
            }
            notices.add(new Holidays(year, off, worked, notice));
        }
        return notices;
    }

    private static List<Piece> rows(Piece file, String list) {
        var entries = file.mapping(list).orElse(null);
        if (entries == null) {
            return List.of();
        }
        entries.only("title", "note", list);
        entries.needWords("title");
        entries.mayWords("note");
        var rows = entries.need(list, Piece::list);
        return rows == null ? List.of() : rows;
    }

    static @Nullable String area(Piece piece, String what) {
        var text = piece.text(what);
        if (text == null || AREA.matcher(text).matches()) {
            return text;
        }
        piece.fault(
                "地区代码“" + text + "”应是 2、4、6 或 9 位数字。", "The area code '" + text + "' must have 2, 4, 6 or 9 digits.");
        return null;
    }

    private static @Nullable Long fen(Piece piece, String what) {
        var text = piece.text(what);
        if (text == null) {
            return null;
        }
        if (!MONEY.matcher(text).matches()) {
            piece.fault(
                    "金额“" + text + "”应写作 \"2010\" 或 \"2010.50\"。",
                    "The sum '" + text + "' must be written \"2010\" or \"2010.50\".");
            return null;
        }
        return new BigDecimal(text).movePointRight(2).longValueExact();
    }

    /** Days, or runs of days written {@code 2026-02-15..2026-02-23}. */
    static Set<LocalDate> days(Piece piece, String what) {
        var days = new LinkedHashSet<LocalDate>();
        for (var item : piece.list(what)) {
            var text = item.text(what);
            if (text == null) {
                continue;
            }
            var ends = text.split("\\.\\.", 2);
            var from = Piece.date(ends[0], item.source(), item.faults());
            var to = ends.length == 1 ? from : Piece.date(ends[1], item.source(), item.faults());
            if (from == null || to == null) {
                continue;
            }
            if (to.isBefore(from)) {
                item.fault("“" + text + "”的末日在首日之前。", "'" + text + "' ends before it starts.");
                continue;
            }
            from.datesUntil(to.plusDays(1)).forEach(days::add);
        }
        return days;
    }
}
