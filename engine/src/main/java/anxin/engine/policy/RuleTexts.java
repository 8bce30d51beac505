package anxin.engine.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes a whole rule of what the packs of a chain say, and notes what it lacks. */
final class RuleTexts {

    private final Faults faults;

    RuleTexts(Faults faults) {
        this.faults = faults;
    }

    @Nullable
    RuleText of(RuleFile file) {
        if (file.title() == null
                || file.asks() == null
                || file.about() == null
                || file.order() == null
                || file.basis() == null
                || file.confidence() == null
                || file.levels() == null
                || file.value() == null
                || file.unit() == null
                || file.says() == null
                || file.clears() == null
                || file.clearBy() == null
                || file.handledBy() == null) {
            missing(file);
            return null;
        }
        var values = new LinkedHashMap<String, String>();
        for (var level : file.levels().keySet()) {
            var value = file.value().getOrDefault(level, file.value().get(RuleFile.ANY_LEVEL));
            if (value == null) {
                faults.add(
                        at(file.sources(), "value"),
                        "规则“" + file.id() + "”的 " + level + " 级没有写明显示的数（value）。",
                        "The rule '" + file.id() + "' names no value for its level " + level + ".");
            } else {
                values.put(level, value);
            }
            if (!file.clearBy().containsKey(level)) {
                faults.add(
                        at(file.sources(), "clear_by"),
                        "规则“" + file.id() + "”的 " + level + " 级没有写明消除时限（clear_by）。",
                        "The rule '" + file.id() + "' names no time to clear its level " + level + ".");
            }
        }
        List<String> shows = file.shows() == null ? List.of() : file.shows();
        var version = new Fingerprint()
                .add(file.title())
                .add(file.asks())
                .add(file.about())
                .add(file.order())
                .add(file.levels())
                .add(values)
                .add(file.unit())
                .add(shows)
                .add(file.says())
                .add(file.clears())
                .add(file.clearBy())
                .add(file.handledBy())
                .add(file.basis())
                .add(file.confidence())
                .add(file.note())
                .text();
        return new RuleText(
                file.id(),
                file.order(),
                file.title(),
                file.asks(),
                file.about(),
                file.levels(),
                values,
                file.unit(),
                shows,
                file.says(),
                file.clears(),
                file.clearBy(),
                file.handledBy(),
                file.basis(),
                file.confidence(),
                file.note(),
                version,
                file.sources());
    }

    private void missing(RuleFile file) {
        var missing = new ArrayList<String>();
        var keys = List.of(
                "title",
                "asks",
                "about",
                "order",
                "basis",
                "confidence",
                "levels",
                "value",
                "unit",
                "says",
                "clears",
                "clear_by",
                "handled_by");
        for (var key : keys) {
            if (!file.sources().containsKey(key)) {
                missing.add(key);
            }
        }
        if (!missing.isEmpty()) {
            faults.add(
                    at(file.sources(), "id"),
                    "规则“" + file.id() + "”缺少：" + String.join("、", missing) + "；上级政策包也没有，请补上或核对标识。",
                    "The rule '" + file.id() + "' lacks: " + String.join(", ", missing)
                            + "; no pack above has them, add them or check the id.");
        }
    }

    /** Where a piece stands; the whole it belongs to if it has no place of its own. */
    static Source at(Map<String, Source> sources, String piece) {
        var exact = sources.get(piece.replaceFirst("^values", "value"));
        var whole = sources.get(piece.split("\\.", 2)[0].replaceFirst("^values", "value"));
        var found = exact != null ? exact : whole != null ? whole : sources.get("id");
        return found != null ? found : new Source("", 0, 0);
    }
}
