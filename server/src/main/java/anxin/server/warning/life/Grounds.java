package anxin.server.warning.life;

import anxin.engine.facts.FactName;
import anxin.engine.policy.Basis;
import anxin.engine.policy.Confidence;
import anxin.engine.policy.Handler;
import anxin.engine.policy.Policy;
import anxin.engine.policy.RuleText;
import anxin.engine.policy.Status;
import anxin.engine.policy.TimeLimit;
import anxin.engine.policy.Unit;
import anxin.engine.policy.Words;
import anxin.engine.rules.Finding;
import anxin.engine.rules.Reasons;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a warning was judged by (预警依据), whole, as it stood on the day: the rule's words and articles, the numbers and
 * where each comes from. Kept with the warning, so that asked again years later it answers the same.
 */
public record Grounds(
        String rule,
        String ruleVersion,
        PackRef pack,
        Words title,
        Unit unit,
        Words says,
        Words clears,
        Map<String, TimeLimit> clearBy,
        List<Handler> handledBy,
        List<Basis> basis,
        Confidence confidence,
        String condition,
        List<FactLabel> facts,
        List<Number> numbers) {

    /** The pack that held, with its version. */
    public record PackRef(String code, Words name, String version, Status status) {}

    /** What a fact is called and counted in. */
    public record FactLabel(String name, Words words, Unit unit) {}

    /** A parameter's value as it counted, and where it comes from. */
    public record Number(
            String id,
            Words title,
            Unit unit,
            String value,
            LocalDate since,
            String packCode,
            String basis,
            Confidence confidence) {}

    static Grounds of(Finding finding, Policy policy, RuleText rule) {
        var reasons = finding.reasons();
        return new Grounds(
                rule.id(),
                reasons.ruleVersion(),
                new PackRef(
                        reasons.packCode(),
                        new Words(policy.packName(Locale.CHINESE), policy.packName(Locale.ENGLISH)),
                        reasons.packVersion(),
                        policy.status()),
                rule.title(),
                rule.unit(),
                rule.says(),
                rule.clears(),
                rule.clearBy(),
                rule.handledBy(),
                reasons.basis(),
                reasons.confidence(),
                reasons.condition(),
                reasons.facts().stream().map(Grounds::label).toList(),
                reasons.numbers().stream().map(number -> number(number, policy)).toList());
    }

    /** How long there is to clear a warning of a level; empty where the rule sets no time. */
    public @Nullable TimeLimit timeFor(String level) {
        return clearBy.get(level);
    }

    private static FactLabel label(Reasons.FactUsed fact) {
        var known = FactName.ALL.get(fact.name());
        return new FactLabel(
                fact.name(), known == null ? new Words(fact.name(), fact.name()) : known.words(), fact.unit());
    }

    private static Number number(Reasons.NumberUsed number, Policy policy) {
        var definition = policy.parameters().get(number.id());
        return new Number(
                number.id(),
                definition == null ? new Words(number.id(), number.id()) : definition.title(),
                number.unit(),
                number.value(),
                number.since(),
                number.packCode(),
                number.basis(),
                number.confidence());
    }
}
