package anxin.engine.policy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Puts a pack together with those it inherits from, and notes what does not fit. */
final class Resolver {

    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
    private static final Pattern PARAMETER = Pattern.compile("param\\(\\s*['\"]([^'\"]*)['\"]\\s*\\)");

    private final Faults faults;
    private final RuleChecker checker;
    private final CommonTables common;
    private final Map<String, String> overrides;
    private final Set<String> checked = new HashSet<>();

    Resolver(Faults faults, RuleChecker checker, CommonTables common, Map<String, String> overrides) {
        this.faults = faults;
        this.checker = checker;
        this.common = common;
        this.overrides = overrides;
    }

    /** The chain has the pack itself first and the national one last. */
    Policy resolve(List<PackFile> chain) {
        var parameters = new TreeMap<String, ParameterDefinition>();
        var parameterIds = new TreeSet<String>();
        chain.forEach(pack -> parameterIds.addAll(pack.parameters().keySet()));
        for (var id : parameterIds) {
            var definition = definition(id, chain);
            if (definition != null) {
                parameters.put(id, definition);
            }
        }
        var ruleIds = new TreeSet<String>();
        chain.forEach(pack -> ruleIds.addAll(pack.rules().keySet()));
        var rules = new ArrayList<RuleText>();
        for (var id : ruleIds) {
            var file = merged(id, chain);
            var rule = rule(file);
            if (rule == null) {
                continue;
            }
            check(rule, parameters);
            if (!Boolean.TRUE.equals(file.off())) {
                rules.add(rule);
            }
        }
        rules.sort(Comparator.comparingInt(RuleText::order).thenComparing(RuleText::id));
        return new Policy(chain.stream().map(PackFile::pack).toList(), rules, parameters, common);
    }

    private @Nullable ParameterDefinition definition(String id, List<PackFile> chain) {
        var files = chain.stream()
                .map(pack -> pack.parameters().get(id))
                .filter(Objects::nonNull)
                .toList();
        var top = files.getLast();
        if (top.title() == null || top.unit() == null) {
            faults.add(
                    top.source(),
                    "上级政策包没有参数“" + id + "”，请核对标识；如是新参数，请写明 title 和 unit。",
                    "No pack above has a parameter '" + id + "'; check the id, or give title and unit if it is new.");
            return null;
        }
        Words title = top.title();
        Unit unit = top.unit();
        var bounds = top.bounds();
        var note = top.note();
        var said = new ArrayList<DatedValue>();
        if (overrides.containsKey(id)) {
            said.add(Overrides.value(overrides.get(id)));
        }
        for (var file : files) {
            if (file.unit() != null && file.unit() != unit) {
                faults.add(
                        file.source(),
                        "参数“" + id + "”的单位应与上级一致：" + unit.text() + "。",
                        "The unit of '" + id + "' must be that of the pack above: " + unit.text() + ".");
            }
            if (id.equals(Policy.MINIMUM_WAGE) && !file.values().isEmpty()) {
                faults.add(
                        file.source(),
                        "最低工资不在此处设值，请写入 common/minimum-wage.yaml。",
                        "Minimum wages are not laid down here; write them into common/minimum-wage.yaml.");
            }
            for (var value : file.values()) {
                var problem = value.text() == null ? null : problem(id, unit, bounds, value.text());
                if (problem == null) {
                    said.add(value);
                } else {
                    faults.add(value.source(), problem);
                }
            }
        }
        return new ParameterDefinition(id, title, unit, bounds, note, said, top.source());
    }

    /** What is wrong with a value, or nothing. */
    static @Nullable Words problem(String id, Unit unit, ParameterDefinition.@Nullable Bounds bounds, String text) {
        if (unit == Unit.TEXT) {
            return null;
        }
        if (unit == Unit.FLAG) {
            return text.equals("yes") || text.equals("no")
                    ? null
                    : new Words(
                            "参数“" + id + "”应是 \"yes\" 或 \"no\"，不能是“" + text + "”。",
                            "'" + id + "' must be \"yes\" or \"no\", not '" + text + "'.");
        }
        if (unit == Unit.DATE) {
            return Piece.isDate(text)
                    ? null
                    : new Words(
                            "参数“" + id + "”的“" + text + "”不是存在的日期。",
                            "'" + id + "': '" + text + "' is no day that exists.");
        }
        if (!NUMBER.matcher(text).matches()) {
            return new Words(
                    "参数“" + id + "”要一个数，“" + text + "”不是，应写作 30 或 0.02。",
                    "'" + id + "' wants a number, and '" + text + "' is none; write 30 or 0.02.");
        }
        var number = new BigDecimal(text);
        int decimals = unit == Unit.SHARE ? 6 : unit == Unit.YUAN ? 2 : 0;
        if (number.stripTrailingZeros().scale() > decimals) {
            return new Words(
                    "参数“" + id + "”的“" + text + "”小数位太多，最多" + decimals + "位。",
                    "'" + id + "': '" + text + "' has too many decimals, at most " + decimals + ".");
        }
        if (bounds != null && !bounds.allow(number)) {
            return new Words(
                    "参数“" + id + "”的 " + text + " 超出规定幅度 " + bounds.text() + "（" + bounds.basis() + "），请改在幅度内。",
                    "'" + id + "': " + text + " lies outside the band " + bounds.text() + " (" + bounds.basis()
                            + "); choose a value within it.");
        }
        return null;
    }

    private static RuleFile merged(String id, List<PackFile> chain) {
        RuleFile merged = null;
        for (var pack : chain.reversed()) {
            var own = pack.rules().get(id);
            if (own != null) {
                merged = merged == null ? own : own.over(merged);
            }
        }
        return Objects.requireNonNull(merged);
    }

    private @Nullable RuleText rule(RuleFile file) {
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

    private void check(RuleText rule, Map<String, ParameterDefinition> parameters) {
        rule.levels().forEach((level, text) -> named(rule, "levels." + level, text, parameters));
        rule.values().forEach((level, text) -> named(rule, "values." + level, text, parameters));
        named(rule, "says", rule.says().zh(), parameters);
        named(rule, "says", rule.says().en(), parameters);
        if (!checked.add(rule.id() + " " + rule.version())) {
            return;
        }
        for (var fault : checker.check(rule, parameters)) {
            var at = at(rule.sources(), fault.piece());
            var place = fault.position() + at.column();
            faults.add(
                    at,
                    fault.sentence().zh() + "（" + fault.piece() + "，第 " + place + " 列）",
                    fault.sentence().en() + " (" + fault.piece() + ", column " + place + ")");
        }
    }

    private void named(RuleText rule, String piece, String text, Map<String, ParameterDefinition> parameters) {
        var found = PARAMETER.matcher(text);
        while (found.find()) {
            if (!parameters.containsKey(found.group(1))) {
                faults.add(
                        at(rule.sources(), piece),
                        "规则“" + rule.id() + "”用到参数“" + found.group(1) + "”，没有一个政策包定义它。",
                        "The rule '" + rule.id() + "' names a parameter '" + found.group(1)
                                + "' that no pack defines.");
            }
        }
    }

    private static Source at(Map<String, Source> sources, String piece) {
        var exact = sources.get(piece.replaceFirst("^values", "value"));
        var whole = sources.get(piece.split("\\.", 2)[0].replaceFirst("^values", "value"));
        var found = exact != null ? exact : whole != null ? whole : sources.get("id");
        return found != null ? found : new Source("", 0, 0);
    }
}
