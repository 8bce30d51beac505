package anxin.server.clue.reading;

import anxin.server.access.User;
import anxin.server.secrecy.EncryptedColumns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was read of each clue, and what people decided about it: both stay. */
@Repository
class FieldReadings {

    private final JdbcClient jdbc;
    private final EncryptedColumns readValues;
    private final EncryptedColumns decidedValues;
    private final Clock clock;

    FieldReadings(JdbcClient jdbc, EncryptedColumns readValues, EncryptedColumns decidedValues, Clock clock) {
        this.jdbc = jdbc;
        this.readValues = readValues;
        this.decidedValues = decidedValues;
        this.clock = clock;
    }

    /** Once for each clue: what was read first stays. */
    void put(long clue, List<FieldReading> read) {
        for (var field : read) {
            long id = next("clue.reading");
            jdbc.sql("""
                            insert into clue.reading (id, clue_id, field, value, confidence, passages, at)
                            overriding system value
                            values (:id, :clue, :field, :value, :confidence, :passages, :at)
                                on conflict (clue_id, field) do nothing
                            """)
                    .param("id", id)
                    .param("clue", clue)
                    .param("field", field.field().name())
                    .param("value", readValues.encrypt("value", id, field.value()))
                    .param("confidence", field.confidence())
                    .param("passages", field.passages().toArray(Integer[]::new))
                    .param("at", OffsetDateTime.now(clock))
                    .update();
        }
    }

    /** Whether it presses, for lists to show. */
    void press(long clue, boolean pressing) {
        jdbc.sql("update clue.clue set pressing = :pressing where id = :id and pressing <> :pressing")
                .param("pressing", pressing)
                .param("id", clue)
                .update();
    }

    void decide(long clue, Field field, @Nullable String value, boolean confirmed, User by) {
        long id = next("clue.field_decision");
        jdbc.sql("""
                        insert into clue.field_decision (id, clue_id, field, value, confirmed, at, by_login, by_name)
                        overriding system value
                        values (:id, :clue, :field, :value, :confirmed, :at, :login, :name)
                        """)
                .param("id", id)
                .param("clue", clue)
                .param("field", field.name())
                .param("value", decidedValues.encrypt("value", id, value))
                .param("confirmed", confirmed)
                .param("at", OffsetDateTime.now(clock))
                .param("login", by.login())
                .param("name", by.name())
                .update();
    }

    private long next(String table) {
        return jdbc.sql("select nextval(pg_get_serial_sequence(?, 'id'))")
                .param(table)
                .query(Long.class)
                .single();
    }

    Map<Field, Read> read(long clue) {
        var read = new EnumMap<Field, Read>(Field.class);
        jdbc.sql("select * from clue.reading where clue_id = ?").param(clue).query(row -> {
            read.put(Field.valueOf(row.getString("field")), read(row));
        });
        return read;
    }

    private Read read(ResultSet row) throws SQLException {
        return new Read(readValues.read(row, "value"), row.getDouble("confidence"), List.of((Integer[])
                row.getArray("passages").getArray()));
    }

    /** The last decision about each field. */
    Map<Field, Decided> decided(long clue) {
        var decided = new EnumMap<Field, Decided>(Field.class);
        jdbc.sql("""
                        select distinct on (field) * from clue.field_decision where clue_id = ? order by field, id desc
                        """).param(clue).query(row -> {
            decided.put(
                    Field.valueOf(row.getString("field")),
                    new Decided(
                            decidedValues.read(row, "value"),
                            row.getBoolean("confirmed"),
                            row.getObject("at", OffsetDateTime.class).toInstant(),
                            row.getString("by_name")));
        });
        return decided;
    }

    /** @param passages starts and ends, by turns */
    record Read(@Nullable String value, double confidence, List<Integer> passages) {}

    /** @param confirmed it is what was read */
    record Decided(@Nullable String value, boolean confirmed, Instant at, String by) {}
}
