package anxin.server.access;

import anxin.server.access.Changes.Field;
import anxin.server.access.Changes.Kind;
import anxin.server.http.Refusal;
import anxin.server.jurisdiction.Areas;
import anxin.server.jurisdiction.Organisation;
import anxin.server.jurisdiction.Organisations;
import anxin.server.words.Words;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Posts are given, changed and ended by administrators, within their areas only. Whoever works as a deputy does none of this.
 * Role and area of a post never change: another begins instead.
 */
@Component
class PostAdministration {

    private static final int MOST_PROJECTS = 200;
    private static final int LONGEST = 100;
    private static final int LONGEST_NAME = 40;
    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2999, 12, 31);

    private final Users users;
    private final Posts posts;
    private final Changes changes;
    private final GrantableAreas grantable;
    private final Organisations organisations;
    private final NamedProjects projects;
    private final NamedVillages villages;
    private final List<PersonalItems> items;

    PostAdministration(
            Users users,
            Posts posts,
            Changes changes,
            GrantableAreas grantable,
            Organisations organisations,
            NamedProjects projects,
            NamedVillages villages,
            List<PersonalItems> items) {
        this.users = users;
        this.posts = posts;
        this.changes = changes;
        this.grantable = grantable;
        this.organisations = organisations;
        this.projects = projects;
        this.villages = villages;
        this.items = items;
    }

    /** Users of other areas are as good as not there. */
    ManagedUser find(User by, long user) {
        return users.managed(by.scope(), user)
                .orElseThrow(() -> Refusal.notFound(
                        "USER_NOT_FOUND",
                        "没有这个用户，或不在您的管辖范围内；请从用户清单进入。",
                        "There is no such user, or not in your area; open them from the list of users."));
    }

    /** So are posts of other areas. */
    Posts.Term find(User by, long user, long post) {
        find(by, user);
        return posts.find(post)
                .filter(term ->
                        term.user() == user && by.scope().holds(term.post().area()))
                .orElseThrow(PostAdministration::notThere);
    }

    /** The post is the user's from its first day on. */
    @Transactional
    public long give(User by, long user, Wanted typed) {
        if (!find(by, user).active()) {
            throw Refusal.conflict(
                    "USER_INACTIVE",
                    "该用户已停用，不能任职；请先恢复使用。",
                    "This user is deactivated and can hold no post; reactivate them first.");
        }
        return begin(by, user, typed);
    }

    /** The same, of a user who has just been added. */
    long begin(User by, long user, Wanted typed) {
        requireOwnPost(by);
        var name = name(typed.name());
        grantable.require(by, typed.area());
        requireOrganisation(by, typed.organisation());
        requireWhatTheScopeIsMadeOf(typed.role(), typed.organisation());
        var codes = projects(typed.role(), typed.projects());
        var from = typed.from() == null ? posts.today() : typed.from();
        requireInOrder(from, typed.to());
        if (from.isBefore(posts.today())) {
            throw Refusal.badRequest(
                    "POST_BEGINS_IN_THE_PAST",
                    "任职起始日 %s 已经过去；请填写今天或以后的一天。".formatted(from),
                    "The first day, %s, is in the past; choose today or a later day.".formatted(from));
        }
        long id = posts.give(user, name, typed.role(), typed.area(), typed.organisation(), from, typed.to());
        var term = posts.find(id).orElseThrow();
        changes.ofPost(by, term, Kind.POST_GIVEN, null);
        changes.ofPost(by, term, Field.POST, null, name);
        changes.ofPost(by, term, Field.ROLE, null, typed.role().name());
        changes.ofPost(by, term, Field.AREA, null, Areas.text(typed.area()));
        changes.ofPost(by, term, Field.ORGANISATION, null, organisationName(typed.organisation()));
        changes.ofPost(by, term, Field.FROM_DAY, null, from.toString());
        changes.ofPost(by, term, Field.TO_DAY, null, text(typed.to()));
        projects.put(by, term, codes);
        return id;
    }

    /** What may change about a post: what it is called, its organisation and the projects named for it. */
    @Transactional
    public void change(
            User by, long user, long post, @Nullable String typedName, int organisation, List<String> codes) {
        requireOwnPost(by);
        posts.lock(user);
        var term = find(by, user, post);
        requireNotOver(term);
        var was = term.post();
        var name = name(typedName);
        if (organisation != was.organisation()) {
            requireOrganisation(by, organisation);
        }
        requireWhatTheScopeIsMadeOf(was.role(), organisation);
        var named = projects(was.role(), codes);
        posts.change(post, name, organisation);
        changes.ofPost(by, term, Field.POST, was.name(), name);
        changes.ofPost(
                by, term, Field.ORGANISATION, organisationName(was.organisation()), organisationName(organisation));
        projects.put(by, term, named);
    }

    /** The villages a post looks after, instead of those it had. */
    @Transactional
    public void nameVillages(User by, long user, long post, List<Long> codes) {
        requireOwnPost(by);
        posts.lock(user);
        var term = find(by, user, post);
        requireNotOver(term);
        villages.put(by, term, codes);
    }

    /**
     * The post has this last day; yesterday is at once.
     *
     * @param receiver the user who takes over what comes with the post; 0 names nobody
     */
    @Transactional
    public void end(User by, long user, long post, LocalDate lastDay, long receiver) {
        requireOwnPost(by);
        posts.lock(user);
        var term = find(by, user, post);
        requireNotOver(term);
        if (lastDay.isBefore(posts.today().minusDays(1))) {
            throw Refusal.badRequest(
                    "POST_END_INVALID",
                    "最后任职日 %s 太早；请填写今天或以后的一天，需要立即结束的填写昨天。".formatted(lastDay),
                    "The last day, %s, is too early; choose today or later, or yesterday to end the post at once."
                            .formatted(lastDay));
        }
        if (lastDay.isAfter(term.to() == null ? LAST : term.to())) {
            throw Refusal.badRequest(
                    "POST_END_LATER",
                    "任期只能提前结束，不能延后到 %s；需要继续任职的，请另设一个岗位。".formatted(lastDay),
                    "A post can only end earlier, not on %s; give another post to go on.".formatted(lastDay));
        }
        requireAnotherAdministrator(List.of(term));
        handOver(by, find(by, user), List.of(term), receiver);
        end(by, term, lastDay);
    }

    /** All posts of who leaves have today as their last day, and somebody takes over what came with them. */
    void endAll(User by, ManagedUser leaver, long receiver) {
        posts.lock(leaver.id());
        var today = posts.today();
        var left = posts.of(leaver.id()).stream()
                .filter(term -> !term.isOverOn(today))
                .toList();
        requireAnotherAdministrator(left);
        handOver(by, leaver, left, receiver);
        left.stream()
                .filter(term -> term.to() == null || term.to().isAfter(today))
                .forEach(term -> end(by, term, today));
        posts.endDeputiesOf(leaver.id());
    }

    private void end(User by, Posts.Term term, LocalDate lastDay) {
        posts.end(term.post().id(), lastDay);
        changes.ofPost(by, term, Kind.POST_ENDED, term.post().name());
        changes.ofPost(by, term, Field.TO_DAY, text(term.to()), lastDay.toString());
    }

    /** What users hold that nobody is named to take over yet: what comes with posts that have no last day. */
    List<Held> held(long user) {
        return held(posts.of(user));
    }

    private List<Held> held(List<Posts.Term> terms) {
        return items.stream()
                .map(each -> new Held(
                        each.what(),
                        terms.stream()
                                .filter(term -> term.to() == null)
                                .mapToInt(term -> each.heldIn(term.post().id()))
                                .sum()))
                .filter(held -> held.count() > 0)
                .toList();
    }

    record Held(Words what, int count) {}

    private void handOver(User by, ManagedUser leaver, List<Posts.Term> terms, long receiver) {
        var held = held(terms);
        if (held.isEmpty()) {
            return;
        }
        if (receiver == 0) {
            throw Refusal.conflict(
                    "ITEMS_OPEN",
                    "“%s”还有%s；请指定由谁接手，再停用或结束岗位。"
                            .formatted(
                                    leaver.name(),
                                    held.stream()
                                            .map(each -> "%d 个%s"
                                                    .formatted(
                                                            each.count(),
                                                            each.what().zh()))
                                            .collect(Collectors.joining("、"))),
                    "%s still has %s; say who takes over before deactivating the user or ending the post."
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
                    "“%s”已停用，或就是本人，不能接手；请另选。".formatted(to.name()),
                    "%s is deactivated or the same person; choose another.".formatted(to.name()));
        }
        for (var term : terms) {
            items.stream()
                    .filter(each -> term.to() == null && each.heldIn(term.post().id()) > 0)
                    .forEach(each -> each.handOver(by, term.post().id(), receiver));
        }
    }

    /** Somebody must be left who can look after everything, with no end in sight. */
    private void requireAnotherAdministrator(List<Posts.Term> ending) {
        var administrators = posts.lockedNationalAdministrators();
        var left = administrators.stream()
                .filter(post -> ending.stream().noneMatch(term -> term.post().id() == post))
                .count();
        if (left == 0 && !administrators.isEmpty()) {
            throw Refusal.conflict(
                    "LAST_ADMINISTRATOR",
                    "这是最后一位能登录、任期未设截止日的全国系统管理员，不能停用，其岗位也不能结束；请先另设一位并让其设置密码。",
                    "This is the last administrator of the whole country who can sign in and whose post has no last day; add another, who has set a password, first.");
        }
    }

    /** What somebody has for a time only, they do not pass on. */
    static void requireOwnPost(User by) {
        if (by.post().holder() != null) {
            throw Refusal.forbidden(
                    "DEPUTY_MAY_NOT",
                    "您正在代理他人的岗位，不能设置、调整或结束岗位，也不能再交他人代理；请切换到本人的岗位，或请系统管理员办理。",
                    "You stand in for somebody and can neither give, change or end posts nor pass this one on; switch to a post of your own, or ask the system administrator.");
        }
    }

    /** Nor do they take over the account of an administrator, by which they would have its posts for good. */
    void requireNotAnAdministrator(User by, long user) {
        if (by.post().holder() != null
                && posts.of(user).stream()
                        .anyMatch(term -> term.post().role() == Role.ADMIN && !term.isOverOn(posts.today()))) {
            throw Refusal.forbidden(
                    "DEPUTY_MAY_NOT",
                    "您正在代理他人的岗位，不能管理系统管理员的账号；请由本人或其他系统管理员办理。",
                    "You stand in for somebody and cannot manage the account of an administrator; leave it to the holder or another administrator.");
        }
    }

    void requireNotOver(Posts.Term term) {
        if (term.isOverOn(posts.today())) {
            throw Refusal.conflict(
                    "POST_OVER",
                    "这个岗位的任期已满，不能再改；需要继续任职的，请另设一个岗位。",
                    "This post has ended and cannot be changed; give another post to go on.");
        }
    }

    static void requireInOrder(LocalDate from, @Nullable LocalDate to) {
        if (from.isBefore(FIRST) || from.isAfter(LAST) || (to != null && (to.isBefore(from) || to.isAfter(LAST)))) {
            throw Refusal.badRequest(
                    "POST_DAYS_INVALID",
                    "起止日期不合要求；截止日不能早于起始日 %s。".formatted(from),
                    "These days will not do; the last day cannot be before the first, %s.".formatted(from));
        }
    }

    private static @Nullable String name(@Nullable String typed) {
        var name = typed == null ? "" : typed.strip();
        if (name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw Refusal.badRequest(
                    "POST_NAME_INVALID",
                    "岗位名称不合要求；请填写不超过 %d 个字，也可以留空。".formatted(LONGEST_NAME),
                    "The name of the post will not do; it has %d characters at most and may be left out."
                            .formatted(LONGEST_NAME));
        }
        return name.isEmpty() ? null : name;
    }

    private void requireOrganisation(User by, int organisation) {
        if (organisation != 0
                && organisations
                        .find(organisation)
                        .filter(found -> by.scope().holds(found.area()))
                        .isEmpty()) {
            throw Refusal.badRequest(
                    "ORGANISATION_UNKNOWN",
                    "没有这个机构，或不在您的管辖范围内；请从清单中选择。",
                    "There is no such organisation, or not in your area; choose one from the list.");
        }
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
                    "一个岗位最多指定 %d 个负责的项目；更多时请改用区划来划定范围。".formatted(MOST_PROJECTS),
                    "No more than %d projects can be named for one post; use an area instead."
                            .formatted(MOST_PROJECTS));
        }
        codes.stream()
                .filter(code -> code.length() > LONGEST || code.chars().anyMatch(Character::isISOControl))
                .findFirst()
                .ifPresent(code -> {
                    throw Refusal.badRequest(
                            "PROJECT_CODE_INVALID",
                            "负责的项目应填项目编码，每个不超过 %d 个字符。".formatted(LONGEST),
                            "Named projects are given by their codes, of %d characters at most.".formatted(LONGEST));
                });
        return role == Role.FIELD ? codes : List.of();
    }

    private @Nullable String organisationName(int id) {
        return organisations.find(id).map(Organisation::name).orElse(null);
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }

    static Refusal notThere() {
        return Refusal.notFound(
                "POST_NOT_FOUND",
                "没有这个岗位，或不在您的管辖范围内；请刷新页面。",
                "There is no such post, or not in your area; reload the page.");
    }

    /**
     * A post as it is to be.
     *
     * @param organisation 0 for none
     * @param projects codes of the projects named for it, of those who work in the field
     * @param from today unless given
     * @param to nothing where no end is set
     */
    record Wanted(
            @Nullable String name,
            Role role,
            int area,
            int organisation,
            List<String> projects,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}
}
