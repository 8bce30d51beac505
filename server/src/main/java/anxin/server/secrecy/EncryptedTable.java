package anxin.server.secrecy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A table in which every entry stands once, encrypted, and everything else refers to it by its id. It has a column
 * {@code id} that counts by itself, {@code found_by} with the keyed index, perhaps an owner, and the encrypted columns.
 */
public final class EncryptedTable extends EncryptedColumns {

    private final @Nullable String owner;

    /** @param owner the column of the id of whose entry it is, if it is somebody's */
    public EncryptedTable(SecretBox box, String table, @Nullable String owner, String... columns) {
        super(box, table, "id", columns);
        this.owner = owner;
    }

    /**
     * What stands in a row.
     *
     * @param owner id of whose it is; 0 in a table where entries are nobody's
     * @param values in the order of the columns
     */
    public record Entry(long owner, List<@Nullable String> values) {

        public Entry(String value) {
            this(0, List.of(value));
        }
    }

    @Nullable
    String owner() {
        return owner;
    }

    /** What {@code found_by} holds for an entry. */
    public byte[] index(Entry entry) {
        var texts = new ArrayList<@Nullable String>(entry.values());
        if (owner != null) {
            texts.addFirst("" + entry.owner());
        }
        return box.index(table, texts);
    }

    /** The ids of entries that are there already. */
    public Map<Entry, Long> find(Connection connection, Collection<Entry> entries) throws SQLException {
        var byIndex = new HashMap<Index, Entry>();
        entries.forEach(entry -> byIndex.put(new Index(index(entry)), entry));
        return find(connection, byIndex);
    }

    private Map<Entry, Long> find(Connection connection, Map<Index, Entry> byIndex) throws SQLException {
        var ids = new HashMap<Entry, Long>();
        try (var statement =
                connection.prepareStatement("select id, found_by from %s where found_by = any(?)".formatted(table))) {
            statement.setArray(
                    1,
                    bytes(
                            connection,
                            byIndex.keySet().stream().map(Index::bytes).toList()));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    ids.put(
                            java.util.Objects.requireNonNull(byIndex.get(new Index(rows.getBytes(2)))),
                            rows.getLong(1));
                }
            }
        }
        return ids;
    }

    /** The ids of all these entries; what is new gets one. */
    public Map<Entry, Long> findOrAdd(Connection connection, Collection<Entry> entries) throws SQLException {
        var byIndex = new HashMap<Index, Entry>();
        entries.forEach(entry -> byIndex.put(new Index(index(entry)), entry));
        var found = find(connection, byIndex);
        byIndex.values().removeIf(found::containsKey);
        if (!byIndex.isEmpty()) {
            add(connection, byIndex, found);
        }
        return found;
    }

    private void add(Connection connection, Map<Index, Entry> fresh, Map<Entry, Long> ids) throws SQLException {
        var indexes = List.copyOf(fresh.keySet());
        var entries = indexes.stream().map(fresh::get).toList();
        var numbers = newIds(connection, entries.size());
        var sql =
                "insert into %s (id, found_by, %s%s) overriding system value select * from unnest(?::bigint[], ?::bytea[], %s%s)"
                        .formatted(
                                table,
                                owner == null ? "" : owner + ", ",
                                String.join(", ", columns),
                                owner == null ? "" : "?::bigint[], ",
                                columns.stream().map(_ -> "?::bytea[]").collect(Collectors.joining(", ")));
        try (var statement = connection.prepareStatement(sql)) {
            int next = 1;
            statement.setArray(next++, connection.createArrayOf("bigint", numbers.toArray()));
            statement.setArray(
                    next++, bytes(connection, indexes.stream().map(Index::bytes).toList()));
            if (owner != null) {
                statement.setArray(
                        next++,
                        connection.createArrayOf(
                                "bigint", entries.stream().map(Entry::owner).toArray()));
            }
            for (int column = 0; column < columns.size(); column++) {
                var values = new ArrayList<byte @Nullable []>(entries.size());
                for (int row = 0; row < entries.size(); row++) {
                    values.add(encrypt(
                            columns.get(column),
                            numbers.get(row),
                            entries.get(row).values().get(column)));
                }
                statement.setArray(next++, bytes(connection, values));
            }
            statement.executeUpdate();
        }
        for (int row = 0; row < entries.size(); row++) {
            ids.put(entries.get(row), numbers.get(row));
        }
    }

    private static java.sql.Array bytes(Connection connection, List<byte @Nullable []> values) throws SQLException {
        return connection.createArrayOf("bytea", values.toArray(byte[][]::new));
    }

    /** Bytes that are the same when they say the same. */
    private record Index(byte[] bytes) {

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Index(var theirs) && Arrays.equals(bytes, theirs);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }
    }
}
