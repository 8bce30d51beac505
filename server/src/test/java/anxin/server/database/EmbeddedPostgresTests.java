package anxin.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anxin.server.words.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes on a folder of their own; the programs are unpacked and the empty cluster is made once and copied. */
class EmbeddedPostgresTests {

    private static final Map<String, String> SMALL = Map.of("shared_buffers", "16MB", "max_connections", "20");

    @TempDir
    private static Path pattern;

    @TempDir
    private Path home;

    @BeforeAll
    static void anEmptyCluster() {
        EmbeddedPostgres.open(pattern, SMALL).close();
    }

    @Test
    void whatIsStoredIsThereAfterStoppingAndStarting() throws Exception {
        copyPattern();
        try (var postgres = EmbeddedPostgres.open(home, SMALL)) {
            run(postgres, "create table wage (fen bigint)");
            run(postgres, "insert into wage values (486000)");
            assertThat(postgres.ours()).isTrue();
        }

        try (var postgres = EmbeddedPostgres.open(home, SMALL)) {
            assertThat(ask(postgres, "select fen from wage")).isEqualTo("486000");
        }
    }

    @Test
    void itIsDurableChineseAndHeardOnThisMachineOnly() throws Exception {
        copyPattern();
        try (var postgres = EmbeddedPostgres.open(home, SMALL)) {
            assertThat(ask(postgres, "show fsync")).isEqualTo("on");
            assertThat(ask(postgres, "show synchronous_commit")).isEqualTo("on");
            assertThat(ask(postgres, "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(ask(postgres, "select datlocale from pg_database where datname = 'anxin'"))
                    .isEqualTo("zh-Hans-CN");
            assertThat(ask(postgres, "select string_agg(n, '' order by n) from unnest(array['重','安','薪']) n"))
                    .as("by pinyin: an, chong or zhong, xin")
                    .startsWith("安");
            var password = Files.getPosixFilePermissions(home.resolve("password"));
            assertThat(PosixFilePermissions.toString(password)).isEqualTo("rw-------");
            assertThatThrownBy(
                            () -> DriverManager.getConnection(postgres.address().url(), "anxin", "guess"))
                    .hasMessageContaining("password");
        }
    }

    /** What PostgreSQL would add to an error quotes rows, and so does its own log. */
    @Test
    void anErrorQuotesNoRowNeitherToUsNorInTheLog() throws Exception {
        copyPattern();
        try (var postgres = EmbeddedPostgres.open(home, SMALL)) {
            var address = postgres.address();
            var source = new AddressedDataSource(() -> address);
            try (var connection = source.getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("create table person (name text unique, age int check (age > 15))");
                statement.execute("insert into person values ('张三丰', 20)");

                for (var wrong :
                        new String[] {"insert into person values ('张三丰', 30)", "insert into person values ('李小明', 3)"
                        }) {
                    assertThatThrownBy(() -> statement.execute(wrong))
                            .hasMessageContaining("violates")
                            .message()
                            .doesNotContain("张三丰", "李小明");
                }
            }
        }
        assertThat(Files.readString(home.resolve("postgres.log")))
                .contains("violates")
                .doesNotContain("张三丰", "李小明");
    }

    @Test
    void aSecondUserOfTheFolderJoinsAndLeavesItRunning() throws Exception {
        copyPattern();
        try (var first = EmbeddedPostgres.open(home, SMALL)) {
            run(first, "create table wage (fen bigint)");

            try (var second = EmbeddedPostgres.open(home, SMALL)) {
                run(second, "insert into wage values (1)");
                assertThat(second.ours()).isFalse();
                assertThat(process(second).pid()).isEqualTo(process(first).pid());
            }

            assertThat(ask(first, "select count(*) from wage")).isEqualTo("1");
        }
    }

    @Test
    void whoeverIsLeftStartsItAgainWhenTheFirstLeaves() throws Exception {
        copyPattern();
        var first = EmbeddedPostgres.open(home, SMALL);
        run(first, "create table wage (fen bigint)");
        try (var second = EmbeddedPostgres.open(home, SMALL)) {
            first.close();

            run(second, "insert into wage values (1)");

            assertThat(second.ours()).isTrue();
        }
    }

    @Test
    void aKilledDatabaseComesBackByItselfWithAllThatWasCommitted() throws Exception {
        copyPattern();
        try (var postgres = EmbeddedPostgres.open(home, SMALL)) {
            run(postgres, "create table wage (fen bigint)");
            run(postgres, "insert into wage select generate_series(1, 10000)");
            var killed = process(postgres);

            killed.destroyForcibly();
            killed.onExit().get(10, TimeUnit.SECONDS);

            assertThat(ask(postgres, "select count(*) from wage")).isEqualTo("10000");
            assertThat(process(postgres).pid()).isNotEqualTo(killed.pid());
        }
    }

    @Test
    void closingEndsTheProcess() throws Exception {
        copyPattern();
        var postgres = EmbeddedPostgres.open(home, SMALL);
        var process = process(postgres);

        postgres.close();

        assertThat(process.isAlive()).isFalse();
        assertThat(home.resolve("cluster/postmaster.pid")).doesNotExist();
    }

    @Test
    void theFileOfAPostmasterThatIsLongGoneIsNoObstacle() throws Exception {
        copyPattern();
        // Our own process id: alive, but not a PostgreSQL, as after a restart of the machine.
        Files.writeString(
                home.resolve("cluster/postmaster.pid"),
                "%d\n%s\n0\n5999\n\n127.0.0.1\n"
                        .formatted(ProcessHandle.current().pid(), home.resolve("cluster")));

        try (var postgres = EmbeddedPostgres.open(home, SMALL)) {
            assertThat(ask(postgres, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void aFileWhereTheFolderShouldBeIsToldInASentence() throws IOException {
        var file = Files.writeString(home.resolve("data"), "");

        assertThatThrownBy(() -> EmbeddedPostgres.open(file.resolve("pg"), SMALL))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("数据文件夹")
                .hasMessageContaining("cannot be used");
    }

    @Test
    void aDamagedClusterIsToldWithTheReasonAndTheLog() throws IOException {
        copyPattern();
        Files.delete(home.resolve("cluster/global/pg_control"));

        assertThatThrownBy(() -> EmbeddedPostgres.open(home, SMALL))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("数据库没能启动")
                .hasMessageContaining("postgres.log");
    }

    private void copyPattern() throws IOException {
        new ProcessBuilder("cp", "-a", pattern + "/.", home.toString())
                .inheritIO()
                .start()
                .onExit()
                .join();
    }

    private static ProcessHandle process(EmbeddedPostgres postgres) {
        return Objects.requireNonNull(postgres.process());
    }

    private static String ask(EmbeddedPostgres postgres, String question) throws Exception {
        try (var connection = connection(postgres);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(question)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void run(EmbeddedPostgres postgres, String sql) throws Exception {
        try (var connection = connection(postgres);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Like the pool of the application: asks where the database is now, until it answers. */
    private static Connection connection(EmbeddedPostgres postgres) throws Exception {
        for (long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos(); System.nanoTime() < deadline; ) {
            var address = postgres.address();
            try {
                return DriverManager.getConnection(address.url(), address.user(), address.password());
            } catch (SQLException notYet) {
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
        }
        throw new TimeoutException("the database did not answer");
    }
}
