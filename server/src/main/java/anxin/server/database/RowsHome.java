package anxin.server.database;

import anxin.engine.datapackage.FileKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/** A module that rows of data packages live in. */
public interface RowsHome {

    /** The tables, by the file their rows come in. */
    Map<FileKind, RowTable> tables();

    /** Merges the staged rows of one file within the running transaction, and whatever hangs on them. */
    Merged merge(Connection connection, FileKind kind, String staged, ImportStamp stamp) throws SQLException;

    /**
     * Gives everything of these projects their projects' new areas.
     *
     * @param areas project id to nine-digit area
     */
    void moveAreas(Connection connection, Map<Integer, Integer> areas) throws SQLException;

    /**
     * What a merge did.
     *
     * @param projects ids of the projects whose rows changed
     * @param moved projects whose area was corrected, with the new area
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Merged(MergeCounts counts, int[] projects, Map<Integer, Integer> moved) {

        public static final Merged NOTHING = new Merged(MergeCounts.NONE, new int[0], Map.of());
    }
}
