package anxin.engine.facts;

import anxin.engine.policy.Unit;
import anxin.engine.rows.Account;
import anxin.engine.rows.AccountEntry;
import anxin.engine.rows.Engagement;
import anxin.engine.rows.PayrollLine;
import anxin.engine.rows.Purpose;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Money that left the special account for others than this project's workers (专户资金挪用); 人社部发〔2021〕53号. */
public record PayoutFacts(
        @Fact(
                zh = "付给非本项目工人的笔数",
                en = "payments to others than workers",
                unit = Unit.COUNT,
                uses = "outflow-not-worker.months")
        long others,

        @Fact(
                zh = "付给非本项目工人的金额",
                en = "paid to others than workers",
                unit = Unit.YUAN,
                uses = "outflow-not-worker.months")
        long othersFen)
        implements FactGroup {

    static PayoutFacts of(Situation s) {
        var others = others(s);
        return new PayoutFacts(
                others.size(),
                others.stream().mapToLong(AccountEntry::amountFen).sum());
    }

    static FactRows rows(Situation s, String name) {
        return switch (name) {
            case "others", "othersFen" ->
                new FactRows.Entries(
                        others(s).stream().sorted(AccountEntry.BY_TIME).toList());
            default -> throw FactRows.unknown(name);
        };
    }

    private static List<AccountEntry> others(Situation s) {
        return others(s, s.day().minusMonths(s.whole("outflow-not-worker.months")));
    }

    /** What left the accounts after a day for others than workers and own accounts. */
    static List<AccountEntry> others(Situation s, LocalDate since) {
        var own = ownNumbers(s);
        return s.rows().entries().stream()
                .filter(entry -> !entry.credit() && entry.time().toLocalDate().isAfter(since))
                .filter(entry -> entry.purpose() != Purpose.BANK_FEE && entry.purpose() != Purpose.RETURN)
                .filter(entry -> entry.counterparty() == 0 || !own.contains(entry.counterparty()))
                .toList();
    }

    /** The cards of this project's workers, by engagement or wage sheet, and this project's own accounts. */
    private static Set<Long> ownNumbers(Situation s) {
        var own = new HashSet<Long>();
        s.rows().engagements().stream().map(Engagement::card).forEach(own::add);
        s.rows().payroll().stream().map(PayrollLine::card).forEach(own::add);
        s.rows().accounts().stream().map(Account::number).forEach(own::add);
        return own;
    }
}
