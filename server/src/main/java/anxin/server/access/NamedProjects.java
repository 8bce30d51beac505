package anxin.server.access;

import anxin.server.access.Changes.Field;
import anxin.server.http.Refusal;
import anxin.server.words.Words;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The projects named for the posts of those who work in the field (负责的项目). */
@Component
class NamedProjects implements PersonalItems {

    private final Posts posts;
    private final Changes changes;

    NamedProjects(Posts posts, Changes changes) {
        this.posts = posts;
        this.changes = changes;
    }

    void put(User by, Posts.Term term, List<String> codes) {
        var were = posts.namedProjects(term.post().id());
        var are = codes.stream().distinct().sorted().toList();
        if (!were.equals(are)) {
            posts.nameProjects(term.post().id(), are);
            changes.ofPost(by, term, Field.PROJECTS, joined(were), joined(are));
        }
    }

    @Override
    public Words what() {
        return new Words("负责的项目", "named projects");
    }

    @Override
    public int heldIn(long post) {
        return posts.namedProjects(post).size();
    }

    /** The post that ends keeps its list: without one it would show its whole area on its last day. */
    @Override
    public void handOver(User by, long post, long toUser) {
        var to = posts.inTheField(by, toUser)
                .orElseThrow(() -> Refusal.badRequest(
                        "RECEIVER_UNFIT",
                        "负责的项目只能交给在任的基层工作人员；请另选。",
                        "Named projects can only go to somebody who works in the field today; choose another."));
        var theirs = posts.namedProjects(to.post().id());
        // Without any they see their whole area; naming some would take the rest from them.
        if (!theirs.isEmpty() || !posts.namedVillages(to.post().id()).isEmpty()) {
            put(
                    by,
                    to,
                    Stream.concat(theirs.stream(), posts.namedProjects(post).stream())
                            .toList());
        }
    }

    private static @Nullable String joined(List<String> codes) {
        return codes.isEmpty() ? null : String.join("、", codes);
    }
}
