package anxin.server.access;

import anxin.server.access.Changes.Field;
import anxin.server.http.Refusal;
import anxin.server.words.Words;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The projects named for those who work in the field (负责的项目). */
@Component
class NamedProjects implements PersonalItems {

    private final Users users;
    private final Changes changes;

    NamedProjects(Users users, Changes changes) {
        this.users = users;
        this.changes = changes;
    }

    /** The codes, in order. */
    List<String> of(long user) {
        return users.namedProjects(user);
    }

    void put(User by, long user, List<String> codes) {
        var were = of(user);
        var are = codes.stream().distinct().sorted().toList();
        if (!were.equals(are)) {
            users.nameProjects(user, are);
            changes.record(by, user, Field.PROJECTS, joined(were), joined(are));
        }
    }

    @Override
    public Words what() {
        return new Words("负责的项目", "named projects");
    }

    @Override
    public int heldBy(long user) {
        return of(user).size();
    }

    @Override
    public void handOver(User by, User from, User to) {
        if (to.role() != Role.FIELD) {
            throw Refusal.badRequest(
                    "RECEIVER_UNFIT",
                    "负责的项目只能交给基层工作人员，“%s”不是；请另选。".formatted(to.name()),
                    "Named projects can only go to somebody who works in the field, and %s does not; choose another."
                            .formatted(to.name()));
        }
        var theirs = of(to.id());
        // Without any they see their whole area; naming some would take the rest from them.
        if (!theirs.isEmpty()) {
            put(
                    by,
                    to.id(),
                    Stream.concat(theirs.stream(), of(from.id()).stream()).toList());
        }
        put(by, from.id(), List.of());
    }

    private static @Nullable String joined(List<String> codes) {
        return codes.isEmpty() ? null : String.join("、", codes);
    }
}
