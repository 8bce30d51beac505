package anxin.server.cli;

import anxin.server.dispatch.By;
import anxin.server.hazard.HazardPool;
import anxin.server.hazard.NewProblem;
import anxin.server.hazard.ProblemKind;
import anxin.server.hazard.SourceKind;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;

/** A dozen problems of the demonstration that no warning tells: visits, petitions, alerts, a department's own. */
final class DemoProblems {

    private static final By OFFICER = new By("county", "演示县监察员");

    private final HazardPool pool;
    private final int county;
    private final int housing;
    private final LocalDate today;

    DemoProblems(ConfigurableApplicationContext context, int county, int housing, LocalDate today) {
        this.pool = context.getBean(HazardPool.class);
        this.county = county;
        this.housing = housing;
        this.today = today;
    }

    void enter() {
        put("滨江路安置房工地十余人反映两月未发工资", ProblemKind.WAGES_UNPAID, SourceKind.PETITION, "信〔演示〕017号", "RED", 2, null);
        put("开发区厂房工地聚集讨薪警情", ProblemKind.GATHERING, SourceKind.POLICE_ALERT, "110-演示-0342", "RED", 1, null);
        put("网传某酒店装修班组被欠薪", ProblemKind.WAGES_UNPAID, SourceKind.OPINION, "舆情演示-05", "YELLOW", 3, null);
        put("三号工地东门未设维权信息告示牌", ProblemKind.NOTICE_BOARD, SourceKind.VISIT, "巡查演示-11", "BLUE", 5, null);
        put("职教中心工地实名制闸机停用", ProblemKind.REAL_NAME, SourceKind.SMART_SITE, "闸机演示-2", "YELLOW", 4, housing);
        put("污水管网二标段涉嫌转包", ProblemKind.SUBCONTRACTING, SourceKind.DEPARTMENT, "住建演示-7", "YELLOW", 9, housing);
        put("体育馆项目结算争议影响工资发放", ProblemKind.PROJECT_MONEY, SourceKind.DEPARTMENT, "住建演示-8", null, 20, housing);
        put("省级预警：安居三期人工费用异常", ProblemKind.LABOUR_COST, SourceKind.PROVINCIAL_PLATFORM, "省演示-101", "YELLOW", 6, null);
        put("省级预警：产业园二期人工费用异常", ProblemKind.LABOUR_COST, SourceKind.PROVINCIAL_PLATFORM, "省演示-102", "YELLOW", 6, null);
        put("全国平台线索：桥梁工地拖欠工资", ProblemKind.WAGES_UNPAID, SourceKind.NATIONAL_PLATFORM, "国演示-3301", "RED", 8, null);
        long visited = put("服装厂停产，拟裁员四十人", ProblemKind.OPERATION, SourceKind.VISIT, "巡查演示-12", "YELLOW", 7, null);
        pool.progress(visited, "已约见厂方负责人，要求报送裁员方案和工资结清计划。", OFFICER);
        long paid = put("小区绿化班组反映欠薪", ProblemKind.WAGES_UNPAID, SourceKind.PETITION, "信〔演示〕009号", "BLUE", 25, null);
        pool.close(paid, "SOLVED", "银行回单 8841 号，已电话回访三人。", OFFICER);
    }

    private long put(
            String title,
            ProblemKind kind,
            SourceKind source,
            String ref,
            @Nullable String level,
            int daysAgo,
            @Nullable Integer owner) {
        return pool.collect(
                new NewProblem(title, kind.name(), county, 0, "", source, ref, owner, level, today.minusDays(daysAgo)),
                OFFICER);
    }
}
