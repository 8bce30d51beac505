package anxin.engine.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import anxin.engine.calendar.WorkCalendar;
import anxin.engine.facts.MoneyChain.Kind;
import anxin.engine.facts.MoneyChain.Stop;
import anxin.engine.facts.MoneyChain.TeamName;
import anxin.engine.rows.Account;
import anxin.engine.rows.AccountEntry;
import anxin.engine.rows.Channel;
import anxin.engine.rows.DepositEvent;
import anxin.engine.rows.Funding;
import anxin.engine.rows.Months;
import anxin.engine.rows.PayrollLine;
import anxin.engine.rows.Progress;
import anxin.engine.rows.Project;
import anxin.engine.rows.ProjectRows;
import anxin.engine.rows.Purpose;
import anxin.engine.rows.WorkerMonth;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Worked cases of the chain: wages of March 2026, pay date Wednesday 15 April, labour cost in time up to 30 April. */
class MoneyChainTests {

    private static final YearMonth MARCH = YearMonth.of(2026, 3);
    private static final LocalDate PAY_DATE = LocalDate.of(2026, 4, 15);
    private static final LocalDate MAY = LocalDate.of(2026, 5, 20);
    private static final long ACCOUNT = 900;
    private static final long SOMEBODY_ELSE = 901;
    private static final TeamName STEEL = new TeamName("91A", "钢筋班");
    private static final TeamName WOOD = new TeamName("91A", "木工班");
    private static final TeamName OTHER_FIRM = new TeamName("91B", "钢筋班");

    private final Map<Long, TeamName> teams = new HashMap<>();
    private final List<WorkerMonth> attendance = new ArrayList<>();
    private final List<PayrollLine> payroll = new ArrayList<>();
    private final List<Account> accounts = new ArrayList<>(
            List.of(new Account(ACCOUNT, LocalDate.of(2026, 1, 10), LocalDate.of(2026, 1, 11), null, null, null)));
    private final List<AccountEntry> entries = new ArrayList<>();
    private final List<DepositEvent> deposits = new ArrayList<>();
    private final List<Progress> progress = new ArrayList<>();
    private long balance;

    @Test
    void paidInFull() {
        labourCostDue(MARCH, 20_000);
        paysIn(on(4, 8), 20_000);
        paid(1, STEEL, 12_000, on(4, 14));
        paid(2, STEEL, 8_000, on(4, 14));

        var chain = chain(MAY);

        assertThat(chain.stops()).containsExactly(new Stop(Kind.PAID, 20_000, 0));
        assertThat(chain.remarks()).isEmpty();
        assertThat(chain.labourCost().arrivedFen()).isEqualTo(20_000);
        assertThat(chain.labourCost().lateDays(MAY)).isZero();
        assertThat(chain.paidFen(Way.ACCOUNT)).isEqualTo(20_000);
        addsUp(chain);
    }

    @Test
    void theOwnerDidNotRelease() {
        labourCostDue(MARCH, 20_000);
        paysIn(on(4, 8), 5_000);
        paid(1, STEEL, 5_000, on(4, 14));
        owed(2, STEEL, 15_000);

        var chain = chain(MAY);

        assertThat(chain.stops()).containsExactly(new Stop(Kind.OWNER, 15_000, 0));
        assertThat(chain.labourCost().shortFen()).isEqualTo(15_000);
        assertThat(chain.labourCost().lateDays(MAY)).isEqualTo(20);
        addsUp(chain);
    }

    @Test
    void whatTheOwnersMoneyWouldNotHaveCoveredIsTheContractors() {
        labourCostDue(MARCH, 10_000);
        paysIn(on(4, 8), 4_000);
        owed(1, STEEL, 15_000);

        // 4,000 are on the account, 6,000 with the owner, 5,000 nobody has provided for.
        assertThat(chain(MAY).stops())
                .containsExactly(new Stop(Kind.OWNER, 6_000, 0), new Stop(Kind.CONTRACTOR_REST, 9_000, 0));
    }

    @Test
    void labourCostThatIsNotDueYetIsNoExcuse() {
        labourCostDue(MARCH, 20_000);
        owed(1, STEEL, 15_000);
        var dayAfterPayDate = PAY_DATE.plusDays(1);

        var chain = chain(dayAfterPayDate);

        assertThat(chain.stops()).containsExactly(new Stop(Kind.CONTRACTOR_SHORT, 15_000, 0));
        assertThat(chain.remarks()).containsExactly(new Stop(Kind.OWNER_NOT_DUE, 20_000, 0));
    }

