package anxin.server.access;

import anxin.server.jurisdiction.Villages;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Villages and communities (村、社区): the list, and who looks after which. */
@RestController
@ConditionalOnWebApplication
class VillageController {

    private static final int MOST = 200;

    private final Villages villages;
    private final VillageImport taking;
    private final NamedVillages named;
    private final PostAdministration administration;
    private final CurrentUser currentUser;

    VillageController(
            Villages villages,
            VillageImport taking,
            NamedVillages named,
            PostAdministration administration,
            CurrentUser currentUser) {
        this.villages = villages;
        this.taking = taking;
        this.named = named;
        this.administration = administration;
        this.currentUser = currentUser;
    }

    /** The first of those in an area of one's own; with a text those so called, now or before, or whose code begins so. */
    @OpenTo({Role.ADMIN, Role.OFFICER, Role.FIELD, Role.AUDITOR})
    @GetMapping("/api/villages")
    List<VillageShown> list(@RequestParam @Nullable String area, @RequestParam @Nullable String text) {
        var own = currentUser.get().scope();
        var scope = area == null ? own : own.within(AreaController.number(area));
        return villages.between(scope.areaFrom(), scope.areaTo(), text, MOST).stream()
                .map(village -> new VillageShown(String.valueOf(village.code()), village.name()))
                .toList();
    }

    /** A csv file of all villages of an area, all of it or nothing. */
    @OpenTo(Role.ADMIN)
    @PostMapping("/api/villages")
    Taken take(@RequestParam String area, @RequestBody(required = false) byte @Nullable [] file, Locale locale) {
        var outcome = taking.take(
                currentUser.require(Role.ADMIN), AreaController.number(area), file == null ? new byte[0] : file);
        return new Taken(
                outcome.taken(),
                outcome.changed(),
                outcome.errors().stream()
                        .map(fault -> new FaultShown(
                                fault.line(), fault.value(), fault.sentence().in(locale)))
                        .toList());
    }

    @OpenTo({Role.ADMIN, Role.AUDITOR})
    @GetMapping("/api/users/{id}/posts/{post}/villages")
    List<VillageShown> of(@PathVariable long id, @PathVariable long post) {
        administration.find(currentUser.get(), id, post);
        return named.of(post).stream()
                .map(code -> new VillageShown(String.valueOf(code), villages.name(code)))
                .toList();
    }

    /** All villages of a grid worker's post; none is the whole area, unless projects are named. */
    @OpenTo(Role.ADMIN)
    @PutMapping("/api/users/{id}/posts/{post}/villages")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void put(@PathVariable long id, @PathVariable long post, @Valid @RequestBody WantedVillages wanted) {
        var by = currentUser.require(Role.ADMIN);
        administration.nameVillages(by, id, post, wanted.codes());
    }

    record VillageShown(String code, String name) {}

    record WantedVillages(@NotNull List<@NotNull Long> codes) {}

    record FaultShown(long line, String value, String sentence) {}

    record Taken(int taken, int changed, List<FaultShown> errors) {}
}
