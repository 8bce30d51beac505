/** Hazards and problems (欠薪隐患问题): the full pool, from the first signal to the sign-off (归集、列单、跟踪、反馈、销号). */
@ApplicationModule(
        displayName = "Problems",
        allowedDependencies = {
            "access",
            "access::audit",
            "database",
            "dispatch",
            "evidence",
            "http",
            "jurisdiction",
            "project",
            "warning",
            "words"
        })
@NullMarked
package anxin.server.hazard;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
