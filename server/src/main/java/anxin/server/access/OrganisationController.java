package anxin.server.access;

import anxin.engine.datapackage.Dictionary;
import anxin.server.jurisdiction.Areas;
import anxin.server.jurisdiction.Organisation;
import anxin.server.jurisdiction.Organisation.Particulars;
import anxin.server.jurisdiction.OrganisationKind;
import anxin.server.jurisdiction.Organisations;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.Arrays;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Organisations (机构) that users belong to, for administrators; auditors read. */
@RestController
@ConditionalOnWebApplication
@RequestMapping("/api/organisations")
class OrganisationController {

    private final Organisations organisations;
    private final OrganisationAdministration administration;
    private final Areas areas;
    private final Changes changes;
    private final ChangesShown changesShown;
    private final CurrentUser currentUser;

    OrganisationController(
            Organisations organisations,
            OrganisationAdministration administration,
            Areas areas,
            Changes changes,
            ChangesShown changesShown,
            CurrentUser currentUser) {
        this.organisations = organisations;
        this.administration = administration;
        this.areas = areas;
        this.changes = changes;
        this.changesShown = changesShown;
        this.currentUser = currentUser;
    }

    /** With a text those whose name or one of whose aliases (别名) has it, or whose credit code it is. */
    @OpenTo({Role.ADMIN, Role.AUDITOR})
    @GetMapping
    OrganisationList list(@RequestParam @Nullable String text, Locale locale) {
        var scope = currentUser.get().scope();
        return new OrganisationList(
                organisations.between(scope.areaFrom(), scope.areaTo(), text).stream()
                        .map(organisation -> shown(organisation, locale))
                        .toList(),
                Arrays.stream(OrganisationKind.values())
                        .map(kind -> new KindShown(kind, kind.words().in(locale)))
                        .toList(),
                choices(Dictionary.BANK, locale),
                choices(Dictionary.PROJECT_CATEGORY, locale));
    }

    @OpenTo({Role.ADMIN, Role.AUDITOR})
    @GetMapping("/{id}")
    OrganisationDetail read(@PathVariable int id, Locale locale) {
        var found = administration.find(currentUser.get(), id);
        return new OrganisationDetail(shown(found, locale), changesShown.of(changes.ofOrganisation(id), locale));
    }

    @OpenTo(Role.ADMIN)
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    OrganisationShown add(@Valid @RequestBody WantedOrganisation wanted, Locale locale) {
        int id = administration.add(currentUser.require(Role.ADMIN), wanted.particulars());
        return shown(organisations.find(id).orElseThrow(), locale);
    }

    @OpenTo(Role.ADMIN)
    @PutMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void change(@PathVariable int id, @Valid @RequestBody WantedOrganisation wanted) {
        administration.change(currentUser.require(Role.ADMIN), id, wanted.particulars());
    }

    /** Merged into another, or dissolved where none is named. */
    @OpenTo(Role.ADMIN)
    @PostMapping("/{id}/end")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@PathVariable int id, @Valid @RequestBody Ending ending) {
        administration.end(
                currentUser.require(Role.ADMIN),
                id,
                ending.day(),
                ending.mergedIntoId() == null ? 0 : ending.mergedIntoId());
    }

    private OrganisationShown shown(Organisation organisation, Locale locale) {
        var is = organisation.is();
        int area = is.area();
        return new OrganisationShown(
                organisation.id(),
                is.name(),
                is.kind(),
                is.kind().words().in(locale),
                Areas.text(area),
                area == Areas.COUNTRY ? areas.name(area, locale) : areas.fullName(area),
                is.parent() == 0 ? null : is.parent(),
                organisations.find(is.parent()).map(Organisation::name).orElse(null),
                is.creditCode(),
                is.bankCode(),
                is.categories(),
                is.aliases(),
                organisation.endedOn(),
                organisations
                        .find(organisation.mergedInto())
                        .map(Organisation::name)
                        .orElse(null));
    }

    private static List<Choice> choices(Dictionary dictionary, Locale locale) {
        return dictionary.codes(locale).entrySet().stream()
                .map(code -> new Choice(code.getKey(), code.getValue()))
                .toList();
    }

    record OrganisationShown(
            int id,
            String name,
            OrganisationKind kind,
            String kindName,
            String areaCode,
            String areaName,
            @Nullable Integer parentId,
            @Nullable String parentName,
            @Nullable String creditCode,
            @Nullable String bankCode,
            List<String> categories,
            List<String> aliases,
            @Nullable LocalDate endedOn,
            @Nullable String mergedIntoName) {}

    record KindShown(OrganisationKind kind, String name) {}

    record Choice(String code, String name) {}

    record OrganisationList(
            List<OrganisationShown> items, List<KindShown> kinds, List<Choice> banks, List<Choice> categories) {}

    record OrganisationDetail(OrganisationShown organisation, List<ChangesShown.Line> changes) {}

    record WantedOrganisation(
            @NotNull String name,
            @NotNull OrganisationKind kind,
            @NotNull String areaCode,
            @Nullable Integer parentId,
            @Nullable String creditCode,
            @Nullable String bankCode,
            @Nullable List<String> categories,
            @Nullable List<String> aliases) {

        Particulars particulars() {
            return new Particulars(
                    name,
                    kind,
                    AreaController.number(areaCode),
                    parentId == null ? 0 : parentId,
                    creditCode,
                    bankCode,
                    categories == null ? List.of() : categories,
                    aliases == null ? List.of() : aliases);
        }
    }

    record Ending(@NotNull LocalDate day, @Nullable Integer mergedIntoId) {}
}
