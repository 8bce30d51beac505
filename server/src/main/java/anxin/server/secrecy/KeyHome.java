package anxin.server.secrecy;

import java.io.IOException;
import java.util.Optional;

/** Where the keys are kept: a file, or a key service. */
interface KeyHome {

    /** The keys as text, if there are any yet. */
    Optional<String> read() throws IOException;

    /** Keeps the first keys; if somebody else was first, theirs count. */
    void create(String keys) throws IOException;

    /** Keeps more keys in place of those before. */
    void replace(String keys) throws IOException;

    /** Changes whenever the keys may have. */
    long stamp() throws IOException;

    /** What the operator knows the place by. */
    String name();
}
