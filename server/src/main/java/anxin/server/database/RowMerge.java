package anxin.server.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Brings staged rows into a table of current rows: the same content is no news, other content is a new version, and the
 * version it supersedes goes whole to the module's {@code row_history}. Of several lines with one key the last counts.
 *
 * <p>Most files hold new rows only, so they are inserted first; only if a key was there already, or stands twice in the
 * file, are rows compared.
 */
public final class RowMerge {

    private final Connection connection;
    private final RowTable table;
    private final String staged;
    private final ImportStamp stamp;

    private RowMerge(Connection connection, RowTable table, String staged, ImportStamp stamp) {
        this.connection = connection;
        this.table = table;
        this.staged = staged;
        this.stamp = stamp;
    }

    /** Merges the staged rows within the running transaction. */
    public static MergeCounts merge(Connection connection, RowTable table, String staged, ImportStamp stamp)
            throws SQLException {
        return new RowMerge(connection, table, staged, stamp).merge();
    }

    private MergeCounts merge() throws SQLException {
        long rows = Sql.count(connection, "select count(*) from " + staged);
        if (rows == 0) {
            return MergeCounts.NONE;
        }
        long added = insert();
        if (added == rows) {
            return new MergeCounts(rows, added, 0, 0);
        }
        keepLastLines();
        long differing = findDiffering();
        long withdrawn = 0;
        long changed = 0;
        if (differing > 0) {
            withdrawn = countSuperseded(true);
            changed = countSuperseded(false);
            keepHistory();
            withdraw();
            replaceContent();
        }
        Sql.run(connection, "drop table last_lines, differing");
        return new MergeCounts(rows, added, changed, withdrawn);
    }

    // In the order of the key, so that index pages are filled one after the other and rows of a project lie together.
    private long insert() throws SQLException {
        var columns = new ArrayList<>(table.keys());
        columns.addAll(table.content());
        var values = columns.stream()
                .map(column -> table.stagedValue("s", column))
                .collect(Collectors.toCollection(ArrayList::new));
        if (table.follows()) {
            columns.add("area");
            values.add("s.area");
        }
        return Sql.run(connection, """
                insert into %s as t (%s, org_id, import_id)
                select %s, %d, %d
                  from %s s
                 where not s.withdrawn
                 order by %s
                    on conflict (%s) do nothing
                """.formatted(
                        table.qualified(),
                        String.join(", ", columns),
                        String.join(", ", values),
                        stamp.orgId(),
                        stamp.importId(),
                        staged,
                        list(table.keys(), key -> "s." + key),
                        keys()));
    }

    private void keepLastLines() throws SQLException {
        Sql.run(
                connection,
                "create temporary table last_lines on commit drop as select distinct on (%s) * from %s order by %s, line_seq desc"
                        .formatted(keys(), staged, keys()));
        Sql.run(connection, "analyze last_lines");
    }

    private long findDiffering() throws SQLException {
        var content = table.content();
        var differs = content.isEmpty()
                ? "false"
                : "row(%s) is distinct from row(%s)"
                        .formatted(
                                list(content, column -> "t." + column),
                                list(content, column -> table.stagedValue("s", column)));
        Sql.run(connection, """
                create temporary table differing on commit drop as
                select %s, s.withdrawn, t.import_id <> %d as superseded
                  from %s t
                  join last_lines s using (%s)
                 where case when s.withdrawn then not t.withdrawn else t.withdrawn or %s end
                """.formatted(keys(), stamp.importId(), table.qualified(), keys(), differs));
        Sql.run(connection, "analyze differing");
        return Sql.count(connection, "select count(*) from differing");
    }

    private long countSuperseded(boolean withdrawn) throws SQLException {
        return Sql.count(
                connection,
                "select count(*) from differing where superseded and " + (withdrawn ? "withdrawn" : "not withdrawn"));
    }

    // A row that an earlier line of this very import brought has no older version to keep.
    private void keepHistory() throws SQLException {
        Sql.run(connection, """
                insert into %s.row_history (kind, key, version, content, import_id, superseded_by_import)
                select '%s', concat_ws('|', %s), t.version, to_jsonb(t), t.import_id, %d
                  from %s t
                  join differing d using (%s)
                 where d.superseded
                """.formatted(
                        table.schema(),
                        table.kind(),
                        list(table.keys(), key -> "t." + key),
                        stamp.importId(),
                        table.qualified(),
                        keys()));
    }

    private void withdraw() throws SQLException {
        Sql.run(
                connection,
                "update %s t set withdrawn = true, %s from differing d where d.withdrawn and %s"
                        .formatted(table.qualified(), newVersion(), sameKey("d")));
    }

    private void replaceContent() throws SQLException {
        var assignments = new ArrayList<String>();
        table.content().forEach(column -> assignments.add(column + " = " + table.stagedValue("s", column)));
        if (table.follows()) {
            assignments.add("area = s.area");
        }
        assignments.add("withdrawn = false");
        assignments.add(newVersion());
        Sql.run(
                connection,
                "update %s t set %s from differing d join last_lines s using (%s) where not d.withdrawn and %s"
                        .formatted(table.qualified(), String.join(", ", assignments), keys(), sameKey("d")));
    }

    private String newVersion() {
        return "version = t.version + d.superseded::int, import_id = %d, org_id = %d"
                .formatted(stamp.importId(), stamp.orgId());
    }

    private String sameKey(String alias) {
        return table.keys().stream()
                .map(key -> "t.%s = %s.%s".formatted(key, alias, key))
                .collect(Collectors.joining(" and "));
    }

    private String keys() {
        return String.join(", ", table.keys());
    }

    private static String list(List<String> columns, java.util.function.UnaryOperator<String> each) {
        return columns.stream().map(each).collect(Collectors.joining(", "));
    }
}
