package anxin.engine.rows;

import java.time.LocalDateTime;
import java.util.Comparator;

/**
 * A movement on a special account (专户流水).
 *
 * @param account handle of the account number
 * @param credit money came in
 * @param balanceFen balance after this entry; may be negative
 * @param counterparty handle of the counterparty's account, 0 if unknown
 */
public record AccountEntry(
        long account,
        String serialNo,
        LocalDateTime time,
        boolean credit,
        long amountFen,
        long balanceFen,
        long counterparty,
        Purpose purpose) {

    /** By time, then serial number: digits first and as numbers of any length, other serials after them as text. */
    public static final Comparator<AccountEntry> BY_TIME = Comparator.comparing(AccountEntry::time)
            .thenComparing(AccountEntry::serialNo, AccountEntry::compareSerials);

    private static int compareSerials(String a, String b) {
        boolean aNumber = isNumber(a);
        if (aNumber != isNumber(b)) {
            return aNumber ? -1 : 1;
        }
        if (!aNumber) {
            return a.compareTo(b);
        }
        String x = withoutLeadingZeros(a);
        String y = withoutLeadingZeros(b);
        int byLength = Integer.compare(x.length(), y.length());
        if (byLength != 0) {
            return byLength;
        }
        int byDigits = x.compareTo(y);
        return byDigits != 0 ? byDigits : a.compareTo(b);
    }

    private static boolean isNumber(String serial) {
        return !serial.isEmpty() && serial.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static String withoutLeadingZeros(String digits) {
        int start = 0;
        while (start < digits.length() - 1 && digits.charAt(start) == '0') {
            start++;
        }
        return digits.substring(start);
    }
}
