/** Sentences in both languages, and the one exception that carries one up to whoever must read it. */
@ApplicationModule(
        displayName = "Words",
        allowedDependencies = {})
@NullMarked
package anxin.server.words;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
