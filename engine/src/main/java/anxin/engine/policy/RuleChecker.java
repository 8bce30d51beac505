package anxin.engine.policy;

import java.util.List;
import java.util.Map;

/** Reads a rule's conditions as the judge would, and says what is wrong with them. */
@FunctionalInterface
public interface RuleChecker {

    List<Fault> check(RuleText rule, Map<String, ParameterDefinition> parameters);

    /** Leaves conditions unread; for those who only want the data. */
    static RuleChecker none() {
        return (rule, parameters) -> List.of();
    }

    /**
     * What is wrong with one piece of a rule.
     *
     * @param piece {@code levels.RED}, {@code value}, {@code values.RED}, {@code says} …, as in {@link RuleText#sources()}
     * @param position characters from the start of the expression, from 0
     */
    record Fault(String piece, int position, Words sentence) {}
}
