package anxin.server.warning;

import java.time.LocalDate;

/** A scan (扫描) of all projects is over and its warnings are moved. */
public record ScanFinished(long scanId, LocalDate asOf, int projects, long findings) {}
