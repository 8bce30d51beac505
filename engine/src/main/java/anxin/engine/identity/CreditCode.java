package anxin.engine.identity;

import org.jspecify.annotations.Nullable;

/** Unified social credit codes (统一社会信用代码, GB 32100): 18 characters that hold an organisation code (GB 11714). */
public final class CreditCode {

    /** What makes a code no credit code. */
    public enum Flaw {
        LENGTH,
        CHARACTERS,
        CHECK
    }

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    private static final int[] ORGANISATION_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};

    private CreditCode() {}

    /** The first flaw of a code, or null. Both check characters must fit. */
    public static @Nullable Flaw check(String code) {
        if (code.length() != 18) {
            return Flaw.LENGTH;
        }
        for (int i = 0; i < 18; i++) {
            int value = ALPHABET.indexOf(code.charAt(i));
            boolean area = i >= 2 && i < 8;
            if (value < 0 || (area && value > 9)) {
                return Flaw.CHARACTERS;
            }
        }
        return checkCharacter(code) == code.charAt(17) && organisationCheckCharacter(code) == code.charAt(16)
                ? null
                : Flaw.CHECK;
    }

    /** The last character that belongs to the first 17. */
    public static char checkCharacter(String code) {
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += ALPHABET.indexOf(code.charAt(i)) * WEIGHTS[i];
        }
        return ALPHABET.charAt((31 - sum % 31) % 31);
    }

    /** The 17th character, which belongs to the organisation code in the characters 9 to 16. */
    public static char organisationCheckCharacter(String code) {
        int sum = 0;
        for (int i = 0; i < 8; i++) {
            sum += Character.digit(code.charAt(8 + i), 36) * ORGANISATION_WEIGHTS[i];
        }
        int check = 11 - sum % 11;
        return check == 10 ? 'X' : check == 11 ? '0' : (char) ('0' + check);
    }
}