    @Test
    void theContractorHeldTheMoney() {
        labourCostDue(MARCH, 20_000);
        paysIn(on(4, 8), 20_000);
        owed(1, STEEL, 20_000);

        assertThat(chain(MAY).stops()).containsExactly(new Stop(Kind.CONTRACTOR_HELD, 20_000, 0));
    }

    @Test
    void theAccountHeldEnoughAlthoughTheOwnerIsBehind() {
        labourCostDue(MARCH, 50_000);
        paysIn(on(4, 8), 30_000);
        owed(1, STEEL, 20_000);

        var chain = chain(MAY);

        assertThat(chain.stops()).containsExactly(new Stop(Kind.CONTRACTOR_HELD, 20_000, 0));
        assertThat(chain.remarks()).containsExactly(new Stop(Kind.OWNER_SHORT, 20_000, 0));
    }

    @Test
    void theMoneyArrivedAndWentToSomebodyElse() {
        labourCostDue(MARCH, 20_000);
        paysIn(on(4, 8), 20_000);
        paysOut(on(4, 9), 18_000, SOMEBODY_ELSE, Purpose.OTHER);
        owed(1, STEEL, 20_000);

        var chain = chain(MAY);

        assertThat(chain.stops()).containsExactly(new Stop(Kind.CONTRACTOR_SHORT, 20_000, 0));
        assertThat(chain.remarks()).containsExactly(new Stop(Kind.TO_OTHERS, 18_000, 0));
    }

    @Test
    void paidInCashPastTheAccount() {
        labourCostDue(MARCH, 20_000);
        paysIn(on(4, 8), 20_000);
        teams.put(1L, STEEL);
        line(1, MARCH, 1, 20_000, 20_000, on(4, 14), 0, Channel.CASH);

        var chain = chain(MAY);

        assertThat(chain.stops()).containsExactly(new Stop(Kind.PAID, 20_000, 0));
        assertThat(chain.remarks()).containsExactly(new Stop(Kind.OUTSIDE, 20_000, 0));
        assertThat(chain.paidFen(Way.CASH)).isEqualTo(20_000);
        assertThat(chain.paidFen(Way.ACCOUNT)).isZero();
    }

    @Test
    void digitalYuanIsNotPastTheAccount() {
        teams.put(1L, STEEL);
        line(1, MARCH, 1, 20_000, 20_000, on(4, 14), 0, Channel.ECNY);

        assertThat(chain(MAY).remarks()).isEmpty();
        assertThat(chain(MAY).paidFen(Way.ECNY)).isEqualTo(20_000);
    }

    @Test
    void paidLate() {
        labourCostDue(MARCH, 20_000);
        paysIn(on(5, 10), 20_000);
        paid(1, STEEL, 20_000, on(5, 12));

        var chain = chain(MAY);

        assertThat(chain.stops()).containsExactly(new Stop(Kind.PAID, 20_000, 0));
        assertThat(chain.remarks()).containsExactly(new Stop(Kind.PAID_LATE, 20_000, 0));
        assertThat(chain.labourCost().lateDays(MAY)).isEqualTo(10);
        assertThat(chain.teams().getFirst().lateDays(PAY_DATE, MAY)).isEqualTo(27);
    }

    @Test
    void askedForAnEarlierDayLaterMoneyHasNotArrived() {
        labourCostDue(MARCH, 20_000);
        paysIn(on(5, 10), 20_000);
        paid(1, STEEL, 20_000, on(5, 12));

        assertThat(chain(on(5, 9)).stops()).containsExactly(new Stop(Kind.OWNER, 20_000, 0));
        assertThat(chain(on(5, 11)).stops()).containsExactly(new Stop(Kind.CONTRACTOR_HELD, 20_000, 0));
        assertThat(chain(on(5, 12)).stops()).containsExactly(new Stop(Kind.PAID, 20_000, 0));
        assertThat(chain(PAY_DATE).stops()).containsExactly(new Stop(Kind.NOT_DUE_YET, 20_000, 0));
    }

