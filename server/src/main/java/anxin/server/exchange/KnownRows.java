package anxin.server.exchange;

import anxin.engine.datapackage.AreaGone;
import anxin.engine.datapackage.KnownReferences;
import anxin.engine.rows.DepositEvent;
import anxin.server.access.Scope;
import anxin.server.fund.Funds;
import anxin.server.jurisdiction.Areas;
import anxin.server.project.ProjectRef;
import anxin.server.project.Projects;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the database held before the import; asked once for each code that the package does not bring itself. */
final class KnownRows implements KnownReferences {

    private final Areas areas;
    private final Projects projects;
    private final Funds funds;
    private final Scope scope;
    private final Map<String, Optional<ProjectRef>> projectsSeen = new HashMap<>();
    private final Map<String, Optional<Integer>> accountsSeen = new HashMap<>();

    KnownRows(Areas areas, Projects projects, Funds funds, Scope scope) {
        this.areas = areas;
        this.projects = projects;
        this.funds = funds;
        this.scope = scope;
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
        return accountArea(accountNo).filter(scope::holds).isPresent();
    }

    @Override
    public boolean accountOfOthers(String accountNo) {
        return accountArea(accountNo).filter(area -> !scope.holds(area)).isPresent();
    }

    private Optional<Integer> accountArea(String accountNo) {
        return accountsSeen.computeIfAbsent(accountNo, funds::areaOfAccount);
    }

    @Override
    public DepositEvent.@Nullable Kind depositEvent(String projectCode, String eventNo) {
        return found(projectCode)
                .map(project -> funds.depositEventKind(project.id(), eventNo))
                .orElse(null);
    }
}
