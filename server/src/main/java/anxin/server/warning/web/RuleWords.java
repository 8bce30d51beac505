package anxin.server.warning.web;

import anxin.engine.facts.FactName;
import anxin.engine.policy.ParameterValue;
import anxin.engine.policy.Policy;
import anxin.engine.policy.RuleText;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A rule's conditions as sentences: facts by their names, numbers as in force, operators in words. */
final class RuleWords {

    private static final Pattern PARAMETER = Pattern.compile("param\\('([^']+)'\\)");
    private static final Pattern FACT = Pattern.compile("[a-z][A-Za-z]*\\.[a-z][A-Za-z]*");
    private static final Map<String, String> ZH =
            operators("&&", "，且", "||", "，或", ">=", "不少于", "<=", "不超过", "==", "等于", "!=", "不等于", ">", "大于", "<", "小于");
    private static final Map<String, String> EN = operators(
            "&&",
            ", and",
            "||",
            ", or",
            ">=",
            "is at least",
            "<=",
            "is at most",
            "==",
            "is",
            "!=",
            "is not",
            ">",
            "is more than",
            "<",
            "is less than");
    private static final Pattern OPERATOR = Pattern.compile("\\s*(&&|\\|\\||>=|<=|==|!=|>|<)\\s*");
    private static final Pattern NOT = Pattern.compile("!(?=[\\p{L}(])");

    private RuleWords() {}

    static String sentence(String condition, Policy policy, LocalDate day, Locale locale) {
        boolean english = Figures.english(locale);
        var operators = english ? EN : ZH;
        var text = PARAMETER
                .matcher(condition)
                .replaceAll(found -> Matcher.quoteReplacement(policy.parameter(found.group(1), day)
                        .map(value -> text(value, locale))
                        .orElse(english ? "(no value: never)" : "（未设值，不触发）")));
        text = OPERATOR.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        word(operators.getOrDefault(found.group(1), found.group(1)), english)));
        text = NOT.matcher(text).replaceAll(english ? "not " : "非");
        return FACT.matcher(text).replaceAll(found -> {
            var fact = FactName.ALL.get(found.group());
            return Matcher.quoteReplacement(
                    fact == null ? found.group() : fact.words().in(locale));
        });
    }

    private static String word(String operator, boolean english) {
        return english ? (operator.startsWith(",") ? "" : " ") + operator + " " : operator;
    }

    static String text(ParameterValue value, Locale locale) {
        return Figures.text(value.value().toPlainString(), value.unit(), locale);
    }

    /** Ids of all numbers a rule rests on: those its conditions and sentence name, and those its facts are computed with. */
    static Set<String> parameters(RuleText rule) {
        var ids = new LinkedHashSet<String>();
        var texts = Stream.of(
                        rule.levels().values().stream(),
                        rule.values().values().stream(),
                        rule.shows().stream(),
                        Stream.of(rule.says().zh()))
                .flatMap(all -> all)
                .toList();
        texts.forEach(text -> Figures.parameterIds(text).forEach(ids::add));
        texts.forEach(text -> facts(text)
                .forEach(fact ->
                        fact.uses().stream().filter(id -> !id.contains("*")).forEach(ids::add)));
        return ids;
    }

    private static List<FactName> facts(String text) {
        return FACT.matcher(text)
                .results()
                .map(found -> (@Nullable FactName) FactName.ALL.get(found.group()))
                .flatMap(Stream::ofNullable)
                .toList();
    }

    private static Map<String, String> operators(String... pairs) {
        var operators = new TreeMap<String, String>();
        for (int i = 0; i < pairs.length; i += 2) {
            operators.put(pairs[i], pairs[i + 1]);
        }
        return operators;
    }
}
