package anxin.server.warning.scan;

import anxin.engine.rows.Account;
import anxin.engine.rows.AccountEntry;
import anxin.engine.rows.DepositEvent;
import anxin.engine.rows.Engagement;
import anxin.engine.rows.PayrollLine;
import anxin.engine.rows.Progress;
import anxin.engine.rows.ProjectRows;
import anxin.engine.rows.WorkerMonth;
import anxin.server.access.Scope;
import anxin.server.fund.FundRows;
import anxin.server.fund.FundSink;
import anxin.server.project.ProjectRef;
import anxin.server.project.ProjectRow;
import anxin.server.project.Projects;
import anxin.server.wage.WageRows;
import anxin.server.wage.WageSink;
import anxin.server.warning.life.Subject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads everything about some projects from the modules that own the rows, all as of one moment. */
@Component
public class ProjectReader {

    /** Ids that lie this near each other are read as one range, and what was not asked for is dropped. */
    private static final int NEAR = 8;

    private final Projects projects;
    private final WageRows wages;
    private final FundRows funds;
    private final TransactionTemplate moment;

    ProjectReader(Projects projects, WageRows wages, FundRows funds, PlatformTransactionManager transactions) {
        this.projects = projects;
        this.wages = wages;
        this.funds = funds;
        this.moment = new TransactionTemplate(transactions);
        moment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        moment.setReadOnly(true);
    }

    /** Ids of all projects of an area, ascending; 0 is everywhere. */
    public List<Integer> ids(int area) {
        var scope = Scope.of(area);
        return projects.within(scope.areaFrom(), scope.areaTo()).stream()
                .map(ProjectRef::id)
                .sorted()
                .toList();
    }

    /** Reads these projects; those withdrawn or unknown are left out. */
    public void read(Collection<Integer> ids, Consumer<Stored> each) {
        var wanted = new HashSet<>(ids);
        for (var range : ranges(ids)) {
            read(range, wanted).forEach(each);
        }
    }

    private List<Stored> read(Range range, Set<Integer> wanted) {
        var gathered = new HashMap<Integer, Gathered>();
        var order = new ArrayList<Gathered>();
        moment.executeWithoutResult(_ -> {
            projects.read(range.from(), range.to(), row -> {
                if (wanted.contains(row.id())) {
                    var project = new Gathered(row);
                    gathered.put(row.id(), project);
                    order.add(project);
                }
            });
            if (!order.isEmpty()) {
                var sink = new Sorter(gathered);
                wages.read(range.from(), range.to(), sink);
                funds.read(range.from(), range.to(), sink);
            }
        });
        return order.stream().map(Gathered::stored).toList();
    }

    private static List<Range> ranges(Collection<Integer> ids) {
        var ranges = new ArrayList<Range>();
        for (int id : new TreeSet<>(ids)) {
            if (!ranges.isEmpty() && id - ranges.getLast().to() <= NEAR) {
                ranges.add(new Range(ranges.removeLast().from(), id));
            } else {
                ranges.add(new Range(id, id));
            }
        }
        return ranges;
    }

    private record Range(int from, int to) {}

    /** One project's rows while they come in. */
    private static final class Gathered {

        final ProjectRow row;
        final List<Engagement> engagements = new ArrayList<>();
        final List<WorkerMonth> attendance = new ArrayList<>();
        final List<PayrollLine> payroll = new ArrayList<>();
        final List<Account> accounts = new ArrayList<>();
        final List<AccountEntry> entries = new ArrayList<>();
        final List<DepositEvent> deposits = new ArrayList<>();
        final List<Progress> progress = new ArrayList<>();

        Gathered(ProjectRow row) {
            this.row = row;
        }

        Stored stored() {
            return new Stored(
                    new Subject(row.id(), row.project().code(), row.name(), row.area(), row.orgId()),
                    new ProjectRows(
                            row.project(), engagements, attendance, payroll, accounts, entries, deposits, progress));
        }
    }

    /** Gives every row to its project; rows of projects not asked for, or withdrawn, are dropped. */
    private record Sorter(Map<Integer, Gathered> projects) implements WageSink, FundSink {

        private void with(int projectId, Consumer<Gathered> add) {
            @Nullable Gathered project = projects.get(projectId);
            if (project != null) {
                add.accept(project);
            }
        }

        @Override
        public void engagement(int projectId, Engagement engagement) {
            with(projectId, project -> project.engagements.add(engagement));
        }

        @Override
        public void attended(int projectId, WorkerMonth month) {
            with(projectId, project -> project.attendance.add(month));
        }

        @Override
        public void payrollLine(int projectId, PayrollLine line) {
            with(projectId, project -> project.payroll.add(line));
        }

        @Override
        public void account(int projectId, Account account) {
            with(projectId, project -> project.accounts.add(account));
        }

        @Override
        public void entry(int projectId, AccountEntry entry) {
            with(projectId, project -> project.entries.add(entry));
        }

        @Override
        public void depositEvent(int projectId, DepositEvent event) {
            with(projectId, project -> project.deposits.add(event));
        }

        @Override
        public void progress(int projectId, Progress month) {
            with(projectId, project -> project.progress.add(month));
        }
    }
}
