package anxin.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class CopyTests {

    private final AddressedDataSource dataSource = new AddressedDataSource(TestDatabase::address);
    private final JdbcClient jdbc = JdbcClient.create(dataSource);
    private final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
    private final Copy copy = new Copy(dataSource);

    @BeforeEach
    void aTableOfSwipes() {
        jdbc.sql("drop table if exists swipe").update();
        jdbc.sql("create table swipe (person bigint not null, project int, direction smallint not null, day date,"
                        + " at timestamp, device text, inside boolean not null, lng double precision, more jsonb)")
                .update();
    }

    @Test
    void whatWasWrittenIsReadBack() {
        var day = LocalDate.of(1999, 12, 31);
        var at = LocalDateTime.of(1999, 12, 31, 23, 59, 59, 123_456_000);

        copy.in("swipe", COLUMNS, rows -> {
            rows.row()
                    .int8(7L)
                    .int4(8)
                    .int2(1)
                    .date(day)
                    .timestamp(at)
                    .text("一号闸机\t\"")
                    .bool(true);
            rows.float8(106.55).jsonb("{\"门\": 1}");
            rows.row()
                    .int8(9L)
                    .nothing()
                    .int2(-1)
                    .date(null)
                    .timestamp(null)
                    .text(null)
                    .bool(false);
            rows.float8(null).jsonb(null);
        });

        var read = new ArrayList<Object>();
        copy.out(
                "select person, project, direction, day, at, device, inside, lng, more ->> '门' from swipe order by 1",
                row -> {
                    read.add(row.int8());
                    read.add(row.int4Or(0));
                    read.add(row.int2());
                    read.add(row.date());
                    read.add(row.timestamp());
                    read.add(row.text());
                    read.add(row.bool());
                    read.add(row.float8());
                    read.add(row.text());
                });
        assertThat(read)
                .containsExactly(
                        7L,
                        8,
                        1,
                        day,
                        at,
                        "一号闸机\t\"",
                        true,
                        106.55,
                        "1",
                        9L,
                        0,
                        -1,
                        null,
                        null,
                        null,
                        false,
                        null,
                        null);
    }

    @Test
    void aReaderMayLeaveColumnsUnread() {
        copy.in("swipe", List.of("person", "direction", "inside"), rows -> {
            for (long person = 1; person <= 3; person++) {
                rows.row().int8(person).int2(0).bool(true);
            }
        });

        var persons = new ArrayList<Long>();
        long rows = copy.out("select person, direction, inside from swipe order by 1", row -> persons.add(row.int8()));

        assertThat(rows).isEqualTo(3);
        assertThat(persons).containsExactly(1L, 2L, 3L);
    }

    @Test
    void rowsGoAwayWithTheTransactionTheyCameIn() {
        transaction.executeWithoutResult(status -> {
            copy.in(
                    "swipe",
                    List.of("person", "direction", "inside"),
                    rows -> rows.row().int8(1L).int2(0).bool(true));
            status.setRollbackOnly();
        });

        assertThat(jdbc.sql("select count(*) from swipe").query(Long.class).single())
                .isZero();
    }

    @Test
    void aTextLongerThanTheBufferArrivesWhole() {
        var note = "工".repeat(100_000);

        copy.in(
                "swipe",
                List.of("person", "direction", "inside", "device"),
                rows -> rows.row().int8(1L).int2(0).bool(true).text(note));

        assertThat(jdbc.sql("select device from swipe").query(String.class).single())
                .isEqualTo(note);
    }

    @Test
    void aRowThatBreaksAConstraintIsRefusedAndNothingStays() {
        assertThatThrownBy(() -> copy.in(
                        "swipe",
                        List.of("person", "direction", "inside"),
                        rows -> rows.row().int8(1L).nothing().bool(true)))
                .isInstanceOf(DataIntegrityViolationException.class);

        assertThat(jdbc.sql("select count(*) from swipe").query(Long.class).single())
                .isZero();
    }

    @Test
    void aWriterThatStopsHalfWayLeavesTheConnectionUsable() {
        transaction.executeWithoutResult(status -> {
            assertThatThrownBy(() -> copy.in(
                            "swipe",
                            List.of("person", "direction", "inside"),
                            rows -> rows.row().int8(1L)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("lacks 2 of its 3 columns");
            status.setRollbackOnly();
        });

        assertThat(jdbc.sql("select count(*) from swipe").query(Long.class).single())
                .isZero();
    }

    private static final List<String> COLUMNS =
            List.of("person", "project", "direction", "day", "at", "device", "inside", "lng", "more");
}
