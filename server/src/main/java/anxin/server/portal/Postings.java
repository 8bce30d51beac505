package anxin.server.portal;

import anxin.engine.evidence.Hash;
import anxin.server.access.User;
import anxin.server.database.MakesTables;
import anxin.server.secrecy.EncryptedColumns;
import anxin.server.secrecy.Reencryptable;
import anxin.server.secrecy.SecretBox;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** That boards and posters hang (张贴): where, since when, with a photograph; never changed, only withdrawn with a reason. */
@Component
class Postings {

    private static final String PHOTO = "portal.photo.content";
    private static final String SELECT = """
            select p.*, w.at as withdrawn_at, w.by_name as withdrawn_by, w.reason as withdrawn_for
              from portal.posting p left join portal.withdrawal w on w.posting_id = p.id
            """;

    private final JdbcClient jdbc;
    private final SecretBox box;
    private final Clock clock;

    Postings(JdbcClient jdbc, SecretBox box, Clock clock) {
        this.jdbc = jdbc;
        this.box = box;
        this.clock = clock;
    }

    /** What hangs there; both show the code. */
    enum What {
        BOARD,
        POSTER
    }

    /** @param photoHash of the photograph as it is kept */
    record Posting(
            long id,
            int projectId,
            What what,
            LocalDate postedOn,
            String place,
            @Nullable BigDecimal lng,
            @Nullable BigDecimal lat,
            byte[] photoHash,
            Instant at,
            String login,
            String by,
            @Nullable Withdrawn withdrawn) {}

    record Withdrawn(Instant at, String by, String reason) {}

    /** Of each project what hangs there; one where nothing does is missing. */
    Map<Integer, Set<What>> hanging(Collection<Integer> projects) {
        var hanging = new HashMap<Integer, Set<What>>();
        jdbc.sql("""
                        select distinct project_id, what from portal.posting p
                         where project_id = any(?)
                           and not exists (select from portal.withdrawal w where w.posting_id = p.id)
                        """)
                .param((Object) projects.toArray(Integer[]::new))
                .query((row, _) -> hanging.computeIfAbsent(row.getInt(1), _ -> EnumSet.noneOf(What.class))
                        .add(What.valueOf(row.getString(2))))
                .list();
        return hanging;
    }

    /** The latest first. */
    List<Posting> of(int project) {
        return jdbc.sql(SELECT + " where p.project_id = ? order by p.id desc")
                .param(project)
                .query(Postings::posting)
                .list();
    }

    List<Posting> find(Collection<Long> ids) {
        return jdbc.sql(SELECT + " where p.id = any(?) order by p.id")
                .param((Object) ids.toArray(Long[]::new))
                .query(Postings::posting)
                .list();
    }

    Optional<byte[]> photo(int project, long posting) {
        return jdbc.sql("""
                        select h.content from portal.photo h join portal.posting p on p.id = h.posting_id
                         where p.id = ? and p.project_id = ?
                        """)
                .params(posting, project)
                .query((row, _) -> box.decrypt(PHOTO, posting, row.getBytes(1)))
                .optional();
    }

    @Transactional
    long add(int project, What what, LocalDate postedOn, String place, Photo photo, boolean keepPoint, User by) {
        var point = keepPoint ? photo.at() : null;
        long id = jdbc.sql("""
                        insert into portal.posting
                            (project_id, what, posted_on, place, lng, lat, photo_hash, at, by_login, by_name)
                        values (:project, :what, :postedOn, :place, :lng, :lat, :hash, :at, :login, :name) returning id
                        """)
                .param("project", project)
                .param("what", what.name())
                .param("postedOn", postedOn)
                .param("place", place)
                .param("lng", point == null ? null : point.lng())
                .param("lat", point == null ? null : point.lat())
                .param("hash", Hash.sha256(photo.jpeg()).bytes())
                .param("at", OffsetDateTime.now(clock))
                .param("login", by.login())
                .param("name", by.name())
                .query(Long.class)
                .single();
        jdbc.sql("insert into portal.photo (posting_id, content) values (?, ?)")
                .params(id, box.encrypt(PHOTO, id, photo.jpeg()))
                .update();
        return id;
    }

    /** Answers whether it still counted. */
    boolean withdraw(long posting, User by, String reason) {
        return jdbc.sql("""
                        insert into portal.withdrawal (posting_id, at, by_login, by_name, reason) values (?, ?, ?, ?, ?)
                            on conflict do nothing
                        """)
                        .params(posting, OffsetDateTime.now(clock), by.login(), by.name(), reason)
                        .update()
                > 0;
    }

    private static Posting posting(ResultSet row, int number) throws SQLException {
        var withdrawn = row.getObject("withdrawn_at", OffsetDateTime.class);
        return new Posting(
                row.getLong("id"),
                row.getInt("project_id"),
                What.valueOf(row.getString("what")),
                row.getObject("posted_on", LocalDate.class),
                row.getString("place"),
                row.getBigDecimal("lng"),
                row.getBigDecimal("lat"),
                row.getBytes("photo_hash"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("by_login"),
                row.getString("by_name"),
                withdrawn == null
                        ? null
                        : new Withdrawn(
                                withdrawn.toInstant(), row.getString("withdrawn_by"), row.getString("withdrawn_for")));
    }

    /** The photographs among what is encrypted; few at a time, for they are large. */
    @MakesTables
    @Configuration(proxyBeanMethods = false)
    static class Secrecy {

        private static final int AT_ONCE = 20;

        @Bean
        Reencryptable postingPhotos(SecretBox box) {
            return new EncryptedColumns(box, "portal.photo", "posting_id", "content") {
                @Override
                public Part reencrypt(Connection connection, long after, int most) throws SQLException {
                    return super.reencrypt(connection, after, Math.min(most, AT_ONCE));
                }
            };
        }
    }
}
