package anxin.server.access;

import anxin.server.http.Refusal;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Users (用户), for administrators alone. */
@RestController
@ConditionalOnWebApplication
@RequestMapping("/api/users")
class UserController {

    private final Users users;
    private final UserAdministration administration;
    private final Sessions sessions;
    private final Changes changes;
    private final ChangesShown changesShown;
    private final ProviderSubjects subjects;
    private final SecondFactorRemovals removals;
    private final PostAdministration postAdministration;
    private final PostsShown posts;
    private final CurrentUser currentUser;

    UserController(
            Users users,
            UserAdministration administration,
            Sessions sessions,
            Changes changes,
            ChangesShown changesShown,
            ProviderSubjects subjects,
            SecondFactorRemovals removals,
            PostAdministration postAdministration,
            PostsShown posts,
            CurrentUser currentUser) {
        this.users = users;
        this.administration = administration;
        this.sessions = sessions;
        this.changes = changes;
        this.changesShown = changesShown;
        this.subjects = subjects;
        this.removals = removals;
        this.postAdministration = postAdministration;
        this.posts = posts;
        this.currentUser = currentUser;
    }

    @OpenTo({Role.ADMIN, Role.AUDITOR})
    @GetMapping
    UserPage list(
            @RequestParam @Nullable String area,
            @RequestParam @Nullable String text,
            @RequestParam @Nullable Role role,
            @RequestParam @Nullable Boolean active,
            @RequestParam @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit,
            Locale locale) {
        var scope = currentUser.get().scope();
        int size = Math.clamp(limit, 1, 200);
        var found = users.list(
                area == null ? scope : scope.within(AreaController.number(area)),
                new UserFilter(text, role, active),
                cursor == null ? "" : login(cursor),
                size + 1);
        var page = found.subList(0, Math.min(size, found.size()));
        var held = posts.notOver(page.stream().map(ManagedUser::id).toList(), scope, locale);
        return new UserPage(
                page.stream()
                        .map(user -> shown(user, held.getOrDefault(user.id(), List.of())))
                        .toList(),
                found.size() > size ? cursor(page.getLast().login()) : null);
    }

    @OpenTo({Role.ADMIN, Role.AUDITOR})
    @GetMapping("/{id}")
    UserDetail read(@PathVariable long id, Locale locale) {
        var scope = currentUser.get().scope();
        var user = postAdministration.find(currentUser.get(), id);
        return new UserDetail(
                shown(user, posts.notOver(List.of(id), scope, locale).getOrDefault(id, List.of())),
                posts.all(id, scope, locale),
                postAdministration.held(id).stream()
                        .map(held -> new HeldShown(held.what().in(locale), held.count()))
                        .toList(),
                subjects.isBound(id),
                removals.open(id)
                        .map(asked -> new RemovalAsked(
                                asked.byName(),
                                asked.at(),
                                asked.until(),
                                asked.by() == currentUser.get().id()))
                        .orElse(null),
                user.wholly() ? OwnSessionController.shown(sessions.of(id)) : List.of(),
                changesShown.of(changes.of(id, scope), locale));
    }

    @OpenTo(Role.ADMIN)
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    UserAdded add(@Valid @RequestBody NewUser wanted) {
        var added = administration.add(
                administrator(),
                wanted.login(),
                wanted.name(),
                new PostAdministration.Wanted(
                        wanted.postName(),
                        wanted.role(),
                        AreaController.number(wanted.areaCode()),
                        wanted.organisationId() == null ? 0 : wanted.organisationId(),
                        wanted.projectCodes() == null ? List.of() : wanted.projectCodes(),
                        wanted.fromDay(),
                        wanted.toDay()));
        return new UserAdded(added.id(), added.link());
    }

    @OpenTo(Role.ADMIN)
    @PutMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void change(@PathVariable long id, @Valid @RequestBody UserChange wanted) {
        administration.rename(administrator(), id, wanted.name());
    }

    @OpenTo(Role.ADMIN)
    @PostMapping("/{id}/deactivation")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deactivate(@PathVariable long id, @RequestBody(required = false) @Nullable HandOver to) {
        administration.deactivate(administrator(), id, to == null || to.receiverId() == null ? 0 : to.receiverId());
    }

