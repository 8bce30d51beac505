package anxin.server.retention;

import anxin.engine.calendar.BeijingTime;
import anxin.server.access.Scope;
import anxin.server.access.User;
import anxin.server.database.RowScope;
import anxin.server.exchange.PackageErasure;
import anxin.server.fund.FundErasure;
import anxin.server.http.Refusal;
import anxin.server.portal.BoardErasure;
import anxin.server.project.ProjectErasure;
import anxin.server.retention.DueProjects.Candidate;
import anxin.server.retention.DueProjects.State;
import anxin.server.retention.ErasureStore.Counts;
import anxin.server.retention.ErasureStore.Erasure;
import anxin.server.wage.PersonErasure;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Erases the personal data of projects that are due, each project in one transaction: whatever stops it leaves a project
 * whole or erased. Files of packages follow after the transaction, and whatever is left of them is removed by the next run.
 */
@Component
class Erasures {

    private final DueProjects due;
    private final Holds holds;
    private final ErasureStore store;
    private final PersonErasure persons;
    private final FundErasure funds;
    private final ProjectErasure projects;
    private final PackageErasure packages;
    private final ApplicationEventPublisher events;
    private final BoardErasure boards;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Erasures(
            DueProjects due,
            Holds holds,
            ErasureStore store,
            PersonErasure persons,
            FundErasure funds,
            ProjectErasure projects,
            PackageErasure packages,
            ApplicationEventPublisher events,
            BoardErasure boards,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.due = due;
        this.holds = holds;
        this.store = store;
        this.persons = persons;
        this.funds = funds;
        this.projects = projects;
        this.packages = packages;
        this.events = events;
        this.boards = boards;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), BeijingTime.ZONE);
    }

    /** Who has agreed, and in what words. */
    record Agreed(@Nullable String login, String name, String reason) {

        static Agreed by(User user, String reason) {
            return new Agreed(user.login(), user.name(), reason);
        }
    }

    /** What is due within a scope today, and what stands in the way of the rest. */
    List<Candidate> candidates(Scope scope) {
        return asked(() -> due.on(today(), scope.areaFrom(), scope.areaTo()));
    }

    /**
     * Erases these projects, which whoever agrees has seen listed with so many persons.
     *
     * @throws Refusal if one of them is not due any more, or they name more persons or fewer
     */
    List<Erasure> erase(Collection<String> codes, int expectedPersons, Scope scope, Agreed agreed) {
        var found = asked(() -> due.on(today(), scope.areaFrom(), scope.areaTo(), codes));
        for (var code : codes) {
            var candidate = found.get(code);
            if (candidate == null || candidate.state() != State.DUE) {
                throw notDue(code);
            }
        }
        int listed = found.values().stream().mapToInt(Candidate::persons).sum();
        if (listed != expectedPersons) {
            throw Refusal.conflict(
                    "LIST_CHANGED",
                    "没有删除：您核对的是 %d 人，现在应删除 %d 人，清单已有变化；请刷新后重新核对。".formatted(expectedPersons, listed),
                    "Nothing was erased: you confirmed %d persons, but now they are %d; reload the list and look again."
                            .formatted(expectedPersons, listed));
        }
        return eraseEach(List.copyOf(codes), agreed);
    }

    /** Erases all that is due anywhere. */
    List<Erasure> eraseAll(Agreed agreed) {
        return eraseEach(
                candidates(Scope.EVERYWHERE).stream()
                        .filter(candidate -> candidate.state() == State.DUE)
                        .map(candidate -> candidate.project().code())
                        .toList(),
                agreed);
    }

    /** Finishes what an interruption has left, and erases packages that came in again after their projects were erased. */
    void finish() {
        asked(() -> transaction.execute(_ -> packages.keepImportsOut() ? packages.eraseLateOnes() : 0));
        asked(() -> {
            packages.removeFiles();
            return true;
        });
    }

    private List<Erasure> eraseEach(List<String> codes, Agreed agreed) {
        var erased = new ArrayList<Erasure>();
        for (var code : codes) {
            erased.add(Objects.requireNonNull(asked(() -> transaction.execute(_ -> erase(code, agreed)))));
        }
        finish();
        return erased;
    }

    private Erasure erase(String code, Agreed agreed) {
        if (!packages.keepImportsOut()) {
            throw Refusal.conflict(
                    "IMPORT_RUNNING",
                    "没有删除项目“%s”：正在导入数据包，期间不能删除；请等导入完成后再试。".formatted(code),
                    "Project “%s” was not erased: a package is being imported; try again when that is done."
                            .formatted(code));
        }
        holds.lock(code);
        var day = today();
        var candidate = due.on(day, Scope.EVERYWHERE.areaFrom(), Scope.EVERYWHERE.areaTo(), List.of(code))
                .get(code);
        if (candidate == null || candidate.state() != State.DUE) {
            throw notDue(code);
        }
        var project = candidate.project();
        long id = store.nextId();
        var funds = this.funds.erase(
                project.id(),
                persons.numbers(project.id()),
                numbers -> persons.numbersElsewhere(numbers, project.id()));
        persons.replaceNumbers(project.id(), funds.replaced());
        int erasedPersons = persons.erase(project.id());
        int contacts = projects.erase(project.id(), id, day);
        boards.erase(project.id());
        int gone = packages.erase(project.code(), id);
        var erasure = new Erasure(
                id,
                project.id(),
                project.code(),
                project.name(),
                project.area(),
                project.orgId(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                day,
                agreed.login(),
                agreed.name(),
                agreed.reason(),
                project.completedOn(),
                candidate.settledOn(),
                candidate.countedFrom(),
                candidate.period().months(),
                candidate.period().parameter(),
                candidate.period().basis(),
                new Counts(erasedPersons, funds.numbers(), funds.names(), contacts, gone));
        store.add(erasure);
        events.publishEvent(new PersonalDataErased(project.id(), day));
        return erasure;
    }

    private static Refusal notDue(String code) {
        return Refusal.conflict(
                "NOT_DUE",
                "没有删除：项目“%s”不在可以删除的清单里，可能留存期未满、已被保留、有未解除的预警、工资没有结清，或不在您的管辖范围内；请刷新清单核对。".formatted(code),
                "Nothing was erased: project “%s” is not due; its period may not be over, it may be held, have an open warning or unpaid wages, or lie outside your area. Reload the list."
                        .formatted(code));
    }

    // Erasing needs rights that requests do not have; whose scope it is was looked at before.
    private static <T> T asked(java.util.function.Supplier<T> work) {
        return RowScope.asApplication(work);
    }
}
