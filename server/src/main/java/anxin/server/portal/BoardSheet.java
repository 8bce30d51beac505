package anxin.server.portal;

import anxin.server.jurisdiction.Areas;
import anxin.server.project.ProjectList;
import cn.idev.excel.FastExcel;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** A list of boards as a sheet of any length, written as it is read. */
@Component
class BoardSheet {

    private static final List<String> ZH =
            List.of("项目编码", "项目名称", "行政区划代码", "行政区划", "施工总承包单位", "缺项数", "所缺内容", "依据", "告示牌已张贴", "码已张贴", "上报的告示牌设立日期");
    private static final List<String> EN = List.of(
            "Project code",
            "Project",
            "Area code",
            "Area",
            "General contractor",
            "Items missing",
            "What is missing",
            "By which article",
            "Board hangs",
            "Code hangs",
            "Board since, as handed in");
    private static final int AT_ONCE = 1_000;

    private final BoardList list;
    private final Areas areas;

    BoardSheet(BoardList list, Areas areas) {
        this.list = list;
        this.areas = areas;
    }

    void write(ProjectList.Filter filter, BoardQuery query, Locale locale, OutputStream out) {
        boolean english = locale.getLanguage().equals("en");
        var head = (english ? EN : ZH).stream().map(List::of).toList();
        try (var writer = FastExcel.write(out).head(head).build()) {
            var sheet =
                    FastExcel.writerSheet(0, english ? "Notice boards" : "告示牌").build();
            var rows = new ArrayList<List<Object>>();
            list.each(filter, null, state -> {
                if (query.fits(state)) {
                    rows.add(cells(state, locale, english));
                }
                if (rows.size() == AT_ONCE) {
                    writer.write(rows, sheet);
                    rows.clear();
                }
                return true;
            });
            writer.write(rows, sheet);
        }
    }

    private List<Object> cells(BoardState state, Locale locale, boolean english) {
        var project = state.board().project();
        var separator = english ? "; " : "；";
        return List.of(
                project.code(),
                project.name(),
                Areas.text(project.area()),
                areas.name(project.area(), locale),
                project.contractorName() == null ? project.contractorCorpCode() : project.contractorName(),
                state.missing().size(),
                state.missing().stream().map(item -> item.words().in(locale)).collect(Collectors.joining(separator)),
                state.missing().stream()
                        .map(item -> item.article().in(locale))
                        .distinct()
                        .collect(Collectors.joining(separator)),
                yes(state.boardHangs(), english),
                yes(state.codeHangs(), english),
                project.noticeBoardOn() == null ? "" : project.noticeBoardOn().toString());
    }

    private static String yes(boolean value, boolean english) {
        return english ? value ? "yes" : "no" : value ? "是" : "否";
    }
}
