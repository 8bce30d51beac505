package anxin.server.dispatch;

import cn.idev.excel.FastExcel;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The board of tasks as a sheet. */
@Component
class TaskSheet {

    private static final List<String> ZH =
            List.of("编号", "事项", "行政区划", "交办依据", "状态", "承办单位", "承办人", "派单人", "要求", "到期日", "剩余时间", "督办", "催办次数");
    private static final List<String> EN = List.of(
            "No.",
            "Matter",
            "Area",
            "Ground",
            "State",
            "Organisation",
            "Person",
            "Given by",
            "Asks",
            "Last day",
            "Time left",
            "Supervised",
            "Times urged");

    void write(List<TaskItem> items, Locale locale, OutputStream out) {
        boolean english = locale.getLanguage().equals("en");
        var head = (english ? EN : ZH).stream().map(List::of).toList();
        FastExcel.write(out)
                .head(head)
                .sheet(english ? "Tasks" : "交办任务")
                .doWrite(items.stream().map(item -> cells(item, locale)).toList());
    }

    private static List<@Nullable Object> cells(TaskItem item, Locale locale) {
        var cells = new ArrayList<@Nullable Object>();
        cells.add(item.id());
        cells.add(item.title());
        cells.add(item.areaName());
        cells.add(item.groundWords().in(locale));
        cells.add(item.stateWords().in(locale));
        cells.add(item.organisationName());
        cells.add(item.userName());
        cells.add(item.givenBy());
        cells.add(item.asks());
        cells.add(item.due() == null ? null : item.due().toString());
        cells.add(item.left() == null ? null : item.left().in(locale));
        cells.add(item.supervised() ? (locale.getLanguage().equals("en") ? "yes" : "是") : "");
        cells.add(item.urged());
        return cells;
    }
}
