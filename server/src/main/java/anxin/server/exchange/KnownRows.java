package anxin.server.exchange;

import anxin.engine.datapackage.AreaGone;
import anxin.engine.datapackage.KnownReferences;
import anxin.engine.rows.DepositEvent;
import anxin.server.access.Scope;
import anxin.server.fund.Funds;
import anxin.server.jurisdiction.Areas;
import anxin.server.project.ProjectErasure;
import anxin.server.project.ProjectRef;
import anxin.server.project.Projects;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the database held before the import; asked once for each code. */
final class KnownRows implements KnownReferences {

    private final Areas areas;
    private final Projects projects;
    private final Funds funds;
    private final Scope scope;
    private final Set<Integer> erased;
    private final Map<String, Optional<ProjectRef>> projectsSeen = new ConcurrentHashMap<>();
    private final Map<String, Optional<Funds.OfProject>> accountsSeen = new ConcurrentHashMap<>();

    KnownRows(Areas areas, Projects projects, ProjectErasure erasure, Funds funds, Scope scope) {
        this.areas = areas;
        this.projects = projects;
        this.funds = funds;
        this.scope = scope;
        this.erased = erasure.erased();
    }

    @Override
    public boolean project(String projectCode) {
        return found(projectCode).filter(project -> scope.holds(project.area())).isPresent();
    }

    @Override
    public boolean projectOfOthers(String projectCode) {
        return found(projectCode)
                .filter(project -> !scope.holds(project.area()))
                .isPresent();
    }

    @Override
    public boolean projectErased(String projectCode) {
        return found(projectCode)
                .filter(project -> erased.contains(project.id()))
                .isPresent();
    }

    @Override
    public boolean answersFor(String areaCode) {
        return scope.holds(Areas.number(areaCode));
    }

    @Override
    public boolean listsArea(String areaCode) {
        int code = Areas.number(areaCode);
        return areas.find(code).isPresent()
                || (Areas.level(code) == 4 && areas.find(Areas.parent(code)).isPresent());
    }

    @Override
    public @Nullable AreaGone areaGone(String areaCode, LocalDate on) {
        return areas.gone(areaCode, on);
    }

    private Optional<ProjectRef> found(String projectCode) {
        return projectsSeen.computeIfAbsent(projectCode, projects::findEvenWithdrawn);
    }

    @Override
    public boolean account(String accountNo) {
        return found(accountNo, true).isPresent();
    }

    @Override
    public boolean accountOfOthers(String accountNo) {
        return found(accountNo, false).isPresent();
    }

    @Override
    public boolean accountErased(String accountNo) {
        return accountsSeen
                .computeIfAbsent(accountNo, funds::account)
                .filter(account -> erased.contains(account.projectId()))
                .isPresent();
    }

    private Optional<Funds.OfProject> found(String accountNo, boolean own) {
        return accountsSeen
                .computeIfAbsent(accountNo, funds::account)
                .filter(account -> scope.holds(account.area()) == own);
    }

    @Override
    public DepositEvent.@Nullable Kind depositEvent(String projectCode, String eventNo) {
        return found(projectCode)
                .map(project -> funds.depositEventKind(project.id(), eventNo))
                .orElse(null);
    }

    /** Codes of the projects asked for so far, and of those whose accounts were. */
    Set<String> named() {
        var codes = new TreeSet<>(projectsSeen.keySet());
        codes.addAll(projects.codes(accountsSeen.values().stream()
                        .flatMap(Optional::stream)
                        .map(Funds.OfProject::projectId)
                        .collect(Collectors.toSet()))
                .values());
        return codes;
    }
}
