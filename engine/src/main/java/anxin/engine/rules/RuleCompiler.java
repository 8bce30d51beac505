package anxin.engine.rules;

import anxin.engine.facts.FactName;
import anxin.engine.policy.About;
import anxin.engine.policy.ParameterDefinition;
import anxin.engine.policy.RuleChecker;
import anxin.engine.policy.RuleText;
import anxin.engine.policy.Words;
import anxin.engine.rules.CompiledRule.LevelCondition;
import dev.cel.common.CelIssue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads rules of packs against the facts and parameters there are; everything wrong is gathered, nothing is guessed. */
public final class RuleCompiler implements RuleChecker {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(?:param\\('([^']+)'\\)|([^{}]+))}");

    private final Map<Map<String, ParameterDefinition>, Map<About, Conditions>> languages =
            Collections.synchronizedMap(new WeakHashMap<>());

    @Override
    public List<Fault> check(RuleText rule, Map<String, ParameterDefinition> parameters) {
        var faults = new ArrayList<Fault>();
        compile(rule, parameters, faults);
        return faults;
    }

    /** The rule, ready to judge. Its pack has been checked when it was loaded. */
    CompiledRule compile(RuleText rule, Map<String, ParameterDefinition> parameters) {
        var faults = new ArrayList<Fault>();
        var compiled = compile(rule, parameters, faults);
        if (!faults.isEmpty()) {
            throw new IllegalStateException("rule " + rule.id() + " was not checked: " + faults);
        }
        return compiled;
    }

    private CompiledRule compile(RuleText rule, Map<String, ParameterDefinition> parameters, List<Fault> faults) {
        var conditions = language(rule.about(), parameters);
        var levels = new ArrayList<LevelCondition>();
        Arrays.stream(Level.values()).sorted(Collections.reverseOrder()).forEach(level -> {
            var text = rule.levels().get(level.name());
            if (text != null) {
                level(rule, level, text, conditions, faults).ifPresent(levels::add);
            }
        });
        Set<FactName> shown = new LinkedHashSet<>();
        Set<String> numbers = new LinkedHashSet<>();
        for (var name : rule.shows()) {
            fact(rule, "shows", name, faults).ifPresent(shown::add);
        }
        for (var sentence : List.of(rule.says().zh(), rule.says().en())) {
            for (Matcher m = PLACEHOLDER.matcher(sentence); m.find(); ) {
                if (m.group(2) != null) {
                    fact(rule, "says", m.group(2), faults).ifPresent(shown::add);
                } else if (parameters.containsKey(m.group(1))) {
                    numbers.add(m.group(1));
                } else {
                    faults.add(unknownParameter(m.group(1)));
                }
            }
        }
        return new CompiledRule(rule, levels, List.copyOf(shown), List.copyOf(numbers));
    }

    private Conditions language(About about, Map<String, ParameterDefinition> parameters) {
        return languages
                .computeIfAbsent(parameters, ids -> Collections.synchronizedMap(new EnumMap<>(About.class)))
                .computeIfAbsent(about, a -> new Conditions(a, parameters));
    }

    private static Optional<LevelCondition> level(
            RuleText rule, Level level, String text, Conditions conditions, List<Fault> faults) {
        var issues = new ArrayList<CelIssue>();
        var condition = conditions.read(text, issues);
        for (var issue : issues) {
            faults.add(new Fault("levels." + level.name(), position(text, issue), sentence(text, issue)));
        }
        var value = fact(rule, "values." + level.name(), rule.values().getOrDefault(level.name(), ""), faults);
        return condition.flatMap(read -> value.map(name -> new LevelCondition(level, read, name)));
    }

    private static Optional<FactName> fact(RuleText rule, String piece, String name, List<Fault> faults) {
        var fact = FactName.ALL.get(name.strip());
        if (fact == null || (rule.about() == About.PROJECT && fact.aboutMonth())) {
            faults.add(new Fault(
                    piece,
                    0,
                    new Words(
                            "“%s”不是已知的事实。请使用事实目录中的名称（如 deposit.shortFen）。".formatted(name),
                            "\"%s\" is no known fact; use a name of the fact catalogue, such as deposit.shortFen."
                                    .formatted(name))));
            return Optional.empty();
        }
        return Optional.of(fact);
    }

    private static Fault unknownParameter(String id) {
        return new Fault(
                "says",
                0,
                new Words(
                        "“%s”不是已定义的参数。请先在 parameters 中定义。".formatted(id),
                        "\"%s\" is no parameter; define it under parameters first.".formatted(id)));
    }

    private static int position(String text, CelIssue issue) {
        int line = Math.max(1, issue.getSourceLocation().getLine());
        int start = 0;
        for (int i = 1; i < line; i++) {
            start = text.indexOf('\n', start) + 1;
        }
        return start + Math.max(0, issue.getSourceLocation().getColumn());
    }

    private static Words sentence(String text, CelIssue issue) {
        return new Words(
                "条件“%s”无法通过检查：%s。请核对事实名、参数名和类型。".formatted(text, issue.getMessage()),
                "the condition \"%s\" does not check: %s. Look at the names of facts and parameters and their types."
                        .formatted(text, issue.getMessage()));
    }
}
