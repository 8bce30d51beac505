package anxin.server.secrecy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A table whose values stood plain and become those of an {@link EncryptedTable}. */
public final class PlainTable {

    private static final int PART = 10_000;

    private PlainTable() {}

    /**
     * Encrypts every row within the running transaction, drops what stood plain and writes the table anew, so that nothing
     * of it stays in its files.
     *
     * @param required the column that is never empty
     */
    public static void encrypt(Connection connection, EncryptedTable table, String required) throws SQLException {
        var steps = new ArrayList<String>();
        for (var column : table.columns) {
            steps.add("alter table %s rename column %s to plain_%s".formatted(table.table, column, column));
        }
        steps.add("alter table %s add column found_by bytea, %s"
                .formatted(
                        table.table,
                        table.columns.stream()
                                .map(column -> "add column %s bytea".formatted(column))
                                .collect(Collectors.joining(", "))));
        EncryptingMigration.run(connection, steps.toArray(String[]::new));
        long last = 0;
        for (var rows = read(connection, table, last); !rows.isEmpty(); rows = read(connection, table, last)) {
            write(connection, table, rows);
            last = rows.getLast().id();
        }
        EncryptingMigration.run(
                connection,
                "alter table %s %s"
                        .formatted(
                                table.table,
                                table.columns.stream()
                                        .map(column -> "drop column plain_%s cascade".formatted(column))
                                        .collect(Collectors.joining(", "))),
                "alter table %s alter column found_by set not null, alter column %s set not null"
                        .formatted(table.table, required));
        EncryptingMigration.writeAnew(connection, table.table, "found_by", "bytea", "found_by || ''::bytea");
        EncryptingMigration.run(connection, "alter table %s add unique (found_by)".formatted(table.table));
    }

    private record Plain(long id, EncryptedTable.Entry entry) {}

    private static List<Plain> read(Connection connection, EncryptedTable table, long after) throws SQLException {
        var sql = "select id, %s, %s from %s where id > ? order by id limit ?"
                .formatted(
                        table.owner() == null ? "0" : table.owner(),
                        table.columns.stream().map(column -> "plain_" + column).collect(Collectors.joining(", ")),
                        table.table);
        var found = new ArrayList<Plain>();
        try (var statement = connection.prepareStatement(sql)) {
            statement.setLong(1, after);
            statement.setInt(2, PART);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var values = new ArrayList<@Nullable String>();
                    for (int i = 0; i < table.columns.size(); i++) {
                        values.add(rows.getString(3 + i));
                    }
                    found.add(new Plain(rows.getLong(1), new EncryptedTable.Entry(rows.getLong(2), values)));
                }
            }
        }
        return found;
    }

    private static void write(Connection connection, EncryptedTable table, List<Plain> rows) throws SQLException {
        var sets = new ArrayList<String>(table.columns);
        sets.addFirst("found_by");
        var sql = "update %s t set %s from unnest(?::bigint[], %s) as v (id, %s) where t.id = v.id"
                .formatted(
                        table.table,
                        sets.stream()
                                .map(column -> "%s = v.%s".formatted(column, column))
                                .collect(Collectors.joining(", ")),
                        sets.stream().map(_ -> "?::bytea[]").collect(Collectors.joining(", ")),
                        String.join(", ", sets));
        try (var statement = connection.prepareStatement(sql)) {
            int next = 1;
            statement.setArray(
                    next++,
                    connection.createArrayOf(
                            "bigint", rows.stream().map(Plain::id).toArray()));
            statement.setArray(
                    next++,
                    connection.createArrayOf(
                            "bytea",
                            rows.stream().map(row -> table.index(row.entry())).toArray(byte[][]::new)));
            for (int i = 0; i < table.columns.size(); i++) {
                int column = i;
                statement.setArray(
                        next++,
                        connection.createArrayOf(
                                "bytea",
                                rows.stream()
                                        .map(row -> table.encrypt(
                                                table.columns.get(column),
                                                row.id(),
                                                row.entry().values().get(column)))
                                        .toArray(byte[][]::new)));
            }
            statement.executeUpdate();
        }
    }
}
