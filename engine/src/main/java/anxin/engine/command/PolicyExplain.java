package anxin.engine.command;

import anxin.engine.facts.FactName;
import anxin.engine.policy.DatedValue;
import anxin.engine.policy.Handler;
import anxin.engine.policy.Pack;
import anxin.engine.policy.ParameterDefinition;
import anxin.engine.policy.Policies;
import anxin.engine.policy.Policy;
import anxin.engine.policy.RuleText;
import anxin.engine.policy.Unit;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells a rule or a number in words: what it asks, on which article, with which figures where, and what is still open. */
public final class PolicyExplain {

    private static final Pattern PARAMETER = Pattern.compile("param\\(\\s*['\"]([^'\"]*)['\"]\\s*\\)");
    private static final Pattern FACT = Pattern.compile("[a-z][A-Za-z]*\\.[a-z][A-Za-z]*");

    private final Policies policies;
    private final Page page;

    private PolicyExplain(Policies policies, Page page) {
        this.policies = policies;
        this.page = page;
    }

    /** Explains one rule or parameter, or, without an id, lists all rules and everything a person must still settle. */
    public static int run(Policies policies, @Nullable String id, Appendable out, Locale locale) {
        return new PolicyExplain(policies, new Page(out, locale)).explain(id);
    }

    private int explain(@Nullable String id) {
        if (id == null) {
            overview();
            return ExitCode.DONE;
        }
        var rules = rules(id);
        if (!rules.isEmpty()) {
            rule(rules);
            return ExitCode.DONE;
        }
        var parameter = definitions().get(id);
        if (parameter != null) {
            parameter(parameter, "");
            return ExitCode.DONE;
        }
        page.line(
                "没有名为“" + id + "”的规则或参数，不带标识运行 policy explain 可列出全部。",
                "There is no rule or parameter '" + id + "'; policy explain without an id lists them all.");
        return ExitCode.WRONG_USAGE;
    }

    private void overview() {
        page.line("规则：", "Rules:");
        for (var rule : policies.forced(Pack.NATIONAL).rules()) {
            page.line("  " + rule.id() + "  " + page.of(rule.title()) + "  " + page.of(rule.asks()));
        }
        page.line("待定（文件要求而未给数值，须有人填定）：", "Open (demanded by a text that names no value; a person must settle it):");
        definitions()
                .values()
                .forEach(definition -> said(definition).stream()
                        .filter(DatedValue::open)
                        .forEach(open -> page.line("  " + definition.id() + "  " + page.of(definition.title()) + "  "
                                + pack(open.packCode()) + "  "
                                + (open.note() == null ? open.basis() : page.of(open.note())))));
        page.line("全国未设定的参数：", "Parameters nationally unset:");
        policies.forced(Pack.NATIONAL).parameters().values().stream()
                .filter(definition -> definition.said().isEmpty())
                .forEach(definition -> page.line("  " + definition.id() + "  " + page.of(definition.title())));
    }

    /** A rule as the packs word it: all of them that word it differently, the national one first. */
    private List<Worded> rules(String id) {
        var versions = new TreeMap<String, Worded>();
        for (var pack : policies.packs()) {
            var policy = policies.forced(pack.code());
            policy.rules().stream()
                    .filter(rule -> rule.id().equals(id))
                    .forEach(rule -> versions.putIfAbsent(rule.version(), new Worded(policy, rule)));
        }
        return versions.values().stream()
                .sorted(Comparator.comparing(
                                (Worded worded) -> !worded.policy().packCode().equals(Pack.NATIONAL))
                        .thenComparing(worded -> worded.policy().packCode()))
                .toList();
    }

    private record Worded(Policy policy, RuleText rule) {}

    private void rule(List<Worded> wordings) {
        wordings.forEach(this::wording);
        var off = policies.packs().stream()
                .filter(pack -> policies.forced(pack.code()).rules().stream()
                        .noneMatch(rule ->
                                rule.id().equals(wordings.getFirst().rule().id())))
                .map(pack -> pack(pack.code()))
                .toList();
        if (!off.isEmpty()) {
            page.line("停用于：" + String.join("、", off), "Off in: " + String.join(", ", off));
        }
        var known = definitions();
        var numbers = RuleNumbers.of(wordings.getFirst().rule(), known.keySet());
        if (!numbers.isEmpty()) {
            page.line("数值：", "Numbers:");
        }
        for (var id : numbers) {
            var definition = known.get(id);
            if (definition != null) {
                parameter(definition, "  ");
            }
        }
    }

