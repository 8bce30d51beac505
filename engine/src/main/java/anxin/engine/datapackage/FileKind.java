package anxin.engine.datapackage;

import static anxin.engine.datapackage.CellType.*;
import static anxin.engine.datapackage.Column.key;
import static anxin.engine.datapackage.Column.optional;
import static anxin.engine.datapackage.Column.required;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The files of a data package, in the order in which they are read: what is referred to comes first. */
public enum FileKind {
    CORPS(
            "corps",
            "企业",
            key("corpCode", "统一社会信用代码", CREDIT_CODE),
            required("corpName", "企业名称", TEXT),
            required("areaCode", "行政区划代码", AREA_CODE),
            required("industry", "行业", Dictionary.INDUSTRY),
            required("stateOwned", "是否国有企业", FLAG),
            optional("insuredHeadcount", "参保人数", INTEGER).from(0, 100_000_000),
            optional("legalMan", "法定代表人", TEXT),
            optional("linkMan", "联系人", TEXT),
            optional("linkTel", "联系电话", TEXT)),

    PROJECTS(
            "projects",
            "项目",
            key("projectCode", "项目编码", CODE),
            required("name", "项目名称", TEXT),
            required("category", "项目分类", Dictionary.PROJECT_CATEGORY),
            required("areaCode", "行政区划代码", AREA_CODE),
            optional("address", "项目地址", TEXT),
            optional("lng", "经度", DEGREES).from(-180, 180),
            optional("lat", "纬度", DEGREES).from(-90, 90),
            required("funding", "资金来源", DICTIONARY_SET).severalOf(Dictionary.FUNDING),
            required("contractPrice", "合同价款", YUAN),
            required("buildCorpCode", "建设单位代码", CREDIT_CODE),
            required("contractorCorpCode", "施工总承包单位代码", CREDIT_CODE),
            optional("supervisorCorpCode", "监理单位代码", CREDIT_CODE),
            required("contractSignedOn", "合同签订日期", DATE),
            optional("permitOn", "施工许可日期", DATE),
            required("startDate", "开工日期", DATE),
            required("plannedCompleteDate", "计划竣工日期", DATE),
            optional("completeDate", "竣工日期", DATE),
            optional("stoppedOn", "停工日期", DATE),
            optional("restartedOn", "复工日期", DATE),
            optional("registeredOn", "平台登记日期", DATE),
            optional("noticeBoardOn", "维权告示牌设立日期", DATE),
            optional("paymentGuaranteeOn", "工程款支付担保日期", DATE),
            required("payDay", "工资支付日", INTEGER).from(1, 31),
            required("depositExempt", "是否免存保证金", FLAG)),

    PARTICIPANTS(
            "participants",
            "参建单位",
            key("projectCode", "项目编码", CODE),
            key("corpCode", "统一社会信用代码", CREDIT_CODE),
            key("corpType", "参建单位类型", Dictionary.PARTICIPANT_TYPE),
            optional("entryTime", "进场时间", DATE_OR_TIME),
            optional("exitTime", "退场时间", DATE_OR_TIME),
            optional("contractAmount", "合同金额", YUAN)),

    ACCOUNTS(
            "accounts",
            "专用账户",
            key("accountNo", "专户账号", ACCOUNT),
            required("projectCode", "项目编码", CODE),
            required("bankCode", "开户银行代码", Dictionary.BANK),
            required("openedOn", "开户日期", DATE),
            optional("filedOn", "备案日期", DATE),
            optional("agreementOn", "三方协议日期", DATE),
            optional("closedOn", "销户日期", DATE),
            optional("frozenOn", "冻结日期", DATE),
            optional("unfrozenOn", "解冻日期", DATE)),

    WORKERS(
            "workers",
            "项目工人",
            key("projectCode", "项目编码", CODE),
            key("idCardNumber", "身份证号", IDENTITY_NUMBER),
            key("entryDate", "进场日期", DATE),
            required("corpCode", "统一社会信用代码", CREDIT_CODE),
            required("teamName", "班组名称", TEXT),
            required("workerName", "工人姓名", TEXT),
            required("workType", "工种", Dictionary.TRADE),
            optional("cellPhone", "手机号码", TEXT),
            optional("payRollBankCardNumber", "工资卡号", CARD),
            optional("payRollBankCode", "工资卡银行代码", Dictionary.BANK),
            required("socialSecurityCard", "是否社会保障卡", FLAG),
            optional("registeredOn", "实名登记日期", DATE),
            optional("contractSignedOn", "劳动合同签订日期", DATE),
            required("wageUnit", "计薪方式", Dictionary.WAGE_UNIT),
            optional("unitPrice", "单价", YUAN),
            optional("exitDate", "退场日期", DATE),
            optional("settledOn", "工资结清日期", DATE)),

