package anxin.server.access.audit;

import anxin.engine.calendar.BeijingTime;
import anxin.server.jurisdiction.Areas;
import cn.idev.excel.FastExcel;
import java.io.IOException;
import java.io.OutputStream;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The audit as a spreadsheet, written as it is read. */
@Component
class AuditSheet {

    private static final List<String> ZH = List.of(
            "编号", "时间", "用户名", "姓名", "角色", "管辖区划", "代谁、经由", "网络地址", "浏览器", "类别", "事项", "请求", "对象", "条件", "结果", "返回行数",
            "查看的人员", "事由类别", "事由");
    private static final List<String> EN = List.of(
            "No.",
            "Time",
            "Login",
            "Name",
            "Role",
            "Area",
            "On behalf of",
            "Address",
            "Browser",
            "Kind",
            "What",
            "Request",
            "Subject",
            "Conditions",
            "Result",
            "Rows answered",
            "Person seen",
            "Reason kind",
            "Reason");
    private static final int AT_ONCE = 2_000;
    /** Rows a sheet can hold, less the header; a longer list goes on in the next sheet. */
    private static final int SHEET_ROWS = 1_000_000;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final AuditList list;
    private final Areas areas;

    AuditSheet(AuditList list, Areas areas) {
        this.list = list;
        this.areas = areas;
    }

    static boolean english(Locale locale) {
        return locale.getLanguage().equals("en");
    }

    void write(AuditQuery query, Locale locale, OutputStream out) throws IOException {
        var head = (english(locale) ? EN : ZH).stream().map(List::of).toList();
        var name = english(locale) ? "Audit" : "操作审计";
        try (var writer = FastExcel.write(out).head(head).build()) {
            long before = Long.MAX_VALUE;
            int written = 0;
            while (true) {
                var part = list.find(query, before, AT_ONCE);
                int sheet = written / SHEET_ROWS;
                writer.write(
                        part.stream().map(row -> cells(row, locale)).toList(),
                        FastExcel.writerSheet(sheet, sheet == 0 ? name : name + (sheet + 1))
                                .build());
                written += part.size();
                if (part.size() < AT_ONCE) {
                    return;
                }
                before = part.getLast().id();
            }
        }
    }

    private List<@Nullable Object> cells(AuditList.Found row, Locale locale) {
        var cells = new ArrayList<@Nullable Object>();
        cells.add(row.id());
        cells.add(TIME.format(row.at().atZone(BeijingTime.ZONE)));
        cells.add(row.login());
        cells.add(row.name());
        cells.add(row.role().words().in(locale));
        cells.add(areas.name(row.area(), locale));
        cells.add(row.behalf() == null ? null : row.behalf().words().in(locale));
        cells.add(row.address());
        cells.add(row.agent());
        cells.add(row.act().words().in(locale));
        cells.add(RequestWords.of(row.method() + " " + row.endpoint()).in(locale));
        cells.add(row.method() + " " + row.endpoint());
        cells.add(row.subject());
        cells.add(row.parameters());
        cells.add(row.status());
        cells.add(row.answered());
        cells.add(row.person());
        cells.add(row.reasonKind() == null ? null : row.reasonKind().words().in(locale));
        cells.add(row.reason());
        return cells;
    }
}
