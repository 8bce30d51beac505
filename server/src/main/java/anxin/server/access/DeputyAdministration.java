package anxin.server.access;

import anxin.server.access.Changes.Kind;
import anxin.server.http.Refusal;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Colleagues stand in for the holder of a post for a time (代理): named by administrators or by the holder. */
@Component
class DeputyAdministration {

    private final Users users;
    private final Posts posts;
    private final PostAdministration administration;
    private final Changes changes;

    DeputyAdministration(Users users, Posts posts, PostAdministration administration, Changes changes) {
        this.users = users;
        this.posts = posts;
        this.administration = administration;
        this.changes = changes;
    }

    /** An administrator names who stands in for the holder of a post in their areas. */
    @Transactional
    public void add(User by, long user, long post, String login, LocalDate from, LocalDate to) {
        var term = administration.find(by, user, post);
        var colleague = users.account(plain(login))
                .flatMap(account -> users.managed(by.scope(), account.id()))
                .filter(ManagedUser::active)
                .orElseThrow(() -> noSuchColleague(login));
        add(by, term, colleague, from, to);
    }

    /** Who holds a post names a colleague: somebody of the same organisation or, without one, of the same area. */
    @Transactional
    public void addOwn(User by, long post, String login, LocalDate from, LocalDate to) {
        var term = own(by, post);
        var today = posts.today();
        var colleague = users.account(plain(login))
                .filter(account -> posts.of(account.id()).stream()
                        .anyMatch(other -> other.isOn(today) && areColleagues(term.post(), other.post())))
                .orElseThrow(() -> noSuchColleague(login));
        add(by, term, colleague, from, to);
    }

    private static boolean areColleagues(Post one, Post other) {
        return one.organisation() == 0
                ? Scope.of(one.area()).holds(other.area())
                : one.organisation() == other.organisation();
    }

    private void add(User by, Posts.Term term, Person colleague, LocalDate from, LocalDate to) {
        PostAdministration.requireOwnPost(by);
        posts.lock(term.user());
        administration.requireNotOver(term);
        if (colleague.id() == term.user()) {
            throw Refusal.badRequest(
                    "DEPUTY_IS_HOLDER", "不能由本人代理本人的岗位；请另选一位同事。", "Nobody is their own deputy; choose a colleague.");
        }
        PostAdministration.requireInOrder(from, to);
        if (from.isBefore(posts.today())
                || from.isBefore(term.from())
                || to.isAfter(from.plusYears(1))
                || (term.to() != null && to.isAfter(term.to()))) {
            throw Refusal.badRequest(
                    "DEPUTY_DAYS_INVALID",
                    "代理期不合要求；请在岗位任期之内，从今天或以后的一天起，最长一年。",
                    "These days will not do; a deputy stands in from today or later, within the term of the post, for a year at most.");
        }
        if (posts.deputies(term.post().id()).stream()
                .anyMatch(other -> other.userId() == colleague.id()
                        && !other.toDay().isBefore(from)
                        && !other.fromDay().isAfter(to))) {
            throw Refusal.conflict(
                    "DEPUTY_ALREADY",
                    "“%s”在这段时间已经代理这个岗位；如需调整，请先结束原来的代理。".formatted(colleague.name()),
                    "%s stands in for this post on some of these days already; end that first."
                            .formatted(colleague.name()));
        }
        posts.addDeputy(term.post().id(), colleague.id(), from, to);
        changes.ofPost(
                by, term, Kind.DEPUTY_NAMED, "%s（%s）%s – %s".formatted(colleague.name(), colleague.login(), from, to));
    }

    @Transactional
    public void end(User by, long user, long post, long deputy) {
        end(by, administration.find(by, user, post), deputy);
    }

    @Transactional
    public void endOwn(User by, long post, long deputy) {
        end(by, own(by, post), deputy);
    }

    /** At once. */
    private void end(User by, Posts.Term term, long deputy) {
        PostAdministration.requireOwnPost(by);
        var ending = posts.deputies(term.post().id()).stream()
                .filter(one -> one.id() == deputy && !one.toDay().isBefore(posts.today()))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound(
                        "DEPUTY_NOT_THERE",
                        "没有这项代理，或它已经结束；请刷新页面。",
                        "There is no such deputy, or they stand in no more; reload the page."));
        posts.endDeputy(deputy, posts.today().minusDays(1));
        changes.ofPost(by, term, Kind.DEPUTY_ENDED, "%s（%s）".formatted(ending.name(), ending.login()));
    }

    private Posts.Term own(User by, long post) {
        return posts.find(post).filter(term -> term.user() == by.id()).orElseThrow(PostAdministration::notThere);
    }

    private static String plain(String login) {
        return SignInLog.oneLine(login);
    }

    private static Refusal noSuchColleague(String login) {
        return Refusal.badRequest(
                "COLLEAGUE_UNKNOWN",
                "没有用户名为“%s”的在用同事；请核对用户名，本人委托的须为同一机构（未设机构的为同一区划）的同事。".formatted(plain(login)),
                "No colleague in use has the login “%s”; check it. Who holds a post may name somebody of the same organisation or, without one, of the same area."
                        .formatted(plain(login)));
    }
}
