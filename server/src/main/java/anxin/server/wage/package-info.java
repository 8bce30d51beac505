/** Workers (农民工), attendance (考勤) and wage sheets (工资支付表): their current rows and history. */
@ApplicationModule(
        displayName = "Wages",
        allowedDependencies = {"words", "database", "secrecy"})
@NullMarked
package anxin.server.wage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
