package anxin.server.warning.evidence;

import anxin.server.evidence.EvidenceSource;
import anxin.server.evidence.Happening;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows that have no leaf yet; triggers note them as they are written. */
@Repository
class Unsealed {

    private final JdbcClient jdbc;

    Unsealed(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Happening> take(EvidenceSource source, int most) {
        var ids = jdbc.sql("select row_id from warning.unsealed where source = ? order by row_id limit ?")
                .params(source.name(), most)
                .query(Long.class)
                .list();
        if (ids.isEmpty()) {
            return List.of();
        }
        // Only what was found goes: a row that cannot be seen here must not be forgotten.
        var found = source.find(ids);
        jdbc.sql("delete from warning.unsealed where source = ? and row_id = any(?)")
                .params(source.name(), found.stream().map(Happening::id).toArray(Long[]::new))
                .update();
        return found;
    }

    long count(EvidenceSource source) {
        return jdbc.sql("select count(*) from warning.unsealed where source = ?")
                .param(source.name())
                .query(Long.class)
                .single();
    }
}
