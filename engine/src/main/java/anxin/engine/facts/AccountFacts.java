package anxin.engine.facts;

import anxin.engine.policy.Unit;
import anxin.engine.rows.Account;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Opening, filing and freezing of the special account (专用账户开立、备案、冻结); 人社部发〔2021〕53号, 条例第二十六、三十三条. */
public record AccountFacts(
        @Fact(zh = "已开立专户数", en = "special accounts opened so far", unit = Unit.ACCOUNTS)
        long opened,

        @Fact(
                zh = "开立专户的最后期限",
                en = "last day for opening the special account",
                unit = Unit.DATE,
                uses = "account-open-days")
        @Nullable
        LocalDate openLastDay,

        @Fact(
                zh = "开立专户逾期天数",
                en = "days late in opening the special account",
                unit = Unit.DAYS,
                uses = "account-open-days")
        long openLateDays,

        @Fact(zh = "未备案专户数", en = "open accounts not filed", unit = Unit.ACCOUNTS)
        long unfiled,

        @Fact(zh = "备案的最后期限", en = "last day for filing the account", unit = Unit.DATE, uses = "account-file-days")
        @Nullable
        LocalDate fileLastDay,

        @Fact(zh = "备案逾期天数（最长）", en = "days late in filing (longest)", unit = Unit.DAYS, uses = "account-file-days")
        long fileLateDays,

        @Fact(zh = "被冻结专户数", en = "frozen accounts", unit = Unit.ACCOUNTS)
        long frozen)
        implements FactGroup {

    static AccountFacts of(Situation s) {
        var accounts = s.rows().accounts();
        var signedOn = s.project().contractSignedOn();
        var openLastDay = accounts.isEmpty() && signedOn != null
                ? s.calendar().plusDays(signedOn, s.whole("account-open-days"))
                : null;
        var unfiled = unfiled(s);
        var fileLastDay = fileLastDay(s, unfiled);
        return new AccountFacts(
                accounts.size(),
                openLastDay,
                openLastDay == null ? 0 : s.daysLate(openLastDay),
                unfiled.size(),
                fileLastDay,
                fileLastDay == null ? 0 : s.daysLate(fileLastDay),
                frozen(s).size());
    }

    static FactRows rows(Situation s, String name) {
        return switch (name) {
            case "opened" -> accounts(s.rows().accounts());
            case "openLastDay", "openLateDays" -> FactRows.Fields.of(s, ProjectField.CONTRACT_SIGNED_ON);
            case "unfiled" -> accounts(unfiled(s));
            case "fileLastDay", "fileLateDays" -> accounts(firstToFile(s));
            case "frozen" -> accounts(frozen(s));
            default -> throw FactRows.unknown(name);
        };
    }

    private static FactRows accounts(List<Account> accounts) {
        return new FactRows.Accounts(accounts.stream()
                .sorted(Comparator.comparing(Account::openedOn).thenComparing(Account::number))
                .toList());
    }

    private static List<Account> unfiled(Situation s) {
        return s.rows().accounts().stream()
                .filter(account -> account.isOpenOn(s.day()) && account.filedOn() == null)
                .toList();
    }

    private static LocalDate fileLastDay(Situation s, Account account) {
        return s.calendar().plusDays(account.openedOn(), s.whole("account-file-days"));
    }

    private static @Nullable LocalDate fileLastDay(Situation s, List<Account> unfiled) {
        return unfiled.stream()
                .map(account -> fileLastDay(s, account))
                .min(LocalDate::compareTo)
                .orElse(null);
    }

    private static List<Account> firstToFile(Situation s) {
        var unfiled = unfiled(s);
        var first = fileLastDay(s, unfiled);
        return unfiled.stream()
                .filter(account -> fileLastDay(s, account).equals(first))
                .toList();
    }

    private static List<Account> frozen(Situation s) {
        return s.rows().accounts().stream()
                .filter(account -> account.isFrozenOn(s.day()))
                .toList();
    }
}
