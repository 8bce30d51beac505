package anxin.server.access;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What a session or a key remembers of its user.
 *
 * @param post the post they work under
 * @param deputy the number under which they stand in for its holder, if it is not their own
 * @param strong whether more than a password was shown
 * @param hasFactor whether there is a second factor that could be
 */
record SignedIn(long id, long post, @Nullable Long deputy, boolean strong, boolean hasFactor) implements Serializable {}
