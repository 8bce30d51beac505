/** The evidence log (存证日志): what happened, in a Merkle tree with signed heads, and receipts that prove it elsewhere. */
@ApplicationModule(
        displayName = "Evidence",
        allowedDependencies = {"http", "words"})
@NullMarked
package anxin.server.evidence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
