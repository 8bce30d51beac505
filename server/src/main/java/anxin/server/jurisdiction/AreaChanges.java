package anxin.server.jurisdiction;

import anxin.engine.identity.Succession;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The changes of areas (行政区划变更) that administrators entered; only ever added to. */
@Repository
public class AreaChanges {

    private final JdbcClient jdbc;
    private final Clock clock;

    AreaChanges(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * One that was entered.
     *
     * @param names of successors the list does not have, or has by another name
     * @param withdrawnBy who took it back before its day
     */
    public record Entered(
            int id,
            Succession is,
            TreeMap<Integer, @Nullable String> names,
            String basis,
            Instant at,
            String by,
            @Nullable String withdrawnBy) {}

    /** All, by day. */
    public List<Entered> all() {
        return jdbc.sql("""
                        select s.*, w.by_name as withdrawn_by,
                               array(select code from jurisdiction.successor t where t.succession_id = s.id order by code) as codes,
                               array(select name from jurisdiction.successor t where t.succession_id = s.id order by code) as names
                          from jurisdiction.succession s
                          left join jurisdiction.succession_withdrawn w on w.succession_id = s.id
                         order by s.day, s.id
                        """).query(AreaChanges::entered).list();
    }

    /** Keeps one, and gives its number. */
    public int add(Succession change, TreeMap<Integer, @Nullable String> names, String basis, String by) {
        int id = jdbc.sql("""
                        insert into jurisdiction.succession (code, name, kind, day, basis, entered_at, by_name)
                        values (:code, :name, :kind, :day, :basis, :at, :by) returning id
                        """)
                .param("code", change.code())
                .param("name", change.name())
                .param("kind", change.kind().name())
                .param("day", change.day())
                .param("basis", basis)
                .param("at", OffsetDateTime.now(clock))
                .param("by", by)
                .query(Integer.class)
                .single();
        jdbc.sql("""
                        insert into jurisdiction.successor (succession_id, code, name)
                        select :id, * from unnest(:codes::int[], :names::text[])
                        """)
                .param("id", id)
                .param("codes", names.keySet().toArray(Integer[]::new))
                .param("names", names.values().toArray(String[]::new))
                .update();
        return id;
    }

    public void withdraw(int id, String by) {
        jdbc.sql("""
                        insert into jurisdiction.succession_withdrawn (succession_id, at, by_name) values (:id, :at, :by)
                        on conflict do nothing
                        """)
                .param("id", id)
                .param("at", OffsetDateTime.now(clock))
                .param("by", by)
                .update();
    }

    private static Entered entered(ResultSet row, int n) throws SQLException {
        var codes = (Integer[]) row.getArray("codes").getArray();
        var called = (String[]) row.getArray("names").getArray();
        var names = new TreeMap<Integer, @Nullable String>();
        for (int i = 0; i < codes.length; i++) {
            names.put(codes[i], called[i]);
        }
        return new Entered(
                row.getInt("id"),
                new Succession(
                        row.getInt("code"),
                        row.getString("name"),
                        Succession.Kind.valueOf(row.getString("kind")),
                        List.of(codes),
                        row.getObject("day", LocalDate.class),
                        true,
                        false,
                        ""),
                names,
                row.getString("basis"),
                row.getObject("entered_at", OffsetDateTime.class).toInstant(),
                row.getString("by_name"),
                row.getString("withdrawn_by"));
    }
}
