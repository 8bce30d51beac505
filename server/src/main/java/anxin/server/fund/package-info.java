/** Special accounts (专用账户), wage deposits (工资保证金) and progress payments (进度款): their current rows and history. */
@ApplicationModule(
        displayName = "Funds",
        allowedDependencies = {"words", "database", "secrecy"})
@NullMarked
package anxin.server.fund;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
