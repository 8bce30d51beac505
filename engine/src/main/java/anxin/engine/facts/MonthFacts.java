package anxin.engine.facts;

import anxin.engine.policy.Unit;
import java.time.LocalDate;
import java.time.YearMonth;

/** One wage month (工资月) of a project: who attended, what was due, what was paid, and the pay date; 条例第十三、十四、三十一条. */
public record MonthFacts(
        @Fact(zh = "工资月份", en = "wage month", unit = Unit.TEXT)
        YearMonth month,

        @Fact(zh = "已过月数", en = "months since", unit = Unit.MONTHS)
        long age,

        @Fact(zh = "出勤人数", en = "workers attending", unit = Unit.PERSONS)
        long attending,

        @Fact(zh = "工资表人数", en = "workers on the wage sheet", unit = Unit.PERSONS)
        long onPayroll,

        @Fact(zh = "出勤或在工资表的人数", en = "workers attending or on the wage sheet", unit = Unit.PERSONS)
        long workers,

        @Fact(zh = "应发工资", en = "wages due", unit = Unit.YUAN)
        long dueFen,

        @Fact(zh = "已发工资", en = "wages paid", unit = Unit.YUAN)
        long paidFen,

        @Fact(zh = "未发工资", en = "wages unpaid", unit = Unit.YUAN)
        long unpaidFen,

        @Fact(zh = "未足额领到工资的人数", en = "workers not paid in full", unit = Unit.PERSONS)
        long unpaidWorkers,

        @Fact(zh = "工资支付日", en = "pay date", unit = Unit.DATE)
        LocalDate payDate,

        @Fact(zh = "距支付日天数", en = "days until the pay date", unit = Unit.DAYS)
        long daysToPayDate,

        @Fact(zh = "逾期天数", en = "days overdue", unit = Unit.DAYS)
        long overdueDays,

        @Fact(zh = "红色预警起点（该日之后）", en = "red after", unit = Unit.DATE, uses = "wages-overdue.red-months")
        LocalDate overdueRedAfter,

        @Fact(
                zh = "逾期已超过规定月数",
                en = "overdue beyond the months allowed",
                unit = Unit.FLAG,
                uses = "wages-overdue.red-months")
        boolean overdueLong,

        @Fact(zh = "工资表报送期限", en = "wage sheet expected from", unit = Unit.DATE, uses = "payroll-not-submitted.days")
        LocalDate sheetDay,

        @Fact(
                zh = "已到工资表报送期限",
                en = "wage sheet expected by now",
                unit = Unit.FLAG,
                uses = "payroll-not-submitted.days")
        boolean sheetExpected,

        @Fact(zh = "专户可用余额", en = "balance that can be used", unit = Unit.YUAN)
        long balanceFen,

        @Fact(zh = "余额缺口", en = "balance short by", unit = Unit.YUAN)
        long balanceShortFen,

        @Fact(zh = "出勤而未领工资人数", en = "attending and paid nothing", unit = Unit.PERSONS)
        long uncovered,

        @Fact(zh = "出勤而未领工资比例", en = "share attending and paid nothing", unit = Unit.SHARE)
        Share uncoveredShare,

        @Fact(zh = "当地月最低工资", en = "local monthly minimum wage", unit = Unit.YUAN)
        long minimumWageFen,

        @Fact(
                zh = "满勤而低于最低工资的人数",
                en = "full month below the minimum wage",
                unit = Unit.PERSONS,
                uses = {"pay-below-minimum.days", "minimum-wage"})
        long belowMinimum,

        @Fact(
                zh = "工资畸高人数",
                en = "workers with too high a wage",
                unit = Unit.PERSONS,
                uses = {"pay-too-high.month", "pay-too-high.year"})
        long tooHigh,

        @Fact(zh = "无考勤而领工资人数", en = "paid without attendance", unit = Unit.PERSONS)
        long paidAbsent,

        @Fact(zh = "专户外领工资人数", en = "paid outside the account", unit = Unit.PERSONS)
        long outsideAccount)
        implements FactGroup {}
