/** What every HTTP answer has in common: refusals in words, the console's pages, headers, one clock. */
@ApplicationModule(
        displayName = "HTTP",
        allowedDependencies = {"words"})
@NullMarked
package anxin.server.http;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
