package anxin.server.warning.web;

import anxin.engine.facts.FactName;
import anxin.engine.facts.Facts;
import anxin.engine.rules.Plain;
import anxin.server.access.OpenTo;
import anxin.server.http.Refusal;
import anxin.server.jurisdiction.PacksInForce;
import anxin.server.warning.scan.LiveScan;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Opens a number of a project to the rows it was counted from (凡数必可查). */
@RestController
@RequestMapping("/api/projects/{code}/facts/{fact}")
class FactController {

    private static final int MOST = 200;

    private final SeenProjects projects;
    private final PacksInForce packs;
    private final LiveScan scan;
    private final ShownRows shown;

    FactController(SeenProjects projects, PacksInForce packs, LiveScan scan, ShownRows shown) {
        this.projects = projects;
        this.packs = packs;
        this.scan = scan;
        this.shown = shown;
    }

    /** @param cursor how many rows came before */
    @OpenTo
    @GetMapping
    FactPage open(
            @PathVariable String code,
            @PathVariable String fact,
            @RequestParam @Nullable String month,
            @RequestParam @Nullable LocalDate asOf,
            @RequestParam(defaultValue = "0") int cursor,
            @RequestParam(defaultValue = "200") int limit,
            Locale locale) {
        var project = projects.find(code);
        var name = known(fact);
        var wageMonth = monthFor(name, month);
        var day = AskedTime.day(asOf, scan.today());
        var rows = projects.rows(project);
        var loaded = packs.get();
        var policy = loaded.policies().forArea(rows.project().areaCode());
        var facts = loaded.judge().facts(rows, policy, day);
        var value = value(name, facts, wageMonth);
        var table = FactTables.of(
                name,
                loaded.judge().rows(name, rows, policy, day, wageMonth),
                other -> value(other, facts, wageMonth),
                locale);
        var plain = Plain.text(value, name.unit());
        int from = Math.clamp(cursor, 0, table.rows().size());
        int to = (int)
                Math.min((long) from + Math.clamp(limit, 1, MOST), table.rows().size());
        return new FactPage(
                project.code(),
                project.name(),
                name.name(),
                name.words().in(locale),
                wageMonth == null ? null : wageMonth.toString(),
                day,
                plain,
                Figures.text(plain, name.unit(), locale),
                name.unit().text(),
                table.rows().size(),
                ShownRows.columns(table, locale),
                shown.rows(table, from, to, project.id(), locale),
                to < table.rows().size() ? String.valueOf(to) : null);
    }

    private static @Nullable Object value(FactName fact, Facts facts, @Nullable YearMonth month) {
        var group = facts.group(fact, month);
        if (group == null) {
            throw Refusal.notFound(
                    "FACT_MONTH_UNKNOWN",
                    "无法打开“%s”：%s 不在 %s 所看的月份之内，或该月没有考勤和工资表。请从预警页打开。"
                            .formatted(fact.words().zh(), month, facts.day()),
                    "“%s” cannot be opened: %s is not among the months looked at on %s, or nothing is known of it. Open it from the warning."
                            .formatted(fact.words().en(), month, facts.day()));
        }
        return fact.of(group);
    }

    private static FactName known(String fact) {
        var name = FactName.ALL.get(fact);
        if (name == null) {
            throw Refusal.notFound(
                    "FACT_UNKNOWN",
                    "没有“%s”这一事实；请从预警页打开。".formatted(fact),
                    "There is no fact “%s”; open it from a warning.".formatted(fact));
        }
        return name;
    }

    private static @Nullable YearMonth monthFor(FactName fact, @Nullable String month) {
        if (!fact.aboutMonth()) {
            return null;
        }
        try {
            return YearMonth.parse(Objects.requireNonNullElse(month, ""));
        } catch (DateTimeParseException malformed) {
            throw Refusal.badRequest(
                    "FACT_NEEDS_MONTH",
                    "“%s”是按月计算的，需要指明月份，如 month=2026-10；现为“%s”。"
                            .formatted(fact.words().zh(), Objects.requireNonNullElse(month, "")),
                    "“%s” is counted by month and needs one, such as month=2026-10; it was “%s”."
                            .formatted(fact.words().en(), Objects.requireNonNullElse(month, "")));
        }
    }
}
