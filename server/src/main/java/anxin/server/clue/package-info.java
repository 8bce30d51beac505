/** Clues (线索): what workers and other bodies report of unpaid wages, from the first word to the answer. */
@ApplicationModule(
        displayName = "Clues",
        allowedDependencies = {
            "words",
            "database",
            "dispatch",
            "evidence",
            "hazard",
            "http",
            "jurisdiction",
            "project",
            "retention",
            "upload",
            "wage",
            "secrecy",
            "access",
            "access::audit"
        })
@NullMarked
package anxin.server.clue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
