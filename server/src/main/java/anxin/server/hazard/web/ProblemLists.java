package anxin.server.hazard.web;

import anxin.engine.calendar.BeijingTime;
import anxin.server.access.Role;
import anxin.server.access.User;
import anxin.server.dispatch.By;
import anxin.server.hazard.NewProblem;
import anxin.server.hazard.ProblemKind;
import anxin.server.hazard.SourceKind;
import anxin.server.hazard.life.ProblemLife;
import anxin.server.hazard.life.ProblemLife.Listed;
import anxin.server.hazard.life.Source;
import anxin.server.http.Refusal;
import anxin.server.jurisdiction.Areas;
import anxin.server.project.ProjectList;
import anxin.server.words.Words;
import cn.idev.excel.FastExcel;
import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Takes a list of problems in from a sheet (批量来源清单), such as the projects whose labour costs the province finds abnormal:
 * all of it, or nothing where one cell has a fault.
 */
@Component
class ProblemLists {

    private static final String REF = "来源编号";
    private static final String TITLE = "问题描述";
    private static final String KIND = "类别";
    private static final String PROJECT = "项目编码";
    private static final String AREA = "行政区划代码";
    private static final String PLACE = "地点";
    private static final String FOUND = "发现日期";
    private static final String LEVEL = "等级";
    private static final List<String> COLUMNS = List.of(REF, TITLE, KIND, PROJECT, AREA, PLACE, FOUND, LEVEL);
    private static final List<String> REQUIRED = List.of(REF, TITLE, FOUND);
    private static final Map<String, String> LEVELS = Map.ofEntries(
            Map.entry("", ""),
            Map.entry("RED", "RED"),
            Map.entry("红", "RED"),
            Map.entry("红色", "RED"),
            Map.entry("YELLOW", "YELLOW"),
            Map.entry("黄", "YELLOW"),
            Map.entry("黄色", "YELLOW"),
            Map.entry("BLUE", "BLUE"),
            Map.entry("蓝", "BLUE"),
            Map.entry("蓝色", "BLUE"));

    private final ProblemLife life;
    private final ProjectList projects;
    private final Clock clock;

    ProblemLists(ProblemLife life, ProjectList projects, Clock clock) {
        this.life = life;
        this.projects = projects;
        this.clock = clock;
    }

    /**
     * @param taken entries of the list
     * @param fresh how many of them were not in the pool yet; none is taken where there are errors
     */
    record Taken(int taken, int fresh, List<Fault> errors) {}

    record Fault(int line, String column, String value, String sentence) {}

    Taken take(User user, SourceKind kind, String name, byte[] file, Locale locale) {
        if (kind == SourceKind.WARNING || kind == SourceKind.CLUE) {
            throw Refusal.badRequest(
                    "LIST_OF_OUR_OWN",
                    "系统预警和线索由系统自动入库，不能用清单导入。",
                    "Warnings and clues come into the pool by themselves, not by a list.");
        }
        if (name.isBlank() || name.length() > 100) {
            throw Refusal.badRequest(
                    "LIST_NAME", "请填写清单名称，不超过 100 字。", "Give the list a name of at most 100 characters.");
        }
        var lines = SheetLines.of(file);
        var missing = lines.isEmpty()
                ? REQUIRED
                : REQUIRED.stream()
                        .filter(column -> !lines.getFirst().cells().containsKey(column))
                        .toList();
        if (!missing.isEmpty()) {
            throw Refusal.badRequest(
                    "FILE_COLUMNS_MISSING",
                    "文件没有内容或缺少列：%s；第一行应为列名，可下载模板填写。".formatted(String.join("、", missing)),
                    "The file is empty or lacks columns: %s; its first line must name them, as in the template."
                            .formatted(String.join(", ", missing)));
        }
        var reading = new Reading(user, kind, locale);
        var listed = lines.stream().map(reading::read).flatMap(Optional::stream).toList();
        if (!reading.faults.isEmpty()) {
            return new Taken(0, 0, reading.faults);
        }
        int area = user.area();
        return new Taken(listed.size(), life.collect(name.strip(), kind, area, listed, By.user(user)), List.of());
    }

