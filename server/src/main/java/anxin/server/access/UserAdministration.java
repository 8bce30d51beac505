package anxin.server.access;

import anxin.server.access.Changes.Field;
import anxin.server.access.Changes.Kind;
import anxin.server.http.Refusal;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What administrators do to users (用户管理). One of an area sees the users who hold posts in it, and manages the accounts of
 * those who hold none outside it. Users are never deleted.
 */
@Component
class UserAdministration {

    private static final String LOGIN = "[a-z0-9][a-z0-9._-]{1,39}";

    private final Users users;
    private final PostAdministration posts;
    private final PasswordLinks links;
    private final Sessions sessions;
    private final SecondFactorRemovals removals;
    private final ProviderSubjects subjects;
    private final Changes changes;

    UserAdministration(
            Users users,
            PostAdministration posts,
            PasswordLinks links,
            Sessions sessions,
            SecondFactorRemovals removals,
            ProviderSubjects subjects,
            Changes changes) {
        this.users = users;
        this.posts = posts;
        this.links = links;
        this.sessions = sessions;
        this.removals = removals;
        this.subjects = subjects;
        this.changes = changes;
    }

    /** A new user with their first post. */
    @Transactional
    public Added add(User by, String typedLogin, String typedName, PostAdministration.Wanted post) {
        var login = typedLogin.strip().toLowerCase(Locale.ROOT);
        if (!login.matches(LOGIN)) {
            throw Refusal.badRequest(
                    "LOGIN_INVALID",
                    "用户名“%s”不合要求；请用 2 至 40 个小写字母、数字、点、横线或下划线，以字母或数字开头。".formatted(login),
                    "The login “%s” will not do; use 2 to 40 small letters, digits, dots, dashes or underscores, beginning with a letter or digit."
                            .formatted(login));
        }
        var name = name(typedName);
        long id = users.add(login, name)
                .orElseThrow(() -> Refusal.conflict(
                        "LOGIN_TAKEN",
                        "用户名“%s”已有人使用；请换一个。".formatted(login),
                        "The login “%s” is taken; choose another.".formatted(login)));
        changes.record(by, id, Kind.ADDED);
        changes.record(by, id, Field.LOGIN, null, login);
        changes.record(by, id, Field.NAME, null, name);
        posts.begin(by, id, post);
        return new Added(id, links.make(by, id));
    }

    @Transactional
    public void rename(User by, long id, String typedName) {
        var was = managed(by, id);
        var name = name(typedName);
        users.rename(id, name);
        changes.record(by, id, Field.NAME, was.name(), name);
    }

    /**
     * The user may not sign in any more, and is out at once; their posts end today, and what came with these goes to another,
     * whom 0 does not name.
     */
    @Transactional
    public void deactivate(User by, long id, long receiver) {
        var leaver = managed(by, id);
        if (leaver.active()) {
            posts.endAll(by, leaver, receiver);
            users.setActive(id, false);
            sessions.endAll(id);
            links.withdraw(id);
            changes.record(by, id, Kind.DEACTIVATED);
        }
    }

    /** Who comes back needs a post again. */
    @Transactional
    public void reactivate(User by, long id) {
        if (!managed(by, id).active()) {
            users.setActive(id, true);
            changes.record(by, id, Kind.REACTIVATED);
        }
    }

    /** For who has forgotten the password; the old one holds until the link is used. */
    @Transactional
    public PasswordLinks.Link newLink(User by, long id) {
        if (!managed(by, id).active()) {
            throw Refusal.conflict(
                    "USER_INACTIVE",
                    "该用户已停用，不能生成设置密码的链接；请先恢复使用。",
                    "This user is deactivated and cannot be given a link to set a password; reactivate them first.");
        }
        return links.make(by, id);
    }

    /** For who has lost theirs; it stays on until another administrator agrees. */
    @Transactional
    public void askToSwitchOffSecondFactor(User by, long id) {
        managed(by, id);
        removals.ask(by, id);
    }

    @Transactional
    public void agreeToSwitchOffSecondFactor(User by, long id) {
        managed(by, id);
        removals.agree(by, id);
    }

    @Transactional
    public void refuseToSwitchOffSecondFactor(User by, long id) {
        managed(by, id);
        removals.refuse(by, id);
    }

    @Transactional
    public void endSession(User by, long id, long session) {
        managed(by, id);
        if (!sessions.end(id, session)) {
            throw OwnSessionController.notThere();
        }
        changes.record(by, id, Kind.SESSION_ENDED);
    }

    @Transactional
    public void endSessions(User by, long id) {
        managed(by, id);
        sessions.endAll(id);
        changes.record(by, id, Kind.SESSIONS_ENDED);
    }

    /** The user may come from the identity provider as somebody else than before, as after a change over there. */
    @Transactional
    public void releaseProvider(User by, long id) {
        managed(by, id);
        if (subjects.release(id)) {
            changes.record(by, id, Kind.PROVIDER_RELEASED);
        }
    }

    /** A user whose account is the administrator's to manage: who took it over would have all its posts. */
    private ManagedUser managed(User by, long id) {
        var user = posts.find(by, id);
        if (!user.wholly()) {
            throw Refusal.forbidden(
                    "USER_ELSEWHERE_TOO",
                    "“%s”还有您管辖范围以外的岗位，账号本身由上级系统管理员管理；您可以办理其在本区划的岗位。".formatted(user.name()),
                    "%s also holds posts outside your area, and the account is for an administrator above both; you may manage the posts in your area."
                            .formatted(user.name()));
        }
        posts.requireNotAnAdministrator(by, id);
        return user;
    }

    private static String name(String typed) {
        var name = typed.strip();
        if (name.isEmpty() || name.length() > 40 || name.chars().anyMatch(Character::isISOControl)) {
            throw Refusal.badRequest(
                    "NAME_INVALID", "姓名不合要求；请填写 1 至 40 个字。", "The name will not do; it needs 1 to 40 characters.");
        }
        return name;
    }

    record Added(long id, PasswordLinks.Link link) {}
}
