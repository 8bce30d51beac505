package anxin.engine.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Puts a pack together with those it inherits from, and notes what does not fit. */
final class Resolver {

    private static final Pattern PARAMETER = Pattern.compile("param\\(\\s*['\"]([^'\"]*)['\"]\\s*\\)");

    private final Faults faults;
    private final RuleChecker checker;
    private final CommonTables common;
    private final Definitions definitions;
    private final RuleTexts texts;
    private final Channels channels;
    private final Set<String> checked = new HashSet<>();

    Resolver(Faults faults, RuleChecker checker, CommonTables common, Map<String, String> overrides) {
        this.faults = faults;
        this.checker = checker;
        this.common = common;
        this.definitions = new Definitions(faults, overrides);
        this.texts = new RuleTexts(faults);
        this.channels = new Channels(faults);
    }

    /** The chain has the pack itself first and the national one last. */
    Policy resolve(List<PackFile> chain) {
        var parameters = definitions.of(chain);
        var ruleIds = new TreeSet<String>();
        chain.forEach(pack -> ruleIds.addAll(pack.rules().keySet()));
        var rules = new ArrayList<RuleText>();
        for (var id : ruleIds) {
            var file = merged(id, chain);
            var rule = texts.of(file);
            if (rule == null) {
                continue;
            }
            check(rule, parameters);
            if (!Boolean.TRUE.equals(file.off())) {
                rules.add(rule);
            }
        }
        rules.sort(Comparator.comparingInt(RuleText::order).thenComparing(RuleText::id));
        return new Policy(
                chain.stream().map(PackFile::pack).toList(), rules, parameters, channels.of(chain, parameters), common);
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

    private void check(RuleText rule, Map<String, ParameterDefinition> parameters) {
        rule.levels().forEach((level, text) -> named(rule, "levels." + level, text, parameters));
        rule.values().forEach((level, text) -> named(rule, "values." + level, text, parameters));
        named(rule, "says", rule.says().zh(), parameters);
        named(rule, "says", rule.says().en(), parameters);
        if (!checked.add(rule.id() + " " + rule.version())) {
            return;
        }
        for (var fault : checker.check(rule, parameters)) {
            var at = RuleTexts.at(rule.sources(), fault.piece());
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
                        RuleTexts.at(rule.sources(), piece),
                        "规则“" + rule.id() + "”用到参数“" + found.group(1) + "”，没有一个政策包定义它。",
                        "The rule '" + rule.id() + "' names a parameter '" + found.group(1)
                                + "' that no pack defines.");
            }
        }
    }
}
