package anxin.server.clue.worker;

import anxin.engine.calendar.BeijingTime;
import anxin.server.access.Scope;
import anxin.server.clue.intake.Limits;
import anxin.server.database.RowScope;
import anxin.server.http.Refusal;
import anxin.server.jurisdiction.Areas;
import anxin.server.project.Party;
import anxin.server.project.ProjectList;
import anxin.server.project.ProjectList.Filter;
import anxin.server.project.ProjectList.Line;
import anxin.server.project.ProjectList.Sort;
import anxin.server.project.Projects;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the rights notice board of a site shows anyway: its name, where it is and who builds it. */
@RestController
@RequestMapping("/api/worker")
class SiteController {

    private static final int MOST = 20;
    private static final int LAST_AREA = 999_999_999;
    // Specialist and labour subcontractors, by the national data standard.
    private static final List<String> SUBCONTRACTORS = List.of("001", "006");

    private final Projects projects;
    private final ProjectList list;
    private final Areas areas;
    private final Limits limits;
    private final Clock clock;

    SiteController(Projects projects, ProjectList list, Areas areas, Limits limits, Clock clock) {
        this.projects = projects;
        this.list = list;
        this.areas = areas;
        this.limits = limits;
        this.clock = clock;
    }

    record SiteShown(
            String code,
            String name,
            String area,
            String areaName,
            @Nullable String contractor,
            List<String> subcontractors,
            String channel,
            String brand,
            @Nullable String hotline) {}

    @GetMapping("/site/{code}")
    SiteShown site(@PathVariable String code, Locale locale) {
        var line = RowScope.asApplication(() -> list.find(code, today()))
                .orElseThrow(
                        () -> Refusal.notFound(
                                "SITE_UNKNOWN",
                                "没有找到这个工地；请自己选地区、写工地名称，一样可以反映。",
                                "This site was not found; choose the area and write its name yourself, you can report all the same."));
        return new SiteShown(
                line.code(),
                line.name(),
                Areas.text(line.area()),
                areas.fullName(line.area()),
                line.contractorName(),
                subcontractors(line),
                Limits.OWN_PAGE,
                limits.brand(line.area()).in(locale),
                limits.hotline(line.area(), today()));
    }

    private List<String> subcontractors(Line line) {
        return RowScope.asApplication(() -> projects.parties(line.id())).stream()
                .filter(party -> SUBCONTRACTORS.contains(party.corpType()))
                .map(Party::corpName)
                .filter(java.util.Objects::nonNull)
                .map(java.util.Objects::requireNonNull)
                .distinct()
                .toList();
    }

    record AreaShown(String code, String name, String path) {}

    @GetMapping("/areas")
    List<AreaShown> areas(@RequestParam(defaultValue = "") String text) {
        return text.isBlank()
                ? List.of()
                : areas.named(text.strip(), Areas.COUNTRY, LAST_AREA, MOST).stream()
                        .map(found -> new AreaShown(
                                Areas.text(found.area().code()),
                                found.area().name(),
                                areas.fullName(found.area().code())))
                        .toList();
    }

    record SiteFound(String code, String name, String area, String areaName) {}

    @GetMapping("/sites")
    List<SiteFound> sites(@RequestParam(defaultValue = "") String area, @RequestParam(defaultValue = "") String text) {
        if (text.isBlank() && area.isBlank()) {
            return List.of();
        }
        var scope = Scope.of(area.matches("\\d{2}|\\d{4}|\\d{6}|\\d{9}") ? Areas.number(area) : Areas.COUNTRY);
        var filter =
                new Filter(scope.areaFrom(), scope.areaTo(), text.isBlank() ? null : text.strip(), null, null, null);
        return RowScope.asApplication(() -> list.page(filter, today(), Sort.CODE, null, MOST)).stream()
                .map(line ->
                        new SiteFound(line.code(), line.name(), Areas.text(line.area()), areas.fullName(line.area())))
                .toList();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), BeijingTime.ZONE);
    }
}
