package anxin.server.access;

import anxin.server.jurisdiction.Areas;
import anxin.server.jurisdiction.Duties;
import anxin.server.jurisdiction.Duties.Duty;
import anxin.server.jurisdiction.Duties.DutyList;
import anxin.server.jurisdiction.Organisation;
import anxin.server.jurisdiction.Organisations;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who answers for what (职责清单): for staff to read, for administrators to take in. */
@RestController
@ConditionalOnWebApplication
@RequestMapping("/api/duties")
class DutyController {

    private final Duties duties;
    private final DutyImport taking;
    private final Organisations organisations;
    private final Posts posts;
    private final Areas areas;
    private final CurrentUser currentUser;

    DutyController(
            Duties duties,
            DutyImport taking,
            Organisations organisations,
            Posts posts,
            Areas areas,
            CurrentUser currentUser) {
        this.duties = duties;
        this.taking = taking;
        this.organisations = organisations;
        this.posts = posts;
        this.areas = areas;
        this.currentUser = currentUser;
    }

    /** By organisation, of the lists of one's area, of those it lies in and of those in it. */
    @OpenTo({Role.ADMIN, Role.OFFICER, Role.LEADER, Role.FIELD, Role.SECTOR, Role.PARTNER, Role.AUDITOR})
    @GetMapping
    DutiesShown list(Locale locale) {
        var user = currentUser.get();
        var lists = duties.lists().stream()
                .filter(list ->
                        user.scope().holds(list.area()) || Scope.of(list.area()).holds(user.area()))
                .toList();
        var all = lists.stream().flatMap(list -> duties.of(list.id()).stream()).toList();
        var known = all.stream()
                .map(Duty::organisation)
                .distinct()
                .map(organisations::find)
                .flatMap(Optional::stream)
                .collect(Collectors.toMap(Organisation::id, each -> each));
        var of = byOrganisation(all, known, locale);
        return new DutiesShown(
                lists.stream().map(list -> shown(list, locale)).toList(),
                of,
                unowned(all, known),
                of.stream()
                        .filter(each -> each.users() == 0 && !each.ended())
                        .map(OfOrganisation::organisationName)
                        .toList());
    }

    /** A csv file, all of it or nothing. */
    @OpenTo(Role.ADMIN)
    @PostMapping
    Taken take(
            @RequestParam String area,
            @RequestParam @Nullable String jurisdiction,
            @RequestParam String fileName,
            @RequestBody(required = false) byte @Nullable [] file,
            Locale locale) {
        var outcome = taking.take(
                currentUser.require(Role.ADMIN),
                AreaController.number(area),
                jurisdiction == null || jurisdiction.isBlank() ? null : jurisdiction.strip(),
                fileName,
                file == null ? new byte[0] : file);
        return new Taken(
                outcome.taken(),
                outcome.errors().stream()
                        .map(fault -> new FaultShown(
                                fault.line(), fault.value(), fault.sentence().in(locale)))
                        .toList(),
                outcome.unmapped());
    }

    private List<OfOrganisation> byOrganisation(List<Duty> all, Map<Integer, Organisation> known, Locale locale) {
        var counts = posts.usersByOrganisation();
        var grouped = new LinkedHashMap<Integer, List<DutyShown>>();
        for (var duty : all) {
            if (duty.organisation() != 0) {
                grouped.computeIfAbsent(duty.organisation(), _ -> new ArrayList<>())
                        .add(new DutyShown(
                                duty.taskId(), duty.lead(), duty.summary(), duty.department(), duty.basis()));
            }
        }
        return grouped.entrySet().stream()
                .map(each -> {
                    var organisation = Objects.requireNonNull(known.get(each.getKey()));
                    return new OfOrganisation(
                            organisation.id(),
                            organisation.name(),
                            areas.name(organisation.area(), locale),
                            organisation.endedOn() != null,
                            counts.getOrDefault(organisation.id(), 0),
                            each.getValue());
                })
                .sorted(Comparator.comparing(OfOrganisation::areaName).thenComparing(OfOrganisation::organisationName))
                .toList();
    }

    private static List<Unowned> unowned(List<Duty> all, Map<Integer, Organisation> known) {
        var byTask = new TreeMap<String, List<Duty>>();
        all.forEach(duty ->
                byTask.computeIfAbsent(duty.taskId(), _ -> new ArrayList<>()).add(duty));
        var unowned = new ArrayList<Unowned>();
        byTask.forEach((task, those) -> {
            var leads = those.stream()
                    .filter(duty -> duty.lead() && duty.organisation() != 0)
                    .toList();
            @Nullable Why why = null;
            if (those.stream().allMatch(duty -> duty.organisation() == 0)) {
                why = Why.NOBODY;
            } else if (leads.isEmpty()) {
                why = Why.NO_LEAD;
            } else if (leads.stream().allMatch(duty -> hasEnded(known.get(duty.organisation())))) {
                why = Why.ENDED;
            }
            if (why != null) {
                unowned.add(new Unowned(task, those.getFirst().summary(), why));
            }
        });
        return unowned;
    }

    private static boolean hasEnded(@Nullable Organisation organisation) {
        return organisation == null || organisation.endedOn() != null;
    }

    private ListShown shown(DutyList list, Locale locale) {
        return new ListShown(
                list.jurisdiction(),
                Areas.text(list.area()),
                areas.name(list.area(), locale),
                list.fileName(),
                list.importedAt(),
                list.by());
    }

    enum Why {
        /** The list names nobody. */
        NOBODY,
        /** All named only take part. */
        NO_LEAD,
        /** Those who led it are no more. */
        ENDED
    }

    record DutyShown(
            String taskId,
            boolean lead,
            String summary,
            String department,
            @Nullable String basis) {}

    /**
     * The duties of one organisation.
     *
     * @param users how many active accounts it has
     */
    record OfOrganisation(
            int organisationId,
            String organisationName,
            String areaName,
            boolean ended,
            int users,
            List<DutyShown> duties) {}

    record ListShown(
            String jurisdiction, String areaCode, String areaName, String fileName, Instant importedAt, String by) {}

    record Unowned(String taskId, String summary, Why reason) {}

    record DutiesShown(
            List<ListShown> lists,
            List<OfOrganisation> organisations,
            List<Unowned> unowned,
            List<String> withoutUsers) {}

    record FaultShown(long line, String value, String sentence) {}

    record Taken(int taken, List<FaultShown> errors, List<String> unmapped) {}
}
