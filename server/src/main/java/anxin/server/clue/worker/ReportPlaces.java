package anxin.server.clue.worker;

import anxin.server.clue.intake.FirstContact;
import anxin.server.clue.intake.Report.Place;
import anxin.server.database.RowScope;
import anxin.server.http.Refusal;
import anxin.server.jurisdiction.Areas;
import anxin.server.project.ProjectRef;
import anxin.server.project.Projects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where a report is about: the project named if there is one, else the area chosen, else where the system is at home. */
@Component
class ReportPlaces {

    private static final int LONGEST_CODE = 100;

    private final Projects projects;
    private final Areas areas;
    private final FirstContact firstContact;

    ReportPlaces(Projects projects, Areas areas, FirstContact firstContact) {
        this.projects = projects;
        this.areas = areas;
        this.firstContact = firstContact;
    }

    Place of(@Nullable String site, @Nullable String area) {
        var code = ReportSent.line("site", site, LONGEST_CODE);
        var project = code == null ? null : project(code);
        if (project != null) {
            return new Place(project.area(), project.id(), project.code(), null);
        }
        return new Place(area(area), 0, code, null);
    }

    @Nullable
    ProjectRef project(String code) {
        return RowScope.asApplication(() -> projects.find(code)).orElse(null);
    }

    private int area(@Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            return RowScope.asApplication(firstContact::homeArea);
        }
        try {
            int code = Areas.number(typed.strip());
            if (areas.find(code).isPresent()) {
                return code;
            }
            var now = areas.meant(code);
            if (!now.isEmpty() && areas.find(now.getFirst()).isPresent()) {
                return now.getFirst();
            }
        } catch (IllegalArgumentException noCode) {
            // told below
        }
        throw Refusal.badRequest(
                "AREA_UNKNOWN",
                "没有代码为“%s”的地区；请从列表里选一个地区。".formatted(typed),
                "There is no area “%s”; choose one from the list.".formatted(typed));
    }
}
