package anxin.server.exchange;

import static anxin.server.exchange.Given.corp;
import static anxin.server.exchange.Given.everything;
import static anxin.server.exchange.Given.person;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import anxin.server.AnxinApplication;
import anxin.server.database.TestDatabase;
import anxin.server.fund.BankNumbers;
import anxin.server.secrecy.KeyRotation;
import anxin.server.secrecy.SecretBox;
import anxin.server.wage.Persons;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.context.ContextConfiguration;

/** An installation from before encryption is started by this version. */
@SpringBootTest(classes = AnxinApplication.class, webEnvironment = WebEnvironment.NONE)
@ContextConfiguration(initializers = PlainRowsOfBeforeTests.Yesterday.class)
class PlainRowsOfBeforeTests {

    private static final List<String> PERSONAL = List.of(
            person(701),
            person(702),
            "公孙甲乙",
            "13900010002",
            "6222021112223334445",
            "500111222333444",
            "端木丙丁",
            "夏侯戊己",
            "13900030004",
            "500101190001010099");

    @Autowired
    private Imports imports;

    @Autowired
    private ImportEvidence evidence;

    @Autowired
    private Persons persons;

    @Autowired
    private BankNumbers bankNumbers;

    @Autowired
    private KeyRotation rotation;

    @Autowired
    private SecretBox box;

    @Autowired
    private JdbcClient jdbc;

    @Value("${anxin.data}")
    private Path data;

    @Test
    void whatStoodPlainIsEncryptedAndNothingOfItIsLeft() throws IOException {
        assertThat(Dump.finds(jdbc, data.resolve("keys"), PERSONAL)).isEmpty();
        var stored = new Stored(jdbc);
        // The history is only touched to take out what is personal.
        assertThat(stored.one("select content ->> 'corp_name' from project.row_history"))
                .isEqualTo("渝江建工");
        assertThat(stored.one("""
                        select count(*) from fund.row_history h join fund.counterparty_name n
                            on n.id = (h.content ->> 'counterparty_name_id')::bigint
                        """)).isEqualTo("1");
        assertThat(stored.one("select count(contact_id) from project.corp")).isEqualTo("1");

        assertThat(persons.open(1, 1)).contains(new Persons.Open(person(701), "公孙甲乙", "13900010002"));
        assertThat(persons.open(1, 2)).contains(new Persons.Open(person(702), null, null));
        assertThat(bankNumbers.open(1)).contains("6222021112223334445");
        assertThat(bankNumbers.open(2)).contains("500111222333444");
        assertThat(imports.rejections(new ImportId(1), null, 0, 10))
                .singleElement()
                .satisfies(row -> assertThat(row.value() + row.sentence().zh())
                        .isEqualTo("500101190001010099身份证号500101190001010099不对"));

        assertThat(box.text(
                        "access.second_factor.secret",
                        1,
                        jdbc.sql("select secret from access.second_factor where user_id = 1")
                                .query((row, _) -> row.getBytes(1))
                                .single()))
                .isEqualTo("twenty secret bytes!");

        // A package that names the same persons and numbers finds them again.
        var importing = new Importing(imports);
        importing.done(everything("P1")
                .workers("P1,%s,2026-02-01,%s,钢筋一班,公孙甲乙,020,13900010002,6222021112223334445,0,2026-02-01,DAY,320.00,"
                        .formatted(person(701), corp(3))));
        assertThat(stored.one("select count(*) from wage.person where id = 1")).isEqualTo("1");
        assertThat(stored.one("select count(*) from wage.particulars where person_id = 1"))
                .isEqualTo("1");
        assertThat(stored.one("select count(*) from wage.particulars")).isEqualTo("1");

        // The package that was kept plain is still read, and is encrypted with the rest.
        assertThat(evidenceFaults()).isEmpty();
        assertThat(Dump.inFiles(data.resolve("packages"), PERSONAL)).isNotEmpty();
        assertThat(rotation.reencrypt(_ -> {})).isEqualTo(1);
        assertThat(evidenceFaults()).isEmpty();
        assertThat(Dump.inFiles(data.resolve("packages"), PERSONAL)).isEmpty();

        // Not even where the rows had stood before.
        jdbc.sql("checkpoint").update();
        var files = Path.of(stored.one("select current_setting('data_directory')"))
                .resolve(Path.of(stored.one("select pg_relation_filepath('wage.person')"))
                        .getParent());
        assertThat(Dump.inFiles(files, List.of("渝江建工")))
                .as("these are the files")
                .isNotEmpty();
        assertThat(Dump.inFiles(files, PERSONAL)).isEmpty();
    }

