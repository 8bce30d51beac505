package anxin.server.project;

/** Rows that get another area become a new version, and the one before goes whole to the history. */
final class NewVersions {

    private NewVersions() {}

    /** Answers with id and area of each row; asks for {@code from} and {@code to}. */
    static String sql(String table, String key) {
        return """
                with moves as (
                    select * from unnest(:from::int[], :to::int[]) m (was, now)
                ), kept as (
                    insert into project.row_history (kind, key, version, content, import_id)
                    select '%1$s', t.%2$s, t.version, to_jsonb(t), t.import_id
                      from project.%1$s t join moves m on m.was = t.area
                )
                update project.%1$s t set area = m.now, version = t.version + 1
                  from moves m
                 where t.area = m.was
                returning t.id, t.area
                """.formatted(table, key);
    }
}