    void template(OutputStream out) {
        FastExcel.write(out)
                .head(COLUMNS.stream().map(List::of).toList())
                .sheet("隐患问题")
                .doWrite(List.of());
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(BeijingTime.ZONE));
    }

    private final class Reading {

        private final User user;
        private final SourceKind source;
        private final Locale locale;
        private final List<Fault> faults = new ArrayList<>();
        private final HashSet<String> refs = new HashSet<>();

        Reading(User user, SourceKind source, Locale locale) {
            this.user = user;
            this.source = source;
            this.locale = locale;
        }

        Optional<Listed> read(SheetLines.Line line) {
            int before = faults.size();
            var ref = line.cell(REF);
            if (ref.isEmpty() || ref.length() > 100) {
                fault(line, REF, "来源编号没有填写或超过 100 字。", "The number is empty or longer than 100 characters.");
            } else if (!refs.add(ref)) {
                fault(line, REF, "这个编号在文件里出现了不止一次。", "The file has this number more than once.");
            }
            var title = line.cell(TITLE);
            if (title.length() < 2 || title.length() > 200) {
                fault(line, TITLE, "问题描述应为 2 至 200 字。", "The description must have 2 to 200 characters.");
            }
            var kind = kind(line);
            int project = project(line);
            int area = project == 0 ? area(line) : user.area();
            var found = found(line);
            var level = LEVELS.get(line.cell(LEVEL).toUpperCase(Locale.ROOT));
            if (level == null) {
                fault(line, LEVEL, "等级应为红色、黄色、蓝色，或不填。", "The level must be 红色, 黄色 or 蓝色, or empty.");
            }
            if (faults.size() > before) {
                return Optional.empty();
            }
            return Optional.of(new Listed(
                    new NewProblem(
                            title,
                            kind.name(),
                            area,
                            project,
                            line.cell(PLACE),
                            source,
                            ref,
                            user.role() == Role.SECTOR && user.organisation() != 0 ? user.organisation() : null,
                            level,
                            found),
                    new Source.New(
                            source,
                            ref,
                            source.means(),
                            found.equals(today())
                                    ? clock.instant()
                                    : found.atStartOfDay(BeijingTime.ZONE).toInstant(),
                            line.cell(PLACE).isEmpty() ? null : line.cell(PLACE))));
        }

        private ProblemKind kind(SheetLines.Line line) {
            var asked = line.cell(KIND);
            if (asked.isEmpty()) {
                return source == SourceKind.PROVINCIAL_PLATFORM ? ProblemKind.LABOUR_COST : ProblemKind.OTHER;
            }
            return Arrays.stream(ProblemKind.values())
                    .filter(kind -> kind.name().equalsIgnoreCase(asked)
                            || kind.words().zh().equals(asked)
                            || kind.words().en().equalsIgnoreCase(asked))
                    .findFirst()
                    .orElseGet(() -> {
                        var known = String.join(
                                "、",
                                Arrays.stream(ProblemKind.values())
                                        .map(kind -> kind.words().zh())
                                        .toList());
                        fault(
                                line,
                                KIND,
                                "没有这个类别；可填：%s。".formatted(known),
                                "There is no such kind; use: %s.".formatted(known));
                        return ProblemKind.OTHER;
                    });
        }

        private int project(SheetLines.Line line) {
            var code = line.cell(PROJECT);
            if (code.isEmpty()) {
                return 0;
            }
            return projects.find(code, today()).map(ProjectList.Line::id).orElseGet(() -> {
                fault(
                        line,
                        PROJECT,
                        "没有这个项目，或它不在您的范围内；请核对编码，或留空并填写行政区划代码。",
                        "There is no such project, or it is not within your scope; check the code, or leave it empty and give the area.");
                return 0;
            });
        }

        private int area(SheetLines.Line line) {
            var code = line.cell(AREA);
            try {
                int area = code.isEmpty() ? user.area() : Areas.number(code);
                if (area != 0 && user.scope().holds(area)) {
                    return area;
                }
            } catch (IllegalArgumentException malformed) {
                // Told below.
            }
            if (line.cell(PROJECT).isEmpty()) {
                fault(
                        line,
                        AREA,
                        "没有填写项目编码时，须填写您辖区内的 6 位或 9 位行政区划代码。",
                        "Without a project code, give a 6 or 9 digit area code within your own area.");
            }
            return 0;
        }

        private LocalDate found(SheetLines.Line line) {
            var text = line.cell(FOUND).replace('/', '-');
            try {
                var day = LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text);
                if (!day.isAfter(today())) {
                    return day;
                }
                fault(line, FOUND, "发现日期还没有到。", "The day it was found has not come yet.");
            } catch (DateTimeParseException malformed) {
                fault(line, FOUND, "发现日期应写成 2026-03-01 这样。", "Write the day as 2026-03-01.");
            }
            return today();
        }

        private void fault(SheetLines.Line line, String column, String zh, String en) {
            faults.add(new Fault(line.number(), column, line.cell(column), new Words(zh, en).in(locale)));
        }
    }
}
