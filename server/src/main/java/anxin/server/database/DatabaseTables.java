package anxin.server.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** All tables of the database as PostgreSQL's catalogue tells of them, for taking their rows out and putting them back. */
public final class DatabaseTables {

    private static final String HISTORY = "database.flyway_schema_history";

    private DatabaseTables() {}

    /**
     * A table that holds rows.
     *
     * @param name with its schema, quoted where SQL asks for it
     * @param columns those that are stored and not computed by the database
     * @param partitionOf the table it is a partition of, if it is one
     * @param bound which of that table's rows it takes, in SQL
     */
    public record Table(
            String name,
            List<String> columns,
            @Nullable String partitionOf,
            @Nullable String bound) {}

    /** Where a sequence stands: the last number, and whether it has been given out. */
    public record Position(long last, boolean given) {}

    /** The migrations the schema was made by, with their checksums. */
    public static Map<String, Integer> migrations(Connection connection) throws SQLException {
        var migrations = new LinkedHashMap<String, Integer>();
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select version, checksum from " + HISTORY
                        + " where success and version is not null order by version")) {
            while (row.next()) {
                migrations.put(row.getString(1), row.getInt(2));
            }
        }
        return migrations;
    }

    /** Whether the database has no table of anybody's. */
    public static boolean isEmpty(Connection connection) throws SQLException {
        return Sql.count(connection, """
                        select count(*) from pg_class c join pg_namespace n on n.oid = c.relnamespace
                         where c.relkind in ('r', 'p', 'S', 'v', 'm') and c.relpersistence <> 't'
                           and n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
                        """) == 0;
    }

    /** All tables with rows of ours, those that others refer to first. */
    public static List<Table> all(Connection connection) throws SQLException {
        var tables = new LinkedHashMap<String, Table>();
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("""
                        select format('%I.%I', n.nspname, c.relname) as name,
                               (select array_agg(quote_ident(a.attname) order by a.attnum) from pg_attribute a
                                 where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '')
                                   as columns,
                               (select format('%I.%I', pn.nspname, p.relname) from pg_inherits i
                                  join pg_class p on p.oid = i.inhparent join pg_namespace pn on pn.oid = p.relnamespace
                                 where i.inhrelid = c.oid and c.relispartition) as partition_of,
                               pg_get_expr(c.relpartbound, c.oid) as bound
                          from pg_class c join pg_namespace n on n.oid = c.relnamespace
                         where c.relkind = 'r' and c.relpersistence <> 't'
                           and n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
                         order by 1
                        """)) {
            while (row.next()) {
                var name = row.getString("name");
                if (!name.equals(HISTORY)) {
                    var columns = (String[]) row.getArray("columns").getArray();
                    tables.put(
                            name,
                            new Table(name, List.of(columns), row.getString("partition_of"), row.getString("bound")));
                }
            }
        }
        return inOrder(tables, references(connection));
    }

    private static Map<String, Set<String>> references(Connection connection) throws SQLException {
        var references = new HashMap<String, Set<String>>();
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("""
                        select format('%I.%I', n.nspname, c.relname), format('%I.%I', fn.nspname, f.relname)
                          from pg_constraint k
                          join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
                          join pg_class f on f.oid = k.confrelid join pg_namespace fn on fn.oid = f.relnamespace
                         where k.contype = 'f' and k.conrelid <> k.confrelid
                        """)) {
            while (row.next()) {
                references
                        .computeIfAbsent(row.getString(1), _ -> new HashSet<>())
                        .add(row.getString(2));
            }
        }
        return references;
    }

    private static List<Table> inOrder(Map<String, Table> tables, Map<String, Set<String>> references) {
        var ordered = new ArrayList<Table>();
        var done = new HashSet<String>();
        tables.keySet().forEach(name -> visit(name, tables, references, done, ordered));
        return ordered;
    }

    private static void visit(
            String name,
            Map<String, Table> tables,
            Map<String, Set<String>> references,
            Set<String> done,
            List<Table> ordered) {
        if (done.add(name)) {
            references.getOrDefault(name, Set.of()).forEach(other -> visit(other, tables, references, done, ordered));
            var table = tables.get(name);
            if (table != null) {
                ordered.add(table);
            }
        }
    }

    /** Where all sequences stand now, which is never before the numbers any snapshot shows. */
    public static Map<String, Position> sequences(Connection connection) throws SQLException {
        var names = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("""
                        select format('%I.%I', n.nspname, c.relname)
                          from pg_class c join pg_namespace n on n.oid = c.relnamespace
                         where c.relkind = 'S' and c.relpersistence <> 't' and n.nspname !~ '^pg_' order by 1
                        """)) {
            while (row.next()) {
                names.add(row.getString(1));
            }
        }
        var positions = new LinkedHashMap<String, Position>();
        for (var name : names) {
            try (var statement = connection.createStatement();
                    var row = statement.executeQuery("select last_value, is_called from " + name)) {
                row.next();
                positions.put(name, new Position(row.getLong(1), row.getBoolean(2)));
            }
        }
        return positions;
    }

    /** Writes the rows of a table as PostgreSQL's text form, which every version reads, and answers how many. */
    public static long copyOut(Connection connection, Table table, OutputStream out) throws SQLException, IOException {
        return connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("copy %s (%s) to stdout".formatted(table.name(), columns(table)), out);
    }

    public static long copyIn(Connection connection, Table table, InputStream in) throws SQLException, IOException {
        return connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy %s (%s) from stdin".formatted(table.name(), columns(table)), in, 1 << 16);
    }

    /**
     * Makes the tables ready to take rows that have been here before: partitions that were made as they were needed, nothing
     * in any table, and no trigger that would note or refuse what is not new. References are still checked.
     */
    public static void open(Connection connection, List<Table> tables) throws SQLException {
        for (var table : tables) {
            if (table.partitionOf() != null && !exists(connection, table.name())) {
                addPartition(connection, table.name(), table.partitionOf(), String.valueOf(table.bound()));
            }
        }
        var ours = all(connection);
        for (var table : ours) {
            Sql.run(connection, "alter table %s disable trigger user".formatted(table.name()));
        }
        Sql.run(connection, "truncate " + ours.stream().map(Table::name).collect(Collectors.joining(", ")));
    }

    /** Rows of a partition are asked for through its table, whose policies hold; a trigger on emptying is not inherited. */
    private static void addPartition(Connection connection, String name, String of, String bound) throws SQLException {
        Sql.run(connection, "create table %s partition of %s %s".formatted(name, of, bound));
        Sql.run(connection, """
                do $$ declare trigger text; begin
                    if exists (select from pg_roles where rolname = '%3$s') then
                        revoke all on %1$s from %3$s;
                    end if;
                    for trigger in select pg_get_triggerdef(oid) from pg_trigger
                                    where tgrelid = '%2$s'::regclass and not tgisinternal and (tgtype & 32) <> 0
                    loop execute replace(trigger, ' ON %2$s ', ' ON %1$s '); end loop;
                end $$
                """.formatted(name, of, ScopedDataSource.ROLE));
    }

    /** Puts the triggers back in force and the sequences where they stood. */
    public static void close(Connection connection, Map<String, Position> sequences) throws SQLException {
        for (var table : all(connection)) {
            Sql.run(connection, "alter table %s enable trigger user".formatted(table.name()));
        }
        try (var set = connection.prepareStatement("select setval(?::regclass, ?, ?)")) {
            for (var sequence : sequences.entrySet()) {
                set.setString(1, sequence.getKey());
                set.setLong(2, sequence.getValue().last());
                set.setBoolean(3, sequence.getValue().given());
                set.executeQuery().close();
            }
        }
    }

    private static boolean exists(Connection connection, String name) throws SQLException {
        try (var statement = connection.prepareStatement("select to_regclass(?) is not null")) {
            statement.setString(1, name);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    private static String columns(Table table) {
        return String.join(", ", table.columns());
    }
}
