package anxin.server.access;

import anxin.server.access.Changes.Field;
import anxin.server.http.Refusal;
import anxin.server.jurisdiction.Villages;
import anxin.server.words.Words;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The villages (村、社区) grid workers look after: of their projects, and of those named, they see all, and no others. */
@Component
class NamedVillages implements PersonalItems {

    private static final int MOST = 50;

    private final Posts posts;
    private final Villages villages;
    private final Changes changes;

    NamedVillages(Posts posts, Villages villages, Changes changes) {
        this.posts = posts;
        this.villages = villages;
        this.changes = changes;
    }

    /** In order of their codes. */
    List<Long> of(long post) {
        return posts.namedVillages(post);
    }

    void put(User by, Posts.Term term, List<Long> codes) {
        if (!codes.isEmpty() && term.post().role() != Role.FIELD) {
            throw Refusal.badRequest(
                    "VILLAGES_FIELD_ONLY",
                    "村、社区只能指定给基层工作人员的岗位。",
                    "Villages are given to posts of those who work in the field only.");
        }
        if (codes.size() > MOST) {
            throw Refusal.badRequest(
                    "VILLAGES_TOO_MANY",
                    "每个岗位最多指定 %d 个村、社区；再多请按乡镇设置管辖区划。".formatted(MOST),
                    "At most %d villages for one post; for more, give the town as the area.".formatted(MOST));
        }
        for (long code : codes) {
            var village = villages.find(code);
            if (village.isEmpty()
                    || !Scope.of(term.post().area()).holds(village.get().town())) {
                throw Refusal.badRequest(
                        "VILLAGE_UNKNOWN",
                        "村、社区清单中没有 %012d，或它不在该岗位的管辖区划内。".formatted(code),
                        "The list of villages has no %012d, or it lies outside the area of the post.".formatted(code));
            }
        }
        replace(by, term, codes);
    }

    @Override
    public Words what() {
        return new Words("负责的村、社区", "villages looked after");
    }

    @Override
    public int heldIn(long post) {
        return of(post).size();
    }

    /** As with named projects, the post that ends keeps its own, and whoever sees a whole town sees its villages. */
    @Override
    public void handOver(User by, long post, long toUser) {
        var to = posts.inTheField(by, toUser)
                .orElseThrow(() -> Refusal.badRequest(
                        "RECEIVER_UNFIT",
                        "负责的村、社区只能交给在任的基层工作人员；请另选。",
                        "Villages can only go to somebody who works in the field today; choose another."));
        var theirs = of(to.post().id());
        if (!theirs.isEmpty() || !posts.namedProjects(to.post().id()).isEmpty()) {
            put(by, to, Stream.concat(theirs.stream(), of(post).stream()).toList());
        }
    }

    private void replace(User by, Posts.Term term, List<Long> codes) {
        var were = of(term.post().id());
        var are = codes.stream().distinct().sorted().toList();
        if (!were.equals(are)) {
            posts.nameVillages(term.post().id(), are);
            changes.ofPost(by, term, Field.VILLAGES, joined(were), joined(are));
        }
    }

    private @Nullable String joined(List<Long> codes) {
        return codes.isEmpty() ? null : codes.stream().map(villages::name).collect(Collectors.joining("、"));
    }
}
