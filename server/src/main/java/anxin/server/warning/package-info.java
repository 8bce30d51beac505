/** Warnings (预警): the daily scan, what it finds, and the life of each warning from raised to cleared. */
@ApplicationModule(
        displayName = "Warnings",
        allowedDependencies = {
            "access",
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
