package anxin.server.clue.reception;

import anxin.server.access.User;
import anxin.server.clue.desk.DeskWork;
import anxin.server.clue.reception.ReceptionWords.Level;
import anxin.server.clue.reception.ReceptionWords.State;
import anxin.server.http.Refusal;
import anxin.server.words.Words;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Receptions, their leaders, departments, clues and promises. */
@Repository
class Receptions {

    private static final String SELECT = """
            select r.id, r.area, r.level, r.title, r.matter, r.place, r.day, r.starts, r.ends, r.state, r.note,
                   (select count(*) from clue.reception_leader l where l.reception_id = r.id) as leaders,
                   (select count(*) from clue.reception_leader l where l.reception_id = r.id and l.present) as leaders_present,
                   (select count(*) from clue.reception_clue c where c.reception_id = r.id) as clues,
                   (select count(*) from clue.promise p where p.reception_id = r.id) as promises,
                   (select count(*) from clue.promise p where p.reception_id = r.id and p.kept_on is null and p.due < :today) as unkept,
                   (select count(*) from clue.reception s where s.round = r.round and s.id <> r.id) as same_time
              from clue.reception r
            """;

    private static final String PROMISES = """
            select p.id, p.reception_id, r.title as reception_title, p.clue_id, p.text, p.due, p.org_id, p.by_name, p.kept_on,
                   p.kept_text, coalesce(p.kept_on, :today) > p.due as late
              from clue.promise p join clue.reception r on r.id = p.reception_id
            """;

    private final JdbcClient jdbc;
    private final DeskWork desk;

    Receptions(JdbcClient jdbc, DeskWork desk) {
        this.jdbc = jdbc;
        this.desk = desk;
    }

    /** @param rank post of the leader, such as 副市长 */
    record NewLeader(String name, String rank) {}

    record Plan(
            Level level,
            String title,
            String matter,
            String place,
            LocalDate day,
            LocalTime starts,
            LocalTime ends,
            List<NewLeader> leaders,
            List<Integer> departments) {}

    /** Plans one in each of these areas at the same time; their numbers. */
    List<Long> plan(List<Integer> areas, Plan plan, User by) {
        return desk.whole(() -> {
            long round = jdbc.sql("select nextval(pg_get_serial_sequence('clue.reception', 'id'))")
                    .query(Long.class)
                    .single();
            var ids = new ArrayList<Long>();
            areas.forEach(area -> ids.add(plan(round, area, plan, by)));
            return ids;
        });
    }

    private long plan(long round, int area, Plan plan, User by) {
        long id = jdbc.sql("""
                        insert into clue.reception (round, area, level, title, matter, place, day, starts, ends, planned_at, planned_by)
                        values (:round, :area, :level, :title, :matter, :place, :day, :starts, :ends, :now, :by) returning id
                        """)
                .param("round", round)
                .param("area", area)
                .param("level", plan.level().name())
                .param("title", plan.title())
                .param("matter", plan.matter())
                .param("place", plan.place())
                .param("day", plan.day())
                .param("starts", plan.starts())
                .param("ends", plan.ends())
                .param("now", desk.now())
                .param("by", by.name())
                .query(Long.class)
                .single();
        plan.leaders()
                .forEach(leader -> jdbc.sql(
                                "insert into clue.reception_leader (reception_id, name, rank) values (?, ?, ?)")
                        .params(id, leader.name(), leader.rank())
                        .update());
        Set.copyOf(plan.departments())
                .forEach(department -> jdbc.sql(
                                "insert into clue.reception_department (reception_id, org_id) values (?, ?)")
                        .params(id, department)
                        .update());
        return id;
    }

    /** It was held, with those present. */
    void hold(long id, Set<Long> leaders, Set<Integer> departments, String note, User by) {
        desk.whole(() -> {
            settle(id, State.HELD, note, by);
            jdbc.sql("update clue.reception_leader set present = id = any(:there) where reception_id = :id")
                    .param("there", leaders.toArray(Long[]::new))
                    .param("id", id)
                    .update();
            return jdbc.sql(
                            "update clue.reception_department set present = org_id = any(:there) where reception_id = :id")
                    .param("there", departments.toArray(Integer[]::new))
                    .param("id", id)
                    .update();
        });
    }

    void cancel(long id, String reason, User by) {
        desk.whole(() -> settle(id, State.CANCELLED, reason, by));
    }

    private boolean settle(long id, State state, String note, User by) {
        int settled = jdbc.sql("""
                        update clue.reception set state = :state, note = :note, settled_at = :now, settled_by = :by
                         where id = :id and state = 'PLANNED'
                        """)
                .param("state", state.name())
                .param("note", note)
                .param("now", desk.now())
                .param("by", by.name())
                .param("id", id)
                .update();
        if (settled == 0) {
            throw Refusal.conflict(
                    "RECEPTION_SETTLED",
                    "这场接访已经登记为举行或取消，不能再改；请重新打开查看。",
                    "This reception is held or cancelled already; open it again.");
        }
        return true;
    }

