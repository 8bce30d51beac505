package anxin.server.warning;

import static org.assertj.core.api.Assertions.assertThat;

import anxin.engine.evidence.KeyKind;
import anxin.engine.evidence.SigningKey;
import anxin.engine.evidence.VerifierKey;
import anxin.server.access.Accounts;
import anxin.server.access.Role;
import anxin.server.evidence.EvidenceAudit;
import anxin.server.evidence.EvidenceLog;
import anxin.server.evidence.Receipt;
import anxin.server.testing.Caller;
import anxin.server.testing.ServerTest;
import anxin.server.words.Words;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import tools.jackson.databind.json.JsonMapper;

/**
 * What happened goes into the log without a gap, receipts prove it without the database, and whoever edits the database
 * past the application is found. Each test leaves the database as it found it.
 */
@ServerTest
@DirtiesContext
@Import({BeijingDay.Setting.class, Handing.class})
@TestInstance(Lifecycle.PER_CLASS)
class EvidenceTests {

    private static final LocalDate DAY = LocalDate.of(2026, 4, 20);
    private static final YearMonth MARCH = YearMonth.of(2026, 3);

    @Autowired
    private BeijingDay today;

    @Autowired
    private Handing handing;

    @Autowired
    private EvidenceLog log;

    @Autowired
    private EvidenceAudit audit;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Environment environment;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DataSource database;

    @Value("${anxin.data}")
    private Path data;

    private long warning;
    private long another;
    private Caller officer;
    private byte[] receipt = {};

    @BeforeAll
    void wagesAreOverdue(@TempDir Path folder) {
        today.is(DAY);
        handing.in(Site.startedOn("OVERDUE", "500101", LocalDate.of(2026, 3, 1))
                .attendedOn(LocalDate.of(2026, 3, 2))
                .onTheWageSheet(MARCH, "5200.00", "200.00")
                .in(folder));
        warning = jdbc.sql("select id from warning.warning where rule = 'wages-overdue'")
                .query(Long.class)
                .single();
        another = jdbc.sql("select min(id) from warning.warning where rule <> 'wages-overdue'")
                .query(Long.class)
                .single();
        accounts.put("county", "万州监察员", Role.OFFICER, 500101000, "for tests only");
        accounts.put("elsewhere", "常州监察员", Role.OFFICER, 320400000, "for tests only");
        officer = Caller.signedIn(environment, "county", "for tests only");
        officer.post("/api/warnings/%d/acknowledgement".formatted(warning), "{}");
        officer.post("/api/warnings/%d/comments".formatted(warning), "{\"text\":\"已电话联系总包\"}");
        receipt = officer.bytes("/api/warnings/%d/receipt".formatted(warning));
    }

