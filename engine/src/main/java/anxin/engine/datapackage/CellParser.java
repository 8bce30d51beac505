package anxin.engine.datapackage;

import anxin.engine.identity.AreaCode;
import anxin.engine.identity.CreditCode;
import anxin.engine.identity.IdentityNumber;
import anxin.engine.money.Yuan;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Turns the trimmed text of one cell into its value, or into the {@link Flaw} that stands in the way. */
final class CellParser {

    static final int LONGEST_CODE = 200;
    static final int LONGEST_TEXT = 2000;

    private static final Pattern DATE_PARTS =
            Pattern.compile("(\\d{4})[-/.年]?(\\d{1,2})[-/.月]?(\\d{1,2})日?(?:[ T]+(.*))?");
    private static final Pattern TIME_PARTS = Pattern.compile("(\\d{1,2}):(\\d{1,2})(?::(\\d{1,2})(?:\\.\\d+)?)?");
    private static final Pattern MONTH_PARTS = Pattern.compile("(\\d{4})[-/.年]?(\\d{1,2})月?(?:[-/.]?\\d{1,2}日?)?");
    private static final Pattern EXPONENT = Pattern.compile("\\d(\\.\\d+)?[Ee]\\+?\\d+");
    private static final Pattern DEGREES = Pattern.compile("-?\\d{1,3}(\\.\\d{1,15})?");

    private final LocalDate today;

    CellParser(LocalDate today) {
        this.today = today;
    }

    /** The value in the Java type of the column, or a {@link Flaw}. The text is not empty. */
    Object parse(Column column, String text) {
        return switch (column.type()) {
            case TEXT -> freeText(text);
            case CODE -> code(text);
            case CREDIT_CODE -> creditCode(text);
            case IDENTITY_NUMBER -> identityNumber(text);
            case AREA_CODE -> AreaCode.wellFormed(text) ? text : Flaw.of("area");
            case CARD, ACCOUNT -> bankNumber(text);
            case DATE -> date(text);
            case TIME -> time(text);
            case DATE_OR_TIME ->
                text.length() == 10 && date(text) instanceof LocalDate day ? day.atStartOfDay() : time(text);
            case MONTH -> month(text);
            case YUAN, POSITIVE_YUAN, SIGNED_YUAN -> yuan(column.type(), text);
            case INTEGER -> integer(column, text);
            case FLAG -> flag(text);
            case DICTIONARY -> dictionaryCode(Objects.requireNonNull(column.dictionary()), text);
            case DICTIONARY_SET -> dictionaryCodes(Objects.requireNonNull(column.dictionary()), text);
            case DEGREES -> degrees(column, text);
        };
    }

    private static Object freeText(String text) {
        if (text.length() > LONGEST_TEXT) {
            return new Flaw("long", Map.of("longest", "" + LONGEST_TEXT));
        }
        return isClean(text, true) ? text : Flaw.of("characters");
    }

    private static Object code(String text) {
        if (text.length() > LONGEST_CODE) {
            return new Flaw("long", Map.of("longest", "" + LONGEST_CODE));
        }
        return isClean(text, false) ? text : Flaw.of("characters");
    }

