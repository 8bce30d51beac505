package anxin.server.access;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is demanded of those who sign in.
 *
 * @param secondFactorFor the roles that must have a second factor
 * @param leakedPasswords a file of SHA-1 hashes of passwords that are known to thieves, as Have I Been Pwned gives it
 */
@ConfigurationProperties("anxin.sign-in")
record SignInProperties(
        @DefaultValue({"ADMIN", "AUDITOR"}) Set<Role> secondFactorFor,
        @Nullable Path leakedPasswords) {

    /** What a user of this role must do before such a session opens anything. */
    Optional<SecondFactorStep> missing(Role role, SignedIn session) {
        if (session.strong()) {
            return Optional.empty();
        }
        if (session.hasFactor()) {
            return Optional.of(SecondFactorStep.CODE);
        }
        return missing(role);
    }

    /** What a user of this role must do who has no second factor yet. */
    Optional<SecondFactorStep> missing(Role role) {
        return secondFactorFor.contains(role) ? Optional.of(SecondFactorStep.ENROL) : Optional.empty();
    }
}