    @Test
    void aReceiptOfAWarningProvesItsStepsByThePublishedKey() throws Exception {
        var key = VerifierKey.parse(
                Files.readString(data.resolve("evidence/key.pub")).strip());

        var outcome = Receipt.check(receipt, key);

        assertThat(outcome).isInstanceOf(Receipt.Outcome.Proven.class);
        assertThat(outcome.words().zh())
                .startsWith("属实：第 %d 号预警（项目 OVERDUE，规则 wages-overdue 2026-03）共 3 项记录".formatted(warning));
        var leaves = new JsonMapper().readTree(receipt).path("leaves");
        assertThat(leaves.findValue("month.paidFen").asString()).isEqualTo("200.00");
        assertThat(leaves.toString())
                .contains("WARNING_ACKNOWLEDGED", "WARNING_COMMENTED")
                .doesNotContain("已电话联系总包", "万州监察员");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("evidence/key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aReceiptOfAWageMonthNamesThePackagesItRestsOn() throws Exception {
        var answer = officer.get("/api/projects/OVERDUE/months/2026-03/receipt");
        var sha256 = jdbc.sql("select sha256 from exchange.import")
                .query(String.class)
                .single();

        assertThat(answer.header("Content-Disposition"))
                .startsWith("attachment")
                .contains("OVERDUE-2026-03.json");
        assertThat(answer.json().at("/leaves/0/leaf").asString())
                .contains(sha256)
                .contains("PAYROLLS");
        assertThat(Receipt.check(answer.text().getBytes(StandardCharsets.UTF_8), null))
                .isInstanceOf(Receipt.Outcome.Proven.class);
        assertThat(officer.get("/api/projects/OVERDUE/months/2025-12/receipt").code())
                .isEqualTo("NOTHING_RECORDED");
        assertThat(officer.get("/api/projects/OVERDUE/months/march/receipt").code())
                .isEqualTo("MONTH_INVALID");
    }

    @Test
    void elsewhereThereIsNoReceipt() {
        var elsewhere = Caller.signedIn(environment, "elsewhere", "for tests only");

        assertThat(elsewhere.get("/api/warnings/%d/receipt".formatted(warning)).status())
                .isEqualTo(404);
        assertThat(elsewhere.get("/api/projects/OVERDUE/months/2026-03/receipt").status())
                .isEqualTo(404);
        assertThat(new Caller(environment)
                        .get("/api/warnings/%d/receipt".formatted(warning))
                        .status())
                .isEqualTo(401);
    }

    /** A bit of each byte: of proofs, leaves, root, signatures, key, words, and of the spaces between them. */
    @Test
    void aReceiptWithAnyByteChangedIsRefused() {
        int flipped = 0;
        for (int i = 0; i < receipt.length; i++) {
            var changed = receipt.clone();
            changed[i] ^= (byte) (1 << i % 8);
            assertThat(Receipt.check(changed, null))
                    .as("byte %d of %s", i, new String(changed, StandardCharsets.UTF_8))
                    .isInstanceOf(Receipt.Outcome.Refused.class);
            flipped++;
        }
        assertThat(flipped).isEqualTo(receipt.length).isGreaterThan(3_000);
    }

    @Test
    void aReceiptOfAnotherLogIsRefusedByThePublishedKey() {
        var another = SigningKey.create("anxin/", KeyKind.ED25519).verifier();

        assertThat(Receipt.check(receipt, another).words().zh()).isEqualTo("验证不通过：回执的公钥不是给出的公钥。");
        assertThat(Receipt.check("{}".getBytes(StandardCharsets.UTF_8), null))
                .isInstanceOf(Receipt.Outcome.Refused.class);
    }

    @Test
    void whatAnAdministratorOfTheDatabaseEditsIsFoundAndNamed() {
        log.catchUp();
        assertThat(faults()).isEmpty();

        assertThat(faultsAfter(
                        "warning.history",
                        "update warning.history set value = '1' where id = 1",
                        "update warning.history set value = '%s' where id = 1"
                                .formatted(one("select value from warning.history where id = 1"))))
                .anyMatch(
                        fault -> fault.startsWith("预警变动记录 warning.history 第 1 行（warning/") && fault.endsWith("被改动过。"));
        assertThat(faultsAfter(
                        "warning.warning",
                        "update warning.warning set level = 4 - level where id = %d".formatted(warning),
                        "update warning.warning set level = 4 - level where id = %d".formatted(warning)))
                .containsExactly("预警 warning.warning 第 %d 行与它的变动记录不符，被改动过。".formatted(warning));
        assertThat(faultsAfter(
                        "warning.comment",
                        "update warning.comment set text = text || '。' where id = 1",
                        "update warning.comment set text = left(text, -1) where id = 1"))
                .containsExactly("处置备注 warning.comment 第 1 行（warning/%d）被改动过。".formatted(warning));
        assertThat(faultsAfter(
                        "warning.grounds",
                        "update warning.grounds set pack_version = pack_version || ' '",
                        "update warning.grounds set pack_version = left(pack_version, -1)"))
                .allMatch(fault -> fault.contains("warning.history"))
                .isNotEmpty();
        assertThat(faultsAfter(
                        "exchange.import",
                        "update exchange.import set sha256 = reverse(sha256)",
                        "update exchange.import set sha256 = reverse(sha256)"))
                .anyMatch(fault -> fault.startsWith("数据包导入 exchange.import 第 1 行"))
                .anyMatch(fault -> fault.contains("它的 SHA-256 现在是"));
        assertThat(faultsAfter(
                        "warning.acknowledgement",
                        "insert into warning.acknowledgement (id, warning_id, at, by_login, by_name, level) overriding system value values (1000, %d, now(), 'x', 'x', 1)"
                                .formatted(warning),
                        "delete from warning.acknowledgement where id = 1000"))
                .containsExactly("签收记录 warning.acknowledgement 第 1000 行没有存证记录，是绕过系统写入的。");
    }

    @Test
    void whoeverEditsTheLogItselfIsFound() {
        log.catchUp();
        var last =
                jdbc.sql("select max(seq) from evidence.leaf").query(Long.class).single();

        assertThat(faultsAfter(
                        "evidence.leaf",
                        "update evidence.leaf set leaf = leaf || ' ' where seq = 0",
                        "update evidence.leaf set leaf = rtrim(leaf) where seq = 0"))
                .anyMatch(fault -> fault.startsWith("第 0 项存证记录"))
                .anyMatch(fault -> fault.contains("与日志重算的树根不符"));
        assertThat(
                        faultsAfter(
                                "evidence.node",
                                "update evidence.node set hash = sha256(hash) where level = 1 and index = 0",
                                "update evidence.node n set hash = sha256('\\x01' || a.hash || b.hash) from evidence.leaf a, evidence.leaf b where level = 1 and index = 0 and a.seq = 0 and b.seq = 1"))
                .containsExactly("存证树第 1 层第 0 个节点不对。");
        assertThat(faultsAfter(
                        "evidence.head",
                        "update evidence.head set note = replace(note, 'signed 2026', 'signed 2025')",
                        "update evidence.head set note = replace(note, 'signed 2025', 'signed 2026')"))
                .allMatch(fault -> fault.contains("不是本系统的密钥签的"))
                .isNotEmpty();
        assertThat(faultsAfter(
                        "evidence.leaf",
                        "create table cut_off as select * from evidence.leaf where seq = %d; delete from evidence.leaf where seq = %1$d"
                                .formatted(last),
                        "insert into evidence.leaf select * from cut_off; drop table cut_off"))
                .anyMatch(fault -> fault.contains("后面的被删掉了，或恢复了旧的备份"));
    }

    /** Four at once write and append; whoever has the lock takes what the others have committed. */
    @Test
    void severalAppendersLeaveOneDenseSequence() throws Exception {
        var work = new ArrayList<Callable<Long>>();
        for (int writer = 0; writer < 4; writer++) {
            work.add(() -> {
                long sealed = 0;
                for (int i = 0; i < 25; i++) {
                    comment("同时写入");
                    sealed += log.seal();
                }
                return sealed;
            });
        }
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var done : threads.invokeAll(work)) {
                done.get();
            }
        }
        log.catchUp();