    ATTENDANCE(
            "attendance",
            "考勤",
            key("projectCode", "项目编码", CODE),
            key("idCardNumber", "身份证号", IDENTITY_NUMBER),
            key("time", "考勤时间", TIME),
            key("direction", "进出方向", Dictionary.GATE_DIRECTION),
            optional("attendType", "通行方式", Dictionary.PASS_MODE)),

    PAYROLLS(
            "payrolls",
            "工资",
            key("projectCode", "项目编码", CODE),
            key("payMonth", "工资月份", MONTH),
            key("idCardNumber", "身份证号", IDENTITY_NUMBER),
            key("seq", "发放序号", INTEGER).from(1, 9999),
            required("corpCode", "统一社会信用代码", CREDIT_CODE),
            required("teamName", "班组名称", TEXT),
            optional("days", "出勤天数", INTEGER).from(0, 31),
            required("totalPayAmount", "应发金额", YUAN),
            required("actualAmount", "实发金额", YUAN),
            optional("balanceDate", "发放日期", DATE),
            optional("payBankCardNumber", "付款账号", ACCOUNT),
            optional("payRollBankCardNumber", "工资卡号", CARD),
            required("channel", "发放渠道", Dictionary.CHANNEL),
            required("isBackPay", "是否补发", FLAG)),

    ACCOUNT_ENTRIES(
            "account_entries",
            "专户流水",
            key("accountNo", "专户账号", ACCOUNT),
            key("serialNo", "流水号", CODE),
            required("time", "交易时间", TIME),
            required("direction", "收支方向", Dictionary.ENTRY_DIRECTION),
            required("amount", "金额", POSITIVE_YUAN),
            required("balance", "余额", SIGNED_YUAN),
            optional("counterpartyName", "对方户名", TEXT),
            optional("counterpartyAccount", "对方账号", ACCOUNT),
            required("purpose", "用途", Dictionary.PURPOSE)),

    DEPOSIT_EVENTS(
            "deposit_events",
            "工资保证金",
            key("projectCode", "项目编码", CODE),
            key("eventNo", "事项编号", CODE),
            required("kind", "事项类型", Dictionary.DEPOSIT_KIND),
            required("form", "保证金形式", Dictionary.DEPOSIT_FORM),
            required("amount", "金额", YUAN),
            required("date", "日期", DATE),
            optional("validTo", "有效期至", DATE),
            optional("refersTo", "所返还的事项编号", CODE)),

    PROGRESS(
            "progress",
            "产值与支付",
            key("projectCode", "项目编码", CODE),
            key("month", "月份", MONTH),
            required("completedValue", "完成产值", YUAN),
            required("paidAmount", "已付进度款", YUAN),
            optional("labourCostDue", "应付人工费用", YUAN));

    /** The column every file may carry: {@code 1} withdraws the row. */
    public static final String DELETED = "deleted";

    /** Its Chinese header. */
    public static final String DELETED_CHINESE = "删除";

    private final String fileName;
    private final String chinese;
    private final List<Column> columns;
    private final Map<String, Integer> index = new HashMap<>();

    FileKind(String fileName, String chinese, Column... columns) {
        this.fileName = fileName;
        this.chinese = chinese;
        this.columns = List.of(columns);
        for (int i = 0; i < columns.length; i++) {
            index.put(columns[i].name(), i);
        }
    }

    /** The table of an English file name or a Chinese table name, without its ending. */
    public static @Nullable FileKind named(String name) {
        String plain = Blanks.trim(name).toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(kind -> kind.fileName.equals(plain) || kind.chinese.equals(plain))
                .findFirst()
                .orElse(null);
    }

    /** The file's name without its ending, such as {@code account_entries}. */
    public String fileName() {
        return fileName;
    }

    /** The table's Chinese name, under which a file is found too. */
    public String chinese() {
        return chinese;
    }

    /** The table's name for people. */
    public String title(Locale locale) {
        return locale.getLanguage().equals("en") ? fileName : chinese;
    }

    public List<Column> columns() {
        return columns;
    }

    /** The columns that identify a row, in the order of the file. */
    public List<Column> keys() {
        return columns.stream().filter(Column::key).toList();
    }

    /** Where a column's value stands in {@link Row#values()}. */
    public int index(String column) {
        Integer at = index.get(column);
        if (at == null) {
            throw new IllegalArgumentException("%s has no column %s".formatted(fileName, column));
        }
        return at;
    }

    public Column column(String column) {
        return columns.get(index(column));
    }
}
