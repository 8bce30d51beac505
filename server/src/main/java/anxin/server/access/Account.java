package anxin.server.access;

import org.jspecify.annotations.Nullable;

/** An active account of a person, with the hash of its password once one is set. */
record Account(long id, String login, String name, @Nullable String passwordHash) implements Person {}
