package anxin.server.access;

import anxin.server.jurisdiction.Areas;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** What a password of somebody must be before it is taken. */
@Component
class PasswordPolicy {

    private final Areas areas;
    private final LeakedPasswords leaked;

    PasswordPolicy(Areas areas, LeakedPasswords leaked) {
        this.areas = areas;
        this.leaked = leaked;
    }

    void check(User user, String password) {
        var names = new ArrayList<>(List.of(areas.fullName(user.area())));
        areas.find(user.area()).ifPresent(area -> names.add(area.name()));
        areas.above(user.area()).forEach(area -> names.add(area.name()));
        PasswordRules.check(password, user.login(), user.name(), names);
        leaked.check(password);
    }
}
