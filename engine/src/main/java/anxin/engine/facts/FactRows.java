package anxin.engine.facts;

import anxin.engine.calendar.WorkCalendar;
import anxin.engine.rows.Account;
import anxin.engine.rows.AccountEntry;
import anxin.engine.rows.DepositEvent;
import anxin.engine.rows.Engagement;
import anxin.engine.rows.Months;
import anxin.engine.rows.Progress;
import anxin.engine.rows.Project;
import anxin.engine.rows.ProjectRows;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The rows that one fact was counted from (凡数必可查). They are chosen by the same predicates that count the fact, each of
 * which stands once, beside the fact.
 */
public sealed interface FactRows {

    /** One for each row, in an order that does not change. */
    List<?> rows();

    /** What the rows add up to in fen, where the fact is such a sum. */
    default @Nullable Long sumFen() {
        return null;
    }

    /** How many persons the rows are about; a person may have several rows. */
    default long persons() {
        return 0;
    }

    /**
     * The rows behind a fact of a project as it stood at the end of the day.
     *
     * @param month the wage month, for facts about months
     */
    static FactRows of(
            FactName fact,
            ProjectRows rows,
            LocalDate day,
            Numbers numbers,
            WorkCalendar calendar,
            @Nullable YearMonth month) {
        var s = new Situation(rows.asOf(day), day, numbers, calendar);
        var name = fact.component();
        return switch (fact.group()) {
            case "account" -> AccountFacts.rows(s, name);
            case "deposit" -> DepositFacts.rows(s, name);
            case "guarantee" -> GuaranteeFacts.rows(s, name);
            case "labourCost" -> LabourCostFacts.rows(s, name);
            case "progress" -> ProgressFacts.rows(s, name);
            case "payouts" -> PayoutFacts.rows(s, name);
            case "roster" -> RosterFacts.rows(s, name);
            case "site" -> SiteFacts.rows(s, name);
            case Facts.MONTH ->
                WageMonths.rows(
                        s, name, Months.of(Objects.requireNonNull(month, "a fact about a month needs the month")));
            default -> throw unknown(fact.name());
        };
    }

    /** A fact that nobody told where its rows are; a test goes through all facts so that there is none. */
    static IllegalArgumentException unknown(String name) {
        return new IllegalArgumentException("the rows of fact %s are not known".formatted(name));
    }

    /**
     * A worker's month on the project (工资月中的一名工人).
     *
     * @param days attended days
     * @param unpaidFen due and not paid, never negative
     * @param outsideFen of what was paid, paid outside the special account
     * @param dueInYearFen due in the calendar year up to and including the month
     */
    record Worker(
            long person, int days, long dueFen, long paidFen, long unpaidFen, long outsideFen, long dueInYearFen) {}

    /** What of a worker's month the fact adds up. */
    enum Measure {
        HEADS(worker -> 0),
        DUE(Worker::dueFen),
        PAID(Worker::paidFen),
        UNPAID(Worker::unpaidFen);

        private final ToLongFunction<Worker> fen;

        Measure(ToLongFunction<Worker> fen) {
            this.fen = fen;
        }

        public long of(Worker worker) {
            return fen.applyAsLong(worker);
        }
    }

    /** Workers of one wage month, those with most of what is added up first. */
    record Workers(List<Worker> rows, Measure measure) implements FactRows {

        @Override
        public @Nullable Long sumFen() {
            return measure == Measure.HEADS
                    ? null
                    : (Long) rows.stream().mapToLong(measure::of).sum();
        }

        @Override
        public long persons() {
            return rows.stream().mapToLong(Worker::person).distinct().count();
        }
    }

    /**
     * Days on which a person attended (出勤) in the time looked at.
     *
     * @param days how many
     */
    record Presence(long person, int days, LocalDate first, LocalDate last) {}

    /** Persons by the days on which they attended. */
    record Presences(List<Presence> rows) implements FactRows {

        @Override
        public long persons() {
            return rows.stream().mapToLong(Presence::person).distinct().count();
        }
    }

    /** Stays of workers on the project (进退场记录). */
    record Engagements(List<Engagement> rows) implements FactRows {

        @Override
        public long persons() {
            return rows.stream().mapToLong(Engagement::person).distinct().count();
        }
    }

    /** Special accounts (专用账户). */
    record Accounts(List<Account> rows) implements FactRows {}

    /** A special account and the latest entry on it, if any. */
    record Balance(Account account, @Nullable AccountEntry latest) {

        public long fen() {
            return latest == null ? 0 : latest.balanceFen();
        }
    }

    /** Special accounts with what is on them (账户余额). */
    record Balances(List<Balance> rows) implements FactRows {

        @Override
        public Long sumFen() {
            return rows.stream().mapToLong(Balance::fen).sum();
        }
    }

    /** Movements on special accounts (专户流水), all in or all out. */
    record Entries(List<AccountEntry> rows) implements FactRows {

        @Override
        public Long sumFen() {
            return rows.stream().mapToLong(AccountEntry::amountFen).sum();
        }
    }

    /**
     * A deposit event as far as the fact counts it.
     *
     * @param countedFen what is left of an instrument, or what was used or topped up; negative where it is taken off
     */
    record DepositPart(DepositEvent event, long countedFen) {}

    /** Events of the wage deposit (工资保证金). */
    record Deposits(List<DepositPart> rows) implements FactRows {

        @Override
        public Long sumFen() {
            return rows.stream().mapToLong(DepositPart::countedFen).sum();
        }
    }

    /** A month of progress as far as the fact counts it. */
    record ProgressPart(Progress month, long countedFen) {}

    /** Months of work done and money paid (产值与工程款支付). */
    record ProgressMonths(List<ProgressPart> rows) implements FactRows {

        @Override
        public Long sumFen() {
            return rows.stream().mapToLong(ProgressPart::countedFen).sum();
        }
    }

    /** What the project itself says (项目登记信息). */
    record Fields(Project project, List<ProjectField> rows) implements FactRows {

        static Fields of(Situation s, ProjectField... fields) {
            return new Fields(s.project(), List.of(fields));
        }
    }

    /** Other facts that this one was worked out from, each with rows of its own: of a share the part, then the whole. */
    record Parts(List<FactName> rows) implements FactRows {

        static Parts of(String... names) {
            return new Parts(Arrays.stream(names)
                    .map(name -> Objects.requireNonNull(FactName.ALL.get(name), name))
                    .toList());
        }
    }
}
