package anxin.simulator;

import anxin.engine.rows.DepositEvent;
import anxin.engine.rows.Funding;
import anxin.engine.rows.Months;
import anxin.engine.rows.Progress;
import anxin.engine.rows.Purpose;
import anxin.engine.rules.Level;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A project (项目) with all its rows while it is being made up; injections change it between the steps. */
final class Site {

    final int index;
    final Place place;
    final Horizon horizon;
    final Wishes wishes;

    String code = "";
    String name = "";
    String areaCode = "";
    String town = "";
    String category = "01";
    Set<Funding> funding = Set.of();
    long contractPriceFen;
    List<Corp> subcontractors = List.of();
    LocalDate contractSignedOn;
    LocalDate permitOn;
    LocalDate startDate;
    LocalDate plannedCompleteDate;

    @Nullable
    LocalDate completeDate;

    @Nullable
    LocalDate stoppedOn;

    @Nullable
    LocalDate restartedOn;

    @Nullable
    LocalDate registeredOn;

    @Nullable
    LocalDate noticeBoardOn;

    @Nullable
    LocalDate paymentGuaranteeOn;

    int payDay;
    boolean depositExempt;

    final Corp owner;
    final Corp contractor;
    final Corp supervisor;

    @Nullable
    Account account;

    List<Engagement> crew = new ArrayList<>();
    List<PayLine> payroll = new ArrayList<>();
    /** Lines first handed in wrong and corrected further down the file. */
    final List<PayLine> slips = new ArrayList<>();
    /** Labour cost (人工费用) paid into the account, by day. */
    final NavigableMap<LocalDate, Long> credits = new TreeMap<>();
    /** Other movements than labour cost and wages. */
    final List<Movement> extras = new ArrayList<>();

    List<Entry> entries = new ArrayList<>();
    List<DepositEvent> deposits = new ArrayList<>();
    List<Progress> progress = new ArrayList<>();
    /** What the owner pays into the account ahead, beside the usual, because an injection will need it. */
    long aheadFen;

    final List<TruthLine> truth = new ArrayList<>();

    Site(
            int index,
            Place place,
            Horizon horizon,
            Wishes wishes,
            Corp owner,
            Corp contractor,
            Corp supervisor,
            LocalDate startDate) {
        this.index = index;
        this.place = place;
        this.horizon = horizon;
        this.wishes = wishes;
        this.owner = owner;
        this.contractor = contractor;
        this.supervisor = supervisor;
        this.startDate = startDate;
        contractSignedOn = startDate;
        permitOn = startDate;
        plannedCompleteDate = startDate;
    }

    void finds(String rule, Level level, String value) {
        truth.add(new TruthLine(code, rule, "", level, value));
    }

    void finds(String rule, int month, Level level, String value) {
        truth.add(new TruthLine(code, rule, Months.text(month), level, value));
    }

    Account account() {
        if (account == null) {
            throw new IllegalStateException("project %s has no account".formatted(code));
        }
        return account;
    }

    boolean publicMoney() {
        return funding.contains(Funding.GOVERNMENT) || funding.contains(Funding.SOE);
    }

    /** Whether work goes on on that day. */
    boolean activeOn(LocalDate day) {
        if (day.isBefore(startDate) || day.isAfter(horizon.until())) {
            return false;
        }
        if (completeDate != null && day.isAfter(completeDate)) {
            return false;
        }
        return stoppedOn == null || !day.isAfter(stoppedOn) || (restartedOn != null && !day.isBefore(restartedOn));
    }

    /** The place of a month in the horizon's arrays. */
    int slot(int month) {
        return month - horizon.firstMonth();
    }

    /** The month some months before that of the last day. */
    int monthBack(int back) {
        return horizon.thisMonth() - back;
    }

    List<Engagement> attending(int month) {
        return crew.stream().filter(e -> e.attended[slot(month)] != 0).toList();
    }

    List<PayLine> lines(int month) {
        return payroll.stream().filter(l -> l.month() == month).toList();
    }

    /** The month with the most people on site, of those whose wages have been due for long. */
    int busiestMonth(int leastBack, int mostBack) {
        int first = Math.max(horizon.firstMonth(), monthBack(mostBack));
        return IntStream.rangeClosed(first, monthBack(leastBack))
                .boxed()
                .max(Comparator.comparingInt(m -> attending(m).size()))
                .orElseThrow();
    }

    /** Wages earned in a month by days worked, whether or not a payroll has been handed in. */
    long earnedFen(int month) {
        long sum = 0;
        for (var worker : crew) {
            sum += Wages.dueFen(worker, worker.worked[slot(month)]);
        }
        return sum;
    }

    long unpaidFen(int month) {
        long unpaid = 0;
        for (var worker : lines(month).stream().map(PayLine::worker).distinct().toList()) {
            long left = 0;
            for (var line : lines(month)) {
                if (line.worker() == worker) {
                    left += line.dueFen() - line.paidFen();
                }
            }
            unpaid += Math.max(0, left);
        }
        return unpaid;
    }

    long balanceFen() {
        return entries.isEmpty() ? 0 : entries.getLast().balanceFen();
    }

    long creditedFen() {
        return entries.stream()
                .map(Entry::movement)
                .filter(m -> m.credit() && m.purpose() == Purpose.LABOUR_COST)
                .mapToLong(Movement::fen)
                .sum();
    }

    /** The deposit asked for: two in a hundred of the contract price (工程施工合同额的百分之二). */
    long requiredDepositFen() {
        return (contractPriceFen * 2 + 50) / 100;
    }
}
