package anxin.server.secrecy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The columns of a table whose values stand encrypted, each bound to its column and its row's id. */
public class EncryptedColumns implements Reencryptable {

    final SecretBox box;
    final String table;
    final String id;
    final List<String> columns;

    /** @param id the column of the row's id, a whole number */
    public EncryptedColumns(SecretBox box, String table, String id, String... columns) {
        this.box = box;
        this.table = table;
        this.id = id;
        this.columns = List.of(columns);
    }

    public byte @Nullable [] encrypt(String column, long row, @Nullable String value) {
        return box.encrypt(place(column), row, value);
    }

    /** The value of a column in a row of a query that has the id too. */
    public @Nullable String read(ResultSet row, String column) throws SQLException {
        return box.text(place(column), row.getLong(id), row.getBytes(column));
    }

    String place(String column) {
        return table + "." + column;
    }

    /** Ids for new rows, which must be known before their values are encrypted. */
    public List<Long> newIds(Connection connection, int count) throws SQLException {
        try (var statement = connection.prepareStatement(
                "select nextval(pg_get_serial_sequence(?, ?)) from generate_series(1, ?)")) {
            statement.setString(1, table);
            statement.setString(2, id);
            statement.setInt(3, count);
            var ids = new ArrayList<Long>(count);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getLong(1));
                }
            }
            return ids;
        }
    }

    @Override
    public long outstanding(Connection connection) throws SQLException {
        var sql = "select count(*) from %s where %s"
                .formatted(
                        table,
                        columns.stream()
                                .map(column ->
                                        "substring(%s from 1 for %d) <> ?".formatted(column, SecretBox.HEADER_BYTES))
                                .collect(Collectors.joining(" or ")));
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 1; i <= columns.size(); i++) {
                statement.setBytes(i, box.activeHeader());
            }
            try (var result = statement.executeQuery()) {
                result.next();
                return result.getLong(1);
            }
        }
    }

    @Override
    public Part reencrypt(Connection connection, long after, int most) throws SQLException {
        var stale = new ArrayList<Values>();
        long last = after;
        int seen = 0;
        try (var statement =
                connection.prepareStatement("select %s, %s from %s where %s > ? order by %s limit ? for update"
                        .formatted(id, String.join(", ", columns), table, id, id))) {
            statement.setLong(1, after);
            statement.setInt(2, most);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    seen++;
                    last = rows.getLong(1);
                    var values = anew(rows);
                    if (values != null) {
                        stale.add(values);
                    }
                }
            }
        }
        write(connection, stale);
        return new Part(last, stale.size(), seen < most);
    }

    /** New values of a row, in the order of the columns. */
    record Values(long id, List<byte @Nullable []> columns) {}

    private @Nullable Values anew(ResultSet row) throws SQLException {
        long number = row.getLong(1);
        var values = new ArrayList<byte @Nullable []>();
        boolean stale = false;
        for (var column : columns) {
            var encrypted = row.getBytes(column);
            stale |= !box.isActive(encrypted);
            values.add(
                    encrypted == null
                            ? null
                            : box.encrypt(place(column), number, box.decrypt(place(column), number, encrypted)));
        }
        return stale ? new Values(number, values) : null;
    }

    private void write(Connection connection, List<Values> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        var sql = "update %s t set %s from unnest(?::bigint[], %s) as v (id, %s) where t.%s = v.id"
                .formatted(
                        table,
                        columns.stream()
                                .map(column -> "%s = v.%s".formatted(column, column))
                                .collect(Collectors.joining(", ")),
                        columns.stream().map(_ -> "?::bytea[]").collect(Collectors.joining(", ")),
                        String.join(", ", columns),
                        id);
        try (var statement = connection.prepareStatement(sql)) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "bigint", rows.stream().map(Values::id).toArray()));
            for (int i = 0; i < columns.size(); i++) {
                int column = i;
                statement.setArray(
                        2 + i,
                        connection.createArrayOf(
                                "bytea",
                                rows.stream()
                                        .map(row -> row.columns().get(column))
                                        .toArray(byte[][]::new)));
            }
            statement.executeUpdate();
        }
    }
}
