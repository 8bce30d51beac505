package anxin.server.exchange;

/** What an import did to the warnings of the projects it concerned. */
public record WarningCounts(int raised, int cleared, int raisedInLevel, int lowered) {}
