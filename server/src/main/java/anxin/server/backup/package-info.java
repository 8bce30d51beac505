/** Backup (备份) and restore (恢复): the database, the kept packages and, if asked for, the keys, in one encrypted file. */
@ApplicationModule(
        displayName = "Backup",
        allowedDependencies = {"database", "words"})
@NullMarked
package anxin.server.backup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
