/** Evidence files (证据材料): taken by what is in them and not by what they are called, kept encrypted, without hidden data. */
@ApplicationModule(
        displayName = "Uploads",
        allowedDependencies = {"words", "database", "secrecy", "http"})
@NullMarked
package anxin.server.upload;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
