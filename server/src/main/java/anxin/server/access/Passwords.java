package anxin.server.access;

import java.util.Objects;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Hashes passwords and compares them. */
@Component
class Passwords {

    private final PasswordEncoder encoder;
    private final String nobodysHash;

    // Each check takes 19 MiB on purpose; only as many at once as there are processors.
    private final Semaphore working = new Semaphore(Runtime.getRuntime().availableProcessors());

    Passwords(PasswordEncoder encoder) {
        this.encoder = encoder;
        this.nobodysHash = Objects.requireNonNull(encoder.encode("nobody"));
    }

    String hash(String password) {
        working.acquireUninterruptibly();
        try {
            return Objects.requireNonNull(encoder.encode(password));
        } finally {
            working.release();
        }
    }

    /** Where there is no hash the answer is no, after as long as with one. */
    boolean matches(String password, @Nullable String hash) {
        working.acquireUninterruptibly();
        try {
            return encoder.matches(password, hash == null ? nobodysHash : hash) && hash != null;
        } finally {
            working.release();
        }
    }
}
