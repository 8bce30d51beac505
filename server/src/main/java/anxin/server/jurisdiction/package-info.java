/** Areas (行政区划), organisations (机构) and the policy packs (政策包) in force. */
@ApplicationModule(
        displayName = "Jurisdiction",
        allowedDependencies = {"words", "database", "http"})
@NullMarked
package anxin.server.jurisdiction;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
