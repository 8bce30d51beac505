package anxin.server.access;

import anxin.server.jurisdiction.Areas;
import anxin.server.jurisdiction.Organisation;
import anxin.server.jurisdiction.Organisations;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Posts (岗位) in the words of whoever reads them. */
@Component
class PostsShown {

    private final Posts posts;
    private final Areas areas;
    private final Organisations organisations;

    PostsShown(Posts posts, Areas areas, Organisations organisations) {
        this.posts = posts;
        this.areas = areas;
        this.organisations = organisations;
    }

    /** By user, what has not ended, within this scope. */
    Map<Long, List<PostShown>> notOver(List<Long> users, Scope scope, Locale locale) {
        return posts.of(users).stream()
                .filter(term -> scope.holds(term.post().area()) && !term.isOverOn(posts.today()))
                .collect(Collectors.groupingBy(
                        Posts.Term::user, Collectors.mapping(term -> shown(term, locale), Collectors.toList())));
    }

    /** All of one user within this scope, the latest first. */
    List<PostDetail> all(long user, Scope scope, Locale locale) {
        return posts.of(user).reversed().stream()
                .filter(term -> scope.holds(term.post().area()))
                .map(term -> detail(term, locale))
                .toList();
    }

    PostDetail detail(Posts.Term term, Locale locale) {
        long id = term.post().id();
        return new PostDetail(
                shown(term, locale),
                posts.namedProjects(id),
                posts.deputies(id).stream()
                        .map(one -> new DeputyShown(
                                one.id(),
                                one.login(),
                                one.name(),
                                one.fromDay(),
                                one.toDay(),
                                state(one.fromDay(), one.toDay())))
                        .toList());
    }

    private PostShown shown(Posts.Term term, Locale locale) {
        var post = term.post();
        return new PostShown(
                post.id(),
                post.name(),
                post.called(locale),
                post.role(),
                post.role().words().in(locale),
                Areas.text(post.area()),
                areaName(post.area(), locale),
                post.organisation() == 0 ? null : post.organisation(),
                organisationName(post.organisation()),
                term.from(),
                term.to(),
                state(term.from(), term.to()));
    }

    /** What somebody may work under today. */
    HeldPost held(Post post, Locale locale) {
        var holder = post.holder();
        return new HeldPost(
                post.id(),
                holder == null ? null : holder.deputy(),
                post.called(locale),
                post.role().words().in(locale),
                areaName(post.area(), locale),
                organisationName(post.organisation()),
                holder == null ? null : holder.name());
    }

    private String areaName(int area, Locale locale) {
        return area == Areas.COUNTRY ? areas.name(area, locale) : areas.fullName(area);
    }

    private @Nullable String organisationName(int id) {
        return organisations.find(id).map(Organisation::name).orElse(null);
    }

    private State state(LocalDate from, @Nullable LocalDate to) {
        var today = posts.today();
        return to != null && to.isBefore(today) ? State.OVER : from.isAfter(today) ? State.COMING : State.NOW;
    }

    enum State {
        COMING,
        NOW,
        OVER
    }

    /**
     * A post of a user.
     *
     * @param name as it was given; nothing where it goes by its role
     * @param toDay the last day, included; the day before the first where it was withdrawn before it began
     */
    record PostShown(
            long id,
            @Nullable String name,
            String called,
            Role role,
            String roleName,
            String areaCode,
            String areaName,
            @Nullable Integer organisationId,
            @Nullable String organisationName,
            LocalDate fromDay,
            @Nullable LocalDate toDay,
            State state) {}

    /** @param projectCodes the projects named for it */
    record PostDetail(PostShown post, List<String> projectCodes, List<DeputyShown> deputies) {}

    /** Who stands in for the holder of a post, from a day to a day, both included. */
    record DeputyShown(long id, String login, String name, LocalDate fromDay, LocalDate toDay, State state) {}

    /**
     * A post somebody may work under today.
     *
     * @param deputyId under which number they stand in for its holder, if it is not their own
     * @param onBehalfOf name of that holder
     */
    record HeldPost(
            long postId,
            @Nullable Long deputyId,
            String called,
            String roleName,
            String areaName,
            @Nullable String organisationName,
            @Nullable String onBehalfOf) {}
}
