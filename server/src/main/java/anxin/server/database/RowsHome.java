package anxin.server.database;

import anxin.engine.datapackage.FileKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A module that rows of data packages live in. */
public interface RowsHome {

    /** The tables, by the file their rows come in. */
    Map<FileKind, RowTable> tables();

    /**
     * Fills the columns that the module makes itself of what was handed in.
     *
     * @param rows values in the order of the table's columns; none of a row that is withdrawn
     */
    default void fill(Connection connection, FileKind kind, List<@Nullable Object[]> rows) throws SQLException {}

    /**
     * Makes ready for new rows that go straight into their table, and notes what they touch.
     *
     * @param rows values in the order of the table's columns
     */
    default void goingStraight(Connection connection, FileKind kind, List<@Nullable Object[]> rows)
            throws SQLException {}

    /** Which part of its table a row belongs to; those of one part are copied together. */
    default int part(FileKind kind, @Nullable Object[] row) {
        return 0;
    }

    /** Merges the staged rows of one file within the running transaction. */
    Merged merge(Connection connection, FileKind kind, String staged, ImportStamp stamp) throws SQLException;

    /** Brings up to date what hangs on the rows of this kind, once all of a file are in. */
    default void settle(Connection connection, FileKind kind) throws SQLException {}

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
