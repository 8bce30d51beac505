package anxin.server.exchange;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the database holds. */
final class Stored {

    private static final List<String> TABLES = List.of(
            "project.corp",
            "project.project",
            "project.participant",
            "project.contact",
            "project.row_history",
            "wage.person",
            "wage.particulars",
            "wage.engagement",
            "wage.swipe",
            "wage.worker_month",
            "wage.payroll_line",
            "wage.row_history",
            "fund.bank_number",
            "fund.counterparty_name",
            "fund.account",
            "fund.entry",
            "fund.deposit_event",
            "fund.progress",
            "fund.row_history");

    private final JdbcClient jdbc;

    Stored(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Only a test may empty the history, and only by switching its guard off. */
    void forgetAll() {
        for (var schema : List.of("project", "wage", "fund")) {
            jdbc.sql("alter table %s.row_history disable trigger user".formatted(schema))
                    .update();
        }
        jdbc.sql("truncate %s restart identity cascade".formatted(String.join(", ", TABLES)))
                .update();
        for (var schema : List.of("project", "wage", "fund")) {
            jdbc.sql("alter table %s.row_history enable trigger user".formatted(schema))
                    .update();
        }
    }

    Map<String, Long> rows() {
        var rows = new TreeMap<String, Long>();
        TABLES.forEach(table -> rows.put(
                table,
                jdbc.sql("select count(*) from " + table).query(Long.class).single()));
        return rows;
    }

    /**
     * Every row of every table as JSON, versions included; only which import it was is left out, and of what is encrypted
     * all but its keyed index, for the same is never encrypted the same.
     */
    Map<String, List<String>> contents() {
        var contents = new TreeMap<String, List<String>>();
        TABLES.forEach(table -> contents.put(
                table,
                jdbc.sql("""
                                select (to_jsonb(t) - 'import_id' - 'superseded_by_import' - 'superseded_at' - 'content' - %s::text[])::text
                                  from %s t order by 1
                                """.formatted(encrypted(table), table))
                        .query(String.class)
                        .list()));
        return contents;
    }

    private String encrypted(String table) {
        return jdbc.sql("""
                        select quote_literal(coalesce(array_agg(column_name::text), '{}'))
                          from information_schema.columns
                         where table_schema || '.' || table_name = ? and data_type = 'bytea' and column_name <> 'found_by'
                        """).param(table).query(String.class).single();
    }

    String one(String sql) {
        return String.valueOf(jdbc.sql(sql).query().singleValue());
    }
}
