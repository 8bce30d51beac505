package anxin.server.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anxin.server.database.DatabaseAlone;
import anxin.server.database.DatabaseTables;
import anxin.server.database.TestDatabase;
import anxin.server.words.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** Backups of other versions, and restores that end half way; each database is a real one of its own. */
class RestorationTests {

    private static final char[] PASSPHRASE = "four words make one".toCharArray();
    private static final Watch NOBODY = (_, _) -> {};

    @TempDir
    Path folder;

    @Test
    void aBackupOfAnOlderVersionIsRestoredByItsOwnMigrationsAndThenBroughtUpToDate() throws Exception {
        var file = folder.resolve("old.backup");
        int all;
        try (var old = database()) {
            var known = new TreeMap<>(DatabaseAlone.known(old.getBean(Flyway.class)));
            all = known.size();
            // Before users were administered and anything was sealed.
            DatabaseAlone.migrate(
                    old.getBean(Flyway.class), known.headMap("202611211200").keySet());
            run(
                    old,
                    "insert into access.account_user (login, name, password_hash, role, area) values ('wang', '王', 'x', 'ADMIN', 0)");
            backups(old).write(file, PASSPHRASE, false, NOBODY);
        }

        try (var now = database()) {
            var flyway = now.getBean(Flyway.class);
            restoration(file)
                    .into(
                            now.getBean(DataSource.class),
                            () -> flyway,
                            List.of(),
                            folder.resolve("data"),
                            folder.resolve("packages"));
            assertThat(one(now, "select count(*) from database.flyway_schema_history where version >= '202611211200'"))
                    .isEqualTo("0");
            flyway.migrate();

            assertThat(one(now, "select name from access.account_user")).isEqualTo("王");
            assertThat(one(now, "select count(*) from database.flyway_schema_history where version is not null"))
                    .isEqualTo(String.valueOf(all));
            run(
                    now,
                    "insert into access.account_user (login, name, password_hash, role, area) values ('li', '李', 'x', 'ADMIN', 0)");
            assertThat(one(now, "select max(id) from access.account_user")).isEqualTo("2");
        }
    }

    @Test
    void aBackupOfANewerVersionIsRefusedAndTheDatabaseStaysEmpty() throws Exception {
        var file = folder.resolve("new.backup");
        var json = new JsonMapper();
        try (var zip = new ZipOutputStream(new SealedOutputStream(Files.newOutputStream(file), PASSPHRASE))) {
            zip.putNextEntry(new ZipEntry(Contents.BEGINNING));
            var beginning = json.writeValueAsBytes(new Contents.Beginning(
                    Contents.FORM, Instant.EPOCH, Map.of("209901010000", 1), List.of(), List.of()));
            zip.write(beginning);
            zip.putNextEntry(new ZipEntry(Contents.END));
            var sum = java.util.HexFormat.of().formatHex(Sha256.digest().digest(beginning));
            zip.write(json.writeValueAsBytes(new Contents.End(Map.of(Contents.BEGINNING, sum), Map.of(), Map.of())));
        }

        try (var now = database()) {
            assertThatThrownBy(() -> restoreInto(now, restoration(file)))
                    .isInstanceOf(Trouble.class)
                    .hasMessageContaining("更新版本");
            assertThat(isEmpty(now)).isTrue();
        }
    }

    @Test
    void aRestoreThatEndsHalfWayLeavesNothing() throws Exception {
        var file = folder.resolve("whole.backup");
        try (var from = database()) {
            from.getBean(Flyway.class).migrate();
            Files.createDirectories(folder.resolve("from/keys"));
            Files.writeString(folder.resolve("from/keys/access.key"), "secret");
            run(
                    from,
                    "insert into access.account_user (login, name, password_hash, role, area) values ('wang', '王', 'x', 'ADMIN', 0)");
            backups(from).write(file, PASSPHRASE, true, NOBODY);
        }

        try (var now = database()) {
            var told = new AtomicInteger();
            Watch impatient = (what, _) -> {
                if (what.equals("tables/access.account_user") && told.incrementAndGet() > 0) {
                    throw new Cancelled();
                }
            };
            assertThatThrownBy(() -> restoreInto(now, restoration(file).watchedBy(impatient)))
                    .isInstanceOf(Cancelled.class);
            assertThat(told).hasPositiveValue();
            assertThat(isEmpty(now)).isTrue();
            assertThat(folder.resolve("data")).doesNotExist();

            restoreInto(now, restoration(file));
            assertThat(one(now, "select name from access.account_user")).isEqualTo("王");
            assertThat(folder.resolve("data/keys/access.key")).hasContent("secret");
            assertThatThrownBy(() -> restoreInto(now, restoration(file))).hasMessageContaining("已经有表");
        }
    }

    @Test
    void aBackupThatIsCancelledOrCannotBeWrittenLeavesNoFile() throws Exception {
        try (var from = database()) {
            from.getBean(Flyway.class).migrate();
            var file = folder.resolve("half.backup");

            assertThatThrownBy(() -> backups(from).write(file, PASSPHRASE, false, (_, bytes) -> {
                        if (bytes > 0) {
                            throw new Cancelled();
                        }
                    }))
                    .isInstanceOf(Cancelled.class);
            try (var left = Files.list(folder)) {
                assertThat(left.filter(path -> path.toString().contains("half")))
                        .isEmpty();
            }
            Files.writeString(file, "mine");
            assertThatThrownBy(() -> backups(from).write(file, PASSPHRASE, false, NOBODY))
                    .hasMessageContaining("不会覆盖");
            assertThat(file).hasContent("mine");
        }
    }

    private Restoration restoration(Path file) throws IOException, SQLException {
        return Restoration.of(file, PASSPHRASE, NOBODY);
    }

    private void restoreInto(ConfigurableApplicationContext now, Restoration restoration) throws Exception {
        restoration.into(
                now.getBean(DataSource.class),
                () -> now.getBean(Flyway.class),
                List.of(),
                folder.resolve("data"),
                folder.resolve("packages"));
    }

    private Backups backups(ConfigurableApplicationContext of) {
        return new Backups(
                of.getBean(DataSource.class), List.of(), folder.resolve("from"), Clock.systemUTC(), new JsonMapper());
    }

    private static ConfigurableApplicationContext database() {
        var properties = TestDatabase.fresh().entrySet().stream()
                .map(property -> "--%s=%s".formatted(property.getKey(), property.getValue()))
                .collect(Collectors.toList());
        properties.add("--anxin.data=target/data");
        properties.add("--anxin.database.connections=2");
        return new SpringApplicationBuilder(DatabaseAlone.class)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .run(properties.toArray(String[]::new));
    }

    private static boolean isEmpty(ConfigurableApplicationContext context) throws SQLException {
        try (var connection = context.getBean(DataSource.class).getConnection()) {
            return DatabaseTables.isEmpty(connection);
        }
    }

    private static void run(ConfigurableApplicationContext context, String sql) throws SQLException {
        try (var connection = context.getBean(DataSource.class).getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String one(ConfigurableApplicationContext context, String sql) throws SQLException {
        try (var connection = context.getBean(DataSource.class).getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }
}
