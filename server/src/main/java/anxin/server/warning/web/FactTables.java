package anxin.server.warning.web;

import anxin.engine.datapackage.Dictionary;
import anxin.engine.facts.FactName;
import anxin.engine.facts.FactRows;
import anxin.engine.facts.FactRows.Balance;
import anxin.engine.facts.FactRows.DepositPart;
import anxin.engine.facts.FactRows.Presence;
import anxin.engine.facts.FactRows.ProgressPart;
import anxin.engine.facts.FactRows.Worker;
import anxin.engine.facts.MoneyChain;
import anxin.engine.facts.MoneyChain.Credit;
import anxin.engine.facts.MoneyChain.Payment;
import anxin.engine.facts.ProjectField;
import anxin.engine.policy.Unit;
import anxin.engine.rows.Account;
import anxin.engine.rows.AccountEntry;
import anxin.engine.rows.Engagement;
import anxin.engine.rows.Months;
import anxin.engine.rows.Project;
import anxin.server.warning.web.FactTable.Column;
import anxin.server.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Which columns the rows behind a fact are shown with. */
final class FactTables {

    private FactTables() {}

    /** @param value the value of another fact, for facts worked out from others */
    static FactTable<?> of(FactName fact, FactRows found, Function<FactName, @Nullable Object> value, Locale locale) {
        return switch (found) {
            case FactRows.Workers workers -> new FactTable<>(workers(fact), workers.rows());
            case FactRows.Presences(var rows) -> new FactTable<>(presences(fact), rows);
            case FactRows.Engagements(var rows) -> new FactTable<>(engagements(), rows);
            case FactRows.Accounts(var rows) -> new FactTable<>(accounts(), rows);
            case FactRows.Balances(var rows) -> balances(rows);
            case FactRows.Entries(var rows) -> entries(rows);
            case FactRows.Deposits(var rows) -> new FactTable<>(deposits(), rows);
            case FactRows.ProgressMonths(var rows) ->
                fact.group().equals("progress") ? new FactTable<>(progress(), rows) : labourCost(rows);
            case FactRows.Fields(var project, var rows) -> new FactTable<>(fields(project, locale), rows);
            case FactRows.Parts(var rows) -> new FactTable<>(parts(value, locale), rows, FactName::name);
        };
    }

    /** Months of work with the labour cost due for them. */
    static FactTable<ProgressPart> labourCost(List<ProgressPart> rows) {
        var columns = completed();
        columns.add(Column.amount(
                "stated",
                "约定人工费用",
                "Labour cost as agreed",
                part -> part.month().labourCostDueFen()));
        columns.add(Column.money("counted", "应拨人工费用", "Labour cost due", ProgressPart::countedFen));
        return new FactTable<>(columns, rows);
    }

    /** Entries of which a part counts for a month. */
    static FactTable<Credit> credits(List<Credit> rows) {
        var columns = new ArrayList<Column<Credit>>();
        entryColumns().stream()
                .filter(column -> !column.name().equals("balance"))
                .forEach(column -> columns.add(new Column<>(
                        column.name(),
                        column.title(),
                        column.unit(),
                        credit -> column.cell().apply(credit.entry()),
                        null)));
        columns.add(Column.money("counted", "计入本月", "Counted for the month", Credit::countedFen));
        return new FactTable<>(columns, rows);
    }

    static FactTable<Balance> balances(List<Balance> rows) {
        return new FactTable<>(balanceColumns(), rows);
    }

    static FactTable<AccountEntry> entries(List<AccountEntry> rows) {
        return new FactTable<>(entryColumns(), rows);
    }

    /** Workers with their wages of a month. */
    static FactTable<MoneyChain.Worker> wages(List<MoneyChain.Worker> rows) {
        var columns = new ArrayList<>(persons(MoneyChain.Worker::person));
        columns.add(Column.days("days", "出勤天数", "Days attended", MoneyChain.Worker::days));
        columns.add(Column.money("due", "应发工资", "Wages due", MoneyChain.Worker::dueFen));
        columns.add(Column.money("paid", "已发工资", "Wages paid", MoneyChain.Worker::paidFen));
        columns.add(Column.money("unpaid", "未发工资", "Wages unpaid", MoneyChain.Worker::unpaidFen));
        return new FactTable<>(columns, rows);
    }

