package anxin.server.database;

/** The import that a row's version comes from, and the organisation that handed it in. */
public record ImportStamp(long importId, int orgId) {}
