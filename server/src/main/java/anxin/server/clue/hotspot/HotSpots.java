package anxin.server.clue.hotspot;

import anxin.server.access.Scope;
import anxin.server.secrecy.EncryptedColumns;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was reported where, by whom it is owed and how often, in the scope in force. Project money does not count. */
@Repository
class HotSpots {

    private static final String WITHIN = "c.received_on between :from and :to and c.area between :areaFrom and :areaTo";
    private static final String COUNTS = "c.verdict is distinct from 'PROJECT_MONEY'";

    private final JdbcClient jdbc;
    private final EncryptedColumns texts;

    HotSpots(JdbcClient jdbc, EncryptedColumns clueTexts) {
        this.jdbc = jdbc;
        this.texts = clueTexts;
    }

    enum Kind {
        AREA("c.area / 1000 * 1000", "c.area >= 1000"),
        PROJECT("c.project_id", "c.project_id is not null"),
        EMPLOYER("encode(c.debtor_code, 'hex')", "c.debtor_code is not null");

        private final String key;
        private final String condition;

        Kind(String key, String condition) {
            this.key = key;
            this.condition = condition;
        }
    }

    /** A period and an area. */
    record Asked(LocalDate from, LocalDate to, Scope scope) {

        Map<String, Object> parameters() {
            return Map.of("from", from, "to", to, "areaFrom", scope.areaFrom(), "areaTo", scope.areaTo());
        }
    }

    /**
     * A place, project or employer.
     *
     * @param subject what it is known by: area, number of the project, index of the employer's name
     * @param debtor the employer, as one of its clues calls it
     * @param count clues of the period
     * @param matters the same after merging
     * @param before clues of the period before, of the same length
     */
    record Spot(String subject, @Nullable String debtor, int count, int matters, int before, int national) {}

    List<Spot> of(Kind kind, Asked asked, int most) {
        long days = asked.to().toEpochDay() - asked.from().toEpochDay() + 1;
        return jdbc.sql("""
                        select (%1$s)::text as subject, max(c.id) filter (where c.received_on >= :from) as example,
                               count(*) filter (where c.received_on >= :from) as count,
                               count(distinct c.master_id) filter (where c.received_on >= :from) as matters,
                               count(*) filter (where c.received_on < :from) as before,
                               count(*) filter (where c.received_on >= :from and c.channel_kind = 'NATIONAL_PLATFORM') as national
                          from clue.clue c
                         where c.received_on between :before and :to and c.area between :areaFrom and :areaTo and %2$s and %3$s
                         group by 1 having count(*) filter (where c.received_on >= :from) > 0
                         order by count desc, before, subject limit :most
                        """.formatted(kind.key, COUNTS, kind.condition))
                .params(asked.parameters())
                .param("before", asked.from().minusDays(days))
                .param("most", most)
                .query((row, _) -> new Spot(
                        row.getString("subject"),
                        kind == Kind.EMPLOYER ? debtor(row.getLong("example")) : null,
                        row.getInt("count"),
                        row.getInt("matters"),
                        row.getInt("before"),
                        row.getInt("national")))
                .list();
    }

    private @Nullable String debtor(long clue) {
        return jdbc.sql("select id, debtor from clue.clue where id = ?")
                .param(clue)
                .query((row, _) -> new Debtor(texts.read(row, "debtor")))
                .single()
                .name();
    }

    private record Debtor(@Nullable String name) {}

    /**
     * How clues of one month came.
     *
     * @param repeated clues that are merged into an earlier one
     * @param severalChannels matters that came by more than one channel
     */
    record Month(
            String month,
            int raw,
            int matters,
            int repeated,
            int severalChannels,
            int national,
            int local,
            int projectMoney,
            int closed,
            int inTime) {}

    List<Month> months(Asked asked) {
        return jdbc.sql("""
                        with c as (select to_char(c.received_on, 'YYYY-MM') as month, c.id, c.master_id, c.channel, c.channel_kind,
                                          c.closed_on, c.due_on, %2$s as counts
                                     from clue.clue c where %1$s),
                        several as (select master_id from c where counts group by master_id having count(distinct channel) > 1)
                        select month,
                               count(*) filter (where counts) as raw,
                               count(distinct master_id) filter (where counts) as matters,
                               count(*) filter (where counts and id <> master_id) as repeated,
                               count(distinct master_id) filter (where master_id in (select master_id from several)) as several_channels,
                               count(*) filter (where counts and channel_kind = 'NATIONAL_PLATFORM') as national,
                               count(*) filter (where counts and channel_kind in ('OWN_PAGE', 'LOCAL_PLATFORM')) as local,
                               count(*) filter (where not counts) as project_money,
                               count(*) filter (where counts and closed_on is not null) as closed,
                               count(*) filter (where counts and closed_on is not null and closed_on <= coalesce(due_on, closed_on)) as in_time
                          from c group by month order by month
                        """.formatted(WITHIN, COUNTS))
                .params(asked.parameters())
                .query(Month.class)
                .list();
    }

    /** Where wage matters closed in a period were settled. */
    record LevelCount(@Nullable String level, int count) {}

    List<LevelCount> levels(Asked asked) {
        return jdbc.sql("""
                        select c.settled_level as level, count(*) as count from clue.clue c
                         where c.closed_on between :from and :to and c.area between :areaFrom and :areaTo and c.verdict = 'WAGES'
                         group by 1 order by 1
                        """).params(asked.parameters()).query(LevelCount.class).list();
    }

    /** A matter that was reported again and again. */
    record Repeated(long master, String number, int times, int channels) {}

    List<Repeated> mostRepeated(Asked asked, int most) {
        return jdbc.sql("""
                        select c.master_id as master, m.number, count(*) as times, count(distinct c.channel) as channels
                          from clue.clue c join clue.clue m on m.id = c.master_id
                         where %s and %s
                         group by 1, 2 having count(*) > 1 order by times desc, channels desc, master limit :most
                        """.formatted(WITHIN, COUNTS))
                .params(asked.parameters())
                .param("most", most)
                .query(Repeated.class)
                .list();
    }
}
