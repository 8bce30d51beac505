/** Notices (消息): what people are told in the console, by e-mail and by webhook, and what became of each. */
@ApplicationModule(
        displayName = "Notices",
        allowedDependencies = {"access", "database", "http", "secrecy", "words"})
@NullMarked
package anxin.server.notice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
