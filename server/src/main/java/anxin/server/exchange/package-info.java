/** Data packages (数据包) handed in: kept, queued, checked and applied, each in one transaction. */
@ApplicationModule(
        displayName = "Exchange",
        allowedDependencies = {
            "words",
            "database",
            "evidence",
            "http",
            "jurisdiction",
            "secrecy",
            "access",
            "access::audit",
            "project",
            "wage",
            "fund"
        })
@NullMarked
package anxin.server.exchange;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