        assertThat(one("select count(*) = max(seq) + 1 and min(seq) = 0 from evidence.leaf"))
                .isEqualTo("true");
        assertThat(
                        one(
                                "select count(*) from evidence.leaf where event like 'warning-comment/%' and event in (select 'warning-comment/' || id from warning.comment where text = '同时写入')"))
                .isEqualTo("100");
        assertThat(faults()).isEmpty();
    }

    /** The appender's connection dies with its leaves written and the nodes not. */
    @Test
    void anAppenderThatIsKilledLeavesNeitherGapNorFork() throws Exception {
        comment("写入之后断电");
        var before = one("select count(*) from evidence.leaf");
        try (var obstacle = lock("evidence.node")) {
            var sealing = CompletableFuture.runAsync(log::seal);
            awaitBlocked("evidence.node");
            jdbc.sql(
                            "select pg_terminate_backend(pid) from pg_locks where not granted and relation = 'evidence.node'::regclass")
                    .query()
                    .listOfRows();
            assertThat(sealing.handle((_, failure) -> failure).get(60, TimeUnit.SECONDS))
                    .isInstanceOf(CompletionException.class);
            obstacle.rollback();
        }
        assertThat(one("select count(*) from evidence.leaf")).isEqualTo(before);

        log.catchUp();

        assertThat(
                        one(
                                "select count(*) from evidence.leaf where event = (select 'warning-comment/' || max(id) from warning.comment)"))
                .isEqualTo("1");
        assertThat(one("select count(*) = max(seq) + 1 from evidence.leaf")).isEqualTo("true");
        assertThat(faults()).isEmpty();
    }

    /** Whole processes, killed while they append what another goes on writing; each takes over from the one before. */
    @Test
    void processesKilledWhileAppendingLeaveNeitherGapNorFork() throws Exception {
        var heads = new ArrayList<String>();
        var written = new AtomicInteger();
        for (int kills = 0; kills < 4; kills++) {
            var appender = AppendingProcess.start(environment);
            appender.awaitReady();
            var over = new AtomicBoolean();
            var writing = CompletableFuture.runAsync(() -> {
                while (!over.get()) {
                    comment("写入时断电");
                    written.incrementAndGet();
                }
            });
            try {
                appender.awaitAppended(10 + 7 * kills);
            } finally {
                appender.kill();
                over.set(true);
                writing.get(60, TimeUnit.SECONDS);
            }
            heads.add(one("select note from evidence.head order by size desc limit 1"));
        }
        log.catchUp();

        assertThat(one("select count(*) = max(seq) + 1 and min(seq) = 0 from evidence.leaf"))
                .isEqualTo("true");
        assertThat(
                        one(
                                "select count(*) from evidence.leaf where event in (select 'warning-comment/' || id from warning.comment where text = '写入时断电')"))
                .isEqualTo(String.valueOf(written.get()));
        for (var head : heads) {
            assertThat(audit.verify(null, head).faults()).isEmpty();
        }
    }

    @Test
    void aHeadKeptElsewhereMustBeInTheLog() {
        log.catchUp();
        var kept = one("select note from evidence.head order by size desc limit 1");
        comment("树头之后");
        log.catchUp();

        assertThat(audit.verify(null, kept).faults()).isEmpty();
        assertThat(audit.verify(null, one("select note from evidence.head order by size limit 1"))
                        .faults())
                .isEmpty();
        var other = kept.replaceFirst("\n(\\d+)\n", "\n1$1\n");
        assertThat(audit.verify(null, other).faults()).extracting(Words::zh).contains("别处留存的树头不是本系统的密钥签的。");
    }

    private void comment(String text) {
        jdbc.sql("insert into warning.comment (warning_id, at, by_login, by_name, text) values (?, now(), 'x', 'x', ?)")
                .params(another, text)
                .update();
    }

    /** Edits behind the back of the application, with the guards switched off, looks, and mends it again. */
    private List<String> faultsAfter(String table, String edit, String mend) {
        behindTheBack(table, edit);
        try {
            return faults();
        } finally {
            behindTheBack(table, mend);
            assertThat(faults()).as("mended by %s", mend).isEmpty();
        }
    }

    private void behindTheBack(String table, String edit) {
        jdbc.sql("alter table %s disable trigger user".formatted(table)).update();
        jdbc.sql(edit).update();
        jdbc.sql("alter table %s enable trigger user".formatted(table)).update();
    }

    private List<String> faults() {
        return audit.verify(null, null).faults().stream().map(Words::zh).toList();
    }

    private String one(String sql) {
        return String.valueOf(jdbc.sql(sql).query().singleValue());
    }

    private Connection lock(String table) throws SQLException {
        var connection = database.getConnection();
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("lock table %s in exclusive mode".formatted(table));
        }
        return connection;
    }

    private void awaitBlocked(String table) throws InterruptedException {
        var blocked = new CountDownLatch(1);
        try (var watch = Executors.newSingleThreadScheduledExecutor()) {
            watch.scheduleWithFixedDelay(
                    () -> {
                        if (!one("select count(*) from pg_locks where not granted and relation = '%s'::regclass"
                                        .formatted(table))
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
