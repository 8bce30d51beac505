package anxin.server.access;

import anxin.server.words.Words;

/**
 * What users hold in their own name (本人负责的事项), told by the module that keeps it, so that somebody else takes it over
 * when they leave.
 */
public interface PersonalItems {

    /** What one calls them. */
    Words what();

    int heldBy(long user);

    /** From now on they are the other's; refuses where the other cannot have them. */
    void handOver(User by, User from, User to);
}
