package anxin.server.access;

import anxin.server.jurisdiction.Areas;
import java.util.ArrayList;
import org.springframework.stereotype.Component;

/** What a password of somebody must be before it is taken. */
@Component
class PasswordPolicy {

    private final Posts posts;
    private final Areas areas;
    private final LeakedPasswords leaked;

    PasswordPolicy(Posts posts, Areas areas, LeakedPasswords leaked) {
        this.posts = posts;
        this.areas = areas;
        this.leaked = leaked;
    }

    void check(Person user, String password) {
        var names = new ArrayList<String>();
        posts.of(user.id()).stream().map(term -> term.post().area()).distinct().forEach(of -> {
            names.add(areas.fullName(of));
            areas.find(of).ifPresent(area -> names.add(area.name()));
            areas.above(of).forEach(area -> names.add(area.name()));
        });
        PasswordRules.check(password, user.login(), user.name(), names);
        leaked.check(password);
    }
}
