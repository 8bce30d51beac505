package anxin.server.access;

import anxin.engine.identity.Succession;
import anxin.server.access.AreaChangeAdministration.Typed;
import anxin.server.database.RowScope;
import anxin.server.jurisdiction.AreaChanges;
import anxin.server.jurisdiction.AreaChanges.Entered;
import anxin.server.jurisdiction.AreaFollowing;
import anxin.server.jurisdiction.AreaFollowing.Held;
import anxin.server.jurisdiction.Areas;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Changes of areas (行政区划变更): what became of which, since when and on what basis. */
@RestController
@ConditionalOnWebApplication
@RequestMapping("/api/area-changes")
class AreaChangeController {

    private final Areas areas;
    private final AreaChanges changes;
    private final AreaFollowing following;
    private final AreaChangeAdministration administration;
    private final Users users;
    private final Posts posts;
    private final CurrentUser currentUser;

    AreaChangeController(
            Areas areas,
            AreaChanges changes,
            AreaFollowing following,
            AreaChangeAdministration administration,
            Users users,
            Posts posts,
            CurrentUser currentUser) {
        this.areas = areas;
        this.changes = changes;
        this.following = following;
        this.administration = administration;
        this.users = users;
        this.posts = posts;
        this.currentUser = currentUser;
    }

    /** Those of one's own area, the latest first: entered ones, taken back ones among them, and those that are shipped. */
    @OpenTo({Role.ADMIN, Role.AUDITOR})
    @GetMapping
    AreaChangeList list(Locale locale) {
        var scope = currentUser.get().scope();
        var entered = changes.all();
        var known = entered.stream().map(Entered::is).toList();
        var shipped = areas.changes().stream()
                .filter(change -> !known.contains(change))
                .map(change -> shown(null, change));
        return new AreaChangeList(
                Stream.concat(entered.stream().map(each -> shown(each, each.is())), shipped)
                        .filter(change -> scope.holds(AreaController.number(change.code()))
                                || change.to().stream().anyMatch(to -> scope.holds(AreaController.number(to.code()))))
                        .sorted(Comparator.comparing(AreaChangeShown::day)
                                .reversed()
                                .thenComparing(AreaChangeShown::code))
                        .toList(),
                RowScope.asApplication(following::undecided).stream()
                        .filter(held -> scope.holds(held.area()))
                        .map(held -> undecided(held, locale))
                        .toList());
    }

    /** What would go where, and who would see more, before anything is entered. */
    @OpenTo(Role.ADMIN)
    @PostMapping("/preview")
    AreaChangePreview preview(@Valid @RequestBody WantedAreaChange wanted, Locale locale) {
        var by = currentUser.require(Role.ADMIN);
        var change = administration.checked(by, wanted.typed());
        boolean moves = change.to().size() == 1 && change.to().getFirst() != change.code();
        var scope = Areas.level(change.code()) < 3 ? new Scope(change.code(), change.code()) : Scope.of(change.code());
        return new AreaChangePreview(
                change.kind(),
                moves,
                RowScope.asApplication(() -> following.heldBy(change.code())).stream()
                        .map(held -> new Going(held.what().in(locale), held.count()))
                        .toList(),
                change.kind() == Succession.Kind.RENAMED
                        ? List.of()
                        : users.list(scope, new UserFilter(null, null, true), "", 200).stream()
                                .map(user -> new Affected(
                                        user.login(), user.name(), areas.name(areaOf(user.id(), scope), locale)))
                                .toList());
    }

    /** Of the user's post there. */
    private int areaOf(long user, Scope scope) {
        return posts.of(user).stream()
                .filter(term ->
                        !term.isOverOn(areas.today()) && scope.holds(term.post().area()))
                .map(term -> term.post().area())
                .findFirst()
                .orElse(scope.areaFrom());
    }

    /** Takes effect at once where its day has come, else on its day. */
    @OpenTo(Role.ADMIN)
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    AreaChangeAdded enter(@Valid @RequestBody WantedAreaChange wanted) {
        int id = administration.enter(currentUser.require(Role.ADMIN), wanted.typed());
        boolean now = !wanted.day().isAfter(areas.today());
        if (now) {
            RowScope.asApplication(() -> {
                following.takeEffect();
                return id;
            });
        }
        return new AreaChangeAdded(id, now);
    }

    /** Before its day. */
    @OpenTo(Role.ADMIN)
    @PostMapping("/{id}/withdrawal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(@PathVariable int id) {
        administration.withdraw(currentUser.require(Role.ADMIN), id);
    }

    private AreaChangeShown shown(@Nullable Entered entered, Succession change) {
        return new AreaChangeShown(
                entered == null ? null : entered.id(),
                Areas.text(change.code()),
                change.name(),
                change.kind(),
                change.to().stream()
                        .map(to -> new Successor(Areas.text(to), name(entered, to)))
                        .toList(),
                change.day(),
                change.exact(),
                change.compiled(),
                change.note().isEmpty() ? null : change.note(),
                entered == null ? null : entered.basis(),
                entered == null ? null : entered.at(),
                entered == null ? null : entered.by(),
                entered == null ? null : entered.withdrawnBy(),
                !change.day().isAfter(areas.today()) && (entered == null || entered.withdrawnBy() == null));
    }

    private String name(@Nullable Entered entered, int to) {
        var called = entered == null ? null : entered.names().get(to);
        return called == null ? areas.fullName(to) : called;
    }

    private UndecidedShown undecided(Held held, Locale locale) {
        return new UndecidedShown(
                Areas.text(held.area()),
                areas.name(held.area(), locale),
                held.what().in(locale),
                held.count(),
                areas.meant(held.area()).stream()
                        .map(to -> new Successor(Areas.text(to), areas.name(to, locale)))
                        .toList());
    }

    record Successor(String code, String name) {}

    /**
     * One change.
     *
     * @param id null for one that is shipped
     * @param exact the day is known; else the area is missing from the list of that day
     * @param compiled where it went is not told by a list of codes but was written down
     */
    record AreaChangeShown(
            @Nullable Integer id,
            String code,
            String name,
            Succession.Kind kind,
            List<Successor> to,
            LocalDate day,
            boolean exact,
            boolean compiled,
            @Nullable String note,
            @Nullable String basis,
            @Nullable Instant enteredAt,
            @Nullable String enteredBy,
            @Nullable String withdrawnBy,
            boolean inForce) {}

    record UndecidedShown(String code, String name, String what, int count, List<Successor> candidates) {}

    record AreaChangeList(List<AreaChangeShown> items, List<UndecidedShown> undecided) {}

    record Going(String what, int count) {}

    record Affected(String login, String name, String areaName) {}

    /**
     * What a change would do.
     *
     * @param moves everything goes to the one successor; else it stays until somebody says where it belongs
     * @param users whose scope would be the whole new area
     */
    record AreaChangePreview(Succession.Kind kind, boolean moves, List<Going> going, List<Affected> users) {}

    record AreaChangeAdded(int id, boolean inForce) {}

    record WantedSuccessor(@NotNull String code, @Nullable String name) {}

    record WantedAreaChange(
            @NotNull String code,
            @NotEmpty List<@Valid WantedSuccessor> to,
            @NotNull LocalDate day,
            @NotNull String basis) {

        Typed typed() {
            var successors = new TreeMap<Integer, @Nullable String>();
            to.forEach(each -> successors.put(AreaController.number(each.code()), each.name()));
            return new Typed(AreaController.number(code), successors, day, basis);
        }
    }
}