    void add(long id, long clue) {
        desk.whole(() -> jdbc.sql(
                        "insert into clue.reception_clue (reception_id, clue_id) values (?, ?) on conflict do nothing")
                .params(id, clue)
                .update());
    }

    void promise(long id, @Nullable Long clue, String text, LocalDate due, int organisation, User by) {
        desk.whole(() -> {
            jdbc.sql("""
                            insert into clue.promise (reception_id, clue_id, text, due, org_id, at, by_name)
                            values (:id, :clue, :text, :due, :org, :now, :by)
                            """)
                    .param("id", id)
                    .param("clue", clue, java.sql.Types.BIGINT)
                    .param("text", text)
                    .param("due", due)
                    .param("org", organisation)
                    .param("now", desk.now())
                    .param("by", by.name())
                    .update();
            if (clue != null) {
                desk.note(
                        clue,
                        "PROMISED",
                        new Words("接访时承诺，%s 前兑现".formatted(due), "Promised at a reception, to be kept by " + due),
                        text,
                        Map.of("reception", id),
                        by);
            }
            return true;
        });
    }

    void keep(long reception, long promise, String text, User by) {
        int kept = desk.whole(() -> jdbc.sql("""
                        update clue.promise set kept_on = :day, kept_text = :text, kept_by = :by
                         where id = :id and reception_id = :reception and kept_on is null
                        """)
                .param("day", desk.today())
                .param("text", text)
                .param("by", by.name())
                .param("id", promise)
                .param("reception", reception)
                .update());
        if (kept == 0) {
            throw Refusal.conflict(
                    "PROMISE_KEPT",
                    "这项承诺已经登记兑现，或者不属于这场接访。",
                    "This promise is kept already, or belongs to another reception.");
        }
    }

    record Reception(
            long id,
            int area,
            String level,
            String title,
            String matter,
            String place,
            LocalDate day,
            LocalTime starts,
            LocalTime ends,
            String state,
            String note,
            int leaders,
            int leadersPresent,
            int clues,
            int promises,
            int unkept,
            int sameTime) {}

    List<Reception> between(LocalDate from, LocalDate to) {
        return jdbc.sql(SELECT
                        + " where r.day between :from and :to order by r.day desc, r.starts desc, r.id desc limit 500")
                .param("today", desk.today())
                .param("from", from)
                .param("to", to)
                .query(Reception.class)
                .list();
    }

    Reception find(long id) {
        return jdbc.sql(SELECT + " where r.id = :id")
                .param("today", desk.today())
                .param("id", id)
                .query(Reception.class)
                .optional()
                .orElseThrow(() -> Refusal.notFound(
                        "RECEPTION_UNKNOWN",
                        "没有找到这场接访，或它不在您的管辖范围内；请从接访列表重新打开。",
                        "There is no such reception, or it lies outside your scope; open it again from the list."));
    }

    record Leader(
            long id, String name, String rank, @Nullable Boolean present) {}

    List<Leader> leaders(long id) {
        return jdbc.sql("select id, name, rank, present from clue.reception_leader where reception_id = ? order by id")
                .param(id)
                .query(Leader.class)
                .list();
    }

    record Department(int orgId, @Nullable Boolean present) {}

    List<Department> departments(long id) {
        return jdbc.sql("select org_id, present from clue.reception_department where reception_id = ? order by org_id")
                .param(id)
                .query(Department.class)
                .list();
    }

    record TakenClue(long id, String number, @Nullable String outcome, String state) {}

    List<TakenClue> clues(long id) {
        return jdbc.sql("""
                        select c.id, c.number, c.outcome, c.state from clue.reception_clue r join clue.clue c on c.id = r.clue_id
                         where r.reception_id = ? order by c.id
                        """).param(id).query(TakenClue.class).list();
    }

    record Promise(
            long id,
            long receptionId,
            String receptionTitle,
            @Nullable Long clueId,
            String text,
            LocalDate due,
            int orgId,
            String byName,
            @Nullable LocalDate keptOn,
            @Nullable String keptText,
            boolean late) {}

    List<Promise> promises(long id) {
        return jdbc.sql(PROMISES + " where p.reception_id = :id order by p.due, p.id")
                .param("today", desk.today())
                .param("id", id)
                .query(Promise.class)
                .list();
    }

    /** Those over their day and not kept, the oldest day first. */
    List<Promise> unkept() {
        return jdbc.sql(PROMISES + " where p.kept_on is null and p.due < :today order by p.due, p.id limit 500")
                .param("today", desk.today())
                .query(Promise.class)
                .list();
    }

    /** When the last one was held. */
    @Nullable
    LocalDate lastHeld() {
        return jdbc.sql("select day from clue.reception where state = 'HELD' order by day desc limit 1")
                .query(LocalDate.class)
                .optional()
                .orElse(null);
    }
}
