package anxin.engine.facts;

import anxin.engine.policy.Unit;
import java.time.LocalDate;
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
        var unfiled = accounts.stream()
                .filter(account -> account.isOpenOn(s.day()) && account.filedOn() == null)
                .toList();
        var fileLastDay = unfiled.stream()
                .map(account -> s.calendar().plusDays(account.openedOn(), s.whole("account-file-days")))
                .min(LocalDate::compareTo)
                .orElse(null);
        return new AccountFacts(
                accounts.size(),
                openLastDay,
                openLastDay == null ? 0 : s.daysLate(openLastDay),
                unfiled.size(),
                fileLastDay,
                fileLastDay == null ? 0 : s.daysLate(fileLastDay),
                accounts.stream().filter(account -> account.isFrozenOn(s.day())).count());
    }
}
