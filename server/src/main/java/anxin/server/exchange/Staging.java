package anxin.server.exchange;

import anxin.engine.datapackage.FileKind;
import anxin.engine.datapackage.PackageFile;
import anxin.server.database.ImportStamp;
import anxin.server.database.MergeCounts;
import anxin.server.database.RowsHome;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** Brings checked rows into the modules' tables, file by file. */
final class Staging {

    private final Connection connection;
    private final List<RowsHome> homes;
    private final References references;
    private final ImportStamp stamp;
    private final Map<Integer, IncomingFile> waiting = new LinkedHashMap<>();
    private final Map<String, MergeCounts> counts = new HashMap<>();
    private final BitSet projects = new BitSet();

    Staging(Connection connection, List<RowsHome> homes, References references, ImportStamp stamp) {
        this.connection = connection;
        this.homes = homes;
        this.references = references;
        this.stamp = stamp;
    }

    /** Takes a batch of rows; projects are merged before the first rows that refer to them. */
    void add(Batch.Rows batch) throws SQLException {
        var kind = batch.file().kind();
        if (kind.compareTo(FileKind.PROJECTS) > 0) {
            mergeProjects();
        }
        if (!waiting.containsKey(batch.fileNumber())) {
            waiting.put(batch.fileNumber(), begin(batch.fileNumber(), batch.file()));
        }
        var incoming = Objects.requireNonNull(waiting.get(batch.fileNumber()));
        references.lookUp(incoming.table(), kind, batch.rows());
        incoming.add(batch.rows());
    }

    private void mergeProjects() throws SQLException {
        var early = waiting.entrySet().stream()
                .filter(entry -> entry.getValue().kind().compareTo(FileKind.PROJECTS) <= 0)
                .toList();
        for (var entry : early) {
            merge(entry.getValue());
            waiting.remove(entry.getKey());
        }
    }

    // Rows of a kind that is being staged already must not overtake those.
    private IncomingFile begin(int number, PackageFile file) throws SQLException {
        var home = homes.stream()
                .filter(candidate -> candidate.tables().containsKey(file.kind()))
                .findFirst()
                .orElseThrow();
        boolean first = waiting.values().stream().noneMatch(other -> other.kind() == file.kind());
        return new IncomingFile(connection, references, stamp, home, file, "staged_" + number, first);
    }

    /** Merges all that waits, file by file. */
    void mergeAll(Consumer<String> fileBegun) throws SQLException {
        for (var incoming : waiting.values()) {
            fileBegun.accept(incoming.file().name());
            merge(incoming);
        }
        waiting.clear();
    }

    private void merge(IncomingFile incoming) throws SQLException {
        var merged = incoming.merge();
        counts.put(incoming.file().name(), merged.counts());
        for (int project : merged.projects()) {
            projects.set(project);
        }
        if (!merged.moved().isEmpty()) {
            for (var home : homes) {
                home.moveAreas(connection, merged.moved());
            }
        }
    }

    /** What became of a file, given what was read of it. */
    FileCount count(Reading.Tally tally) {
        var file = tally.file();
        var merged = counts.getOrDefault(file.name(), MergeCounts.NONE);
        return new FileCount(
                file.name(),
                file.kind(),
                tally.read(),
                merged.added(),
                merged.changed(),
                merged.unchanged(),
                merged.withdrawn(),
                tally.rejected());
    }

    /** Ids of the projects whose rows changed. */
    List<Integer> projects() {
        return projects.stream().boxed().toList();
    }
}
