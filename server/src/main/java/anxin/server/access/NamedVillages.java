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
import org.springframework.transaction.annotation.Transactional;

/** The villages (村、社区) grid workers look after: of their projects, and of those named, they see all, and no others. */
@Component
class NamedVillages implements PersonalItems {

    private static final int MOST = 50;

    private final Users users;
    private final Villages villages;
    private final Changes changes;

    NamedVillages(Users users, Villages villages, Changes changes) {
        this.users = users;
        this.villages = villages;
        this.changes = changes;
    }

    /** In order of their codes. */
    List<Long> of(long user) {
        return users.namedVillages(user);
    }

    @Transactional
    public void put(User by, User of, List<Long> codes) {
        if (!codes.isEmpty() && of.role() != Role.FIELD) {
            throw Refusal.badRequest(
                    "VILLAGES_FIELD_ONLY",
                    "村、社区只能指定给基层工作人员，“%s”不是。".formatted(of.name()),
                    "Villages are given to those who work in the field only, and %s does not.".formatted(of.name()));
        }
        if (codes.size() > MOST) {
            throw Refusal.badRequest(
                    "VILLAGES_TOO_MANY",
                    "每人最多指定 %d 个村、社区；再多请按乡镇设置管辖区划。".formatted(MOST),
                    "At most %d villages for one user; for more, give the town as the area.".formatted(MOST));
        }
        for (long code : codes) {
            var village = villages.find(code);
            if (village.isEmpty() || !of.scope().holds(village.get().town())) {
                throw Refusal.badRequest(
                        "VILLAGE_UNKNOWN",
                        "村、社区清单中没有 %012d，或它不在“%s”的管辖区划内。".formatted(code, of.name()),
                        "The list of villages has no %012d, or it lies outside the area of %s."
                                .formatted(code, of.name()));
            }
        }
        replace(by, of.id(), codes);
    }

    @Override
    public Words what() {
        return new Words("负责的村、社区", "villages looked after");
    }

    @Override
    public int heldBy(long user) {
        return of(user).size();
    }

    @Override
    public void handOver(User by, User from, User to) {
        var theirs = of(from.id());
        // Who sees a whole town sees its villages; naming some would take the rest from them.
        if (!of(to.id()).isEmpty() || !users.namedProjects(to.id()).isEmpty()) {
            put(
                    by,
                    to,
                    Stream.concat(of(to.id()).stream(), theirs.stream())
                            .distinct()
                            .toList());
        } else if (to.role() != Role.FIELD) {
            throw Refusal.badRequest(
                    "RECEIVER_UNFIT",
                    "负责的村、社区只能交给基层工作人员，“%s”不是；请另选。".formatted(to.name()),
                    "Villages can only go to somebody who works in the field, and %s does not; choose another."
                            .formatted(to.name()));
        }
        replace(by, from.id(), List.of());
    }

    private void replace(User by, long user, List<Long> codes) {
        var were = of(user);
        var are = codes.stream().distinct().sorted().toList();
        if (!were.equals(are)) {
            users.nameVillages(user, are);
            changes.record(by, user, Field.VILLAGES, joined(were), joined(are));
        }
    }

    private @Nullable String joined(List<Long> codes) {
        return codes.isEmpty() ? null : codes.stream().map(villages::name).collect(Collectors.joining("、"));
    }
}
