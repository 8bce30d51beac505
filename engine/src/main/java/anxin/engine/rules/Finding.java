package anxin.engine.rules;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What one rule found on one project, kept whole so that an officer, or a court, can read why.
 *
 * @param month the wage month {@code yyyy-MM}, for rules about months
 * @param value the number the rule names, as a plain decimal: yuan with two decimals, shares with four, others whole
 */
public record Finding(
        String projectCode, String rule, @Nullable String month, Level level, String value, Reasons reasons) {

    /** Text by code point, so that every runner sorts alike whatever characters a code holds. */
    public static final Comparator<String> BY_CODE_POINT = Finding::compareCodePoints;

    /** Project code, rule, month; findings without a month first. */
    public static final Comparator<Finding> ORDER = Comparator.comparing(Finding::projectCode, BY_CODE_POINT)
            .thenComparing(Finding::rule, BY_CODE_POINT)
            .thenComparing(finding -> finding.month() == null ? "" : finding.month());

    private static int compareCodePoints(String a, String b) {
        int i = 0;
        while (i < a.length() && i < b.length()) {
            int x = a.codePointAt(i);
            int y = b.codePointAt(i);
            if (x != y) {
                return Integer.compare(x, y);
            }
            i += Character.charCount(x);
        }
        return Integer.compare(a.length(), b.length());
    }
}
