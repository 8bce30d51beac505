package anxin.server.warning.web;

import anxin.server.access.CurrentUser;
import anxin.server.access.OpenTo;
import anxin.server.access.Role;
import anxin.server.access.Scope;
import anxin.server.http.Refusal;
import anxin.server.jurisdiction.Villages;
import anxin.server.project.ProjectVillages;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The village (村、社区) a project lies in; packages do not say it, town staff and administrators do. */
@RestController
@RequestMapping("/api/projects/{code}/village")
class ProjectVillageController {

    private final SeenProjects seen;
    private final ProjectVillages placings;
    private final Villages villages;
    private final CurrentUser currentUser;

    ProjectVillageController(SeenProjects seen, ProjectVillages placings, Villages villages, CurrentUser currentUser) {
        this.seen = seen;
        this.placings = placings;
        this.villages = villages;
        this.currentUser = currentUser;
    }

    @OpenTo({Role.ADMIN, Role.OFFICER, Role.LEADER, Role.FIELD})
    @GetMapping
    VillageOfProject read(@PathVariable String code) {
        var all = placings.of(seen.find(code).id()).stream()
                .map(placing -> new PlacingShown(
                        placing.at(),
                        placing.by(),
                        placing.village() == null ? null : String.valueOf(placing.village()),
                        placing.village() == null ? null : villages.name(placing.village())))
                .toList();
        return new VillageOfProject(all);
    }

    @OpenTo({Role.ADMIN, Role.FIELD})
    @PutMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void put(@PathVariable String code, @RequestBody WantedVillage wanted) {
        var project = seen.find(code);
        var village = wanted.village();
        if (village != null
                && villages.find(village)
                        .filter(found -> Scope.of(project.area()).holds(found.town()))
                        .isEmpty()) {
            throw Refusal.badRequest(
                    "VILLAGE_UNKNOWN",
                    "村、社区清单中没有 %012d，或它不在项目所在的区划内。".formatted(village),
                    "The list of villages has no %012d, or it lies outside the area of the project."
                            .formatted(village));
        }
        placings.put(project.id(), village, currentUser.get().name());
    }

    record PlacingShown(
            Instant at,
            String by,
            @Nullable String code,
            @Nullable String name) {}

    /** @param placings the latest first; without any, nobody has put the project into a village */
    record VillageOfProject(List<PlacingShown> placings) {}

    record WantedVillage(@Nullable Long village) {}
}
