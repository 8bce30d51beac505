package anxin.server.clue.desk;

import anxin.engine.calendar.BeijingTime;
import anxin.engine.money.Yuan;
import anxin.server.access.OpenTo;
import anxin.server.access.Role;
import anxin.server.words.Words;
import cn.idev.excel.FastExcel;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RestController;

/** The complaint ledger (举报投诉台账): one row for each clue with who answers for it, nothing of who reported. */
@RestController
class Ledger {

    private static final int SHEET_ROWS = 1_000_000;

    private static final List<Words> HEAD = List.of(
            new Words("编号", "Number"),
            new Words("主线索编号", "Stands under"),
            new Words("收到时间", "Received at"),
            new Words("渠道", "Channel"),
            new Words("外部编号", "Number there"),
            new Words("行政区划", "Area"),
            new Words("项目编码", "Project code"),
            new Words("项目名称", "Project"),
            new Words("欠薪主体", "Debtor"),
            new Words("涉及人数", "People"),
            new Words("反映金额（元）", "Sum reported (yuan)"),
            new Words("反映方式", "Mode"),
            new Words("首问责任单位", "First contact"),
            new Words("责任人", "Person"),
            new Words("办理时限", "Due on"),
            new Words("性质认定", "Kind of matter"),
            new Words("核实结论", "Found"),
            new Words("核实人数", "People verified"),
            new Words("核实金额（元）", "Sum verified (yuan)"),
            new Words("欠薪原因", "Cause"),
            new Words("办理状态", "State"),
            new Words("是否超期", "Late"),
            new Words("办结结果", "Outcome"),
            new Words("化解层级", "Settled at"),
            new Words("办结日期", "Closed on"),
            new Words("是否答复", "Answered"));

    private final ClueList list;
    private final ClueItems items;
    private final Verifications verifications;

    Ledger(ClueList list, ClueItems items, Verifications verifications) {
        this.list = list;
        this.items = items;
        this.verifications = verifications;
    }

    @OpenTo({Role.OFFICER, Role.LEADER})
    @GetMapping("/api/clues/ledger.xlsx")
    void ledger(@ModelAttribute ClueQuery query, Locale locale, HttpServletResponse response) throws IOException {
        boolean english = locale.getLanguage().equals("en");
        response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader(
                "Content-Disposition",
                ContentDisposition.attachment()
                        .filename(english ? "complaints.xlsx" : "举报投诉台账.xlsx", StandardCharsets.UTF_8)
                        .build()
                        .toString());
        try (var writer = FastExcel.write(response.getOutputStream())
                .head(HEAD.stream().map(words -> List.of(words.in(locale))).toList())
                .build()) {
            var name = english ? "Complaints" : "举报投诉台账";
            var written = new int[1];
            list.each(query, clues -> {
                var rows = rows(clues, locale);
                int sheet = written[0] / SHEET_ROWS;
                writer.write(
                        rows,
                        FastExcel.writerSheet(sheet, sheet == 0 ? name : name + (sheet + 1))
                                .build());
                written[0] += rows.size();
            });
        }
    }

    private List<List<@Nullable Object>> rows(List<SeenClue> clues, Locale locale) {
        var shown = items.of(clues, locale);
        var rows = new ArrayList<List<@Nullable Object>>();
        for (int i = 0; i < clues.size(); i++) {
            rows.add(row(clues.get(i), shown.get(i), locale));
        }
        return rows;
    }

    private List<@Nullable Object> row(SeenClue clue, ClueItems.ClueItem item, Locale locale) {
        var yes = new Words("是", "Yes").in(locale);
        var no = new Words("否", "No").in(locale);
        var form =
                verifications.of(clue.master()).map(Verifications.Filled::form).orElse(null);
        var row = new ArrayList<@Nullable Object>();
        row.add(item.number());
        row.add(item.id() == item.masterId() ? item.number() : "#" + item.masterId());
        row.add(LocalDateTime.ofInstant(item.receivedAt(), BeijingTime.ZONE)
                .truncatedTo(ChronoUnit.MINUTES)
                .toString()
                .replace('T', ' '));
        row.add(item.channelName());
        row.add(item.foreignNumber());
        row.add(item.areaName());
        row.add(item.projectCode());
        row.add(item.projectName());
        row.add(item.debtor());
        row.add(item.people());
        row.add(item.amountFen() == null ? null : Yuan.text(item.amountFen()));
        row.add(item.modeName());
        row.add(item.organisation());
        row.add(item.person());
        row.add(item.dueOn() == null ? null : item.dueOn().toString());
        row.add(item.verdictName());
        row.add(form == null ? null : form.found().words().in(locale));
        row.add(form == null ? null : form.people());
        row.add(form == null || form.amountFen() == null ? null : Yuan.text(form.amountFen()));
        row.add(
                form == null || form.cause() == null
                        ? null
                        : form.cause().words().in(locale));
        row.add(item.stateName());
        row.add(item.late() ? yes : no);
        row.add(item.outcomeName());
        row.add(clue.settledLevel() == null ? null : clue.settledLevel().words().in(locale));
        row.add(item.closedOn() == null ? null : item.closedOn().toString());
        row.add(clue.answeredAt() == null ? no : yes);
        return row;
    }
}
