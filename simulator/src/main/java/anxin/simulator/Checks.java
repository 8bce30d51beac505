package anxin.simulator;

import anxin.engine.identity.BankCard;
import anxin.engine.identity.CreditCode;
import anxin.engine.identity.IdentityNumber;
import java.time.LocalDate;
import java.util.function.Predicate;

/** Completes made-up identifiers, so that they pass as well formed. */
final class Checks {

    private static final LocalDate ALL_BORN = LocalDate.of(2000, 1, 1);

    private Checks() {}

    /** Completes an identity number (公民身份号码) of 17 digits. */
    static String identity(String digits) {
        return completed(digits, "0123456789X", number -> IdentityNumber.check(number, ALL_BORN) == null);
    }

    /** Completes a credit code (统一社会信用代码) of 16 characters. */
    static String credit(String body) {
        var organisation = body + CreditCode.organisationCheckCharacter(body);
        return organisation + CreditCode.checkCharacter(organisation);
    }

    /** Completes the number of a bank card (银行卡). */
    static String card(String digits) {
        return completed(digits, "0123456789", BankCard::luhn);
    }

    private static String completed(String body, String choices, Predicate<String> fits) {
        for (int i = 0; i < choices.length(); i++) {
            var whole = body + choices.charAt(i);
            if (fits.test(whole)) {
                return whole;
            }
        }
        throw new IllegalArgumentException("nothing completes " + body);
    }
}
