package anxin.server.warning.web;

import anxin.engine.policy.Unit;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Numbers, days and sentences as people read them: {@code 486,000.00元}, {@code 12.34%}, {@code 16 days}. */
final class Figures {

    private static final Pattern PLACE = Pattern.compile("\\{([^{}]+)}");
    private static final Pattern PARAMETER = Pattern.compile("param\\('([^']+)'\\)");

    private Figures() {}

    static boolean english(Locale locale) {
        return locale.getLanguage().equals("en");
    }

    /** A plain value in its unit; a dash where there is none. */
    static String text(@Nullable String value, Unit unit, Locale locale) {
        if (value == null) {
            return "—";
        }
        return switch (unit) {
            case YUAN ->
                "%,.2f".formatted(new BigDecimal(value)) + (english(locale) ? " " : "") + word(Unit.YUAN, locale);
            case SHARE -> percent(new BigDecimal(value));
            case FLAG -> flag(Boolean.parseBoolean(value), locale);
            case TEXT, DATE -> value;
            default -> counted(value, unit, locale);
        };
    }

    /** A sentence of a rule with its facts and parameters filled in. */
    static String fill(String template, Map<String, String> facts, Map<String, String> numbers) {
        return PLACE.matcher(template).replaceAll(place -> {
            var parameter = PARAMETER.matcher(place.group(1));
            var text = parameter.matches() ? numbers.get(parameter.group(1)) : facts.get(place.group(1));
            return Matcher.quoteReplacement(text == null ? "—" : text);
        });
    }

    /** Ids of the parameters a condition or a sentence names. */
    static Stream<String> parameterIds(String text) {
        return PARAMETER.matcher(text).results().map(found -> found.group(1));
    }

    private static String percent(BigDecimal share) {
        return share.movePointRight(2).stripTrailingZeros().toPlainString() + "%";
    }

    private static String flag(boolean value, Locale locale) {
        return english(locale) ? value ? "yes" : "no" : value ? "是" : "否";
    }

    private static String counted(String value, Unit unit, Locale locale) {
        var number = "%,d".formatted(new BigDecimal(value).longValue());
        var word = word(unit, locale);
        if (!english(locale)) {
            return number + word;
        }
        boolean one = number.equals("1") || number.equals("-1");
        return (number + " " + (one ? word.replaceFirst("s$", "") : word)).strip();
    }

    private static String word(Unit unit, Locale locale) {
        return unit.words().in(locale);
    }
}
