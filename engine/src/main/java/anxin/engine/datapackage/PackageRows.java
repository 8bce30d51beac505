package anxin.engine.datapackage;

import anxin.engine.rows.Account;
import anxin.engine.rows.AccountEntry;
import anxin.engine.rows.Channel;
import anxin.engine.rows.DepositEvent;
import anxin.engine.rows.Engagement;
import anxin.engine.rows.Funding;
import anxin.engine.rows.PayrollLine;
import anxin.engine.rows.Progress;
import anxin.engine.rows.Project;
import anxin.engine.rows.ProjectRows;
import anxin.engine.rows.Purpose;
import anxin.engine.rows.WorkerMonth;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Collects a whole package in memory, as its rows finally stand: a later line replaces an earlier one of the same key,
 * a withdrawal takes it away, and what belongs to a withdrawn project or account is not seen. Companies and
 * participants are not kept; no rule looks at them.
 */
public final class PackageRows implements RowHandler {

    /** Strings order UTF-16 units, which differs from code points beyond the basic plane. */
    private static final Comparator<String> BY_CODE_POINT =
            (a, b) -> Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());

    private record EngagementKey(long person, LocalDate entryDate) {}

    private record PayrollKey(long person, int month, int seq) {}

    private record PlacedAccount(String project, Account account) {}

    /** What one project has, each table by its key. */
    private static final class Collected {
        @Nullable
        Project project;

        final Map<EngagementKey, Engagement> engagements = new LinkedHashMap<>();
        final Map<Long, Swipes> swipes = new LinkedHashMap<>();
        final Map<PayrollKey, PayrollLine> payroll = new LinkedHashMap<>();
        final Map<String, DepositEvent> deposits = new LinkedHashMap<>();
        final Map<Integer, Progress> progress = new LinkedHashMap<>();
    }

    private final Map<String, Collected> projects = new TreeMap<>(BY_CODE_POINT);
    private final Map<Long, PlacedAccount> accounts = new LinkedHashMap<>();
    private final Map<Long, Map<String, AccountEntry>> entries = new HashMap<>();
    private final Map<String, Long> persons = new HashMap<>();
    private final Map<String, Long> bankNumbers = new HashMap<>();

    private String latestCode = "";
    private Collected latest = new Collected();

    @Override
    public void row(Row row) {
        switch (row.kind()) {
            case CORPS, PARTICIPANTS -> {}
            case PROJECTS -> of(row, 0).project = row.withdrawn() ? null : project(row);
            case ACCOUNTS -> account(row);
            case WORKERS -> engagement(row);
            case ATTENDANCE -> swipe(row);
            case PAYROLLS -> payroll(row);
            case ACCOUNT_ENTRIES -> entry(row);
            case DEPOSIT_EVENTS -> put(of(row, 0).deposits, row.text(At.EVENT_NO), row, PackageRows::deposit);
            case PROGRESS -> put(of(row, 0).progress, row.month(At.PROGRESS_MONTH), row, PackageRows::progress);
        }
    }

    @Override
    public void rejected(Rejection rejection) {}

    @Override
    public void remark(Remark remark) {}

    /** The projects that are not withdrawn, by project code (code point order); each is put together when it is asked for. */
    public Stream<ProjectRows> projects() {
        Map<String, List<Account>> accountsOf = accounts.values().stream()
                .collect(Collectors.groupingBy(
                        PlacedAccount::project, Collectors.mapping(PlacedAccount::account, Collectors.toList())));
        return projects.entrySet().stream()
                .filter(entry -> entry.getValue().project != null)
                .map(entry -> rows(entry.getValue(), accountsOf.getOrDefault(entry.getKey(), List.of())));
    }

    private ProjectRows rows(Collected of, List<Account> accounts) {
        var attendance = new ArrayList<WorkerMonth>();
        of.swipes.forEach((person, swipes) ->
                swipes.months((month, days) -> attendance.add(new WorkerMonth(person, month, days))));
        return new ProjectRows(
                Objects.requireNonNull(of.project),
                List.copyOf(of.engagements.values()),
                List.copyOf(attendance),
                List.copyOf(of.payroll.values()),
                accounts,
                accounts.stream()
                        .map(account -> entries.getOrDefault(account.number(), Map.of()))
                        .map(Map::values)
                        .flatMap(Collection::stream)
                        .toList(),
                List.copyOf(of.deposits.values()),
                List.copyOf(of.progress.values()));
    }

    private Collected of(Row row, int projectColumn) {
        String code = row.text(projectColumn);
        if (!code.equals(latestCode)) {
            latestCode = code;
            latest = projects.computeIfAbsent(code, none -> new Collected());
        }
        return latest;
    }

    private static <K, V> void put(Map<K, V> table, K key, Row row, Function<Row, V> value) {
        if (row.withdrawn()) {
            table.remove(key);
        } else {
            table.put(key, value.apply(row));
        }
    }

    private static Project project(Row row) {
        return new Project(
                row.text(At.PROJECT_CODE),
                row.text(At.AREA_CODE),
                row.text(At.CATEGORY),
                Arrays.stream(row.text(At.FUNDING).split(";"))
                        .map(Funding::valueOf)
                        .collect(Collectors.toSet()),
                row.fen(At.CONTRACT_PRICE),
                row.dateOrNull(At.CONTRACT_SIGNED_ON),
                row.dateOrNull(At.PERMIT_ON),
                row.date(At.START_DATE),
                row.date(At.PLANNED_COMPLETE_DATE),
                row.dateOrNull(At.COMPLETE_DATE),
                row.dateOrNull(At.STOPPED_ON),
                row.dateOrNull(At.RESTARTED_ON),
                row.dateOrNull(At.REGISTERED_ON),
                row.dateOrNull(At.NOTICE_BOARD_ON),
                row.dateOrNull(At.PAYMENT_GUARANTEE_ON),
                row.integer(At.PAY_DAY),
                row.flag(At.DEPOSIT_EXEMPT));
    }

    private void account(Row row) {
        long number = bankNumber(row.text(At.ACCOUNT_NO));
        put(
                accounts,
                number,
                row,
                r -> new PlacedAccount(
                        r.text(At.ACCOUNT_PROJECT),
                        new Account(
                                number,
                                r.date(At.OPENED_ON),
                                r.dateOrNull(At.FILED_ON),
                                r.dateOrNull(At.CLOSED_ON),
                                r.dateOrNull(At.FROZEN_ON),
                                r.dateOrNull(At.UNFROZEN_ON))));
    }

    private void engagement(Row row) {
        long person = person(row.text(At.WORKER_ID));
        var key = new EngagementKey(person, row.date(At.WORKER_ENTRY));
        put(
                of(row, 0).engagements,
                key,
                row,
                r -> new Engagement(
                        person,
                        key.entryDate(),
                        r.dateOrNull(At.WORKER_REGISTERED),
                        r.dateOrNull(At.WORKER_SIGNED),
                        r.dateOrNull(At.WORKER_EXIT),
                        r.dateOrNull(At.WORKER_SETTLED),
                        bankNumber(r.textOrNull(At.WORKER_CARD))));
    }

    private void swipe(Row row) {
        long person = person(row.text(At.SWIPE_ID));
        var swipes = of(row, 0).swipes.computeIfAbsent(person, none -> new Swipes());
        long time = DaySets.seconds(row.time(At.SWIPE_TIME));
        boolean in = row.text(At.SWIPE_DIRECTION).equals("01");
        if (row.withdrawn()) {
            swipes.remove(time, in);
        } else {
            swipes.add(time, in);
        }
    }

    private void payroll(Row row) {
        long person = person(row.text(At.PAY_ID));
        var key = new PayrollKey(person, row.month(At.PAY_MONTH), row.integer(At.PAY_SEQ));
        put(
                of(row, 0).payroll,
                key,
                row,
                r -> new PayrollLine(
                        person,
                        key.month(),
                        key.seq(),
                        r.fen(At.PAY_DUE),
                        r.fen(At.PAY_PAID),
                        r.dateOrNull(At.PAY_DATE),
                        bankNumber(r.textOrNull(At.PAY_FROM)),
                        bankNumber(r.textOrNull(At.PAY_CARD)),
                        Channel.valueOf(r.text(At.PAY_CHANNEL)),
                        r.flag(At.PAY_BACK)));
    }

    private void entry(Row row) {
        long account = bankNumber(row.text(At.ENTRY_ACCOUNT));
        var ofAccount = entries.computeIfAbsent(account, none -> new LinkedHashMap<>());
        put(
                ofAccount,
                row.text(At.ENTRY_SERIAL),
                row,
                r -> new AccountEntry(
                        account,
                        r.text(At.ENTRY_SERIAL),
                        r.time(At.ENTRY_TIME),
                        r.text(At.ENTRY_DIRECTION).equals("C"),
                        r.fen(At.ENTRY_AMOUNT),
                        r.fen(At.ENTRY_BALANCE),
                        bankNumber(r.textOrNull(At.ENTRY_COUNTERPARTY)),
                        Purpose.valueOf(r.text(At.ENTRY_PURPOSE))));
    }

    private static DepositEvent deposit(Row row) {
        return new DepositEvent(
                row.text(At.EVENT_NO),
                DepositEvent.Kind.valueOf(row.text(At.EVENT_KIND)),
                DepositEvent.Form.valueOf(row.text(At.EVENT_FORM)),
                row.fen(At.EVENT_AMOUNT),
                row.date(At.EVENT_DATE),
                row.dateOrNull(At.EVENT_VALID_TO),
                row.textOrNull(At.EVENT_REFERS_TO));
    }

    private static Progress progress(Row row) {
        return new Progress(
                row.month(At.PROGRESS_MONTH),
                row.fen(At.PROGRESS_COMPLETED),
                row.fen(At.PROGRESS_PAID),
                row.fenOrNull(At.PROGRESS_LABOUR_COST));
    }

    private long person(String identityNumber) {
        return persons.computeIfAbsent(identityNumber, none -> persons.size() + 1L);
    }

    private long bankNumber(@Nullable String number) {
        return number == null ? 0 : bankNumbers.computeIfAbsent(number, none -> bankNumbers.size() + 1L);
    }

    /** The gate records of one worker on one project. */
    private static final class Swipes {

        private long[] ins = new long[8];
        private long[] outs = new long[8];
        private int inCount;
        private int outCount;

        void add(long time, boolean in) {
            if (in) {
                ins = inCount == ins.length ? Arrays.copyOf(ins, inCount * 2) : ins;
                ins[inCount++] = time;
            } else {
                outs = outCount == outs.length ? Arrays.copyOf(outs, outCount * 2) : outs;
                outs[outCount++] = time;
            }
        }

        void remove(long time, boolean in) {
            if (in) {
                inCount = removed(ins, inCount, time);
            } else {
                outCount = removed(outs, outCount, time);
            }
        }

        private static int removed(long[] times, int count, long time) {
            int kept = 0;
            for (int i = 0; i < count; i++) {
                if (times[i] != time) {
                    times[kept++] = times[i];
                }
            }
            return kept;
        }

        void months(DaySets.MonthReceiver receiver) {
            Arrays.sort(ins, 0, inCount);
            Arrays.sort(outs, 0, outCount);
            DaySets.attended(ins, inCount, outs, outCount, receiver);
        }
    }

    /** Where each value stands in its row. */
    private static final class At {
        static final int PROJECT_CODE = FileKind.PROJECTS.index("projectCode");
        static final int AREA_CODE = FileKind.PROJECTS.index("areaCode");
        static final int CATEGORY = FileKind.PROJECTS.index("category");
        static final int FUNDING = FileKind.PROJECTS.index("funding");
        static final int CONTRACT_PRICE = FileKind.PROJECTS.index("contractPrice");
        static final int CONTRACT_SIGNED_ON = FileKind.PROJECTS.index("contractSignedOn");
        static final int PERMIT_ON = FileKind.PROJECTS.index("permitOn");
        static final int START_DATE = FileKind.PROJECTS.index("startDate");
        static final int PLANNED_COMPLETE_DATE = FileKind.PROJECTS.index("plannedCompleteDate");
        static final int COMPLETE_DATE = FileKind.PROJECTS.index("completeDate");
        static final int STOPPED_ON = FileKind.PROJECTS.index("stoppedOn");
        static final int RESTARTED_ON = FileKind.PROJECTS.index("restartedOn");
        static final int REGISTERED_ON = FileKind.PROJECTS.index("registeredOn");
        static final int NOTICE_BOARD_ON = FileKind.PROJECTS.index("noticeBoardOn");
        static final int PAYMENT_GUARANTEE_ON = FileKind.PROJECTS.index("paymentGuaranteeOn");
        static final int PAY_DAY = FileKind.PROJECTS.index("payDay");
        static final int DEPOSIT_EXEMPT = FileKind.PROJECTS.index("depositExempt");
        static final int ACCOUNT_NO = FileKind.ACCOUNTS.index("accountNo");
        static final int ACCOUNT_PROJECT = FileKind.ACCOUNTS.index("projectCode");
        static final int OPENED_ON = FileKind.ACCOUNTS.index("openedOn");
        static final int FILED_ON = FileKind.ACCOUNTS.index("filedOn");
        static final int CLOSED_ON = FileKind.ACCOUNTS.index("closedOn");
        static final int FROZEN_ON = FileKind.ACCOUNTS.index("frozenOn");
        static final int UNFROZEN_ON = FileKind.ACCOUNTS.index("unfrozenOn");
        static final int WORKER_ID = FileKind.WORKERS.index("idCardNumber");
        static final int WORKER_ENTRY = FileKind.WORKERS.index("entryDate");
        static final int WORKER_CARD = FileKind.WORKERS.index("payRollBankCardNumber");
        static final int WORKER_REGISTERED = FileKind.WORKERS.index("registeredOn");
        static final int WORKER_SIGNED = FileKind.WORKERS.index("contractSignedOn");
        static final int WORKER_EXIT = FileKind.WORKERS.index("exitDate");
        static final int WORKER_SETTLED = FileKind.WORKERS.index("settledOn");
        static final int SWIPE_ID = FileKind.ATTENDANCE.index("idCardNumber");
        static final int SWIPE_TIME = FileKind.ATTENDANCE.index("time");
        static final int SWIPE_DIRECTION = FileKind.ATTENDANCE.index("direction");
        static final int PAY_ID = FileKind.PAYROLLS.index("idCardNumber");
        static final int PAY_MONTH = FileKind.PAYROLLS.index("payMonth");
        static final int PAY_SEQ = FileKind.PAYROLLS.index("seq");
        static final int PAY_DUE = FileKind.PAYROLLS.index("totalPayAmount");
        static final int PAY_PAID = FileKind.PAYROLLS.index("actualAmount");
        static final int PAY_DATE = FileKind.PAYROLLS.index("balanceDate");
        static final int PAY_FROM = FileKind.PAYROLLS.index("payBankCardNumber");
        static final int PAY_CARD = FileKind.PAYROLLS.index("payRollBankCardNumber");
        static final int PAY_CHANNEL = FileKind.PAYROLLS.index("channel");
        static final int PAY_BACK = FileKind.PAYROLLS.index("isBackPay");
        static final int ENTRY_ACCOUNT = FileKind.ACCOUNT_ENTRIES.index("accountNo");
        static final int ENTRY_SERIAL = FileKind.ACCOUNT_ENTRIES.index("serialNo");
        static final int ENTRY_TIME = FileKind.ACCOUNT_ENTRIES.index("time");
        static final int ENTRY_DIRECTION = FileKind.ACCOUNT_ENTRIES.index("direction");
        static final int ENTRY_AMOUNT = FileKind.ACCOUNT_ENTRIES.index("amount");
        static final int ENTRY_BALANCE = FileKind.ACCOUNT_ENTRIES.index("balance");
        static final int ENTRY_COUNTERPARTY = FileKind.ACCOUNT_ENTRIES.index("counterpartyAccount");
        static final int ENTRY_PURPOSE = FileKind.ACCOUNT_ENTRIES.index("purpose");
        static final int EVENT_NO = FileKind.DEPOSIT_EVENTS.index("eventNo");
        static final int EVENT_KIND = FileKind.DEPOSIT_EVENTS.index("kind");
        static final int EVENT_FORM = FileKind.DEPOSIT_EVENTS.index("form");
        static final int EVENT_AMOUNT = FileKind.DEPOSIT_EVENTS.index("amount");
        static final int EVENT_DATE = FileKind.DEPOSIT_EVENTS.index("date");
        static final int EVENT_VALID_TO = FileKind.DEPOSIT_EVENTS.index("validTo");
        static final int EVENT_REFERS_TO = FileKind.DEPOSIT_EVENTS.index("refersTo");
        static final int PROGRESS_MONTH = FileKind.PROGRESS.index("month");
        static final int PROGRESS_COMPLETED = FileKind.PROGRESS.index("completedValue");
        static final int PROGRESS_PAID = FileKind.PROGRESS.index("paidAmount");
        static final int PROGRESS_LABOUR_COST = FileKind.PROGRESS.index("labourCostDue");

        private At() {}
    }
}
