package anxin.engine.identity;

/** Bank cards (银行卡): 12 to 19 digits of which the last is a check digit. */
public final class BankCard {

    private BankCard() {}

    /** The number as people see it: first and last four characters, shorter ones only the last two. */
    public static String masked(String number) {
        int shown = number.length() >= 12 ? 4 : 0;
        int last = Math.min(number.length(), shown == 0 ? 2 : 4);
        return number.substring(0, shown) + "****" + number.substring(number.length() - last);
    }

    /** Whether the check digit fits (Luhn). Accounts of companies need not obey this. */
    public static boolean luhn(String number) {
        int length = number.length();
        if (length < 12 || length > 19) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < length; i++) {
            int digit = number.charAt(length - 1 - i) - '0';
            if (digit < 0 || digit > 9) {
                return false;
            }
            int doubled = digit * 2;
            sum += i % 2 == 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
        }
        return sum % 10 == 0;
    }
}
