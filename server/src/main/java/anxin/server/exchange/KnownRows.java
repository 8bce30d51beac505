package anxin.server.exchange;

import anxin.engine.datapackage.KnownReferences;
import anxin.engine.rows.DepositEvent;
import anxin.server.fund.Funds;
import anxin.server.project.ProjectRef;
import anxin.server.project.Projects;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the database held before the import; asked once for each code that the package does not bring itself. */
final class KnownRows implements KnownReferences {

    private final Projects projects;
    private final Funds funds;
    private final Map<String, Optional<ProjectRef>> projectsSeen = new HashMap<>();
    private final Map<String, Boolean> accountsSeen = new HashMap<>();

    KnownRows(Projects projects, Funds funds) {
        this.projects = projects;
        this.funds = funds;
    }

    @Override
    public boolean project(String projectCode) {
        return projectsSeen
                .computeIfAbsent(projectCode, projects::findEvenWithdrawn)
                .isPresent();
    }

    @Override
    public boolean account(String accountNo) {
        return accountsSeen.computeIfAbsent(accountNo, funds::accountEverHandedIn);
    }

    @Override
    public DepositEvent.@Nullable Kind depositEvent(String projectCode, String eventNo) {
        return projectsSeen
                .computeIfAbsent(projectCode, projects::findEvenWithdrawn)
                .map(project -> funds.depositEventKind(project.id(), eventNo))
                .orElse(null);
    }
}