    private void wording(Worded worded) {
        var rule = worded.rule();
        page.line(rule.id() + "  " + page.of(rule.title()) + "  ["
                + pack(worded.policy().packCode()) + "]");
        page.line("  " + page.of(rule.asks()));
        page.line("  " + page.of("依据：", "Basis: ")
                + rule.basis().stream().map(basis -> basis.text()).collect(Collectors.joining(page.of("；", "; "))));
        page.line("  " + page.of("可信程度：", "Confidence: ") + rule.confidence() + " "
                + page.of(rule.confidence().words()));
        if (rule.note() != null) {
            page.line("  " + page.of(rule.note()));
        }
        rule.levels().forEach((level, condition) -> {
            var time = rule.clearBy().get(level);
            page.line("  " + level(level) + page.of("：", ": ") + sentence(condition, worded.policy())
                    + (time == null
                            ? ""
                            : page.of(
                                    "；" + time.words().zh() + "内消除",
                                    "; clear within " + time.words().en())));
            page.line("      " + condition + "  (" + rule.sources().get("levels." + level) + ")");
        });
        page.line("  " + page.of("消除办法：", "Clears when: ") + page.of(rule.clears()));
        page.line("  " + page.of("责任方：", "Handled by: ")
                + rule.handledBy().stream()
                        .map(Handler::words)
                        .map(page::of)
                        .collect(Collectors.joining(page.of("、", ", "))));
    }

    /** The condition with facts and numbers put into words. */
    private String sentence(String condition, Policy policy) {
        var numbers = PARAMETER
                .matcher(condition)
                .replaceAll(found -> Matcher.quoteReplacement(latest(found.group(1), policy)));
        var facts = FACT.matcher(numbers)
                .replaceAll(found -> Matcher.quoteReplacement(Optional.ofNullable(FactName.ALL.get(found.group()))
                        .map(fact -> page.of(fact.words()))
                        .orElse(found.group())));
        return facts.replace(">=", "≥")
                .replace("<=", "≤")
                .replace("!=", "≠")
                .replace("&&", page.of("且", "and"))
                .replace("||", page.of("或", "or"))
                .replaceAll("!(?=\\S)", page.of("非", "not "));
    }

    private String latest(String id, Policy policy) {
        var definition = policy.parameters().get(id);
        var last = policy.history(id).lastEntry();
        return definition == null || last == null || last.getValue().text() == null
                ? page.of("（未设定）", "(unset)")
                : text(definition.unit(), last.getValue().text());
    }

    private void parameter(ParameterDefinition definition, String indent) {
        page.line(indent + definition.id() + "  " + page.of(definition.title()));
        if (definition.note() != null) {
            page.line(indent + "  " + page.of(definition.note()));
        }
        var bounds = definition.bounds();
        if (bounds != null) {
            page.line(indent + "  " + page.of("幅度：", "Band: ") + bounds.text() + "  " + bounds.basis());
        }
        var said = said(definition);
        if (said.isEmpty()) {
            page.line(indent + "  " + page.of("各地均未设定", "nowhere set"));
        }
        for (var value : said) {
            page.line(indent + "  " + pack(value.packCode()) + "  " + value.since() + page.of("起  ", " on  ")
                    + what(definition, value)
                    + "  " + value.confidence() + " "
                    + page.of(value.confidence().words()) + "  " + value.basis()
                    + "  (" + value.source() + ")"
                    + (value.note() == null ? "" : "  " + page.of(value.note())));
        }
    }

    private String what(ParameterDefinition definition, DatedValue value) {
        if (value.open()) {
            return page.of("待定", "open");
        }
        return value.text() == null ? page.of("终止", "ended") : text(definition.unit(), value.text());
    }

    private String text(Unit unit, String value) {
        return switch (unit) {
            case SHARE ->
                new BigDecimal(value).movePointRight(2).stripTrailingZeros().toPlainString() + "%";
            case FLAG -> value.equals("yes") ? page.of("是", "yes") : page.of("否", "no");
            case TEXT, DATE, COUNT -> value;
            default ->
                page.of(value + unit.words().zh(), value + " " + unit.words().en());
        };
    }

    private String level(String level) {
        return switch (level) {
            case "BLUE" -> page.of("蓝色", "BLUE");
            case "YELLOW" -> page.of("黄色", "YELLOW");
            default -> page.of("红色", "RED");
        };
    }

    private String pack(String code) {
        return policies.pack(code)
                .map(pack -> pack.code() + " " + page.of(pack.name()))
                .orElse(page.of("临时设定", "set by hand"));
    }

    /** Every parameter any pack defines. */
    private Map<String, ParameterDefinition> definitions() {
        var all = new TreeMap<String, ParameterDefinition>();
        for (var pack : policies.packs()) {
            policies.forced(pack.code()).parameters().forEach(all::putIfAbsent);
        }
        return all;
    }

    /** What all packs say about it, the national one first; each statement once. */
    private List<DatedValue> said(ParameterDefinition definition) {
        return policies.packs().stream()
                .flatMap(pack ->
                        Optional.ofNullable(policies.forced(pack.code())
                                        .parameters()
                                        .get(definition.id()))
                                .stream()
                                .flatMap(own -> own.said().stream())
                                .filter(value -> value.packCode().equals(pack.code())
                                        || value.packCode().equals(Policies.SET)
                                                && pack.code().equals(Pack.NATIONAL)))
                .distinct()
                .toList();
    }
}
