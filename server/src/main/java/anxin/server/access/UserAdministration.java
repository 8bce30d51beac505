package anxin.server.access;

import anxin.server.access.Changes.Field;
import anxin.server.access.Changes.Kind;
import anxin.server.http.Refusal;
import anxin.server.jurisdiction.Areas;
import anxin.server.jurisdiction.Organisation;
import anxin.server.jurisdiction.OrganisationKind;
import anxin.server.jurisdiction.Organisations;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What administrators do to users (用户管理). One of an area sees and manages only users of that area and below, and gives
 * nobody an area outside it. Users are never deleted.
 */
@Component
class UserAdministration {

    private static final String LOGIN = "[a-z0-9][a-z0-9._-]{1,39}";

    private final Users users;
    private final PasswordLinks links;
    private final Sessions sessions;
    private final SecondFactors factors;
    private final ProviderSubjects subjects;
    private final Changes changes;
    private final Areas areas;
    private final Organisations organisations;

    UserAdministration(
            Users users,
            PasswordLinks links,
            Sessions sessions,
            SecondFactors factors,
            ProviderSubjects subjects,
            Changes changes,
            Areas areas,
            Organisations organisations) {
        this.users = users;
        this.links = links;
        this.sessions = sessions;
        this.factors = factors;
        this.subjects = subjects;
        this.changes = changes;
        this.areas = areas;
        this.organisations = organisations;
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
    }

    /** The user may not sign in any more, and is out at once. */
    @Transactional
    public void deactivate(User by, long id) {
        if (find(by, id).active()) {
            requireAnotherAdministrator(id);
            users.setActive(id, false);
            sessions.endAll(id);
            links.withdraw(id);
            changes.record(by, id, Kind.DEACTIVATED);
        }
    }

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

    @Transactional
    public void switchOffSecondFactor(User by, long id) {
        find(by, id);
        factors.switchOff(by, id);
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

    @Transactional
    public Organisation addOrganisation(User by, String typed, OrganisationKind kind, int area) {
        var name = typed.strip();
        if (name.isEmpty() || name.length() > 100 || name.chars().anyMatch(Character::isISOControl)) {
            throw Refusal.badRequest(
                    "NAME_INVALID", "机构名称不合要求；请填写 1 至 100 个字。", "The name will not do; it needs 1 to 100 characters.");
        }
        requireArea(by, area);
        var added = organisations
                .add(name, kind, area)
                .orElseThrow(() -> Refusal.conflict(
                        "ORGANISATION_TAKEN",
                        "已有名为“%s”的机构；请直接使用，或换一个全称。".formatted(name),
                        "There is an organisation named “%s” already; use it, or give the full name.".formatted(name)));
        changes.organisationAdded(by, name);
        return added;
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
        requireArea(by, wanted.area());
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
        return new Wanted(name, wanted.role(), wanted.area(), wanted.organisation());
    }

    void requireArea(User by, int area) {
        if (!by.scope().holds(area)) {
            throw Refusal.forbidden(
                    "AREA_NOT_YOURS",
                    "区划 %s 不在您的管辖范围内；请选择本区划或其下级区划。".formatted(Areas.text(area)),
                    "The area %s is not within yours; choose your own or one below it.".formatted(Areas.text(area)));
        }
        if (area != Areas.COUNTRY
                && areas.find(area).isEmpty()
                && (Areas.level(area) < 4 || areas.find(Areas.parent(area)).isEmpty())) {
            throw Refusal.badRequest(
                    "AREA_UNKNOWN",
                    "行政区划清单中没有 %s；请从清单中选择。".formatted(Areas.text(area)),
                    "The list of areas has no %s; choose one from the list.".formatted(Areas.text(area)));
        }
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

    /** What a user is to be; organisation 0 is none. */
    record Wanted(String name, Role role, int area, int organisation) {}

    record Added(long id, PasswordLinks.Link link) {}
}
