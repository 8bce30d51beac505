package anxin.server.warning;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many warnings of projects are open, for whoever must not close a project's book before them. */
@Component
public class OpenWarnings {

    private final JdbcClient jdbc;

    OpenWarnings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By project; one without an open warning is missing. */
    public Map<Integer, Integer> of(Collection<Integer> projects) {
        var open = new HashMap<Integer, Integer>();
        jdbc.sql("""
                        select project_id, count(*) as open from warning.warning
                         where project_id = any(?) and state = 'OPEN' group by project_id
                        """)
                .param((Object) projects.toArray(Integer[]::new))
                .query((row, _) -> open.put(row.getInt(1), row.getInt(2)))
                .list();
        return open;
    }
}
