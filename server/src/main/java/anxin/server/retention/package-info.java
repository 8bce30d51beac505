/** Retention (个人信息留存): for how long personal data are kept, what is held back (保留), and erasing by rule what is due. */
@ApplicationModule(
        displayName = "Retention",
        allowedDependencies = {
            "words",
            "database",
            "evidence",
            "http",
            "access",
            "access::audit",
            "jurisdiction",
            "project",
            "wage",
            "fund",
            "exchange",
            "portal",
            "warning"
        })
@NullMarked
package anxin.server.retention;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
