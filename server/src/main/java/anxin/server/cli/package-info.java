/** The commands of {@code ./anxin}. */
@ApplicationModule(displayName = "Commands")
@NullMarked
package anxin.server.cli;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