    @OpenTo(Role.ADMIN)
    @PostMapping("/{id}/reactivation")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reactivate(@PathVariable long id) {
        administration.reactivate(administrator(), id);
    }

    @OpenTo(Role.ADMIN)
    @PostMapping("/{id}/password-link")
    @ResponseStatus(HttpStatus.CREATED)
    PasswordLinks.Link newLink(@PathVariable long id) {
        return administration.newLink(administrator(), id);
    }

    @OpenTo(Role.ADMIN)
    @PostMapping("/{id}/second-factor-removal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void askToSwitchOffSecondFactor(@PathVariable long id) {
        administration.askToSwitchOffSecondFactor(administrator(), id);
    }

    @OpenTo(Role.ADMIN)
    @PostMapping("/{id}/second-factor-removal/consent")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void agreeToSwitchOffSecondFactor(@PathVariable long id) {
        administration.agreeToSwitchOffSecondFactor(administrator(), id);
    }

    @OpenTo(Role.ADMIN)
    @DeleteMapping("/{id}/second-factor-removal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void refuseToSwitchOffSecondFactor(@PathVariable long id) {
        administration.refuseToSwitchOffSecondFactor(administrator(), id);
    }

    @OpenTo(Role.ADMIN)
    @DeleteMapping("/{id}/provider-subject")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void releaseProvider(@PathVariable long id) {
        administration.releaseProvider(administrator(), id);
    }

    @OpenTo(Role.ADMIN)
    @DeleteMapping("/{id}/sessions")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endSessions(@PathVariable long id) {
        administration.endSessions(administrator(), id);
    }

    @OpenTo(Role.ADMIN)
    @DeleteMapping("/{id}/sessions/{session}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endSession(@PathVariable long id, @PathVariable long session) {
        administration.endSession(administrator(), id, session);
    }

    private User administrator() {
        return currentUser.require(Role.ADMIN);
    }

    private static UserShown shown(ManagedUser user, List<PostsShown.PostShown> posts) {
        return new UserShown(
                user.id(),
                user.login(),
                user.name(),
                posts,
                user.active(),
                user.passwordSet(),
                user.secondFactor(),
                user.wholly(),
                user.lastSignIn());
    }

    private static String cursor(String login) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    }

    private static String login(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Refusal.badRequest(
                    "CURSOR_INVALID",
                    "翻页标记“%s”无效；请从第一页重新打开列表。".formatted(cursor),
                    "The cursor “%s” is not valid; open the list from its first page.".formatted(cursor));
        }
    }

    /**
     * A user as administrators see them.
     *
     * @param posts those in the areas of who looks that have not ended
     * @param wholly whether there are no others
     */
    record UserShown(
            long id,
            String login,
            String name,
            List<PostsShown.PostShown> posts,
            boolean active,
            boolean passwordSet,
            boolean secondFactor,
            boolean wholly,
            @Nullable Instant lastSignIn) {}

    record UserPage(List<UserShown> items, @Nullable String next) {}

    /**
     * One user.
     *
     * @param posts past ones too, in the areas of who looks
     * @param held what somebody has to take over when they leave
     * @param providerBound whether the identity provider has named them
     * @param removalAsked that their second factor be switched off, which waits for another administrator
     */
    record UserDetail(
            UserShown user,
            List<PostsShown.PostDetail> posts,
            List<HeldShown> held,
            boolean providerBound,
            @Nullable RemovalAsked removalAsked,
            List<OwnSessionController.SessionShown> sessions,
            List<ChangesShown.Line> changes) {}

    /** @param mine whether the one who reads it has asked */
    record RemovalAsked(String by, Instant at, Instant until, boolean mine) {}

    /**
     * A new user with their first post.
     *
     * @param fromDay today unless given
     * @param toDay the last day, included; nothing where no end is set
     */
    record NewUser(
            @NotNull String login,
            @NotNull String name,
            @Nullable String postName,
            @NotNull Role role,
            @NotNull String areaCode,
            @Nullable Integer organisationId,
            @Nullable List<String> projectCodes,
            @Nullable LocalDate fromDay,
            @Nullable LocalDate toDay) {}

    record UserChange(@NotNull String name) {}

    /** @param receiverId who takes over what the leaver holds */
    record HandOver(@Nullable Long receiverId) {}

    record HeldShown(String what, int count) {}

    record UserAdded(long id, PasswordLinks.Link link) {}
}
