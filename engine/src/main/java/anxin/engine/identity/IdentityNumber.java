package anxin.engine.identity;

import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/** Identity numbers (公民身份号码, GB 11643): 18 characters with the day of birth and a check character. */
public final class IdentityNumber {

    /** What makes a number no identity number. */
    public enum Flaw {
        LENGTH,
        CHARACTERS,
        BIRTH_DATE,
        BORN_LATER,
        CHECK
    }

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";

    private IdentityNumber() {}

    /**
     * The first flaw of a number, or null. Area codes are not looked at: people keep numbers of abolished areas.
     *
     * @param today nobody is born after this day
     */
    public static @Nullable Flaw check(String number, LocalDate today) {
        if (number.length() != 18) {
            return Flaw.LENGTH;
        }
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            int digit = number.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return Flaw.CHARACTERS;
            }
            sum += digit * WEIGHTS[i];
        }
        char last = number.charAt(17);
        if (last != 'X' && (last < '0' || last > '9')) {
            return Flaw.CHARACTERS;
        }
        int year = digits(number, 6, 10);
        int month = digits(number, 10, 12);
        int day = digits(number, 12, 14);
        if (year < 1800
                || month < 1
                || month > 12
                || day < 1
                || (day > 28 && day > YearMonth.of(year, month).lengthOfMonth())) {
            return Flaw.BIRTH_DATE;
        }
        if (year >= today.getYear() && LocalDate.of(year, month, day).isAfter(today)) {
            return Flaw.BORN_LATER;
        }
        return CHECKS.charAt(sum % 11) == last ? null : Flaw.CHECK;
    }

    /** The check character that belongs to the first 17 digits. */
    public static char checkCharacter(String first17) {
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += (first17.charAt(i) - '0') * WEIGHTS[i];
        }
        return CHECKS.charAt(sum % 11);
    }

    /** The number as people see it: the area of the first six digits and the last four; the day of birth is hidden. */
    public static String masked(String number) {
        return number.length() == 18
                ? number.substring(0, 6) + "********" + number.substring(14)
                : BankCard.masked(number);
    }

    private static int digits(String number, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            value = value * 10 + number.charAt(i) - '0';
        }
        return value;
    }
}
