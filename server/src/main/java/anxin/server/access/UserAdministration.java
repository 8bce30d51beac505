package anxin.server.access;

import anxin.server.access.Changes.Field;
import anxin.server.access.Changes.Kind;
import anxin.server.http.Refusal;
import anxin.server.jurisdiction.Areas;
import anxin.server.jurisdiction.Organisation;
import anxin.server.jurisdiction.Organisations;
import anxin.server.words.Words;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What administrators do to users (用户管理). One of an area sees and manages only users of that area and below, and gives
 * nobody an area outside it. Users are never deleted.
 */
@Component
class UserAdministration {

    private static final int MOST_PROJECTS = 200;
    private static final int LONGEST_CODE = 100;
    private static final String LOGIN = "[a-z0-9][a-z0-9._-]{1,39}";

    private final Users users;
    private final PasswordLinks links;
    private final Sessions sessions;
    private final SecondFactorRemovals removals;
    private final ProviderSubjects subjects;
    private final Changes changes;
    private final GrantableAreas grantable;
    private final Organisations organisations;
    private final NamedProjects projects;
    private final List<PersonalItems> items;

    UserAdministration(
            Users users,
            PasswordLinks links,
            Sessions sessions,
            SecondFactorRemovals removals,
            ProviderSubjects subjects,
            Changes changes,
            GrantableAreas grantable,
            Organisations organisations,
            NamedProjects projects,
            List<PersonalItems> items) {
        this.users = users;
        this.links = links;
        this.sessions = sessions;
        this.removals = removals;
        this.subjects = subjects;
        this.changes = changes;
        this.grantable = grantable;
        this.organisations = organisations;
        this.projects = projects;
        this.items = items;
    }

    @Transactional
    public Added add(User by, String typedLogin, Wanted typed) {
        var login = typedLogin.strip().toLowerCase(Locale.ROOT);
        if (!login.matches(LOGIN)) {
            throw Refusal.badRequest(
                    "LOGIN_INVALID",
                    "用户名“%s”不合要求；请用 2 至 40 个小写字母、数字、点、横线或下划线，以字母或数字开头。".formatted(login),
                    "The login “%s” will not do; use 2 to 40 small letters, digits, dots, dashes or underscores, beginning with a letter or digit."
                            .formatted(login));
        }
        var wanted = checked(by, typed, 0);
        long id = users.add(login, wanted.name(), wanted.role(), wanted.area(), wanted.organisation())
                .orElseThrow(() -> Refusal.conflict(
                        "LOGIN_TAKEN",
                        "用户名“%s”已有人使用；请换一个。".formatted(login),
                        "The login “%s” is taken; choose another.".formatted(login)));
        changes.record(by, id, Kind.ADDED);
        changes.record(by, id, Field.LOGIN, null, login);
        changes.record(by, id, Field.NAME, null, wanted.name());
        changes.record(by, id, Field.ROLE, null, wanted.role().name());
        changes.record(by, id, Field.AREA, null, Areas.text(wanted.area()));
        changes.record(by, id, Field.ORGANISATION, null, organisationName(wanted.organisation()));
        projects.put(by, id, wanted.projects());
        return new Added(id, links.make(by, id));
    }

    @Transactional
    public void change(User by, long id, Wanted typed) {
        var was = find(by, id).user();
        var wanted = checked(by, typed, was.organisation());
        if (wanted.role() != Role.ADMIN || wanted.area() != Areas.COUNTRY) {
            requireAnotherAdministrator(id);
        }
        users.change(id, wanted.name(), wanted.role(), wanted.area(), wanted.organisation());
        changes.record(by, id, Field.NAME, was.name(), wanted.name());
        changes.record(by, id, Field.ROLE, was.role().name(), wanted.role().name());
        changes.record(by, id, Field.AREA, Areas.text(was.area()), Areas.text(wanted.area()));
        changes.record(
                by,
                id,
                Field.ORGANISATION,
                organisationName(was.organisation()),
                organisationName(wanted.organisation()));
        projects.put(by, id, wanted.projects());
    }

