package anxin.server.exchange;

/** The number of an import. */
public record ImportId(long value) {}
