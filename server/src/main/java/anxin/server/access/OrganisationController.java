package anxin.server.access;

import anxin.server.jurisdiction.Areas;
import anxin.server.jurisdiction.Organisation;
import anxin.server.jurisdiction.OrganisationKind;
import anxin.server.jurisdiction.Organisations;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Organisations (机构) that users belong to, for administrators alone. */
@RestController
@ConditionalOnWebApplication
@RequestMapping("/api/organisations")
class OrganisationController {

    private final Organisations organisations;
    private final UserAdministration administration;
    private final Areas areas;
    private final CurrentUser currentUser;

    OrganisationController(
            Organisations organisations, UserAdministration administration, Areas areas, CurrentUser currentUser) {
        this.organisations = organisations;
        this.administration = administration;
        this.areas = areas;
        this.currentUser = currentUser;
    }

    @OpenTo(Role.ADMIN)
    @GetMapping
    OrganisationList list(Locale locale) {
        var scope = currentUser.require(Role.ADMIN).scope();
        return new OrganisationList(
                organisations.between(scope.areaFrom(), scope.areaTo()).stream()
                        .map(organisation -> shown(organisation, locale))
                        .toList(),
                Arrays.stream(OrganisationKind.values())
                        .map(kind -> new KindShown(kind, kind.words().in(locale)))
                        .toList());
    }

    @OpenTo(Role.ADMIN)
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    OrganisationShown add(@Valid @RequestBody NewOrganisation wanted, Locale locale) {
        var added = administration.addOrganisation(
                currentUser.require(Role.ADMIN),
                wanted.name(),
                wanted.kind(),
                AreaController.number(wanted.areaCode()));
        return shown(added, locale);
    }

    private OrganisationShown shown(Organisation organisation, Locale locale) {
        int area = organisation.area();
        return new OrganisationShown(
                organisation.id(),
                organisation.name(),
                organisation.kind(),
                organisation.kind().words().in(locale),
                Areas.text(area),
                area == Areas.COUNTRY ? areas.name(area, locale) : areas.fullName(area));
    }

    record OrganisationShown(
            int id, String name, OrganisationKind kind, String kindName, String areaCode, String areaName) {}

    record KindShown(OrganisationKind kind, String name) {}

    record OrganisationList(List<OrganisationShown> items, List<KindShown> kinds) {}

    record NewOrganisation(
            @NotNull String name,
            @NotNull OrganisationKind kind,
            @NotNull String areaCode) {}
}
