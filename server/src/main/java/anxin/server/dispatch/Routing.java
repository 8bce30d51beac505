package anxin.server.dispatch;

import anxin.engine.policy.DatedValue;
import anxin.server.access.Directory;
import anxin.server.access.Role;
import anxin.server.jurisdiction.Areas;
import anxin.server.jurisdiction.Duties;
import anxin.server.jurisdiction.Organisation;
import anxin.server.jurisdiction.OrganisationKind;
import anxin.server.jurisdiction.Organisations;
import anxin.server.project.ProjectVillages;
import anxin.server.project.Projects;
import anxin.server.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Who should get something (派单建议), each with the reason: the co-manager first where the pack says so, the authority of
 * the sector by the project's category (属事), town or county by the place (属地), and who leads by the responsibility lists.
 */
@Component
public class Routing {

    private static final String CO_MANAGER = "治欠协管员";
    private static final int COUNTY = 1_000;
    private static final List<OrganisationKind> COUNTY_OFFICES = List.of(
            OrganisationKind.LABOUR_INSPECTION,
            OrganisationKind.HUMAN_RESOURCES,
            OrganisationKind.LEADING_GROUP_OFFICE);

    private final Calendars calendars;
    private final Organisations organisations;
    private final Duties duties;
    private final Directory directory;
    private final Projects projects;
    private final ProjectVillages villages;
    private final Areas areas;

    Routing(
            Calendars calendars,
            Organisations organisations,
            Duties duties,
            Directory directory,
            Projects projects,
            ProjectVillages villages,
            Areas areas) {
        this.calendars = calendars;
        this.organisations = organisations;
        this.duties = duties;
        this.directory = directory;
        this.projects = projects;
        this.villages = villages;
        this.areas = areas;
    }

    /**
     * A proposal.
     *
     * @param organisation 0 where only a person
     * @param user 0 where the organisation decides who
     */
    public record Proposal(
            Ground ground, int organisation, String organisationName, long user, String userName, Words reason) {}

    /** In the order in which they should be considered; empty where nobody is known who answers for it. */
    public List<Proposal> propose(About about) {
        var proposals = new ArrayList<Proposal>();
        coManagers(about, proposals);
        sector(about, proposals);
        territory(about, proposals);
        byDuty(about, proposals);
        return proposals;
    }

    private void coManagers(About about, List<Proposal> proposals) {
        boolean first = calendars
                .inForce()
                .policies()
                .forArea(Areas.text(about.area()))
                .inForce("clue.firstassign", areas.today())
                .map(DatedValue::text)
                .filter(text -> text.contains(CO_MANAGER))
                .isPresent();
        if (!first) {
            return;
        }
        var named = about.project() == 0 ? List.<Directory.InOffice>of() : lookingAfter(about.project());
        boolean byProject = !named.isEmpty();
        var found = byProject
                ? named
                : directory.all().stream()
                        .filter(each -> each.role() == Role.FIELD && each.area() == about.area())
                        .toList();
        for (var each : found) {
            proposals.add(new Proposal(
                    Ground.CO_MANAGER,
                    each.organisation(),
                    name(each.organisation()),
                    each.user(),
                    each.name(),
                    byProject
                            ? new Words(
                                    "本地政策包规定首先派给治欠协管员，该人员负责此项目",
                                    "The pack gives it to the co-manager first, who looks after this project")
                            : new Words(
                                    "本地政策包规定首先派给治欠协管员，该人员负责此地",
                                    "The pack gives it to the co-manager first, who looks after this place")));
        }
    }

    private List<Directory.InOffice> lookingAfter(int project) {
        var code = projects.codes(Set.of(project)).getOrDefault(project, "");
        var village = villages.of(project).stream()
                .findFirst()
                .map(ProjectVillages.Placing::village)
                .orElse(null);
        return directory.lookingAfter(code, Objects.requireNonNullElse(village, -1L));
    }

    private void sector(About about, List<Proposal> proposals) {
        var category = about.category();
        if (category == null) {
            return;
        }
        nearest(about.area(), each -> each.is().categories().contains(category))
                .forEach(each -> add(
                        proposals,
                        Ground.SECTOR,
                        each,
                        new Words("该项目类别属其主管行业（属事）", "The project is of a category it answers for")));
    }

    private void territory(About about, List<Proposal> proposals) {
        var towns = about.area() % COUNTY == 0
                ? List.<Organisation>of()
                : at(about.area(), each -> each.is().kind() == OrganisationKind.TOWN);
        towns.forEach(each ->
                add(proposals, Ground.TERRITORY, each, new Words("事发地在其辖区（属地）", "It happened in its territory")));
        if (towns.isEmpty()) {
            COUNTY_OFFICES.stream()
                    .map(kind -> nearest(about.area(), each -> each.is().kind() == kind))
                    .filter(found -> !found.isEmpty())
                    .findFirst()
                    .orElse(List.of())
                    .forEach(each -> add(
                            proposals,
                            Ground.TERRITORY,
                            each,
                            new Words("事发地由其负责处置欠薪（属地）", "It deals with wage arrears where this happened")));
        }
    }

    /** Who leads in what a list calls clues or arrears. */
    private void byDuty(About about, List<Proposal> proposals) {
        duties.lists().stream()
                .filter(list -> list.area() == about.area() / COUNTY * COUNTY)
                .flatMap(list -> duties.of(list.id()).stream())
                .filter(duty -> duty.lead()
                        && duty.organisation() > 0
                        && Stream.of("线索", "欠薪").anyMatch(duty.summary()::contains))
                .forEach(duty -> organisations
                        .find(duty.organisation())
                        .filter(each -> each.endedOn() == null)
                        .ifPresent(each -> add(
                                proposals,
                                Ground.FIRST_CONTACT,
                                each,
                                new Words(
                                        "职责清单：牵头“%s”".formatted(duty.summary()),
                                        "Responsibility list: leads '%s'".formatted(duty.summary())))));
    }

    /** Those of the county, or else of the nearest area above that has some. */
    private List<Organisation> nearest(int area, Predicate<Organisation> which) {
        for (int at = area / COUNTY * COUNTY; at != Areas.COUNTRY; at = Areas.parent(at)) {
            var found = at(at, which);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    private List<Organisation> at(int area, Predicate<Organisation> which) {
        return organisations.between(area, area, null).stream()
                .filter(each -> each.endedOn() == null)
                .filter(which)
                .toList();
    }

    private static void add(List<Proposal> proposals, Ground ground, Organisation to, Words reason) {
        if (proposals.stream().noneMatch(each -> each.organisation() == to.id() && each.user() == 0)) {
            proposals.add(new Proposal(ground, to.id(), to.name(), 0, "", reason));
        }
    }

    private String name(int organisation) {
        return organisations.find(organisation).map(Organisation::name).orElse("");
    }
}
