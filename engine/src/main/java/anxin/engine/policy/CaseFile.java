package anxin.engine.policy;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one file of worked cases: the rule, rows common to its cases, and the cases. */
final class CaseFile {

    private static final Pattern EXPECTED = Pattern.compile("(\\d{4}-\\d{2} )?(BLUE|YELLOW|RED) -?\\d+(\\.\\d+)?");

    private CaseFile() {}

    static List<WorkedCase> read(Piece file, String packCode) {
        var entries = file.mapping("cases").orElse(null);
        if (entries == null) {
            return List.of();
        }
        entries.only("rule", "note", "given", "cases");
        var rule = entries.need("rule", Piece::text);
        entries.mayWords("note");
        var common = Given.of(entries.optional("given"));
        var cases = new ArrayList<WorkedCase>();
        var list = entries.need("cases", Piece::list);
        for (var item : list == null ? List.<Piece>of() : list) {
            var worked = rule == null ? null : one(item, packCode, rule, common);
            if (worked != null) {
                cases.add(worked);
            }
        }
        return cases;
    }

    private static @Nullable WorkedCase one(Piece item, String packCode, String rule, Given common) {
        var entries = item.mapping("cases").orElse(null);
        if (entries == null) {
            return null;
        }
        entries.only("name", "given", "set", "month", "days");
        var name = entries.needWords("name");
        var given = common.with(Given.of(entries.optional("given")));
        var month = entries.may("month", CaseFile::month);
        var set = entries.may("set", CaseFile::texts);
        var lines = new TreeMap<LocalDate, Source>();
        var expected = entries.need("days", (piece, what) -> expected(piece, what, lines));
        var rows = CaseRows.read(given.sections(), given.project(), area(packCode));
        if (name == null || expected == null) {
            return null;
        }
        return new WorkedCase(packCode, rule, name, set == null ? Map.of() : set, month, rows, expected, lines);
    }

    private static @Nullable String month(Piece piece, String what) {
        var text = piece.text(what);
        try {
            return text == null ? null : YearMonth.parse(text).toString();
        } catch (DateTimeException wrong) {
            piece.fault("“" + text + "”不是月份，应写作 2026-02。", "'" + text + "' is no month; write 2026-02.");
            return null;
        }
    }

    private static @Nullable Map<String, String> texts(Piece piece, String what) {
        var entries = piece.mapping(what).orElse(null);
        if (entries == null) {
            return null;
        }
        var texts = new TreeMap<String, String>();
        entries.pieces().forEach((key, value) -> {
            var text = value.text(key);
            if (text != null) {
                texts.put(key, text);
            }
        });
        return texts;
    }

    private static @Nullable Map<LocalDate, List<String>> expected(
            Piece piece, String what, Map<LocalDate, Source> lines) {
        var entries = piece.mapping(what).orElse(null);
        if (entries == null) {
            return null;
        }
        var days = new TreeMap<LocalDate, List<String>>();
        entries.pieces().forEach((key, said) -> {
            var day = Piece.date(key, entries.at(key), piece.faults());
            if (day != null) {
                days.put(day, findings(said));
                lines.put(day, entries.at(key));
            }
        });
        return days;
    }

    /** {@code none}, one finding, or a list of them. */
    private static List<String> findings(Piece piece) {
        var texts = piece.isList() ? piece.list("days") : List.of(piece);
        var findings = new ArrayList<String>();
        for (var item : texts) {
            var text = item.text("days");
            if (text == null || (text.equals("none") && texts.size() == 1)) {
                continue;
            }
            if (EXPECTED.matcher(text).matches()) {
                findings.add(text);
            } else {
                item.fault(
                        "期望“" + text + "”看不懂，应写作 none、YELLOW 1 或 2026-02 RED 6000.00。",
                        "The expectation '" + text + "' cannot be read; write none, YELLOW 1 or 2026-02 RED 6000.00.");
            }
        }
        return findings;
    }

    /** A project of the pack's own area, so that common tables answer for it. */
    private static String area(String packCode) {
        return packCode.equals(Pack.NATIONAL)
                ? "110101"
                : (packCode + "000000").substring(0, Math.max(6, packCode.length()));
    }

    /** The rows a file or a case gives: the project column by column, the rest section by section. */
    private record Given(Map<String, Piece> project, Map<String, Piece> sections) {

        static Given of(@Nullable Piece piece) {
            var project = new LinkedHashMap<String, Piece>();
            var sections = new LinkedHashMap<String, Piece>();
            if (piece != null) {
                piece.mapping("given").ifPresent(entries -> {
                    entries.only(CaseRows.SECTIONS.toArray(String[]::new));
                    sections.putAll(entries.pieces());
                    var columns = sections.remove("project");
                    if (columns != null) {
                        columns.mapping("project").ifPresent(found -> project.putAll(found.pieces()));
                    }
                });
            }
            return new Given(project, sections);
        }

        Given with(Given own) {
            var columns = new LinkedHashMap<>(project);
            columns.putAll(own.project);
            var lists = new LinkedHashMap<>(sections);
            lists.putAll(own.sections);
            return new Given(columns, lists);
        }
    }
}
