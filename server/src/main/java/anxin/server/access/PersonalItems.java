package anxin.server.access;

import anxin.server.words.Words;

/**
 * What comes with a post in the name of who holds it (本人负责的事项), told by the module that keeps it, so that somebody else
 * takes it over when the post ends.
 */
public interface PersonalItems {

    /** What one calls them. */
    Words what();

    int heldIn(long post);

    /** From now on another user has them, too; refuses where that user cannot. */
    void handOver(User by, long post, long toUser);
}
