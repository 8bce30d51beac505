package anxin.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import anxin.server.access.Accounts;
import anxin.server.access.Role;
import anxin.server.database.TestDatabase;
import anxin.server.testing.Caller;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A small made-up city is backed up while its officer goes on writing, and lives on in another folder and another server. */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BackupCommandTests {

    private static final int COMMENTS_BEFORE = 20;

    private Path folder = Path.of("");
    private Path data = Path.of("");
    private Path passphrase = Path.of("");
    private Path file = Path.of("");

    @BeforeAll
    void aCityIsBackedUpWhileItWorks(@TempDir Path temporary) throws Exception {
        folder = temporary;
        data = folder.resolve("data");
        file = folder.resolve("city.backup");
        passphrase = Files.writeString(folder.resolve("passphrase"), "four words make one\n");
        var city = folder.resolve("city");
        done(anxin("simulate", "--out", city, "--projects", 8, "--workers-per-project", 4, "--months", 6));
        takenIn(anxin("import", city, "--data", data));

        try (var server = serving(data)) {
            server.getBean(Accounts.class).put("officer", "监察员", Role.OFFICER, 0, "for tests only");
            var officer = Caller.signedIn(server.getEnvironment(), "officer", "for tests only");
            var warning = server.getBean(JdbcClient.class)
                    .sql("select min(id) from warning.warning")
                    .query(Long.class)
                    .single();
            var enough = new CountDownLatch(COMMENTS_BEFORE);
            var over = new AtomicBoolean();
            var writing = CompletableFuture.runAsync(() -> {
                while (!over.get()) {
                    var answer = officer.post("/api/warnings/%d/comments".formatted(warning), "{\"text\":\"已电话联系总包\"}");
                    assertThat(answer.status()).as("%s", answer).isLessThan(300);
                    enough.countDown();
                }
            });
            assertThat(enough.await(60, TimeUnit.SECONDS)).isTrue();

            var backup = anxin("backup", file, "--data", data, "--passphrase-file", passphrase);
            over.set(true);
            writing.get(60, TimeUnit.SECONDS);

            assertThat(backup.exit()).as(backup.said()).isZero();
            assertThat(backup.said()).contains("密钥不在里面");
        }
    }

    @Test
    @Order(1)
    void itLivesOnInAnotherFolder() throws Exception {
        var other = folder.resolve("restored");
        keysPutBack(other);

        var restored = anxin("restore", file, "--data", other, "--passphrase-file", passphrase);

        assertThat(restored.exit()).as(restored.said()).isZero();
        assertThat(restored.said()).contains("每张表的行数都与备份一致", "全部相符").containsPattern("抽查 (\\d+) 份回执，\\1 份得到证明");
        assertThat(other.resolve("evidence/key")).doesNotExist();
        done(anxin("backup", folder.resolve("x"), "--data", other, "--passphrase-file", passphrase));

        Files.copy(data.resolve("evidence/key"), other.resolve("evidence/key"));
        try (var server = serving(other)) {
            var officer = Caller.signedIn(server.getEnvironment(), "officer", "for tests only");
            var jdbc = server.getBean(JdbcClient.class);
            assertThat(jdbc.sql("select count(*), count(*) filter (where ended_at is null) from access.session")
                            .query((row, _) -> List.of(row.getLong(1) > 1, row.getLong(2)))
                            .single())
                    .as("sessions of the backup are there, and only the one of now is open")
                    .isEqualTo(List.of(true, 1L));
            long comments = jdbc.sql("select count(*) from warning.comment")
                    .query(Long.class)
                    .single();
            assertThat(comments).isGreaterThanOrEqualTo(COMMENTS_BEFORE);
            assertThat(jdbc.sql("select max(id) from warning.comment")
                            .query(Long.class)
                            .single())
                    .as("as of one moment: none is missing between others")
                    .isEqualTo(comments);
            var warning = jdbc.sql("select min(id) from warning.warning")
                    .query(Long.class)
                    .single();
            assertThat(officer.post("/api/warnings/%d/comments".formatted(warning), "{\"text\":\"恢复之后\"}")
                            .status())
                    .isLessThan(300);
            assertThat(officer.get("/api/warnings/%d/receipt".formatted(warning))
                            .status())
                    .isEqualTo(200);
        }
        var next = folder.resolve("next");
        anxin("simulate", "--out", next, "--projects", 5, "--workers-per-project", 3, "--months", 6, "--seed", 99);
        var imported = anxin("import", next, "--data", other);
        assertThat(imported.exit()).as(imported.said()).isLessThan(Exit.WRONG_USAGE);
        var verified = anxin("verify", "--all", "--data", other);
        assertThat(verified.exit()).as(verified.said()).isZero();
    }

    @Test
    @Order(2)
    void withoutItsKeysItIsRestoredAndSaysWhatIsMissing() throws IOException {
        var other = folder.resolve("without keys");

        var restored = anxin("restore", file, "--data", other, "--passphrase-file", passphrase);

        assertThat(restored.exit()).as(restored.said()).isZero();
        assertThat(restored.said()).contains("每张表的行数都与备份一致", "请把单独保存的密钥放回");
        assertThat(other.resolve("keys")).doesNotExist();
        refused(anxin("verify", "--all", "--data", other), "数据密钥");
        keysPutBack(other);
        Files.copy(data.resolve("evidence/key"), other.resolve("evidence/key"));
        done(anxin("verify", "--all", "--data", other));
    }

    @Test
    @Order(3)
    void onAnotherServerEveryTableIsTheSameToTheByte() throws Exception {
        var quiet = folder.resolve("quiet.backup");
        done(anxin("backup", quiet, "--data", data, "--with-keys", "--passphrase-file", passphrase));
        var sums = new TreeMap<String, String>();
        try (var here = serving(data)) {
            // Nothing runs by itself here but what looks at jobs.
            sums.putAll(sums(here));
        }

        var elsewhere = TestDatabase.fresh();
        System.setProperty("anxin.database.password", elsewhere.get("anxin.database.password"));
        try {
            var restored = anxin(
                    "restore",
                    quiet,
                    "--data",
                    folder.resolve("elsewhere"),
                    "--database-url",
                    elsewhere.get("anxin.database.url"),
                    "--database-user",
                    elsewhere.get("anxin.database.user"),
                    "--passphrase-file",
                    passphrase);
            assertThat(restored.exit()).as(restored.said()).isZero();
            var installation = new Installation() {
                @Override
                Map<String, Object> settings() {
                    var settings = new TreeMap<String, Object>(elsewhere);
                    settings.put("anxin.data", folder.resolve("elsewhere").toString());
                    return settings;
                }
            };
            try (var there = Running.databaseAlone(installation)) {
                var restoredSums = sums(there);
                // Sessions and links have ended, which changes their rows.
                for (var ended : List.of("access.session", "access.password_link")) {
                    assertThat(restoredSums.remove(ended)).isNotNull();
                    sums.remove(ended);
                }
                assertThat(restoredSums).isEqualTo(sums).hasSizeGreaterThan(30);
                var jdbc = JdbcClient.create(there.getBean(DataSource.class));
                assertThat(jdbc.sql("""
                                        select c.relname from pg_class c
                                         where c.relispartition and c.relkind = 'r'
                                           and (has_table_privilege('anxin_scoped', c.oid, 'select')
                                                or (c.relname like 'audit%' and not exists (
                                                       select from pg_trigger t where t.tgrelid = c.oid and t.tgname = 'never_emptied')))
                                        """).query(String.class).list())
                        .as("partitions that could be read or emptied past their table")
                        .isEmpty();
            }
        } finally {
            System.clearProperty("anxin.database.password");
        }
        assertThat(folder.resolve("elsewhere/evidence/key")).hasSameTextualContentAs(data.resolve("evidence/key"));
        assertThat(files(folder.resolve("elsewhere/packages"))).isEqualTo(files(data.resolve("packages")));
    }

    @Test
    @Order(4)
    void whatCannotBeRestoredIsToldInASentenceAndNothingIsThereAfterwards() throws IOException {
        var other = folder.resolve("refused");
        var wrong = Files.writeString(folder.resolve("wrong"), "some other words");
        var damaged = Files.readAllBytes(file);
        damaged[damaged.length / 2] ^= 1;
        var bad = Files.write(folder.resolve("damaged.backup"), damaged);

        refused(anxin("restore", file, "--data", other, "--passphrase-file", wrong), "口令不对");
        refused(anxin("restore", bad, "--data", other, "--passphrase-file", passphrase), "不完整或被改动过");
        refused(anxin("restore", passphrase, "--data", other, "--passphrase-file", passphrase), "不是安薪的备份");
        refused(anxin("restore", folder.resolve("none"), "--data", other, "--passphrase-file", passphrase), "找不到文件");
        refused(anxin("restore", file, "--data", data, "--passphrase-file", passphrase), "已经存在");
        refused(anxin("backup", file, "--data", data, "--passphrase-file", passphrase), "不会覆盖");
        refused(
                anxin(
                        "backup",
                        folder.resolve("y"),
                        "--data",
                        data,
                        "--passphrase-file",
                        Files.writeString(folder.resolve("short"), "short")),
                "口令至少要");
        assertThat(other).doesNotExist();
        assertThat(anxin("restore", file, "--check", "--passphrase-file", passphrase)
                        .said())
                .contains("备份完好");
    }

    /** The log goes on after the backup and is witnessed; whoever then lives on from the old backup gets no signature. */
    @Test
    @Order(5)
    void aRestoredOldBackupIsFoundByTheWitness() throws Exception {
        var home = folder.resolve("witness");
        var publicKey = data.resolve("evidence/key.pub");
        byte[] receipt;
        try (var server = serving(data)) {
            var officer = Caller.signedIn(server.getEnvironment(), "officer", "for tests only");
            var warning = server.getBean(JdbcClient.class)
                    .sql("select min(id) from warning.warning")
                    .query(Long.class)
                    .single();
            officer.post("/api/warnings/%d/comments".formatted(warning), "{\"text\":\"备份之后\"}");
            done(anxin("witness", "request", folder.resolve("asked"), "--data", data));
            refused(
                    anxin(
                            "witness",
                            "sign",
                            folder.resolve("asked"),
                            "--out",
                            folder.resolve("signed"),
                            "--home",
                            home),
                    "请用 --key 给出");
            var signed = anxin(
                    "witness",
                    "sign",
                    folder.resolve("asked"),
                    "--out",
                    folder.resolve("signed"),
                    "--home",
                    home,
                    "--key",
                    publicKey);
            done(signed);
            refused(anxin("witness", "take", folder.resolve("signed"), "--data", data), "没有已知见证方");
            var witness = signed.said().strip().replaceAll("(?s).*公钥：", "");
            done(anxin("witness", "take", folder.resolve("signed"), "--data", data, "--witness", witness));
            receipt = officer.bytes("/api/warnings/%d/receipt".formatted(warning));

            var file = Files.write(folder.resolve("receipt.json"), receipt);
            var verified = anxin("verify", file, "--key", publicKey, "--witness", witness);
            assertThat(verified.exit()).as(verified.said()).isZero();
            assertThat(verified.said()).contains("属实", "见证。");
            officer.post("/api/warnings/%d/comments".formatted(warning), "{\"text\":\"见证之后\"}");
            var unwitnessed = Files.write(
                    folder.resolve("later.json"), officer.bytes("/api/warnings/%d/receipt".formatted(warning)));
            assertThat(anxin("verify", unwitnessed, "--witness", witness).exit())
                    .isEqualTo(Exit.DONE_WITH_FAULTS);
            assertThat(anxin("verify", unwitnessed).exit()).isZero();
        }
        done(anxin("witness", "request", folder.resolve("asked again"), "--data", data));
        done(anxin("witness", "sign", folder.resolve("asked again"), "--out", folder.resolve("again"), "--home", home));
        done(anxin("verify", "--all", "--data", data, "--head", folder.resolve("again")));

        var wentOn = folder.resolve("restored");
        var size = Files.readString(folder.resolve("again")).lines().toList().get(1);
        try (var server = serving(wentOn)) {
            var officer = Caller.signedIn(server.getEnvironment(), "officer", "for tests only");
            var warning = server.getBean(JdbcClient.class)
                    .sql("select min(id) from warning.warning")
                    .query(Long.class)
                    .single();
            for (int i = 0; i < Integer.parseInt(size); i++) {
                officer.post("/api/warnings/%d/comments".formatted(warning), "{\"text\":\"另一段历史\"}");
            }
        }
        done(anxin("witness", "request", folder.resolve("forked"), "--data", wentOn, "--since", size));
        refused(
                anxin("witness", "sign", folder.resolve("forked"), "--out", folder.resolve("no"), "--home", home),
                "接不上此前见证过的");
        var fallenBack = folder.resolve("fallen back");
        keysPutBack(fallenBack);
        done(anxin("restore", file, "--data", fallenBack, "--passphrase-file", passphrase));
        Files.copy(data.resolve("evidence/key"), fallenBack.resolve("evidence/key"));
        refused(anxin("witness", "request", folder.resolve("x1"), "--data", fallenBack, "--since", size), "旧的备份");
        done(anxin("witness", "request", folder.resolve("older"), "--data", fallenBack));
        refused(
                anxin("witness", "sign", folder.resolve("older"), "--out", folder.resolve("no"), "--home", home),
                "恢复了旧的备份");
        var compared = anxin("verify", "--all", "--data", fallenBack, "--head", folder.resolve("again"));
        assertThat(compared.exit()).isEqualTo(Exit.DONE_WITH_FAULTS);
        assertThat(compared.said()).contains("有 1 处不符");
        assertThat(folder.resolve("no")).doesNotExist();
    }

    /** Those of personal data are needed to read anything at all. */
    private void keysPutBack(Path other) throws IOException {
        Files.createDirectories(other.resolve("keys"));
        Files.copy(data.resolve("keys/master.keys"), other.resolve("keys/master.keys"));
    }

    private static void done(Said said) {
        assertThat(said.exit()).as(said.said()).isZero();
    }

    private static void takenIn(Said said) {
        assertThat(said.exit()).as(said.said()).isLessThan(Exit.WRONG_USAGE);
    }

    private static void refused(Said said, String because) {
        assertThat(said.exit()).as(said.said()).isEqualTo(Exit.REFUSED);
        assertThat(said.said()).contains(because).doesNotContain("\tat ");
    }

    private static ConfigurableApplicationContext serving(Path data) {
        return Running.server(Map.of(
                "anxin.data",
                data.toString(),
                "server.port",
                0,
                "anxin.background",
                "false",
                "db-scheduler.enabled",
                "false"));
    }

    private static Map<String, String> sums(ConfigurableApplicationContext context) throws SQLException {
        var sums = new TreeMap<String, String>();
        try (var connection = context.getBean(DataSource.class).getConnection();
                var statement = connection.createStatement()) {
            var tables = new TreeMap<String, String>();
            try (var row = statement.executeQuery("""
                    select format('%I.%I', schemaname, tablename) from pg_tables
                     where schemaname !~ '^pg_' and schemaname <> 'information_schema'
                       and tablename <> 'flyway_schema_history'
                    """)) {
                while (row.next()) {
                    tables.put(row.getString(1), "");
                }
            }
            for (var table : tables.keySet()) {
                try (var row = statement.executeQuery(
                        "select count(*) || ' ' || coalesce(md5(string_agg(t::text, ',' order by t::text)), '') from %s t"
                                .formatted(table))) {
                    row.next();
                    sums.put(table, row.getString(1));
                }
            }
        }
        return sums;
    }

    private static Map<String, Long> files(Path home) throws IOException {
        var files = new TreeMap<String, Long>();
        try (Stream<Path> found = Files.walk(home)) {
            for (var path : found.filter(Files::isRegularFile).toList()) {
                files.put(home.relativize(path).toString(), Files.size(path));
            }
        }
        return files;
    }

    private record Said(int exit, String said) {}

    private static Said anxin(Object... arguments) {
        var said = new ByteArrayOutputStream();
        var before = System.err;
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            int exit = Anxin.run(Stream.of(arguments).map(String::valueOf).toArray(String[]::new));
            return new Said(exit, said.toString(StandardCharsets.UTF_8));
        } finally {
            System.setErr(before);
        }
    }
}