    @Test
    void whatCameInCountsForTheMonthThatFellDueFirst() {
        labourCostDue(MARCH.minusMonths(1), 10_000);
        labourCostDue(MARCH, 20_000);
        labourCostDue(MARCH.plusMonths(1), 30_000);
        paysIn(on(3, 20), 4_000);
        paysIn(on(4, 20), 16_000);
        paysIn(on(5, 19), 12_000);

        var before = labourCost(MARCH.minusMonths(1));
        var march = labourCost(MARCH);
        var after = labourCost(MARCH.plusMonths(1));

        assertThat(before.credits())
                .extracting(credit -> credit.entry().amountFen(), MoneyChain.Credit::countedFen)
                .containsExactly(tuple(4_000L, 4_000L), tuple(16_000L, 6_000L));
        assertThat(march.credits())
                .extracting(credit -> credit.entry().amountFen(), MoneyChain.Credit::countedFen)
                .containsExactly(tuple(16_000L, 10_000L), tuple(12_000L, 10_000L));
        assertThat(after.arrivedFen()).isEqualTo(2_000);
        assertThat(before.arrivedFen() + march.arrivedFen() + after.arrivedFen())
                .isEqualTo(entries.stream().mapToLong(AccountEntry::amountFen).sum());
    }

    @Test
    void aWithdrawnOrCorrectedRowGivesTheChainOfTheCurrentRows() {
        labourCostDue(MARCH, 20_000);
        paysIn(on(4, 8), 20_000);
        paid(1, STEEL, 20_000, on(4, 14));
        assertThat(chain(MAY).stops()).containsExactly(new Stop(Kind.PAID, 20_000, 0));

        // The sheet is corrected: 26,000 were due.
        payroll.set(
                0, new PayrollLine(1, Months.of(MARCH), 1, 26_000, 20_000, on(4, 14), ACCOUNT, 0, Channel.BANK, false));

        assertThat(chain(MAY).stops()).containsExactly(new Stop(Kind.CONTRACTOR_SHORT, 6_000, 0));
    }

    @Test
    void attendanceWithoutAWageSheet() {
        attended(1, STEEL);
        attended(2, WOOD);

        var chain = chain(MAY);

        assertThat(chain.stops()).containsExactly(new Stop(Kind.NO_SHEET, 0, 2));
        assertThat(chain.dueFen()).isZero();
        assertThat(chain.withoutSheet()).isEqualTo(2);
    }

    @Test
    void oneOfTwoAttendingIsMissingOnTheSheet() {
        labourCostDue(MARCH, 20_000);
        paysIn(on(4, 8), 20_000);
        attended(1, STEEL);
        paid(1, STEEL, 9_000, on(4, 14));
        attended(2, STEEL);

        assertThat(chain(MAY).stops()).containsExactly(new Stop(Kind.NO_SHEET, 0, 1));
        assertThat(chain(MAY).teams().getFirst().workers()).hasSize(2);
    }

    @Test
    void wagesPaidOutOfTheDeposit() {
        labourCostDue(MARCH, 20_000);
        deposits.add(used("U1", on(5, 11), 15_000));
        teams.put(1L, STEEL);
        teams.put(2L, STEEL);
        line(1, MARCH, 1, 10_000, 10_000, on(5, 12), SOMEBODY_ELSE, Channel.BANK);
        line(2, MARCH, 1, 10_000, 10_000, on(5, 13), 0, Channel.BANK);

        var chain = chain(MAY);

        assertThat(chain.paidFen(Way.DEPOSIT)).isEqualTo(15_000);
        assertThat(chain.paidFen(Way.OTHER_BANK)).isEqualTo(5_000);
        assertThat(chain.remarks())
                .extracting(Stop::kind)
                .containsExactly(Kind.OWNER_SHORT, Kind.OUTSIDE, Kind.DEPOSIT_USED, Kind.PAID_LATE);
        addsUp(chain);
    }

    @Test
    void depositMoneyIsCountedOnceOverTheMonths() {
        deposits.add(used("U1", on(5, 18), 15_000));
        teams.put(1L, STEEL);
        line(1, MARCH.minusMonths(1), 1, 10_000, 10_000, on(5, 19), 0, Channel.BANK);
        line(1, MARCH, 1, 10_000, 10_000, on(5, 19), 0, Channel.BANK);

        assertThat(chain(MARCH.minusMonths(1), MAY).paidFen(Way.DEPOSIT)).isEqualTo(10_000);
        assertThat(chain(MAY).paidFen(Way.DEPOSIT)).isEqualTo(5_000);
        assertThat(chain(on(5, 18)).paidFen()).isZero();
    }