    /** No control characters and no halves of characters, which no database keeps. */
    private static boolean isClean(String text, boolean lines) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' && !(lines && (c == '\n' || c == '\r' || c == '\t'))) {
                return false;
            }
            if (c == 0x7F) {
                return false;
            }
            if (Character.isSurrogate(c)) {
                if (!Character.isHighSurrogate(c)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(++i))) {
                    return false;
                }
            }
        }
        return true;
    }

    private static Object creditCode(String text) {
        String code = text.toUpperCase(Locale.ROOT);
        return switch (CreditCode.check(code)) {
            case null -> code;
            case LENGTH -> new Flaw("credit-length", Map.of("length", "" + text.length()));
            case CHARACTERS -> Flaw.of("credit-characters");
            case CHECK -> Flaw.of("credit-check");
        };
    }

    private Object identityNumber(String text) {
        String number = text.endsWith("x") ? text.substring(0, text.length() - 1) + 'X' : text;
        return switch (IdentityNumber.check(number, today)) {
            case null -> number;
            case LENGTH ->
                EXPONENT.matcher(number).matches()
                        ? Flaw.of("digits-lost")
                        : new Flaw("identity-length", Map.of("length", "" + number.length()));
            case CHARACTERS -> Flaw.of("identity-characters");
            case BIRTH_DATE -> new Flaw("identity-birth", Map.of("birth", number.substring(6, 14)));
            case BORN_LATER -> new Flaw("identity-future", Map.of("birth", number.substring(6, 14)));
            case CHECK -> Flaw.of("identity-check");
        };
    }

    private static Object bankNumber(String text) {
        String number = Blanks.remove(text);
        if (EXPONENT.matcher(number).matches()) {
            return Flaw.of("digits-lost");
        }
        return code(number);
    }

    static Object date(String text) {
        if (text.length() == 10 && text.charAt(4) == '-' && text.charAt(7) == '-') {
            int year = digits(text, 0, 4);
            int month = digits(text, 5, 7);
            int day = digits(text, 8, 10);
            if (year >= 0 && month >= 0 && day >= 0) {
                return exists(year, month, day) ? LocalDate.of(year, month, day) : Flaw.of("date-impossible");
            }
        }
        return Flaw.instead("date", dateMeant(text));
    }

    static Object time(String text) {
        if (text.length() == 19
                && text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && text.charAt(10) == ' '
                && text.charAt(13) == ':'
                && text.charAt(16) == ':') {
            int year = digits(text, 0, 4);
            int month = digits(text, 5, 7);
            int day = digits(text, 8, 10);
            int hour = digits(text, 11, 13);
            int minute = digits(text, 14, 16);
            int second = digits(text, 17, 19);
            if (year >= 0 && month >= 0 && day >= 0 && hour >= 0 && minute >= 0 && second >= 0) {
                return exists(year, month, day) && hour < 24 && minute < 60 && second < 60
                        ? LocalDateTime.of(LocalDate.of(year, month, day), LocalTime.of(hour, minute, second))
                        : Flaw.of("time-impossible");
            }
        }
        return Flaw.instead("time", timeMeant(text));
    }

    private static Object month(String text) {
        if (text.length() == 7 && text.charAt(4) == '-') {
            int year = digits(text, 0, 4);
            int month = digits(text, 5, 7);
            if (year >= 0 && month >= 0) {
                return year >= 1 && month >= 1 && month <= 12 ? year * 12 + month - 1 : Flaw.of("month-impossible");
            }
        }
        Matcher parts = MONTH_PARTS.matcher(text);
        return Flaw.instead("month", parts.matches() ? monthText(parts.group(1), parts.group(2)) : "");
    }

    private static Object yuan(CellType type, String text) {
        long fen = Yuan.parse(text);
        if (fen == Yuan.TOO_LARGE) {
            return Flaw.of("amount-large");
        }
        if (fen == Yuan.NOT_AN_AMOUNT) {
            return Flaw.instead("amount", amountMeant(type, text));
        }
        if (type != CellType.SIGNED_YUAN && text.charAt(0) == '-') {
            return Flaw.of("amount-negative");
        }
        return type == CellType.POSITIVE_YUAN && fen == 0 ? Flaw.of("amount-zero") : (Object) fen;
    }

    private static Object integer(Column column, String text) {
        int length = text.length();
        int value = length > 9 ? -1 : digits(text, 0, length);
        return value >= column.min() && value <= column.max()
                ? (Object) value
                : new Flaw("integer", Map.of("min", "" + column.min(), "max", "" + column.max()));
    }

    private static Object flag(String text) {
        return switch (text) {
            case "1" -> Boolean.TRUE;
            case "0" -> Boolean.FALSE;
            case "是", "true", "TRUE", "Y", "y", "01" -> Flaw.instead("flag", "1");
            case "否", "false", "FALSE", "N", "n", "00" -> Flaw.instead("flag", "0");
            default -> Flaw.of("flag");
        };
    }

    private static Object dictionaryCode(Dictionary dictionary, String text) {
        return dictionary.has(text) ? text : Flaw.instead("dictionary", meant(dictionary, text));
    }

    private static Object dictionaryCodes(Dictionary dictionary, String text) {
        var order = dictionary.codes(Locale.CHINESE).keySet().stream().toList();
        var codes = new TreeSet<Integer>();
        for (String part : text.split(";", -1)) {
            codes.add(order.indexOf(Blanks.trim(part)));
        }
        if (!codes.contains(-1)) {
            return codes.stream().map(order::get).collect(Collectors.joining(";"));
        }
        var instead = Arrays.stream(text.split("[;；,，、/|+]"))
                .map(Blanks::trim)
                .map(part -> meant(dictionary, part))
                .toList();
        return Flaw.instead("dictionary-set", instead.contains("") ? "" : String.join(";", instead));
    }

    private static String meant(Dictionary dictionary, String text) {
        String code = dictionary.meant(text);
        return code == null ? "" : code;
    }

    private static Object degrees(Column column, String text) {
        if (DEGREES.matcher(text).matches()) {
            var value = new BigDecimal(text);
            if (value.compareTo(BigDecimal.valueOf(column.min())) >= 0
                    && value.compareTo(BigDecimal.valueOf(column.max())) <= 0) {
                return value;
            }
        }
        return new Flaw("degrees", Map.of("min", "" + column.min(), "max", "" + column.max()));
    }

    private static boolean exists(int year, int month, int day) {
        return year >= 1
                && month >= 1
                && month <= 12
                && day >= 1
                && (day <= 28 || day <= YearMonth.of(year, month).lengthOfMonth());
    }

    /** The digits as a number, or −1 when there is something else among them. */
    private static int digits(String text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    private static String dateMeant(String text) {
        Matcher parts = DATE_PARTS.matcher(normal(text));
        return parts.matches() ? dateText(parts) : "";
    }

    private static String timeMeant(String text) {
        Matcher parts = DATE_PARTS.matcher(normal(text));
        if (!parts.matches() || dateText(parts).isEmpty() || parts.group(4) == null) {
            return "";
        }
        Matcher clock = TIME_PARTS.matcher(parts.group(4));
        if (!clock.matches()) {
            return "";
        }
        int seconds = clock.group(3) == null ? 0 : Integer.parseInt(clock.group(3));
        String meant = "%s %02d:%02d:%02d"
                .formatted(
                        dateText(parts), Integer.parseInt(clock.group(1)), Integer.parseInt(clock.group(2)), seconds);
        return time(meant) instanceof LocalDateTime ? meant : "";
    }

    private static String dateText(Matcher parts) {
        int year = Integer.parseInt(parts.group(1));
        int month = Integer.parseInt(parts.group(2));
        int day = Integer.parseInt(parts.group(3));
        return exists(year, month, day) ? "%04d-%02d-%02d".formatted(year, month, day) : "";
    }

    private static String monthText(String year, String month) {
        int number = Integer.parseInt(month);
        return number >= 1 && number <= 12 ? "%s-%02d".formatted(year, number) : "";
    }

    private static String amountMeant(CellType type, String text) {
        String plain = normal(text).replaceAll("[,，\\s¥￥元]", "");
        if (EXPONENT.matcher(plain).matches() && plain.length() < 20) {
            var value = new BigDecimal(plain);
            plain = value.precision() - value.scale() > 20 ? "" : value.toPlainString();
        }
        if (plain.startsWith("+")) {
            plain = plain.substring(1);
        }
        long fen = Yuan.parse(plain);
        boolean fits = fen > Yuan.TOO_LARGE
                && (fen > 0 || (fen == 0 && type == CellType.YUAN) || type == CellType.SIGNED_YUAN);
        return fits ? plain : "";
    }

    /** Full-width digits and signs as ordinary ones. */
    private static String normal(String text) {
        return text.length() > 100 ? "" : Normalizer.normalize(text, Normalizer.Form.NFKC);
    }
}