    /** Parts of wages paid. */
    static FactTable<Payment> payments(List<Payment> rows) {
        var columns =
                new ArrayList<>(persons((Payment payment) -> payment.line().person()));
        columns.add(Column.of(
                "seq", "发放次序", "Part", payment -> FactCell.text(payment.line().seq())));
        columns.add(Column.date("paidOn", "支付日期", "Paid on", Payment::on));
        columns.add(Column.of(
                "from",
                "付款账号",
                "From account",
                payment -> new FactCell.BankNumber(payment.line().payAccount())));
        columns.add(Column.money("paid", "支付金额", "Paid", Payment::fen));
        return new FactTable<>(columns, rows);
    }

    private static List<Column<Worker>> workers(FactName fact) {
        var columns = new ArrayList<>(persons(Worker::person));
        columns.add(Column.days("days", "出勤天数", "Days attended", Worker::days));
        columns.add(Column.money("due", "应发工资", "Wages due", Worker::dueFen));
        columns.add(Column.money("paid", "已发工资", "Wages paid", Worker::paidFen));
        columns.add(Column.money("unpaid", "未发工资", "Wages unpaid", Worker::unpaidFen));
        switch (fact.component()) {
            case "outsideAccount" ->
                columns.add(Column.money("outside", "其中专户外支付", "Of it outside the account", Worker::outsideFen));
            case "tooHigh" -> columns.add(Column.money("dueInYear", "本年累计应发", "Due this year", Worker::dueInYearFen));
            default -> {
                // The columns above say all that is counted.
            }
        }
        return columns;
    }

    private static List<Column<Presence>> presences(FactName fact) {
        var columns = new ArrayList<>(persons(Presence::person));
        columns.add(
                fact.component().equals("unregistered")
                        ? Column.days("days", "未实名登记的出勤天数", "Days attended unregistered", Presence::days)
                        : Column.days("days", "出勤天数", "Days attended", Presence::days));
        columns.add(Column.date("first", "最早一日", "First day", Presence::first));
        columns.add(Column.date("last", "最近一日", "Last day", Presence::last));
        return columns;
    }

    private static List<Column<Engagement>> engagements() {
        var columns = new ArrayList<>(persons(Engagement::person));
        columns.add(Column.date("entryDate", "进场日期", "Entry", Engagement::entryDate));
        columns.add(Column.date("registeredOn", "实名登记日期", "Registered", Engagement::registeredOn));
        columns.add(Column.date("contractSignedOn", "劳动合同签订日期", "Contract signed", Engagement::contractSignedOn));
        columns.add(Column.date("exitDate", "退场日期", "Exit", Engagement::exitDate));
        columns.add(Column.date("settledOn", "工资结清日期", "Settled", Engagement::settledOn));
        return columns;
    }

    private static <R> List<Column<R>> persons(ToLongFunction<R> person) {
        return List.of(
                Column.of("name", "姓名", "Name", row -> new FactCell.PersonName(person.applyAsLong(row))),
                Column.of(
                        "identityNumber",
                        "身份证号",
                        "Identity number",
                        row -> new FactCell.PersonNumber(person.applyAsLong(row))));
    }

    private static List<Column<Account>> accounts() {
        return List.of(
                Column.of("number", "账号", "Account", account -> new FactCell.BankNumber(account.number())),
                Column.date("openedOn", "开户日期", "Opened", Account::openedOn),
                Column.date("filedOn", "备案日期", "Filed", Account::filedOn),
                Column.date("closedOn", "销户日期", "Closed", Account::closedOn),
                Column.date("frozenOn", "冻结日期", "Frozen", Account::frozenOn),
                Column.date("unfrozenOn", "解冻日期", "Released", Account::unfrozenOn));
    }