    @Test
    void wagesPaidInTimeDidNotComeOutOfTheDeposit() {
        deposits.add(used("U1", on(4, 1), 15_000));
        teams.put(1L, STEEL);
        line(1, MARCH, 1, 10_000, 10_000, PAY_DATE, 0, Channel.BANK);

        assertThat(chain(MAY).paidFen(Way.DEPOSIT)).isZero();
        assertThat(chain(MAY).paidFen(Way.OTHER_BANK)).isEqualTo(10_000);
    }

    @Test
    void severalTeamsOfSeveralFirms() {
        labourCostDue(MARCH, 60_000);
        paysIn(on(4, 8), 60_000);
        paid(1, STEEL, 10_000, on(4, 14));
        paid(2, WOOD, 20_000, on(4, 14));
        owed(3, OTHER_FIRM, 30_000);

        var chain = chain(MAY);

        assertThat(chain.teams())
                .extracting(MoneyChain.Team::name, MoneyChain.Team::dueFen, MoneyChain.Team::unpaidFen)
                .containsExactlyInAnyOrder(
                        tuple(STEEL, 10_000L, 0L), tuple(WOOD, 20_000L, 0L), tuple(OTHER_FIRM, 30_000L, 30_000L));
        assertThat(chain.stops()).containsExactly(new Stop(Kind.CONTRACTOR_HELD, 30_000, 0));
        addsUp(chain);
    }

    @Test
    void aWagePaidInTwoParts() {
        labourCostDue(MARCH, 20_000);
        paysIn(on(4, 8), 20_000);
        teams.put(1L, STEEL);
        line(1, MARCH, 1, 20_000, 12_000, on(4, 14), ACCOUNT, Channel.BANK);
        line(1, MARCH, 2, 0, 8_000, on(5, 6), 0, Channel.CASH);

        var chain = chain(MAY);

        assertThat(chain.stops()).containsExactly(new Stop(Kind.PAID, 20_000, 0));
        assertThat(chain.paidFen(Way.ACCOUNT)).isEqualTo(12_000);
        assertThat(chain.paidFen(Way.CASH)).isEqualTo(8_000);
        assertThat(chain(on(5, 5)).unpaidFen()).isEqualTo(8_000);
        addsUp(chain);
    }

    @Test
    void whatOneGotTooMuchDoesNotPayAnother() {
        teams.put(1L, STEEL);
        line(1, MARCH, 1, 10_000, 13_000, on(4, 14), ACCOUNT, Channel.BANK);
        owed(2, STEEL, 5_000);

        var chain = chain(MAY);

        assertThat(chain.unpaidFen()).isEqualTo(5_000);
        assertThat(chain.overpaidFen()).isEqualTo(3_000);
        addsUp(chain);
    }

    @Test
    void aFrozenAccountHoldsTheMoney() {
        accounts.set(0, new Account(ACCOUNT, LocalDate.of(2026, 1, 10), null, null, on(4, 10), null));
        labourCostDue(MARCH, 20_000);
        paysIn(on(4, 8), 20_000);
        owed(1, STEEL, 20_000);

        assertThat(chain(MAY).stops()).containsExactly(new Stop(Kind.FROZEN, 20_000, 0));
        assertThat(chain(on(4, 9)).account().frozenFen()).isZero();
    }

    @Test
    void withoutASpecialAccountTheMoneyHasNoWay() {
        accounts.clear();
        labourCostDue(MARCH, 20_000);
        owed(1, STEEL, 20_000);

        assertThat(chain(MAY).stops()).containsExactly(new Stop(Kind.NO_ACCOUNT, 20_000, 0));
    }

    @Test
    void whatIsNotKnownIsNotBlamedOnAnybody() {
        owed(1, STEEL, 20_000);

        assertThat(chain(MAY).stops()).containsExactly(new Stop(Kind.LABOUR_COST_UNKNOWN, 20_000, 0));
        assertThat(chain(MARCH.plusMonths(1), MAY).stops()).containsExactly(new Stop(Kind.NOTHING_KNOWN, 0, 0));
    }

