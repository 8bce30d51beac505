/** Who asked for what, and was answered how (操作审计); seeing somebody in full, with a reason. */
@NamedInterface("audit")
@NullMarked
package anxin.server.access.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
