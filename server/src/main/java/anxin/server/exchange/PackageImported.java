package anxin.server.exchange;

import java.util.List;

/**
 * A data package has been applied.
 *
 * @param projects ids of the projects whose rows changed
 */
public record PackageImported(long importId, String sha256, List<Integer> projects, List<FileCount> files) {}
