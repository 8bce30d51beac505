package anxin.server.warning.web;

import anxin.engine.calendar.BeijingTime;
import anxin.engine.datapackage.Dictionary;
import anxin.server.access.CurrentUser;
import anxin.server.access.OpenTo;
import anxin.server.access.Role;
import anxin.server.fund.AccountList;
import anxin.server.fund.AccountList.Line;
import anxin.server.http.Refusal;
import anxin.server.jurisdiction.Areas;
import anxin.server.project.ProjectList;
import anxin.server.warning.scan.LiveScan;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The special accounts (专用账户): of a bank those it keeps, of others those in their area. */
@RestController
@RequestMapping("/api/accounts")
class AccountController {

    private static final int MOST = 200;

    private final CurrentUser currentUser;
    private final AccountList accounts;
    private final ProjectList projects;
    private final Areas areas;
    private final LiveScan scan;

    AccountController(CurrentUser currentUser, AccountList accounts, ProjectList projects, Areas areas, LiveScan scan) {
        this.currentUser = currentUser;
        this.accounts = accounts;
        this.projects = projects;
        this.areas = areas;
        this.scan = scan;
    }

    @OpenTo({Role.ADMIN, Role.OFFICER, Role.LEADER, Role.BANK})
    @GetMapping
    AccountPart list(
            @RequestParam @Nullable String area,
            @RequestParam(defaultValue = "0") long cursor,
            @RequestParam(defaultValue = "50") int limit,
            Locale locale) {
        var scope = AskedArea.of(area, currentUser.get()).scope();
        int most = Math.clamp(limit, 1, MOST);
        var found = accounts.page(scope.areaFrom(), scope.areaTo(), cursor, most + 1);
        var here = found.size() > most ? found.subList(0, most) : found;
        return new AccountPart(
                here.stream().map(line -> item(line, locale)).toList(),
                found.size() > most ? String.valueOf(here.getLast().id()) : null,
                cursor == 0 ? new WarningList.Count(accounts.count(scope.areaFrom(), scope.areaTo()), true) : null);
    }

    @OpenTo({Role.ADMIN, Role.OFFICER, Role.LEADER, Role.BANK})
    @GetMapping("/{id}")
    AccountItem one(@PathVariable long id, Locale locale) {
        return item(find(id), locale);
    }

    @OpenTo({Role.ADMIN, Role.OFFICER, Role.LEADER, Role.BANK})
    @GetMapping("/{id}/entries")
    EntryPart entries(
            @PathVariable long id,
            @RequestParam(defaultValue = "0") int cursor,
            @RequestParam(defaultValue = "50") int limit,
            Locale locale) {
        var account = find(id);
        int from = Math.max(cursor, 0);
        int most = Math.clamp(limit, 1, MOST);
        var found = accounts.entries(account.id(), from, most + 1);
        var here = found.size() > most ? found.subList(0, most) : found;
        return new EntryPart(
                here.stream()
                        .map(entry -> new EntryItem(
                                entry.at().atZone(BeijingTime.ZONE).toInstant(),
                                entry.serialNo(),
                                entry.credit(),
                                entry.amountFen(),
                                entry.balanceFen(),
                                entry.counterpartyName() == null
                                        ? null
                                        : entry.counterpartyName().in(locale),
                                Objects.requireNonNullElse(
                                        Dictionary.PURPOSE.title(entry.purpose(), locale), entry.purpose())))
                        .toList(),
                found.size() > most ? String.valueOf(from + most) : null);
    }

    private Line find(long id) {
        var user = currentUser.get();
        return accounts.find(id)
                .filter(line -> user.scope().holds(line.area()))
                .orElseThrow(() -> Refusal.notFound(
                        "ACCOUNT_UNKNOWN",
                        "没有找到这个专用账户，或它不归您查看；请从专用账户清单打开。",
                        "There is no such special account, or it is not yours to see; open it from the list."));
    }

    private AccountItem item(Line line, Locale locale) {
        var project = projects.find(line.projectId(), scan.today());
        return new AccountItem(
                line.id(),
                line.number(),
                Objects.requireNonNullElse(Dictionary.BANK.title(line.bankCode(), locale), line.bankCode()),
                project.map(ProjectList.Line::code).orElse(null),
                project.map(ProjectList.Line::name).orElse(null),
                Areas.text(line.area()),
                areas.name(line.area(), locale),
                line.openedOn(),
                line.closedOn(),
                line.frozenOn() != null && line.unfrozenOn() == null ? line.frozenOn() : null,
                line.balanceFen(),
                line.lastEntryAt() == null
                        ? null
                        : line.lastEntryAt().atZone(BeijingTime.ZONE).toInstant());
    }

    record AccountPart(List<AccountItem> items, @Nullable String next, WarningList.@Nullable Count count) {}

    /**
     * One special account.
     *
     * @param number masked
     * @param frozenOn since when it is frozen, if it is
     * @param balanceFen unknown where no entry has come in
     */
    record AccountItem(
            long id,
            String number,
            String bankName,
            @Nullable String projectCode,
            @Nullable String projectName,
            String areaCode,
            String areaName,
            LocalDate openedOn,
            @Nullable LocalDate closedOn,
            @Nullable LocalDate frozenOn,
            @Nullable Long balanceFen,
            @Nullable Instant lastEntryAt) {}

    record EntryPart(List<EntryItem> items, @Nullable String next) {}

    /**
     * One entry.
     *
     * @param credit money came in; else it went out
     */
    record EntryItem(
            Instant at,
            String serialNo,
            boolean credit,
            long amountFen,
            long balanceFen,
            @Nullable String counterpartyName,
            String purposeName) {}
}
