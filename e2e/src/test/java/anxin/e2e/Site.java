package anxin.e2e;

import anxin.engine.identity.CreditCode;
import anxin.engine.identity.IdentityNumber;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;

/**
 * A made-up project and the tables its wage officer keeps; in order but for what a test says.
 *
 * @param number tells the projects of the tests apart
 * @param area of the project
 */
record Site(int number, String area) {

    static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));

    /** The wage month (工资月) that lies far enough back to be overdue on any day. */
    static final YearMonth MONTH = YearMonth.from(TODAY).minusMonths(2);

    private static final LocalDate START = MONTH.atDay(1);

    String code() {
        return "E2E%05d".formatted(number);
    }

    String name() {
        return "滨江路%d号地块工程".formatted(number);
    }

    String account() {
        return "62280000%08d".formatted(number);
    }

    /** Born in 1900, so that nobody living is meant. */
    String person(int n) {
        var first17 = "500101190%d%02d%02d%03d".formatted(n / 12_000, 1 + n / 1_000 % 12, 1 + number % 28, n % 1_000);
        return first17 + IdentityNumber.checkCharacter(first17);
    }

    String contractor() {
        var first16 = "91500101MA5%05d".formatted(number);
        var first17 = first16 + CreditCode.organisationCheckCharacter(first16);
        return first17 + CreditCode.checkCharacter(first17);
    }

    /** Everything that the law asks for at the start is there; only the plan ends late. */
    Sheet projects() {
        return projects(START);
    }

    /** As above, but for the day the contract was signed. */
    Sheet projects(LocalDate contractSignedOn) {
        return new Sheet(
                        "项目",
                        "项目编码 项目名称 项目分类 行政区划代码 资金来源 合同价款 建设单位代码 施工总承包单位代码 合同签订日期 开工日期 计划竣工日期 平台登记日期 维权告示牌设立日期 工程款支付担保日期 工资支付日 是否免存保证金")
                .row(
                        code(),
                        name(),
                        "01",
                        area,
                        "PRIVATE",
                        "5000000.00",
                        contractor(),
                        contractor(),
                        contractSignedOn,
                        START,
                        TODAY.plusYears(1),
                        START,
                        START,
                        START,
                        15,
                        1);
    }

    Sheet accounts() {
        return new Sheet("专用账户", "专户账号 项目编码 开户银行代码 开户日期 备案日期").row(account(), code(), "102", START, START);
    }

    Sheet workers(int count) {
        var sheet = new Sheet("项目工人", "项目编码 身份证号 进场日期 统一社会信用代码 班组名称 工人姓名 工种 是否社会保障卡 实名登记日期 劳动合同签订日期 计薪方式");
        for (int n = 1; n <= count; n++) {
            sheet.row(code(), person(n), START, contractor(), "钢筋一班", "工人" + n, "020", 0, START, START, "DAY");
        }
        return sheet;
    }

    Sheet attendance(int count) {
        var sheet = new Sheet("考勤", "项目编码 身份证号 考勤时间 进出方向");
        for (int n = 1; n <= count; n++) {
            sheet.row(code(), person(n), MONTH.atDay(10) + " 07:30:00", "01");
            sheet.row(code(), person(n), MONTH.atDay(10) + " 18:00:00", "02");
        }
        return sheet;
    }

    /** An empty payroll (工资表). */
    Sheet payrolls() {
        return new Sheet("工资", "项目编码 工资月份 身份证号 发放序号 统一社会信用代码 班组名称 应发金额 实发金额 发放日期 付款账号 发放渠道 是否补发");
    }

    /** One line of it: so much due, and nothing paid. */
    Object[] unpaid(int person, String due) {
        return new Object[] {code(), MONTH, person(person), 1, contractor(), "钢筋一班", due, "0", "", "", "BANK", 0};
    }

    /** One line of it: so much due, and paid in full on that day through the special account (专用账户). */
    Object[] paid(int person, String due, LocalDate day) {
        return new Object[] {code(), MONTH, person(person), 1, contractor(), "钢筋一班", due, due, day, account(), "BANK", 0
        };
    }
}
