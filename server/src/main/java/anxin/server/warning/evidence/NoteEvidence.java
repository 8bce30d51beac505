package anxin.server.warning.evidence;

import anxin.engine.calendar.BeijingTime;
import anxin.server.evidence.EvidenceSource;
import anxin.server.evidence.Happening;
import anxin.server.words.Words;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What officers wrote under a warning; names and texts go into the log as a hash only. */
abstract class NoteEvidence implements EvidenceSource {

    private final JdbcClient jdbc;
    private final Unsealed unsealed;
    private final String table;

    NoteEvidence(JdbcClient jdbc, Unsealed unsealed, String table) {
        this.jdbc = jdbc;
        this.unsealed = unsealed;
        this.table = table;
    }

    abstract Happening happening(ResultSet row) throws SQLException;

    @Override
    public List<Happening> take(int most) {
        return unsealed.take(this, most);
    }

    @Override
    public long outstanding() {
        return unsealed.count(this);
    }

    @Override
    public List<Happening> find(Collection<Long> ids) {
        return jdbc.sql("select * from %s where id = any(?) order by id".formatted(table))
                .param(ids.toArray(Long[]::new))
                .query((row, _) -> happening(row))
                .list();
    }

    @Override
    public List<Long> sealedAfter(long id, int most) {
        return jdbc.sql("""
                        select n.id from %s n
                         where n.id > ?
                           and not exists (select 1 from warning.unsealed u where u.source = ? and u.row_id = n.id)
                         order by n.id limit ?
                        """.formatted(table))
                .params(id, name(), most)
                .query(Long.class)
                .list();
    }

    static Instant at(ResultSet row) throws SQLException {
        return row.getObject("at", OffsetDateTime.class).toInstant();
    }

    static LocalDate day(ResultSet row) throws SQLException {
        return LocalDate.ofInstant(at(row), BeijingTime.ZONE);
    }

    /** Who has taken note of a warning (签收), and at which level. */
    @Component
    static class Acknowledgements extends NoteEvidence {

        Acknowledgements(JdbcClient jdbc, Unsealed unsealed) {
            super(jdbc, unsealed, "warning.acknowledgement");
        }

        @Override
        public String name() {
            return "warning-acknowledgement";
        }

        @Override
        public Words title() {
            return new Words("签收记录 warning.acknowledgement ", "warning.acknowledgement");
        }

        @Override
        Happening happening(ResultSet row) throws SQLException {
            long warning = row.getLong("warning_id");
            var about = Map.of("warning", warning, "level", row.getInt("level"));
            return new Happening(
                    "WARNING_ACKNOWLEDGED",
                    row.getLong("id"),
                    "warning/" + warning,
                    day(row),
                    at(row),
                    about,
                    Map.of(
                            "warning", warning,
                            "level", row.getInt("level"),
                            "at", at(row).toString(),
                            "login", row.getString("by_login"),
                            "name", row.getString("by_name")),
                    false,
                    new Words(
                            "第 %d 号预警于 %s 签收".formatted(warning, day(row)),
                            "Warning %d was acknowledged on %s".formatted(warning, day(row))));
        }
    }

    /** What officers wrote (处置备注). */
    @Component
    static class Comments extends NoteEvidence {

        Comments(JdbcClient jdbc, Unsealed unsealed) {
            super(jdbc, unsealed, "warning.comment");
        }

        @Override
        public String name() {
            return "warning-comment";
        }

        @Override
        public Words title() {
            return new Words("处置备注 warning.comment ", "warning.comment");
        }

        @Override
        Happening happening(ResultSet row) throws SQLException {
            long warning = row.getLong("warning_id");
            return new Happening(
                    "WARNING_COMMENTED",
                    row.getLong("id"),
                    "warning/" + warning,
                    day(row),
                    at(row),
                    Map.of("warning", warning),
                    Map.of(
                            "warning", warning,
                            "at", at(row).toString(),
                            "login", row.getString("by_login"),
                            "name", row.getString("by_name"),
                            "text", row.getString("text")),
                    false,
                    new Words(
                            "第 %d 号预警于 %s 写有备注".formatted(warning, day(row)),
                            "A comment was written under warning %d on %s".formatted(warning, day(row))));
        }
    }
}
