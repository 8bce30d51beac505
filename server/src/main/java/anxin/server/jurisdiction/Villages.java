package anxin.server.jurisdiction;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Villages and communities (村、社区), the fifth level of areas, by twelve digits; the first nine are their town. */
@Repository
public class Villages {

    private static final long TOWN = 1_000;

    private final JdbcClient jdbc;

    Villages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One of them, as it is called now. */
    public record Village(long code, String name) {

        /** The nine digits of its town. */
        public int town() {
            return Math.toIntExact(code / TOWN);
        }
    }

    public Optional<Village> find(long code) {
        return jdbc.sql("select code, name from jurisdiction.village where code = :code and until is null")
                .param("code", code)
                .query(Village.class)
                .optional();
    }

    /** The name it has or last had; its code where nothing is known of it. */
    public String name(long code) {
        return jdbc.sql("select name from jurisdiction.village where code = :code order by id desc limit 1")
                .param("code", code)
                .query(String.class)
                .optional()
                .orElseGet(() -> String.valueOf(code));
    }

    /** Those of a range of towns, both ends included, by code; with a text those so called, now or before. */
    public List<Village> between(int from, int to, @Nullable String text, int most) {
        return jdbc.sql("""
                        select v.code, v.name from jurisdiction.village v
                         where v.until is null and v.code between :from and :to
                           and (:text = '' or starts_with(v.code::text, :text)
                                or exists (select from jurisdiction.village o
                                            where o.code = v.code and position(:text in o.name) > 0))
                         order by v.code limit :most
                        """)
                .param("from", from * TOWN)
                .param("to", to * TOWN + TOWN - 1)
                .param("text", text == null ? "" : text.strip())
                .param("most", most)
                .query(Village.class)
                .list();
    }

    /** From a day on a range of towns has these villages, by code with their names, and no others; gives how many differ. */
    public int replace(int from, int to, Map<Long, String> listed, LocalDate day, String by) {
        int ended = jdbc.sql("""
                        update jurisdiction.village v set until = :day
                         where v.until is null and v.code between :from and :to
                           and not exists (select from unnest(:codes::bigint[], :names::text[]) l (code, name)
                                            where l.code = v.code and l.name = v.name)
                        """)
                .param("day", day)
                .param("from", from * TOWN)
                .param("to", to * TOWN + TOWN - 1)
                .param("codes", listed.keySet().toArray(Long[]::new))
                .param("names", listed.values().toArray(String[]::new))
                .update();
        int added = jdbc.sql("""
                        insert into jurisdiction.village (code, name, since, taken_by)
                        select l.code, l.name, :day, :by from unnest(:codes::bigint[], :names::text[]) l (code, name)
                        on conflict (code) where until is null do nothing
                        """)
                .param("day", day)
                .param("by", by)
                .param("codes", listed.keySet().toArray(Long[]::new))
                .param("names", listed.values().toArray(String[]::new))
                .update();
        return ended + added;
    }
}
