package anxin.engine.rules;

import anxin.engine.policy.Basis;
import anxin.engine.policy.Confidence;
import anxin.engine.policy.Unit;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a finding was made: which version of which rule and pack, on which legal basis, from which facts and numbers, for
 * which day.
 *
 * @param condition the condition that held, as the pack words it
 * @param confidence how sure the rule's own ground is; {@code P} is our proposal and no law
 * @param provisional a year without a holiday notice took part in the days it rests on
 */
public record Reasons(
        String packCode,
        String packVersion,
        String ruleVersion,
        String condition,
        List<Basis> basis,
        Confidence confidence,
        LocalDate judgedFor,
        List<FactUsed> facts,
        List<NumberUsed> numbers,
        boolean provisional) {

    /**
     * A fact as it was.
     *
     * @param value plain: yuan with two decimals, shares with four, days {@code yyyy-MM-dd}, true or false; empty if there is none
     */
    public record FactUsed(String name, Unit unit, @Nullable String value) {}

    /** A parameter as it was in force on the day that counts for it. */
    public record NumberUsed(
            String id,
            Unit unit,
            String value,
            LocalDate since,
            String packCode,
            String basis,
            Confidence confidence) {}
}