    /** The sums of arrows are the sums of rows. */
    private void addsUp(MoneyChain chain) {
        long due = payroll.stream()
                .filter(line -> line.month() == Months.of(MARCH))
                .mapToLong(PayrollLine::dueFen)
                .sum();
        long paid = payroll.stream()
                .filter(line -> line.month() == Months.of(MARCH))
                .mapToLong(line -> line.paidFenBy(chain.day()))
                .sum();
        assertThat(chain.dueFen()).isEqualTo(due);
        assertThat(chain.paidFen()).isEqualTo(paid);
        long byWay = 0;
        for (var way : Way.values()) {
            byWay += chain.paidFen(way);
        }
        assertThat(byWay).isEqualTo(paid);
        assertThat(chain.dueFen() - chain.paidFen() + chain.overpaidFen()).isEqualTo(chain.unpaidFen());
        assertThat(chain.labourCost().arrivedFen() + chain.labourCost().shortFen())
                .isEqualTo(chain.labourCost().dueFen());
    }

    private static LocalDate on(int month, int day) {
        return LocalDate.of(2026, month, day);
    }

    private void labourCostDue(YearMonth month, long fen) {
        progress.add(new Progress(Months.of(month), fen * 4, 0, fen));
    }

    private void paysIn(LocalDate day, long fen) {
        balance += fen;
        entry(day, true, fen, 0, Purpose.LABOUR_COST);
    }

    private void paysOut(LocalDate day, long fen, long to, Purpose purpose) {
        balance -= fen;
        entry(day, false, fen, to, purpose);
    }

    private void entry(LocalDate day, boolean credit, long fen, long counterparty, Purpose purpose) {
        entries.add(new AccountEntry(
                ACCOUNT, "" + (entries.size() + 1), day.atTime(10, 0), credit, fen, balance, counterparty, purpose));
    }

    private void attended(long person, TeamName team) {
        teams.put(person, team);
        attendance.add(new WorkerMonth(person, Months.of(MARCH), 0b111));
    }

    private void owed(long person, TeamName team, long fen) {
        teams.put(person, team);
        line(person, MARCH, 1, fen, 0, null, 0, Channel.BANK);
    }

    /** Paid from the special account, which has the entry too. */
    private void paid(long person, TeamName team, long fen, LocalDate day) {
        teams.put(person, team);
        line(person, MARCH, 1, fen, fen, day, ACCOUNT, Channel.BANK);
        paysOut(day, fen, 1_000 + person, Purpose.WAGES);
    }

    private void line(
            long person, YearMonth month, int seq, long due, long paid, LocalDate on, long from, Channel channel) {
        payroll.add(
                new PayrollLine(person, Months.of(month), seq, due, paid, on, from, 1_000 + person, channel, false));
    }

    private static DepositEvent used(String number, LocalDate day, long fen) {
        return new DepositEvent(number, DepositEvent.Kind.USE, DepositEvent.Form.CASH, fen, day, null, null);
    }

    private MoneyChain chain(LocalDate day) {
        return chain(MARCH, day);
    }

    private MoneyChain.LabourCost labourCost(YearMonth month) {
        return chain(month, MAY).labourCost();
    }

    private MoneyChain chain(YearMonth month, LocalDate day) {
        var rows = new ProjectRows(PROJECT, List.of(), attendance, payroll, accounts, entries, deposits, progress);
        return MoneyChain.of(rows, month, day, teams, NUMBERS, new WorkCalendar(List.of()));
    }

    private static final Project PROJECT = new Project(
            "P1",
            "110101",
            "01",
            Set.of(Funding.PRIVATE),
            1_000_000,
            null,
            null,
            LocalDate.of(2026, 1, 5),
            LocalDate.of(2026, 12, 31),
            null,
            null,
            null,
            null,
            null,
            null,
            15,
            false);

    /** A place that sets no number: these contracts name their labour cost. */
    private static final Numbers NUMBERS = new Numbers() {

        @Override
        public long whole(String id, LocalDate on) {
            throw new AssertionError(id);
        }

        @Override
        public Share share(String id, LocalDate on) {
            return null;
        }

        @Override
        public Long fen(String id, LocalDate on) {
            return null;
        }

        @Override
        public Long wholeOrNone(String id, LocalDate on) {
            return null;
        }

        @Override
        public OptionalLong minimumWageFen(String areaCode, LocalDate on) {
            return OptionalLong.empty();
        }
    };
}