    /** The user may not sign in any more, and is out at once; what they hold goes to another, whom 0 does not name. */
    @Transactional
    public void deactivate(User by, long id, long receiver) {
        var leaver = find(by, id);
        if (leaver.active()) {
            requireAnotherAdministrator(id);
            handOver(by, leaver.user(), receiver);
            users.setActive(id, false);
            sessions.endAll(id);
            links.withdraw(id);
            changes.record(by, id, Kind.DEACTIVATED);
        }
    }

    private void handOver(User by, User leaver, long receiver) {
        var held = held(leaver.id());
        if (held.isEmpty()) {
            return;
        }
        if (receiver == 0) {
            throw Refusal.conflict(
                    "ITEMS_OPEN",
                    "“%s”还有%s；请指定由谁接手，再停用。"
                            .formatted(
                                    leaver.name(),
                                    held.stream()
                                            .map(each -> "%d 个%s"
                                                    .formatted(
                                                            each.count(),
                                                            each.what().zh()))
                                            .collect(Collectors.joining("、"))),
                    "%s still has %s; say who takes over before deactivating."
                            .formatted(
                                    leaver.name(),
                                    held.stream()
                                            .map(each -> "%d %s"
                                                    .formatted(
                                                            each.count(),
                                                            each.what().en()))
                                            .collect(Collectors.joining(", "))));
        }
        var to = find(by, receiver);
        if (!to.active() || receiver == leaver.id()) {
            throw Refusal.badRequest(
                    "RECEIVER_UNFIT",
                    "“%s”已停用，或就是本人，不能接手；请另选。".formatted(to.user().name()),
                    "%s is deactivated or the same person; choose another."
                            .formatted(to.user().name()));
        }
        items.stream()
                .filter(each -> each.heldBy(leaver.id()) > 0)
                .forEach(each -> each.handOver(by, leaver, to.user()));
    }

    /** What a user holds in their own name. */
    List<Held> held(long id) {
        return items.stream()
                .map(each -> new Held(each.what(), each.heldBy(id)))
                .filter(held -> held.count() > 0)
                .toList();
    }

    record Held(Words what, int count) {}

    @Transactional
    public void reactivate(User by, long id) {
        if (!find(by, id).active()) {
            users.setActive(id, true);
            changes.record(by, id, Kind.REACTIVATED);
        }
    }

