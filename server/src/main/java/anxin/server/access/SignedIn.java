package anxin.server.access;

import java.io.Serializable;

/** What a session remembers of its user. */
record SignedIn(long id) implements Serializable {}
