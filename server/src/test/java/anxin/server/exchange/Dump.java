package anxin.server.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Everything that an installation has written down, looked through for words that must not stand in it. */
public final class Dump {

    private Dump() {}

    /** Where a word stands: in the text of any row of any table, in bytes there, or in a file of the data folder. */
    public static List<String> finds(JdbcClient jdbc, Path data, List<String> words) {
        var found = new ArrayList<String>();
        for (var table : tables(jdbc)) {
            for (var word : words) {
                // A row as text shows bytes in hexadecimal.
                var rows = jdbc.sql("select count(*) from %s t where strpos(t::text, ?) > 0 or strpos(t::text, ?) > 0"
                                .formatted(table))
                        .params(word, HexFormat.of().formatHex(word.getBytes(StandardCharsets.UTF_8)))
                        .query(Long.class)
                        .single();
                if (rows > 0) {
                    found.add(word + " in " + table);
                }
            }
        }
        found.addAll(inFiles(data, words));
        return found;
    }

    public static List<String> tables(JdbcClient jdbc) {
        return jdbc.sql("""
                        select format('%I.%I', n.nspname, c.relname)
                          from pg_class c join pg_namespace n on n.oid = c.relnamespace
                         where c.relkind in ('r', 'm') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
                           and n.nspname not like 'pg_temp%'
                         union all
                        select 'pg_catalog.pg_stats'
                        """).query(String.class).list();
    }

    public static List<String> inFiles(Path folder, List<String> words) {
        var found = new ArrayList<String>();
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                for (var word : words) {
                    if (text.contains(new String(word.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1))) {
                        found.add(word + " in " + folder.relativize(file));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }
}
