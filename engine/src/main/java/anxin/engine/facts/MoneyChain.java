package anxin.engine.facts;

import anxin.engine.calendar.WorkCalendar;
import anxin.engine.rows.AccountEntry;
import anxin.engine.rows.Months;
import anxin.engine.rows.PayrollLine;
import anxin.engine.rows.Progress;
import anxin.engine.rows.ProjectRows;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The responsibility chain of money (欠薪责任追溯链条) of one wage month: what the owner had to pay into the special account,
 * what the general contractor had to pay out of it to the workers of each team, what arrived by the end of the day, and
 * where by these data it stopped. It traces facts and decides nothing. All amounts are fen.
 *
 * @param payDate the day by which the month's wages were to be paid (工资支付日)
 * @param stops where the money stopped, the first one first; also that it did not
 * @param remarks what else is to be known of this month's money
 */
public record MoneyChain(
        YearMonth month,
        LocalDate day,
        LabourCost labourCost,
        AccountMoney account,
        LocalDate payDate,
        List<Team> teams,
        List<Stop> stops,
        List<Stop> remarks) {

    /**
     * The chain of a month as it stood at the end of the day.
     *
     * @param teams the team each person belongs to in that month
     */
    public static MoneyChain of(
            ProjectRows rows,
            YearMonth month,
            LocalDate day,
            Map<Long, TeamName> teams,
            Numbers numbers,
            WorkCalendar calendar) {
        return new MoneyChains(new Situation(rows.asOf(day), day, numbers, calendar), Months.of(month), teams).chain();
    }

    public long dueFen() {
        return teams.stream().mapToLong(Team::dueFen).sum();
    }

    public long paidFen() {
        return teams.stream().mapToLong(Team::paidFen).sum();
    }

    public long paidFen(Way way) {
        return teams.stream().mapToLong(team -> team.paidFen(way)).sum();
    }

    public long unpaidFen() {
        return teams.stream().mapToLong(Team::unpaidFen).sum();
    }

    public long overpaidFen() {
        return teams.stream().mapToLong(Team::overpaidFen).sum();
    }

    /** Workers who attended and stand on no wage sheet. */
    public long withoutSheet() {
        return teams.stream().mapToLong(Team::withoutSheet).sum();
    }

    /**
     * Labour cost (人工费用) of the month, owner to special account. What came in counts for the month that fell due first,
     * as the Civil Code (Art. 560) has it for debts nobody named at payment.
     *
     * @param work the month's work and labour cost as handed in; nothing where it was not
     * @param lastDay the last day on which it is paid in time
     * @param credits the parts of entries that count for this month, by time
     */
    public record LabourCost(@Nullable Progress work, long dueFen, LocalDate lastDay, List<Credit> credits) {

        public boolean known() {
            return work != null;
        }

        public long arrivedFen() {
            return credits.stream().mapToLong(Credit::countedFen).sum();
        }

        public long shortFen() {
            return dueFen - arrivedFen();
        }

        public boolean overdueOn(LocalDate day) {
            return shortFen() > 0 && lastDay.isBefore(day);
        }

        /** Days from the last day in time to when it was complete, or to the day asked where it is not; 0 if in time. */
        public long lateDays(LocalDate day) {
            if (dueFen == 0) {
                return 0;
            }
            var until = shortFen() > 0 ? day : credits.getLast().entry().time().toLocalDate();
            return Math.max(0, until.toEpochDay() - lastDay.toEpochDay());
        }
    }

    /** An entry as far as it counts for the month. */
    public record Credit(AccountEntry entry, long countedFen) {}

    /**
     * The special accounts (专用账户) at the end of the day.
     *
     * @param usable open and not frozen
     * @param others what has left the accounts since the month began for others than this project's workers
     */
    public record AccountMoney(
            List<FactRows.Balance> usable, List<FactRows.Balance> frozen, List<AccountEntry> others) {

        public long usableFen() {
            return usable.stream().mapToLong(FactRows.Balance::fen).sum();
        }

        public long frozenFen() {
            return frozen.stream().mapToLong(FactRows.Balance::fen).sum();
        }

        public long othersFen() {
            return others.stream().mapToLong(AccountEntry::amountFen).sum();
        }

        public boolean none() {
            return usable.isEmpty() && frozen.isEmpty();
        }
    }

    /** A team (班组) under its employer; empty texts where neither sheet nor engagement says. */
    public record TeamName(String corpCode, String team) implements Comparable<TeamName> {

        public static final TeamName UNKNOWN = new TeamName("", "");

        private static final Comparator<TeamName> ORDER =
                Comparator.comparing(TeamName::corpCode).thenComparing(TeamName::team);

        @Override
        public int compareTo(TeamName other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * What was paid by one line of the wage sheet in one way.
     *
     * @param fen of a line that the deposit covers in part, that part or the rest
     */
    public record Payment(PayrollLine line, Way way, long fen) {

        public LocalDate on() {
            return Objects.requireNonNull(line.balanceDate());
        }
    }

    /**
     * A worker's wage of the month.
     *
     * @param days attended days
     * @param onSheet stands on the wage sheet
     */
    public record Worker(long person, int days, boolean onSheet, long dueFen, List<Payment> payments) {

        public long paidFen() {
            return payments.stream().mapToLong(Payment::fen).sum();
        }

        public long paidFen(Way way) {
            return payments.stream()
                    .filter(payment -> payment.way() == way)
                    .mapToLong(Payment::fen)
                    .sum();
        }

        public long unpaidFen() {
            return Math.max(0, dueFen - paidFen());
        }

        public long overpaidFen() {
            return Math.max(0, paidFen() - dueFen);
        }
    }

    /**
     * The workers of a team and their wages; due − paid + overpaid = unpaid.
     *
     * @param workers those with most unpaid first
     */
    public record Team(TeamName name, List<Worker> workers) {

        public long dueFen() {
            return workers.stream().mapToLong(Worker::dueFen).sum();
        }

        public long paidFen() {
            return workers.stream().mapToLong(Worker::paidFen).sum();
        }

        public long paidFen(Way way) {
            return workers.stream().mapToLong(worker -> worker.paidFen(way)).sum();
        }

        public long unpaidFen() {
            return workers.stream().mapToLong(Worker::unpaidFen).sum();
        }

        public long overpaidFen() {
            return workers.stream().mapToLong(Worker::overpaidFen).sum();
        }

        public long withoutSheet() {
            return workers.stream().filter(worker -> !worker.onSheet()).count();
        }

        public List<Payment> payments() {
            return workers.stream()
                    .flatMap(worker -> worker.payments().stream())
                    .toList();
        }

        /** Days from the pay date to the last payment, or to the day asked where wages are unpaid; 0 if in time. */
        public long lateDays(LocalDate payDate, LocalDate day) {
            var until = unpaidFen() > 0
                    ? day
                    : payments().stream()
                            .map(Payment::on)
                            .max(Comparator.naturalOrder())
                            .orElse(payDate);
            return Math.max(0, until.toEpochDay() - payDate.toEpochDay());
        }
    }

    /**
     * Where money stopped, or a remark.
     *
     * @param fen how much, where it is money
     * @param count how many persons or days, where it is those
     */
    public record Stop(Kind kind, long fen, long count) {}

    /** What can be said of a month's money, see {@link MoneyStops}. */
    public enum Kind {
        /** Neither attendance nor wage sheet of the month. */
        NOTHING_KNOWN,
        /** All wages on the sheet have reached the workers. */
        PAID,
        /** Wages unpaid, and the pay date is not over. */
        NOT_DUE_YET,
        /** Workers attended and stand on no wage sheet: what they are owed nobody has worked out (条例第三十一条). */
        NO_SHEET,
        /** Labour cost overdue from the owner; the account cannot pay for want of it (条例第二十四条、第二十九条). */
        OWNER,
        /** The account holds enough, and the wages are unpaid (条例第三十条、第三十一条). */
        CONTRACTOR_HELD,
        /** The labour cost arrived or is not due yet, and the account holds too little (条例第三十条). */
        CONTRACTOR_SHORT,
        /** What even the overdue labour cost would not have covered, or the account still holds (条例第三十条). */
        CONTRACTOR_REST,
        /** No special account is open (条例第二十六条). */
        NO_ACCOUNT,
        /** The money is there and frozen (条例第三十三条). */
        FROZEN,
        /** Too little on the account, and the month's work was not handed in, so nobody can say whether labour cost is owed. */
        LABOUR_COST_UNKNOWN,

        /** Remark: labour cost is overdue, though that is not where this month's wages stopped. */
        OWNER_SHORT,
        /** Remark: labour cost is missing and not due yet. */
        OWNER_NOT_DUE,
        /** Remark: money left the account for others than workers. */
        TO_OTHERS,
        /** Remark: wages were paid past the special account. */
        OUTSIDE,
        /** Remark: wages were paid out of the deposit. */
        DEPOSIT_USED,
        /** Remark: paid after the pay date. */
        PAID_LATE
    }
}
