package anxin.engine.rows;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything the rules look at of one project, in current versions, with nothing withdrawn in it. */
public record ProjectRows(
        Project project,
        List<Engagement> engagements,
        List<WorkerMonth> attendance,
        List<PayrollLine> payroll,
        List<Account> accounts,
        List<AccountEntry> entries,
        List<DepositEvent> deposits,
        List<Progress> progress) {

    /**
     * The same project as it stood at the end of a day: what is dated later does not exist, and a day that records a
     * later event is empty. Planned days, progress and payroll lines stay; a line's payment counts by its own day.
     */
    public ProjectRows asOf(LocalDate day) {
        var opened = accounts.stream()
                .filter(account -> !account.openedOn().isAfter(day))
                .map(account -> asOf(account, day))
                .toList();
        var known = new HashSet<Long>();
        opened.forEach(account -> known.add(account.number()));
        var nextDay = day.plusDays(1).atStartOfDay();
        return new ProjectRows(
                asOf(project, day),
                engagements.stream()
                        .filter(engagement -> !engagement.entryDate().isAfter(day))
                        .map(engagement -> asOf(engagement, day))
                        .toList(),
                attendanceUntil(day),
                payroll,
                opened,
                entries.stream()
                        .filter(entry -> entry.time().isBefore(nextDay) && known.contains(entry.account()))
                        .toList(),
                deposits.stream().filter(event -> !event.date().isAfter(day)).toList(),
                progress);
    }

    private List<WorkerMonth> attendanceUntil(LocalDate day) {
        int thisMonth = Months.of(day);
        int untilToday = -1 >>> (32 - day.getDayOfMonth());
        return attendance.stream()
                .filter(worked -> worked.month() <= thisMonth)
                .map(worked -> worked.month() < thisMonth
                        ? worked
                        : new WorkerMonth(worked.person(), worked.month(), worked.days() & untilToday))
                .filter(worked -> worked.days() != 0)
                .toList();
    }

    private static Project asOf(Project p, LocalDate day) {
        return new Project(
                p.code(),
                p.areaCode(),
                p.category(),
                p.funding(),
                p.contractPriceFen(),
                by(p.contractSignedOn(), day),
                by(p.permitOn(), day),
                p.startDate(),
                p.plannedCompleteDate(),
                by(p.completeDate(), day),
                by(p.stoppedOn(), day),
                by(p.restartedOn(), day),
                by(p.registeredOn(), day),
                by(p.noticeBoardOn(), day),
                by(p.paymentGuaranteeOn(), day),
                p.payDay(),
                p.depositExempt());
    }

    private static Account asOf(Account a, LocalDate day) {
        return new Account(
                a.number(),
                a.openedOn(),
                by(a.filedOn(), day),
                by(a.closedOn(), day),
                by(a.frozenOn(), day),
                by(a.unfrozenOn(), day));
    }

    private static Engagement asOf(Engagement e, LocalDate day) {
        return new Engagement(
                e.person(),
                e.entryDate(),
                by(e.registeredOn(), day),
                by(e.contractSignedOn(), day),
                by(e.exitDate(), day),
                by(e.settledOn(), day),
                e.card());
    }

    private static @Nullable LocalDate by(@Nullable LocalDate event, LocalDate day) {
        return event == null || event.isAfter(day) ? null : event;
    }
}
