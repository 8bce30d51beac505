/** Warnings (预警): the daily scan, what it finds, and the life of each warning from raised to cleared. */
@ApplicationModule(
        displayName = "Warnings",
        allowedDependencies = {
            "access",
            "access::audit",
            "database",
            "evidence",
            "exchange",
            "fund",
            "http",
            "jurisdiction",
            "project",
            "wage",
            "words"
        })
@NullMarked
package anxin.server.warning;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
