package anxin.engine.policy;

import anxin.engine.rows.Account;
import anxin.engine.rows.AccountEntry;
import anxin.engine.rows.Channel;
import anxin.engine.rows.DepositEvent;
import anxin.engine.rows.Engagement;
import anxin.engine.rows.Funding;
import anxin.engine.rows.Months;
import anxin.engine.rows.PayrollLine;
import anxin.engine.rows.Progress;
import anxin.engine.rows.Project;
import anxin.engine.rows.ProjectRows;
import anxin.engine.rows.Purpose;
import anxin.engine.rows.WorkerMonth;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of a worked case. Columns are named as in the data package; what a case leaves out of the project is
 * taken from {@link #FRAME}. Workers, cards and accounts go by short names; {@code W1..W20} stands for twenty of them.
 */
final class CaseRows {

    static final List<String> SECTIONS =
            List.of("project", "workers", "attendance", "payrolls", "accounts", "entries", "deposits", "progress");

    private static final Pattern RANGE = Pattern.compile("([A-Za-z]+)(\\d+)\\.\\.\\1(\\d+)");
    private static final Pattern MONEY = Pattern.compile("-?\\d{1,13}(\\.\\d{1,2})?");

    /** The ordinary project of a case. */
    private static final Project FRAME = new Project(
            "P1",
            "110101",
            "01",
            Set.of(Funding.PRIVATE),
            1_000_000_000,
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

    private final Map<String, Long> persons = new HashMap<>();
    private final Map<String, Long> numbers = new HashMap<>();

    private CaseRows() {}

    static ProjectRows read(Map<String, Piece> sections, Map<String, Piece> project, String areaCode) {
        var reader = new CaseRows();
        var engagements = reader.engagements(sections.get("workers"));
        var accounts = reader.accounts(sections.get("accounts"));
        return new ProjectRows(
                reader.project(project, areaCode),
                engagements,
                reader.attendance(sections.get("attendance")),
                reader.payroll(sections.get("payrolls")),
                accounts,
                reader.entries(sections.get("entries")),
                reader.deposits(sections.get("deposits")),
                reader.progress(sections.get("progress")));
    }

    private Project project(Map<String, Piece> given, String areaCode) {
        var known = List.of(
                "areaCode",
                "category",
                "funding",
                "contractPrice",
                "contractSignedOn",
                "permitOn",
                "startDate",
                "plannedCompleteDate",
                "completeDate",
                "stoppedOn",
                "restartedOn",
                "registeredOn",
                "noticeBoardOn",
                "paymentGuaranteeOn",
                "payDay",
                "depositExempt");
        given.forEach((key, piece) -> {
            if (!known.contains(key)) {
                piece.fault(
                        "项目没有“" + key + "”这一列，可用：" + String.join("、", known) + "。",
                        "A project has no column '" + key + "'; it may be: " + String.join(", ", known) + ".");
            }
        });
        return new Project(
                FRAME.code(),
                or(text(given, "areaCode"), areaCode),
                or(text(given, "category"), FRAME.category()),
                funding(given.get("funding")),
                or(money(given.get("contractPrice")), FRAME.contractPriceFen()),
                day(given, "contractSignedOn"),
                day(given, "permitOn"),
                or(day(given, "startDate"), FRAME.startDate()),
                or(day(given, "plannedCompleteDate"), FRAME.plannedCompleteDate()),
                day(given, "completeDate"),
                day(given, "stoppedOn"),
                day(given, "restartedOn"),
                day(given, "registeredOn"),
                day(given, "noticeBoardOn"),
                day(given, "paymentGuaranteeOn"),
                or(whole(given.get("payDay")), FRAME.payDay()),
                or(flag(given.get("depositExempt")), FRAME.depositExempt()));
    }

    private Set<Funding> funding(@Nullable Piece piece) {
        return piece == null
                ? FRAME.funding()
                : piece.list("funding").stream()
                        .flatMap(item -> Stream.ofNullable(named(item, "funding", Funding.values())))
                        .collect(Collectors.toSet());
    }

    private List<Engagement> engagements(@Nullable Piece section) {
        var found = new ArrayList<Engagement>();
        rows(section, "workers", (row, _) -> {
            row.only("worker", "entryDate", "registeredOn", "contractSignedOn", "exitDate", "settledOn", "card");
            var entered = or(day(row.pieces(), "entryDate"), FRAME.startDate());
            for (var worker : names(row.need("worker", Piece::text))) {
                found.add(new Engagement(
                        person(worker),
                        entered,
                        day(row.pieces(), "registeredOn"),
                        day(row.pieces(), "contractSignedOn"),
                        day(row.pieces(), "exitDate"),
                        day(row.pieces(), "settledOn"),
                        number(text(row.pieces(), "card"))));
            }
        });
        return found;
    }

    /** Worker → days or runs of days attended. */
    private List<WorkerMonth> attendance(@Nullable Piece section) {
        var days = new TreeMap<Long, TreeMap<Integer, Integer>>();
        if (section != null) {
            section.mapping("attendance")
                    .ifPresent(workers -> workers.pieces().forEach((names, attended) -> {
                        var dates = CommonTables.days(attended, "attendance");
                        for (var worker : names(names)) {
                            var months = days.computeIfAbsent(person(worker), _ -> new TreeMap<>());
                            dates.forEach(day ->
                                    months.merge(Months.of(day), 1 << (day.getDayOfMonth() - 1), (a, b) -> a | b));
                        }
                    }));
        }
        var found = new ArrayList<WorkerMonth>();
        days.forEach(
                (worker, months) -> months.forEach((month, bits) -> found.add(new WorkerMonth(worker, month, bits))));
        return found;
    }

    private List<PayrollLine> payroll(@Nullable Piece section) {
        var found = new ArrayList<PayrollLine>();
        rows(section, "payrolls", (row, _) -> {
            row.only(
                    "payMonth",
                    "worker",
                    "seq",
                    "due",
                    "paid",
                    "balanceDate",
                    "payAccount",
                    "card",
                    "channel",
                    "isBackPay");
            var month = month(row.required("payMonth"));
            var due = money(row.required("due"));
            var paid = money(row.optional("paid"));
            var channel = row.optional("channel");
            for (var worker : names(row.need("worker", Piece::text))) {
                found.add(new PayrollLine(
                        person(worker),
                        month,
                        or(whole(row.optional("seq")), 1),
                        or(due, 0L),
                        or(paid, 0L),
                        day(row.pieces(), "balanceDate"),
                        number(text(row.pieces(), "payAccount")),
                        number(text(row.pieces(), "card")),
                        or(channel == null ? null : named(channel, "channel", Channel.values()), Channel.BANK),
                        or(flag(row.optional("isBackPay")), false)));
            }
        });
        return found;
    }

    private List<Account> accounts(@Nullable Piece section) {
        var found = new ArrayList<Account>();
        rows(section, "accounts", (row, _) -> {
            row.only("account", "openedOn", "filedOn", "closedOn", "frozenOn", "unfrozenOn");
            found.add(new Account(
                    number(row.need("account", Piece::text)),
                    or(row.need("openedOn", Piece::date), FRAME.startDate()),
                    day(row.pieces(), "filedOn"),
                    day(row.pieces(), "closedOn"),
                    day(row.pieces(), "frozenOn"),
                    day(row.pieces(), "unfrozenOn")));
        });
        return found;
    }

    private List<AccountEntry> entries(@Nullable Piece section) {
        var found = new ArrayList<AccountEntry>();
        rows(section, "entries", (row, index) -> {
            row.only("account", "serialNo", "time", "in", "out", "balance", "counterparty", "purpose");
            if (row.has("in") == row.has("out")) {
                row.whole().fault("流水要有且只有“in”或“out”之一。", "An entry has either 'in' or 'out', and only one.");
            }
            var amount = money(row.has("in") ? row.optional("in") : row.optional("out"));
            var purpose = row.optional("purpose");
            found.add(new AccountEntry(
                    number(row.need("account", Piece::text)),
                    or(text(row.pieces(), "serialNo"), String.valueOf(index + 1)),
                    time(row.required("time")),
                    row.has("in"),
                    or(amount, 0L),
                    or(money(row.optional("balance")), 0L),
                    number(text(row.pieces(), "counterparty")),
                    or(purpose == null ? null : named(purpose, "purpose", Purpose.values()), Purpose.OTHER)));
        });
        return found;
    }

    private List<DepositEvent> deposits(@Nullable Piece section) {
        var found = new ArrayList<DepositEvent>();
        rows(section, "deposits", (row, index) -> {
            row.only("eventNo", "kind", "form", "amount", "date", "validTo", "refersTo");
            var kind = row.required("kind");
            var form = row.optional("form");
            found.add(new DepositEvent(
                    or(text(row.pieces(), "eventNo"), String.valueOf(index + 1)),
                    or(
                            kind == null ? null : named(kind, "kind", DepositEvent.Kind.values()),
                            DepositEvent.Kind.DEPOSIT),
                    or(form == null ? null : named(form, "form", DepositEvent.Form.values()), DepositEvent.Form.CASH),
                    or(money(row.required("amount")), 0L),
                    or(row.need("date", Piece::date), FRAME.startDate()),
                    day(row.pieces(), "validTo"),
                    text(row.pieces(), "refersTo")));
        });
        return found;
    }

    private List<Progress> progress(@Nullable Piece section) {
        var found = new ArrayList<Progress>();
        rows(section, "progress", (row, _) -> {
            row.only("month", "completedValue", "paidAmount", "labourCostDue");
            found.add(new Progress(
                    month(row.required("month")),
                    or(money(row.optional("completedValue")), 0L),
                    or(money(row.optional("paidAmount")), 0L),
                    money(row.optional("labourCostDue"))));
        });
        return found;
    }

    private static void rows(@Nullable Piece section, String name, BiConsumer<Entries, Integer> row) {
        if (section != null) {
            var list = section.list(name);
            IntStream.range(0, list.size())
                    .forEach(index -> list.get(index).mapping(name).ifPresent(entries -> row.accept(entries, index)));
        }
    }

    private static List<String> names(@Nullable String text) {
        if (text == null) {
            return List.of();
        }
        var range = RANGE.matcher(text);
        return range.matches()
                ? IntStream.rangeClosed(Integer.parseInt(range.group(2)), Integer.parseInt(range.group(3)))
                        .mapToObj(index -> range.group(1) + index)
                        .toList()
                : List.of(text);
    }

    private long person(String name) {
        return persons.computeIfAbsent(name, _ -> persons.size() + 1L);
    }

    /** Cards and accounts share one space of numbers, as bank numbers do; none is 0. */
    private long number(@Nullable String name) {
        return name == null ? 0 : numbers.computeIfAbsent(name, _ -> numbers.size() + 1L);
    }

    private static @Nullable String text(Map<String, Piece> row, String key) {
        var piece = row.get(key);
        return piece == null ? null : piece.text(key);
    }

    private static @Nullable LocalDate day(Map<String, Piece> row, String key) {
        var piece = row.get(key);
        return piece == null || piece.isNull() ? null : piece.date(key);
    }

    private static @Nullable Integer whole(@Nullable Piece piece) {
        return piece == null ? null : piece.whole("");
    }

    private static @Nullable Boolean flag(@Nullable Piece piece) {
        return piece == null ? null : piece.flag("");
    }

    private static @Nullable Long money(@Nullable Piece piece) {
        var text = piece == null ? null : piece.text("金额");
        if (piece == null || text == null) {
            return null;
        }
        if (!MONEY.matcher(text).matches()) {
            piece.fault("金额“" + text + "”应写作 \"6000.00\"。", "The sum '" + text + "' must be written \"6000.00\".");
            return null;
        }
        return new BigDecimal(text).movePointRight(2).longValueExact();
    }

    private static int month(@Nullable Piece piece) {
        var text = piece == null ? null : piece.text("month");
        try {
            return text == null ? 0 : Months.of(YearMonth.parse(text));
        } catch (DateTimeException wrong) {
            if (piece != null) {
                piece.fault("“" + text + "”不是月份，应写作 2026-02。", "'" + text + "' is no month; write 2026-02.");
            }
            return 0;
        }
    }

    private static LocalDateTime time(@Nullable Piece piece) {
        var text = piece == null ? null : piece.text("time");
        try {
            return text == null
                    ? FRAME.startDate().atStartOfDay()
                    : text.length() == 10
                            ? LocalDate.parse(text).atTime(12, 0)
                            : LocalDateTime.parse(text.replace(' ', 'T'));
        } catch (DateTimeException wrong) {
            if (piece != null) {
                piece.fault(
                        "“" + text + "”不是时间，应写作 2026-02-03 或 2026-02-03 09:30:00。",
                        "'" + text + "' is no time; write 2026-02-03 or 2026-02-03 09:30:00.");
            }
            return FRAME.startDate().atStartOfDay();
        }
    }

    private static <E extends Enum<E>> @Nullable E named(Piece piece, String what, E[] values) {
        return piece.oneOf(
                what,
                text -> Arrays.stream(values)
                        .filter(value -> value.name().equals(text))
                        .findFirst(),
                Arrays.stream(values).map(Enum::name).toList());
    }

    private static <T> T or(@Nullable T given, T otherwise) {
        return Optional.ofNullable(given).orElse(otherwise);
    }
}
