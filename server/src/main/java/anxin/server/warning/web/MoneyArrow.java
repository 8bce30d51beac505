package anxin.server.warning.web;

import anxin.engine.facts.FactRows;
import anxin.engine.facts.MoneyChain;
import anxin.engine.facts.MoneyChain.Team;
import anxin.engine.facts.MoneyChain.Worker;
import anxin.engine.facts.Way;
import anxin.engine.policy.Unit;
import anxin.engine.rules.Plain;
import anxin.server.words.Words;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The numbers of a chain that open to their rows; those about wages also for one team alone. */
enum MoneyArrow {
    LABOUR_COST_DUE("应拨人工费用", "Labour cost due"),
    LABOUR_COST("已到账人工费用", "Labour cost arrived"),
    BALANCE("专户可用余额", "Balance that can be used"),
    FROZEN("专户冻结余额", "Frozen balance"),
    TO_OTHERS("付给非本项目工人的金额", "Paid to others than workers"),
    WAGES_DUE("应发工资", "Wages due"),
    PAID_ACCOUNT("已发工资：专用账户代发", "Wages paid: from the special account"),
    PAID_ECNY("已发工资：数字人民币", "Wages paid: in digital yuan"),
    PAID_DEPOSIT("已发工资：工资保证金", "Wages paid: out of the deposit"),
    PAID_OTHER_BANK("已发工资：其他银行账户", "Wages paid: from other bank accounts"),
    PAID_CASH("已发工资：现金", "Wages paid: in cash"),
    UNPAID("未发工资", "Wages unpaid"),
    NO_SHEET("有考勤而未列入工资支付表的工人", "Workers attending and on no wage sheet");

    final Words words;

    MoneyArrow(String zh, String en) {
        this.words = new Words(zh, en);
    }

    static MoneyArrow paid(Way way) {
        return valueOf("PAID_" + way.name());
    }

    /** As it stands in addresses, such as {@code paid-account}. */
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<MoneyArrow> of(String id) {
        return Stream.of(values()).filter(arrow -> arrow.id().equals(id)).findFirst();
    }

    Unit unit() {
        return this == NO_SHEET ? Unit.PERSONS : Unit.YUAN;
    }

    /**
     * The number and its rows.
     *
     * @param value plain
     */
    record Opened(String value, FactTable<?> table) {}

    /** @param team only this team's part; it must be of the chain */
    Opened open(MoneyChain chain, @Nullable Team team) {
        var workers = (team == null ? chain.teams().stream() : Stream.of(team))
                .flatMap(one -> one.workers().stream())
                .sorted(Comparator.comparingLong(Worker::unpaidFen).reversed().thenComparingLong(Worker::person))
                .toList();
        var labour = chain.labourCost();
        return switch (this) {
            case LABOUR_COST_DUE ->
                money(
                        labour.dueFen(),
                        FactTables.labourCost(
                                labour.work() == null
                                        ? List.of()
                                        : List.of(new FactRows.ProgressPart(labour.work(), labour.dueFen()))));
            case LABOUR_COST -> money(labour.arrivedFen(), FactTables.credits(labour.credits()));
            case BALANCE ->
                money(
                        chain.account().usableFen(),
                        FactTables.balances(chain.account().usable()));
            case FROZEN ->
                money(
                        chain.account().frozenFen(),
                        FactTables.balances(chain.account().frozen()));
            case TO_OTHERS ->
                money(
                        chain.account().othersFen(),
                        FactTables.entries(chain.account().others()));
            case WAGES_DUE ->
                money(
                        workers.stream().mapToLong(Worker::dueFen).sum(),
                        FactTables.wages(only(workers, Worker::onSheet)));
            case UNPAID ->
                money(
                        workers.stream().mapToLong(Worker::unpaidFen).sum(),
                        FactTables.wages(only(workers, worker -> worker.unpaidFen() > 0)));
            case NO_SHEET -> {
                var without = only(workers, worker -> !worker.onSheet());
                yield new Opened(String.valueOf(without.size()), FactTables.wages(without));
            }
            case PAID_ACCOUNT -> paid(workers, Way.ACCOUNT);
            case PAID_ECNY -> paid(workers, Way.ECNY);
            case PAID_DEPOSIT -> paid(workers, Way.DEPOSIT);
            case PAID_OTHER_BANK -> paid(workers, Way.OTHER_BANK);
            case PAID_CASH -> paid(workers, Way.CASH);
        };
    }

    private static Opened paid(List<Worker> workers, Way way) {
        var payments = workers.stream()
                .flatMap(worker -> worker.payments().stream())
                .filter(payment -> payment.way() == way)
                .sorted(Comparator.comparing(MoneyChain.Payment::on)
                        .thenComparing(payment -> payment.line().person())
                        .thenComparing(payment -> payment.line().seq()))
                .toList();
        return money(payments.stream().mapToLong(MoneyChain.Payment::fen).sum(), FactTables.payments(payments));
    }

    private static Opened money(long fen, FactTable<?> table) {
        return new Opened(Objects.requireNonNull(Plain.text(fen, Unit.YUAN)), table);
    }

    private static List<Worker> only(List<Worker> workers, Predicate<Worker> which) {
        return workers.stream().filter(which).toList();
    }
}
