package anxin.server.access;

import java.io.Serializable;

/**
 * What a session remembers of its user.
 *
 * @param strong whether more than a password was shown
 * @param hasFactor whether there is a second factor that could be
 */
record SignedIn(long id, boolean strong, boolean hasFactor) implements Serializable {}
