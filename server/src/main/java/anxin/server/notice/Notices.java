package anxin.server.notice;

import anxin.server.access.Role;
import anxin.server.access.User;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Notices in the console (站内消息). They are written with what they tell of, in the same transaction. */
@Component
public class Notices {

    private static final int COUNTY = 1_000;

    private final JdbcClient jdbc;
    private final Clock clock;

    Notices(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** To a person, to the people of an organisation, or to the office that dispatches in the county. */
    public record To(long user, int organisation, boolean office) {

        public static final To OFFICE = new To(0, 0, true);

        public static To user(long user) {
            return new To(user, 0, false);
        }

        /** The person who has something, or where nobody has it yet the organisation. */
        public static To holder(int organisation, long user) {
            return user > 0 ? user(user) : new To(0, organisation, false);
        }
    }

    /** Something told to somebody. */
    public record Message(To to, Told told) {}

    public void tell(To to, Told told) {
        tell(List.of(new Message(to, told)));
    }

    /** Many with one statement. */
    public void tell(List<Message> messages) {
        if (messages.isEmpty()) {
            return;
        }
        var users = new ArrayList<Long>();
        var organisations = new ArrayList<Integer>();
        var offices = new ArrayList<Boolean>();
        var areas = new ArrayList<Integer>();
        var texts = new ArrayList<String[]>();
        for (var message : messages) {
            users.add(message.to().user());
            organisations.add(message.to().organisation());
            offices.add(message.to().office());
            int area = message.told().area();
            areas.add(message.to().office() ? area / COUNTY * COUNTY : area);
            texts.add(new String[] {
                message.told().kind(),
                message.told().path(),
                message.told().words().zh(),
                message.told().words().en()
            });
        }
        jdbc.sql("""
                        insert into notice.notice (user_id, org_id, office, area, kind, path, zh, en, at)
                        select m.*, :at
                          from unnest(:users::bigint[], :orgs::int[], :offices::boolean[], :areas::int[], :kinds::text[],
                                      :paths::text[], :zh::text[], :en::text[]) m
                        """)
                .param("users", users.toArray(Long[]::new))
                .param("orgs", organisations.toArray(Integer[]::new))
                .param("offices", offices.toArray(Boolean[]::new))
                .param("areas", areas.toArray(Integer[]::new))
                .param("kinds", column(texts, 0))
                .param("paths", column(texts, 1))
                .param("zh", column(texts, 2))
                .param("en", column(texts, 3))
                .param("at", OffsetDateTime.now(clock))
                .update();
    }

    private static String[] column(List<String[]> rows, int which) {
        return rows.stream().map(row -> row[which]).toArray(String[]::new);
    }

    // Rows are those the policies show; an office's are for who dispatches in that very area.
    private static final String MINE = """
              from notice.notice n
             where (n.user_id = :user or n.org_id = :org and n.org_id > 0 or n.office and n.area = :office)
               and (:all or not exists (select from notice.seen s where s.notice_id = n.id and s.user_id = :user))
            """;

    /** The latest first, from before a number; 0 for the first part. */
    List<Notice> of(User user, boolean seenToo, long before, int most) {
        return jdbc.sql("""
                        select n.id, n.kind, n.path, n.zh, n.en, n.at,
                               exists (select from notice.seen s where s.notice_id = n.id and s.user_id = :user) as seen
                        """ + MINE + " and (:before = 0 or n.id < :before) order by n.id desc limit :most")
                .param("user", user.id())
                .param("org", user.organisation())
                .param("office", office(user))
                .param("all", seenToo)
                .param("before", before)
                .param("most", most)
                .query(Notice.class)
                .list();
    }

    /** How many somebody has not read, at most so many. */
    int unread(User user, int most) {
        return jdbc.sql("select count(*) from (select 1 " + MINE + " limit :most) unread")
                .param("user", user.id())
                .param("org", user.organisation())
                .param("office", office(user))
                .param("all", false)
                .param("most", most)
                .query(Integer.class)
                .single();
    }

    void see(User user, List<Long> ids) {
        jdbc.sql("""
                        insert into notice.seen (notice_id, user_id, at)
                        select n.id, :user, :at from notice.notice n where n.id = any(:ids)
                        on conflict do nothing
                        """)
                .param("user", user.id())
                .param("at", OffsetDateTime.now(clock))
                .param("ids", ids.toArray(Long[]::new))
                .update();
    }

    /** All up to a number. */
    void seeAll(User user, long upTo) {
        jdbc.sql("insert into notice.seen (notice_id, user_id, at) select n.id, :user, :at " + MINE
                        + " and n.id <= :upTo on conflict do nothing")
                .param("user", user.id())
                .param("org", user.organisation())
                .param("office", office(user))
                .param("all", false)
                .param("at", OffsetDateTime.now(clock))
                .param("upTo", upTo)
                .update();
    }

    /** The area somebody dispatches in; no area for who does not. */
    private static int office(User user) {
        return user.role() == Role.OFFICER || user.role() == Role.LEADER ? user.area() : -1;
    }

    /** One as it is shown. */
    record Notice(long id, String kind, String path, String zh, String en, Instant at, boolean seen) {}
}
