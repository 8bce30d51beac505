/** What workers meet outside the console: rights notice boards (维权信息告示牌), posters and cards on paper, and proof that they hang. */
@ApplicationModule(
        displayName = "Portal",
        allowedDependencies = {
            "words",
            "http",
            "database",
            "secrecy",
            "evidence",
            "access",
            "access::audit",
            "jurisdiction",
            "project"
        })
@NullMarked
package anxin.server.portal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
