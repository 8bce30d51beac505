/** Tasks (交办任务) handed to those who must act, and the limits (时限) that hold for them and for what they are about. */
@ApplicationModule(
        displayName = "Dispatch",
        allowedDependencies = {
            "access",
            "access::audit",
            "database",
            "evidence",
            "http",
            "jurisdiction",
            "notice",
            "project",
            "words"
        })
@NullMarked
package anxin.server.dispatch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