    private List<String> evidenceFaults() {
        var faults = new ArrayList<String>();
        evidence.inspect(fault -> faults.add(fault.en()));
        return faults;
    }

    /** The database and folder as the version before left them. */
    static final class Yesterday implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            try {
                var folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "data-");
                var database = TestDatabase.fresh();
                var source = new DriverManagerDataSource(
                        String.valueOf(database.get("anxin.database.url")),
                        String.valueOf(database.get("anxin.database.user")),
                        String.valueOf(database.get("anxin.database.password")));
                Flyway.configure()
                        .dataSource(source)
                        .locations("classpath:db/migration")
                        .defaultSchema("database")
                        .createSchemas(true)
                        .outOfOrder(true)
                        .target("202611211299?")
                        .load()
                        .migrate();
                fill(JdbcClient.create(source), folder);
                TestPropertyValues.of(database)
                        .and("anxin.background=false", "db-scheduler.enabled=false", "anxin.data=" + folder)
                        .applyTo(context);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        private static void fill(JdbcClient jdbc, Path folder) throws IOException, GeneralSecurityException {
            var csv = "一份以前的数据包，公孙甲乙".getBytes(UTF_8);
            var sum = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(csv));
            Files.createDirectories(folder.resolve("packages").resolve(sum));
            Files.write(folder.resolve("packages").resolve(sum).resolve("old.csv"), csv);
            var key = new byte[32];
            Files.createDirectories(folder.resolve("keys"));
            Files.write(folder.resolve("keys/access.key"), key);
            var nonce = new byte[12];
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
            cipher.updateAAD(ByteBuffer.allocate(Long.BYTES).putLong(0, 1));
            var secret = cipher.doFinal("twenty secret bytes!".getBytes(UTF_8));

            for (var sql : List.of(
                    "insert into wage.person (identity_number) values ('%s'), ('%s')"
                            .formatted(person(701), person(702)),
                    "insert into wage.particulars (person_id, name, phone) values (1, '公孙甲乙', '13900010002')",
                    "insert into fund.bank_number (number) values ('6222021112223334445'), ('500111222333444')",
                    """
                    insert into wage.engagement (person_id, particulars_id, card_id, import_id, project_id, entry_date, area,
                        org_id, social_security_card, work_type, corp_code, team_name)
                    values (1, 1, 1, 1, 1, '2026-02-01', 500101000, 1, false, '020', 'C', '一班')
                    """,
                    """
                    insert into project.corp (corp_code, area, org_id, corp_name, industry, state_owned, legal_man, link_tel, import_id)
                    values ('%s', 500101000, 1, '渝江建工', 'CONSTRUCTION', false, '夏侯戊己', '13900030004', 1),
                           ('C2', 500101000, 1, '无人公司', 'CONSTRUCTION', false, null, null, 1)
                    """.formatted(corp(9)),
                    """
                    insert into project.row_history (kind, key, version, content, import_id, superseded_by_import)
                    select 'corp', corp_code, 1, to_jsonb(c), 1, 1 from project.corp c where legal_man is not null
                    """,
                    """
                    insert into fund.entry (account_id, at, amount_fen, balance_fen, counterparty_name, import_id, area, org_id,
                        credit, serial_no, purpose)
                    values (2, '2026-02-01', 1, 1, '端木丙丁', 1, 500101000, 1, true, '1', 'OTHER')
                    """,
                    """
                    insert into fund.row_history (kind, key, version, content, import_id, superseded_by_import)
                    select 'entry', 'k', 1, to_jsonb(e), 1, 1 from fund.entry e
                    """,
                    """
                    insert into exchange.import (file_name, kept_as, sha256, size, area, org_id, submitted_by, submitted_name,
                        state, dry_run, finished_at)
                    values ('old.csv', '%s/old.csv', '%s', 1, 500101000, 1, 1, '', 'DONE', false, now())
                    """.formatted(sum, sum),
                    """
                    insert into exchange.rejection (import_id, seq, file, line, col, value, code, zh, en)
                    values (1, 1, 'workers.csv', 2, 'idCardNumber', '500101190001010099', 'x',
                            '身份证号500101190001010099不对', 'wrong 500101190001010099')
                    """)) {
                jdbc.sql(sql).update();
            }
            jdbc.sql("""
                            with someone as (
                                insert into access.account_user (login, name, password_hash, role, area)
                                values ('wang', '王', 'x', 'OFFICER', 0) returning id)
                            insert into access.second_factor (user_id, secret, begun_at) select id, ?, now() from someone
                            """)
                    .param(ByteBuffer.allocate(nonce.length + secret.length)
                            .put(nonce)
                            .put(secret)
                            .array())
                    .update();
        }
    }
}
