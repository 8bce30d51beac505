/** The database: PostgreSQL beside the application or elsewhere, migrations, bulk copy. */
@ApplicationModule(
        displayName = "Database",
        allowedDependencies = {"words"})
@NullMarked
package anxin.server.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
