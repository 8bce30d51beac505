package anxin.server.warning.web;

import anxin.engine.policy.Unit;
import cn.idev.excel.FastExcel;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A list of warnings as a sheet of any length, written as it is read. */
@Component
class WarningSheet {

    private static final List<String> ZH = List.of(
            "编号", "项目编码", "项目名称", "行政区划代码", "行政区划", "规则", "规则名称", "工资月份", "等级", "数值", "单位", "数值（文字）", "提出日期", "本级起始日期",
            "持续天数", "状态", "解除日期", "消除期限", "已签收");
    private static final List<String> EN = List.of(
            "No.",
            "Project code",
            "Project",
            "Area code",
            "Area",
            "Rule",
            "Rule title",
            "Wage month",
            "Level",
            "Value",
            "Unit",
            "Value in words",
            "Raised on",
            "Level since",
            "Days open",
            "State",
            "Cleared on",
            "Clear by",
            "Acknowledged");
    private static final int AT_ONCE = 2_000;
    /** Rows a sheet can hold, less the header; a longer list goes on in the next sheet. */
    private static final int SHEET_ROWS = 1_000_000;

    private final WarningList list;
    private final WarningItems items;

    WarningSheet(WarningList list, WarningItems items) {
        this.list = list;
        this.items = items;
    }

    void write(WarningFilter filter, WarningSort sort, Locale locale, OutputStream out) throws IOException {
        var english = Figures.english(locale);
        var head = (english ? EN : ZH).stream().map(List::of).toList();
        try (var writer = FastExcel.write(out).head(head).build()) {
            var name = english ? "Warnings" : "预警";
            var rows = new ArrayList<List<@Nullable Object>>();
            var written = new int[1];
            Runnable flush = () -> {
                int sheet = written[0] / SHEET_ROWS;
                writer.write(
                        rows,
                        FastExcel.writerSheet(sheet, sheet == 0 ? name : name + (sheet + 1))
                                .build());
                written[0] += rows.size();
                rows.clear();
            };
            list.each(filter, sort, row -> {
                rows.add(cells(items.of(row, locale), locale));
                if (rows.size() == AT_ONCE) {
                    flush.run();
                }
            });
            flush.run();
        }
    }

    private static List<@Nullable Object> cells(WarningItem item, Locale locale) {
        var cells = new ArrayList<@Nullable Object>();
        cells.add(item.id());
        cells.add(item.projectCode());
        cells.add(item.projectName());
        cells.add(item.areaCode());
        cells.add(item.areaName());
        cells.add(item.rule());
        cells.add(item.ruleTitle());
        cells.add(item.month());
        cells.add(LevelWords.of(item.level()).in(locale));
        cells.add(new BigDecimal(item.value()));
        cells.add(item.unit());
        cells.add(item.valueText());
        cells.add(item.raisedOn().toString());
        cells.add(item.levelSince().toString());
        cells.add(item.daysOpen());
        cells.add(LevelWords.state(item.state()).in(locale));
        cells.add(item.clearedOn() == null ? null : item.clearedOn().toString());
        cells.add(item.clearBy() == null ? null : item.clearBy().toString());
        cells.add(Figures.text(String.valueOf(item.acknowledged()), Unit.FLAG, locale));
        return cells;
    }
}