    private static List<Column<Balance>> balanceColumns() {
        return List.of(
                Column.of(
                        "number",
                        "账号",
                        "Account",
                        balance -> new FactCell.BankNumber(balance.account().number())),
                Column.of("time", "最近一笔流水", "Latest entry", balance -> {
                    var latest = balance.latest();
                    return FactCell.text(latest == null ? null : latest.time());
                }),
                Column.money("balance", "余额", "Balance", Balance::fen));
    }

    private static List<Column<AccountEntry>> entryColumns() {
        return List.of(
                Column.of("time", "时间", "Time", entry -> FactCell.text(entry.time())),
                Column.of("serialNo", "流水号", "Serial number", entry -> FactCell.text(entry.serialNo())),
                Column.of("number", "账号", "Account", entry -> new FactCell.BankNumber(entry.account())),
                Column.of(
                        "purpose",
                        "用途",
                        "Purpose",
                        entry -> new FactCell.Code(
                                Dictionary.PURPOSE, entry.purpose().name())),
                Column.of(
                        "counterparty", "对方账号", "Counterparty", entry -> new FactCell.BankNumber(entry.counterparty())),
                Column.money("amount", "金额", "Amount", AccountEntry::amountFen),
                Column.amount("balance", "交易后余额", "Balance after", AccountEntry::balanceFen));
    }

    private static List<Column<DepositPart>> deposits() {
        return List.of(
                Column.of(
                        "eventNo",
                        "编号",
                        "Number",
                        part -> FactCell.text(part.event().eventNo())),
                Column.of(
                        "kind",
                        "事项",
                        "Event",
                        part -> new FactCell.Code(
                                Dictionary.DEPOSIT_KIND, part.event().kind().name())),
                Column.of(
                        "form",
                        "形式",
                        "Form",
                        part -> new FactCell.Code(
                                Dictionary.DEPOSIT_FORM, part.event().form().name())),
                Column.date("date", "日期", "Date", part -> part.event().date()),
                Column.date("validTo", "有效期至", "Valid to", part -> part.event().validTo()),
                Column.amount("amount", "金额", "Amount", part -> part.event().amountFen()),
                Column.money("counted", "计入金额", "Counted", DepositPart::countedFen));
    }

    private static List<Column<ProgressPart>> progress() {
        var columns = completed();
        columns.add(Column.money(
                "paid", "已付工程款", "Progress money paid", part -> part.month().paidFen()));
        return columns;
    }

    private static List<Column<ProgressPart>> completed() {
        var columns = new ArrayList<Column<ProgressPart>>();
        columns.add(Column.of(
                "month",
                "月份",
                "Month",
                part -> FactCell.text(Months.text(part.month().month()))));
        columns.add(Column.money(
                "completed", "完成产值", "Work done", part -> part.month().completedFen()));
        return columns;
    }

    private static List<Column<ProjectField>> fields(Project project, Locale locale) {
        return List.of(
                Column.of(
                        "field",
                        "项目登记信息",
                        "What the project states",
                        field -> FactCell.text(field.words().in(locale))),
                Column.of("value", "内容", "Content", field -> {
                    var value = field.of(project);
                    return field == ProjectField.FUNDING && value != null
                            ? new FactCell.Code(Dictionary.FUNDING, value.toString())
                            : new FactCell.Value(value, field.unit());
                }));
    }

    private static List<Column<FactName>> parts(Function<FactName, @Nullable Object> value, Locale locale) {
        return List.of(
                Column.of(
                        "fact",
                        "由以下数值算出",
                        "Worked out from",
                        fact -> FactCell.text(fact.words().in(locale))),
                new Column<>(
                        "value",
                        new Words("数值", "Value"),
                        Unit.COUNT,
                        fact -> new FactCell.Value(value.apply(fact), fact.unit()),
                        null));
    }
}
