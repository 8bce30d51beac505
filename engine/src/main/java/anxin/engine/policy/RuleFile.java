package anxin.engine.policy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;

/** What one pack's file says about one rule; every key may be left to the pack above. */
record RuleFile(
        String id,
        @Nullable Boolean off,
        @Nullable Words title,
        @Nullable Words asks,
        @Nullable About about,
        @Nullable Integer order,
        @Nullable List<Basis> basis,
        @Nullable Confidence confidence,
        @Nullable Words note,
        @Nullable Map<String, String> levels,
        @Nullable Map<String, String> value,
        @Nullable Unit unit,
        @Nullable List<String> shows,
        @Nullable Words says,
        @Nullable Words clears,
        @Nullable Map<String, TimeLimit> clearBy,
        @Nullable List<Handler> handledBy,
        Map<String, Source> sources) {

    /** Key of a value that is the same at every level. */
    static final String ANY_LEVEL = "*";

    static final List<String> LEVELS = List.of("BLUE", "YELLOW", "RED");

    private static final Pattern TIME = Pattern.compile("(\\d{1,4}) (days|workdays|months)");

    static @Nullable RuleFile read(Piece file, String fileId) {
        var entries = file.mapping(fileId).orElse(null);
        if (entries == null) {
            return null;
        }
        entries.only(
                "id",
                "off",
                "title",
                "asks",
                "about",
                "order",
                "basis",
                "confidence",
                "note",
                "levels",
                "value",
                "unit",
                "shows",
                "says",
                "clears",
                "clear_by",
                "handled_by");
        var id = FileId.read(entries, fileId);
        var sources = new LinkedHashMap<String, Source>();
        entries.pieces().forEach((key, piece) -> sources.put(key, piece.source()));
        var rule = new RuleFile(
                id == null ? fileId : id,
                entries.may("off", Piece::flag),
                entries.mayWords("title"),
                entries.mayWords("asks"),
                entries.may("about", (p, what) -> p.oneOf(what, About::of, List.of("project", "month"))),
                entries.may("order", Piece::whole),
                entries.may("basis", Entries::bases),
                entries.may("confidence", Entries::confidence),
                entries.mayWords("note"),
                entries.may("levels", (p, what) -> byLevel(p, what, sources)),
                entries.may("value", (p, what) -> value(p, what, sources)),
                entries.may("unit", (p, what) -> p.oneOf(what, RuleFile::ruleUnit, UNITS)),
                entries.may("shows", RuleFile::texts),
                entries.mayWords("says"),
                entries.mayWords("clears"),
                entries.may("clear_by", (p, what) -> clearBy(p, what)),
                entries.may("handled_by", RuleFile::handlers),
                sources);
        return id == null ? null : rule;
    }

    /** This file's words over those of the pack above, key by key. */
    RuleFile over(RuleFile above) {
        var merged = new LinkedHashMap<>(above.sources);
        sources.keySet().forEach(key -> merged.keySet().removeIf(piece -> piece.startsWith(key + ".")));
        merged.putAll(sources);
        return new RuleFile(
                id,
                or(off, above.off),
                or(title, above.title),
                or(asks, above.asks),
                or(about, above.about),
                or(order, above.order),
                or(basis, above.basis),
                or(confidence, above.confidence),
                or(note, above.note),
                or(levels, above.levels),
                or(value, above.value),
                or(unit, above.unit),
                or(shows, above.shows),
                or(says, above.says),
                or(clears, above.clears),
                or(clearBy, above.clearBy),
                or(handledBy, above.handledBy),
                merged);
    }

    private static <T> @Nullable T or(@Nullable T own, @Nullable T above) {
        return own == null ? above : own;
    }

    private static final List<String> UNITS =
            List.of("yuan", "share", "days", "workdays", "months", "workers", "persons", "accounts", "count");

    private static Optional<Unit> ruleUnit(String text) {
        return Unit.of(text).filter(Unit::isNumber);
    }

    private static @Nullable Map<String, String> byLevel(Piece piece, String what, Map<String, Source> sources) {
        var entries = piece.mapping(what).orElse(null);
        if (entries == null) {
            return null;
        }
        if (entries.pieces().isEmpty()) {
            piece.fault(
                    "“" + what + "”至少要有一个级别；要停用规则请写 off: true。",
                    "'" + what + "' needs at least one level; to switch the rule off write off: true.");
        }
        knownLevels(entries, what);
        var found = new LinkedHashMap<String, String>();
        for (var level : LEVELS) {
            var expression = entries.may(level, Piece::text);
            var said = entries.optional(level);
            if (expression != null && said != null) {
                found.put(level, expression);
                sources.put(what + "." + level, said.source());
            }
        }
        return found;
    }

    private static void knownLevels(Entries entries, String what) {
        entries.keys().forEach((level, at) -> {
            if (!LEVELS.contains(level)) {
                entries.faults()
                        .add(
                                at,
                                "“" + what + "”没有“" + level + "”这一级，可用：BLUE（蓝）、YELLOW（黄）、RED（红）。",
                                "'" + what + "' knows no level '" + level + "'; it may be: BLUE, YELLOW, RED.");
            }
        });
    }

    private static @Nullable Map<String, String> value(Piece piece, String what, Map<String, Source> sources) {
        if (piece.node() instanceof MappingNode) {
            return byLevel(piece, what, sources);
        }
        var text = piece.text(what);
        return text == null ? null : Map.of(ANY_LEVEL, text);
    }

    private static List<String> texts(Piece piece, String what) {
        return piece.list(what).stream()
                .map(item -> Optional.ofNullable(item.text(what)))
                .flatMap(Optional::stream)
                .toList();
    }

    private static List<Handler> handlers(Piece piece, String what) {
        var known = List.of(Handler.values()).stream().map(Handler::text).toList();
        return piece.list(what).stream()
                .map(item -> Optional.ofNullable(item.<Handler>oneOf(what, Handler::of, known)))
                .flatMap(Optional::stream)
                .toList();
    }

    private static @Nullable Map<String, TimeLimit> clearBy(Piece piece, String what) {
        var entries = piece.mapping(what).orElse(null);
        if (entries == null) {
            return null;
        }
        knownLevels(entries, what);
        var found = new LinkedHashMap<String, TimeLimit>();
        for (var level : LEVELS) {
            var said = entries.optional(level);
            var text = said == null ? null : said.text(what);
            if (said == null || text == null) {
                continue;
            }
            var time = TIME.matcher(text);
            if (time.matches()) {
                var unit = Unit.of(time.group(2)).orElseThrow();
                found.put(level, new TimeLimit(Integer.parseInt(time.group(1)), unit));
            } else {
                said.fault(
                        "时限“" + text + "”看不懂，应写作 7 workdays、10 days 或 1 months。",
                        "The time '" + text + "' cannot be read; write 7 workdays, 10 days or 1 months.");
            }
        }
        return found;
    }
}
