package anxin.engine.facts;

import anxin.engine.policy.Unit;
import anxin.engine.policy.Words;
import anxin.engine.rows.Funding;
import anxin.engine.rows.Project;
import java.util.Comparator;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A field of a project (项目登记信息) from which facts are taken, named as in the data package. */
public enum ProjectField {
    AREA("areaCode", "行政区划代码", "area code", Unit.TEXT, Project::areaCode),
    FUNDING("funding", "资金来源", "funding", Unit.TEXT, ProjectField::fundings),
    CONTRACT_PRICE("contractPrice", "合同价", "contract price", Unit.YUAN, Project::contractPriceFen),
    CONTRACT_SIGNED_ON("contractSignedOn", "施工合同签订日期", "contract signed on", Unit.DATE, Project::contractSignedOn),
    PERMIT_ON("permitOn", "施工许可日期", "permit on", Unit.DATE, Project::permitOn),
    START_DATE("startDate", "开工日期", "start", Unit.DATE, Project::startDate),
    PLANNED_COMPLETE_DATE("plannedCompleteDate", "计划竣工日期", "planned end", Unit.DATE, Project::plannedCompleteDate),
    COMPLETE_DATE("completeDate", "实际竣工日期", "completed on", Unit.DATE, Project::completeDate),
    STOPPED_ON("stoppedOn", "停工日期", "stopped on", Unit.DATE, Project::stoppedOn),
    RESTARTED_ON("restartedOn", "复工日期", "restarted on", Unit.DATE, Project::restartedOn),
    REGISTERED_ON("registeredOn", "纳入平台日期", "on the platform since", Unit.DATE, Project::registeredOn),
    NOTICE_BOARD_ON("noticeBoardOn", "维权信息告示牌设置日期", "notice board since", Unit.DATE, Project::noticeBoardOn),
    PAYMENT_GUARANTEE_ON(
            "paymentGuaranteeOn", "工程款支付担保日期", "payment guarantee since", Unit.DATE, Project::paymentGuaranteeOn),
    PAY_DAY("payDay", "工资支付日（次月几日）", "pay day (of the following month)", Unit.COUNT, Project::payDay),
    DEPOSIT_EXEMPT("depositExempt", "免存工资保证金", "exempt from the deposit", Unit.FLAG, Project::depositExempt);

    private final String column;
    private final Words words;
    private final Unit unit;
    private final Function<Project, @Nullable Object> value;

    ProjectField(String column, String zh, String en, Unit unit, Function<Project, @Nullable Object> value) {
        this.column = column;
        this.words = new Words(zh, en);
        this.unit = unit;
        this.value = value;
    }

    /** The column of the data package. */
    public String column() {
        return column;
    }

    public Words words() {
        return words;
    }

    public Unit unit() {
        return unit;
    }

    /** A day, fen, a whole number, a flag or codes joined by semicolons; nothing where the project says nothing. */
    public @Nullable Object of(Project project) {
        return value.apply(project);
    }

    private static String fundings(Project project) {
        return project.funding().stream()
                .sorted(Comparator.naturalOrder())
                .map(Funding::name)
                .collect(Collectors.joining(";"));
    }
}
