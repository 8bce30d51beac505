/** Sign-in, roles and the area a user may see (数据权限). */
@ApplicationModule(
        displayName = "Access",
        allowedDependencies = {"words", "database", "http", "jurisdiction", "evidence", "secrecy"})
@NullMarked
package anxin.server.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
