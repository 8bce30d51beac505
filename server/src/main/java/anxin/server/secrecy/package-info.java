/** Keys (数据密钥) and what is encrypted with them (加密存储): values, tables found by a keyed index, files. */
@ApplicationModule(
        displayName = "Secrecy",
        allowedDependencies = {"words"})
@NullMarked
package anxin.server.secrecy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
