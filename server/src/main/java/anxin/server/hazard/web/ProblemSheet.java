package anxin.server.hazard.web;

import anxin.engine.calendar.BeijingTime;
import anxin.server.hazard.Means;
import anxin.server.words.Words;
import cn.idev.excel.FastExcel;
import java.io.OutputStream;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The unified ledger (数字化欠薪隐患排查台账) as a sheet of any length, written as it is read. */
@Component
class ProblemSheet {

    private static final List<Words> HEAD = List.of(
            new Words("编号", "No."),
            new Words("隐患问题", "Problem"),
            new Words("类别", "Kind"),
            new Words("等级", "Level"),
            new Words("行政区划代码", "Area code"),
            new Words("行政区划", "Area"),
            new Words("项目编码", "Project code"),
            new Words("项目名称", "Project"),
            new Words("地点", "Place"),
            new Words("来源", "Sources"),
            new Words("排查方式", "Means"),
            new Words("发现日期", "Found on"),
            new Words("首次信号时间", "First signal"),
            new Words("首次处置时间", "First action"),
            new Words("从信号到处置（小时）", "Hours to action"),
            new Words("阶段", "Stage"),
            new Words("进入本阶段日期", "Stage since"),
            new Words("本阶段停留天数", "Days in stage"),
            new Words("所属问题库", "In the pool of"),
            new Words("责任人", "Person"),
            new Words("整改期限", "Due on"),
            new Words("是否超期", "Late"),
            new Words("销号日期", "Signed off on"),
            new Words("销号结果", "Outcome"));
    private static final int AT_ONCE = 1_000;
    /** Rows a sheet can hold, less the header; a longer list goes on in the next sheet. */
    private static final int SHEET_ROWS = 1_000_000;

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(BeijingTime.ZONE);

    private final ProblemList list;
    private final ProblemItems items;

    ProblemSheet(ProblemList list, ProblemItems items) {
        this.list = list;
        this.items = items;
    }

    void write(ProblemFilter filter, ProblemSort sort, Locale locale, OutputStream out) {
        var head = HEAD.stream().map(words -> List.of(words.in(locale))).toList();
        try (var writer = FastExcel.write(out).head(head).build()) {
            var name = new Words("排查台账", "Problems").in(locale);
            var written = new int[1];
            writer.write(List.of(), FastExcel.writerSheet(0, name).build());
            list.each(filter, sort, AT_ONCE, problems -> {
                int sheet = written[0] / SHEET_ROWS;
                var rows = items.of(problems, locale).stream()
                        .map(item -> cells(item, locale))
                        .toList();
                writer.write(
                        rows,
                        FastExcel.writerSheet(sheet, sheet == 0 ? name : name + (sheet + 1))
                                .build());
                written[0] += rows.size();
            });
        }
    }

    private static List<@Nullable Object> cells(ProblemItem item, Locale locale) {
        var cells = new ArrayList<@Nullable Object>();
        cells.add(item.id());
        cells.add(item.title());
        cells.add(item.kindText());
        cells.add(level(item.level(), locale));
        cells.add(item.areaCode());
        cells.add(item.areaName());
        cells.add(item.projectCode());
        cells.add(item.projectName());
        cells.add(item.place());
        cells.add(item.sources().stream()
                .map(source -> (source.text() + " " + source.ref()).strip())
                .collect(Collectors.joining("；")));
        cells.add(item.sources().stream()
                .map(source -> Means.valueOf(source.means()).words().in(locale))
                .distinct()
                .collect(Collectors.joining("；")));
        cells.add(item.foundOn().toString());
        cells.add(time(item.signalledAt()));
        cells.add(time(item.firstActionAt()));
        cells.add(item.hoursToAction());
        cells.add(item.stageText());
        cells.add(item.stageSince().toString());
        cells.add(item.daysInStage());
        cells.add(item.ownerName() == null ? new Words("牵头部门", "Leading office").in(locale) : item.ownerName());
        cells.add(item.ownerPerson());
        cells.add(item.dueOn() == null ? null : item.dueOn().toString());
        cells.add((item.late() ? new Words("是", "yes") : new Words("否", "no")).in(locale));
        cells.add(item.closedOn() == null ? null : item.closedOn().toString());
        cells.add(item.outcome());
        return cells;
    }

    private static @Nullable String level(@Nullable String level, Locale locale) {
        if (level == null) {
            return null;
        }
        return switch (level) {
            case "RED" -> new Words("红色", "red").in(locale);
            case "YELLOW" -> new Words("黄色", "yellow").in(locale);
            default -> new Words("蓝色", "blue").in(locale);
        };
    }

    private static @Nullable String time(@Nullable Instant at) {
        return at == null ? null : MINUTE.format(at);
    }
}
