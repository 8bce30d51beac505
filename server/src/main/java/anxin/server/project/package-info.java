/** Projects (工程建设项目), companies (企业) and participants (参建单位): their current rows and history. */
@ApplicationModule(
        displayName = "Projects",
        allowedDependencies = {"words", "database", "jurisdiction", "secrecy"})
@NullMarked
package anxin.server.project;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
