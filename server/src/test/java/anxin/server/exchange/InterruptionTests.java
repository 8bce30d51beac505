package anxin.server.exchange;

import static anxin.server.exchange.Given.aPackage;
import static anxin.server.exchange.Given.everything;
import static anxin.server.exchange.Given.person;
import static anxin.server.exchange.Given.project;
import static org.assertj.core.api.Assertions.assertThat;

import anxin.server.access.Scope;
import anxin.server.testing.ServerTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What becomes of an import that does not run to its end. A table that the import needs is locked by another session, so
 * that it certainly stands in the middle, with rows of earlier files already merged, when it is hit.
 */
@ServerTest
class InterruptionTests {

    @Autowired
    private Imports imports;

    @Autowired
    private ImportWorker worker;

    @Autowired
    private ImportStore store;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DataSource dataSource;

    private Importing importing;
    private Stored stored;

    @BeforeEach
    void nothingIsStored() {
        importing = new Importing(imports);
        stored = new Stored(jdbc);
        stored.forgetAll();
    }

    @Test
    void aCancelledImportLeavesNothing() throws Exception {
        try (var obstacle = lock("fund.progress")) {
            var id = importing.submit(everything("P1").zipped(), "数据包.zip", false);
            awaitBlocked();

            imports.cancel(id);
            var report = importing.over(id);

            assertThat(report.state()).isEqualTo(ImportState.CANCELLED);
            obstacle.rollback();
        }
        assertThat(stored.contents()).allSatisfy((_, rows) -> assertThat(rows).isEmpty());
    }

    @Test
    void anImportThatHasNotBegunIsCancelledAtOnce() throws Exception {
        try (var obstacle = lock("fund.progress")) {
            var first = importing.submit(everything("P1").zipped(), "一.zip", false);
            awaitBlocked();
            var second = importing.submit(everything("P2").zipped(), "二.zip", false);

            imports.cancel(second);

            assertThat(imports.find(second, Scope.EVERYWHERE).orElseThrow().state())
                    .isEqualTo(ImportState.CANCELLED);
            obstacle.rollback();
            assertThat(importing.over(first).state()).isEqualTo(ImportState.DONE);
        }
        assertThat(stored.one("select string_agg(code, ' ') from project.project"))
                .isEqualTo("P1");
    }

    @Test
    void anImportThatLosesItsConnectionRunsAgainFromTheKeptPackage() throws Exception {
        try (var obstacle = lock("fund.progress")) {
            var id = importing.submit(everything("P1").zipped(), "数据包.zip", false);
            awaitBlocked();

            jdbc.sql(
                            "select pg_terminate_backend(pid) from pg_locks where not granted and database = (select oid from pg_database where datname = current_database())")
                    .query()
                    .listOfRows();
            obstacle.rollback();
            var report = importing.over(id);

            assertThat(report.state()).isEqualTo(ImportState.DONE);
            assertThat(report.attempts()).isEqualTo(2);
        }
        assertThat(stored.rows()).containsEntry("wage.swipe", 2L).containsEntry("fund.progress", 1L);
        assertThat(stored.one("select max(version) from wage.engagement")).isEqualTo("1");
    }

    @Test
    void whileAnImportRunsNothingOfItCanBeSeen() throws Exception {
        try (var obstacle = lock("fund.progress")) {
            var id = importing.submit(everything("P1").zipped(), "数据包.zip", false);
            awaitBlocked();

            assertThat(stored.one("select count(*) from project.project")).isEqualTo("0");
            assertThat(imports.find(id, Scope.EVERYWHERE).orElseThrow().state().over())
                    .isFalse();

            obstacle.rollback();
            assertThat(importing.over(id).state()).isEqualTo(ImportState.DONE);
        }
    }

    @Test
    void anImportThatADeadProcessLeftBehindIsDoneAtTheNextStart() {
        var before = importing.done(everything("P1"));
        stored.forgetAll();
        worker.stop();
        // As a killed process leaves it: marked as running, and nobody holds the lock.
        jdbc.sql("update exchange.import set state = 'APPLYING', finished_at = null where id = ?")
                .param(before.id())
                .update();
        jdbc.sql("delete from exchange.rejection where import_id = ?")
                .param(before.id())
                .update();

        worker.start();
        var report = importing.over(new ImportId(before.id()));

        assertThat(report.state()).isEqualTo(ImportState.DONE);
        assertThat(report.files()).isEqualTo(before.files());
        assertThat(stored.rows()).containsEntry("project.project", 1L);
    }

    @Test
    void anImportThatNeverGetsThroughIsGivenUpWithASentence() {
        var before = importing.done(everything("P1"));
        worker.stop();
        jdbc.sql("update exchange.import set state = 'CHECKING', finished_at = null, attempts = 3 where id = ?")
                .param(before.id())
                .update();

        worker.start();
        var report = importing.over(new ImportId(before.id()));

        assertThat(report.state()).isEqualTo(ImportState.FAILED);
        assertThat(report.failure().zh()).contains("3 次");
    }

    @Test
    void twoHundredThousandSwipesArriveAndTheirDaysAreRight() {
        var rows = new StringBuilder("projectCode,idCardNumber,time,direction\n");
        for (int worker = 0; worker < 2_000; worker++) {
            for (int day = 1; day <= 25; day++) {
                var date = "2026-03-%02d".formatted(day);
                rows.append("P1,%s,%s 07:30:00,01\n".formatted(person(worker), date));
                rows.append("P1,%s,%s 11:30:00,02\n".formatted(person(worker), date));
                rows.append("P1,%s,%s 13:30:00,01\n".formatted(person(worker), date));
                rows.append("P1,%s,%s 18:00:00,02\n".formatted(person(worker), date));
            }
        }

        var report = importing.done(aPackage().projects(project("P1")).file("attendance.csv", rows.toString()));

        assertThat(report.files().getLast().added()).isEqualTo(200_000);
        assertThat(stored.one("select count(*) || ' ' || min(days) || ' ' || max(days) from wage.worker_month"))
                .isEqualTo("2000 %1$d %1$d".formatted((1 << 25) - 1));

        var again = importing.done(aPackage().projects(project("P1")).file("attendance.csv", rows.toString()));
        assertThat(again.files().getLast().unchanged()).isEqualTo(200_000);
    }

    private Connection lock(String table) throws SQLException {
        var connection = dataSource.getConnection();
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("lock table %s in exclusive mode".formatted(table));
        }
        return connection;
    }

    private void awaitBlocked() throws InterruptedException {
        var blocked = new CountDownLatch(1);
        try (var watch = java.util.concurrent.Executors.newSingleThreadScheduledExecutor()) {
            watch.scheduleWithFixedDelay(
                    () -> {
                        if (!stored.one(
                                        "select count(*) from pg_locks where not granted and relation = 'fund.progress'::regclass")
                                .equals("0")) {
                            blocked.countDown();
                        }
                    },
                    0,
                    20,
                    TimeUnit.MILLISECONDS);
            assertThat(blocked.await(60, TimeUnit.SECONDS)).isTrue();
            watch.shutdownNow();
        }
    }
}