    /** For who has forgotten the password; the old one holds until the link is used. */
    @Transactional
    public PasswordLinks.Link newLink(User by, long id) {
        if (!find(by, id).active()) {
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
        find(by, id);
        removals.ask(by, id);
    }

    @Transactional
    public void agreeToSwitchOffSecondFactor(User by, long id) {
        find(by, id);
        removals.agree(by, id);
    }

    @Transactional
    public void refuseToSwitchOffSecondFactor(User by, long id) {
        find(by, id);
        removals.refuse(by, id);
    }

    @Transactional
    public void endSession(User by, long id, long session) {
        find(by, id);
        if (!sessions.end(id, session)) {
            throw OwnSessionController.notThere();
        }
        changes.record(by, id, Kind.SESSION_ENDED);
    }

    @Transactional
    public void endSessions(User by, long id) {
        find(by, id);
        sessions.endAll(id);
        changes.record(by, id, Kind.SESSIONS_ENDED);
    }

    /** Users of other areas are as good as not there. */
    ManagedUser find(User by, long id) {
        return users.managed(by.scope(), id)
                .orElseThrow(() -> Refusal.notFound(
                        "USER_NOT_FOUND",
                        "没有这个用户，或不在您的管辖范围内；请从用户清单进入。",
                        "There is no such user, or not in your area; open them from the list of users."));
    }

    private Wanted checked(User by, Wanted wanted, int organisationBefore) {
        var name = wanted.name().strip();
        if (name.isEmpty() || name.length() > 40 || name.chars().anyMatch(Character::isISOControl)) {
            throw Refusal.badRequest(
                    "NAME_INVALID", "姓名不合要求；请填写 1 至 40 个字。", "The name will not do; it needs 1 to 40 characters.");
        }
        grantable.require(by, wanted.area());
        if (wanted.organisation() != 0
                && wanted.organisation() != organisationBefore
                && organisations
                        .find(wanted.organisation())
                        .filter(organisation -> by.scope().holds(organisation.area()))
                        .isEmpty()) {
            throw Refusal.badRequest(
                    "ORGANISATION_UNKNOWN",
                    "没有这个机构，或不在您的管辖范围内；请从清单中选择。",
                    "There is no such organisation, or not in your area; choose one from the list.");
        }
        requireWhatTheScopeIsMadeOf(wanted.role(), wanted.organisation());
        return new Wanted(
                name, wanted.role(), wanted.area(), wanted.organisation(), projects(wanted.role(), wanted.projects()));
    }

    /** Without it such a user would see nothing, and nobody would know why. */
    private void requireWhatTheScopeIsMadeOf(Role role, int organisation) {
        var is = organisations.find(organisation).map(Organisation::is);
        switch (role) {
            case SECTOR -> {
                if (is.filter(of -> !of.categories().isEmpty()).isEmpty()) {
                    throw lacking(role, new Words("负责的项目分类", "the project categories it answers for"));
                }
            }
            case BANK -> {
                if (is.filter(of -> of.bankCode() != null).isEmpty()) {
                    throw lacking(role, new Words("银行代码", "its bank code"));
                }
            }
            case PROJECT_PARTY -> {
                if (is.filter(of -> of.creditCode() != null).isEmpty()) {
                    throw lacking(role, new Words("统一社会信用代码", "its unified social credit code"));
                }
            }
            case ADMIN, OFFICER, LEADER, FIELD, PARTNER, CONTRACTOR, AUDITOR -> {}
        }
    }

    private static Refusal lacking(Role role, Words what) {
        return Refusal.badRequest(
                "ORGANISATION_LACKS",
                "角色“%s”能看哪些数据取决于所属机构；请选择已登记%s的机构，或先在“机构”页补充。"
                        .formatted(role.words().zh(), what.zh()),
                "What the role %s sees depends on the organisation; choose one that has %s, or add that on the page of organisations first."
                        .formatted(role.words().en(), what.en()));
    }

    private static List<String> projects(Role role, List<String> typed) {
        var codes = typed.stream()
                .map(String::strip)
                .filter(code -> !code.isEmpty())
                .distinct()
                .sorted()
                .toList();
        if (codes.size() > MOST_PROJECTS) {
            throw Refusal.badRequest(
                    "TOO_MANY_PROJECTS",
                    "一位用户最多指定 %d 个负责的项目；更多时请改用区划来划定范围。".formatted(MOST_PROJECTS),
                    "No more than %d projects can be named for one user; use an area instead."
                            .formatted(MOST_PROJECTS));
        }
        codes.stream()
                .filter(code -> code.length() > LONGEST_CODE || code.chars().anyMatch(Character::isISOControl))
                .findFirst()
                .ifPresent(code -> {
                    throw Refusal.badRequest(
                            "PROJECT_CODE_INVALID",
                            "负责的项目应填项目编码，每个不超过 %d 个字符。".formatted(LONGEST_CODE),
                            "Named projects are given by their codes, of %d characters at most."
                                    .formatted(LONGEST_CODE));
                });
        return role == Role.FIELD ? codes : List.of();
    }

    /** The user may come from the identity provider as somebody else than before, as after a change over there. */
    @Transactional
    public void releaseProvider(User by, long id) {
        find(by, id);
        if (subjects.release(id)) {
            changes.record(by, id, Kind.PROVIDER_RELEASED);
        }
    }

    /** Somebody must be left who can look after everything. */
    private void requireAnotherAdministrator(long id) {
        var administrators = users.lockedNationalAdministrators();
        if (administrators.contains(id) && administrators.size() == 1) {
            throw Refusal.conflict(
                    "LAST_ADMINISTRATOR",
                    "这是最后一位能登录的全国系统管理员，不能停用，也不能改为其他角色或区划；请先另设一位并让其设置密码。",
                    "This is the last administrator of the whole country who can sign in; add another, who has set a password, before changing this one.");
        }
    }

    private @Nullable String organisationName(int id) {
        return organisations.find(id).map(Organisation::name).orElse(null);
    }

    /**
     * What a user is to be.
     *
     * @param organisation 0 for none
     * @param projects codes of the projects named for them, of those who work in the field
     */
    record Wanted(String name, Role role, int area, int organisation, List<String> projects) {}

    record Added(long id, PasswordLinks.Link link) {}
}
