/** Personal data (个人信息): persons shown in full with a reason, and what is held about one of them handed out. */
@ApplicationModule(
        displayName = "Person",
        allowedDependencies = {"words", "http", "access", "access::audit", "project", "wage", "fund"})
@NullMarked
package anxin.server.person;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
