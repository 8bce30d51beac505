package anxin.server.person;

import anxin.server.fund.CardNumbers;
import anxin.server.project.ProjectList;
import anxin.server.project.Projects;
import anxin.server.wage.PersonFile;
import anxin.server.wage.PersonFile.EngagementHeld;
import anxin.server.wage.PersonFile.MonthHeld;
import anxin.server.wage.PersonFile.PayrollLineHeld;
import anxin.server.wage.PersonFile.SwipeHeld;
import cn.idev.excel.ExcelWriter;
import cn.idev.excel.FastExcel;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is held about one person as a spreadsheet, in Chinese, for that person to read. */
@Component
class PersonSheet {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final Map<String, String> WAGE_UNITS = Map.of("DAY", "按日", "MONTH", "按月", "PIECE", "计件");
    private static final Map<String, String> CHANNELS = Map.of("BANK", "银行转账", "CASH", "现金", "ECNY", "数字人民币");

    private final PersonFile persons;
    private final CardNumbers cards;
    private final ProjectList projects;
    private final Projects companies;

    PersonSheet(PersonFile persons, CardNumbers cards, ProjectList projects, Projects companies) {
        this.persons = persons;
        this.cards = cards;
        this.projects = projects;
        this.companies = companies;
    }

    byte[] of(long person, String identityNumber, LocalDate today) {
        var engagements = persons.engagements(person);
        var payroll = persons.payrollLines(person);
        var numbers = cards.of(Stream.concat(
                        engagements.stream().map(EngagementHeld::card),
                        payroll.stream().map(PayrollLineHeld::card))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        var corps = companies.corpNames(Stream.concat(
                        engagements.stream().map(EngagementHeld::corpCode),
                        payroll.stream().map(PayrollLineHeld::corpCode))
                .collect(Collectors.toSet()));
        var names = new HashMap<Integer, String>();
        IntFunction<String> project = id -> names.computeIfAbsent(
                id,
                _ -> projects.find(id, today)
                        .map(found -> found.name() + "（" + found.code() + "）")
                        .orElse("项目已撤回"));

        var out = new ByteArrayOutputStream();
        try (var writer = FastExcel.write(out).build()) {
            write(writer, 0, "说明", List.of("事项", "内容"), about(identityNumber, today));
            write(
                    writer,
                    1,
                    "用工登记",
                    List.of(
                            "项目",
                            "姓名",
                            "手机号",
                            "工资卡号",
                            "用人单位",
                            "班组",
                            "工种代码",
                            "进场日期",
                            "实名登记日期",
                            "劳动合同签订日期",
                            "计酬方式",
                            "单价（元）",
                            "退场日期",
                            "工资结清日期",
                            "已撤回"),
                    engagements.stream()
                            .map(e -> row(
                                    project.apply(e.projectId()),
                                    e.name(),
                                    e.phone(),
                                    e.card() == null ? null : numbers.get(e.card()),
                                    corps.getOrDefault(e.corpCode(), e.corpCode()),
                                    e.teamName(),
                                    e.workType(),
                                    e.entryDate(),
                                    e.registeredOn(),
                                    e.contractSignedOn(),
                                    e.wageUnit() == null ? null : WAGE_UNITS.getOrDefault(e.wageUnit(), e.wageUnit()),
                                    yuan(e.unitPriceFen()),
                                    e.exitDate(),
                                    e.settledOn(),
                                    yes(e.withdrawn())))
                            .toList());
            write(
                    writer,
                    2,
                    "出勤月份",
                    List.of("项目", "月份", "出勤天数", "出勤日"),
                    persons.months(person).stream().map(m -> month(m, project)).toList());
            write(
                    writer,
                    3,
                    "考勤记录",
                    List.of("项目", "时间", "方向", "已撤回"),
                    persons.swipes(person).stream().map(s -> swipe(s, project)).toList());
            write(
                    writer,
                    4,
                    "工资支付",
                    List.of(
                            "项目", "月份", "序号", "用人单位", "班组", "计薪天数", "应发（元）", "实发（元）", "支付日期", "工资卡号", "支付方式", "补发",
                            "已撤回"),
                    payroll.stream()
                            .map(p -> row(
                                    project.apply(p.projectId()),
                                    p.text(),
                                    p.seq(),
                                    corps.getOrDefault(p.corpCode(), p.corpCode()),
                                    p.teamName(),
                                    p.days(),
                                    yuan(p.dueFen()),
                                    yuan(p.paidFen()),
                                    p.balanceDate(),
                                    p.card() == null ? null : numbers.get(p.card()),
                                    CHANNELS.getOrDefault(p.channel(), p.channel()),
                                    yes(p.backPay()),
                                    yes(p.withdrawn())))
                            .toList());
        }
        return out.toByteArray();
    }

    private static List<List<@Nullable Object>> about(String identityNumber, LocalDate today) {
        return List.of(
                row("公民身份号码", identityNumber),
                row("导出日期", today),
                row("依据", "《中华人民共和国个人信息保护法》第四十五条"),
                row("范围", "导出人管辖范围内各项目上报的用工登记、考勤和工资支付记录；其他地区的记录请向当地查询"),
                row("说明", "记录由施工单位、银行上报；认为有误的，可要求上报单位更正"));
    }

    private static List<@Nullable Object> month(MonthHeld month, IntFunction<String> project) {
        var days = IntStream.rangeClosed(1, 31)
                .filter(day -> (month.days() >> (day - 1) & 1) == 1)
                .mapToObj(String::valueOf)
                .collect(Collectors.joining("、"));
        return row(project.apply(month.projectId()), month.text(), Integer.bitCount(month.days()), days);
    }

    private static List<@Nullable Object> swipe(SwipeHeld swipe, IntFunction<String> project) {
        return row(
                project.apply(swipe.projectId()),
                TIME.format(swipe.at()),
                swipe.direction() == 1 ? "进" : "出",
                yes(swipe.withdrawn()));
    }

    private static void write(
            ExcelWriter writer, int number, String name, List<String> head, List<List<@Nullable Object>> rows) {
        writer.write(
                rows,
                FastExcel.writerSheet(number, name)
                        .head(head.stream().map(List::of).toList())
                        .build());
    }

    private static List<@Nullable Object> row(@Nullable Object... cells) {
        return Arrays.stream(cells)
                .map(cell -> cell instanceof LocalDate day ? day.toString() : cell)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static @Nullable BigDecimal yuan(@Nullable Long fen) {
        return fen == null ? null : BigDecimal.valueOf(fen, 2);
    }

    private static String yes(boolean value) {
        return value ? "是" : "否";
    }
}
