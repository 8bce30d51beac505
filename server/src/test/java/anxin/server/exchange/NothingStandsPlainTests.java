package anxin.server.exchange;

import static anxin.server.exchange.Given.aPackage;
import static anxin.server.exchange.Given.corp;
import static anxin.server.exchange.Given.everything;
import static anxin.server.exchange.Given.person;
import static anxin.server.exchange.Given.project;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anxin.server.database.TestDatabase;
import anxin.server.fund.BankNumbers;
import anxin.server.fund.Funds;
import anxin.server.secrecy.KeyRotation;
import anxin.server.wage.MaskedPersons;
import anxin.server.wage.Persons;
import anxin.server.words.Trouble;
import anxin.server.words.Words;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** After an import nothing personal stands plain in any table or file, and all of it is still there for who may see it. */
abstract class NothingStandsPlainTests {

    private static final String NAME = "欧阳甲乙丙";
    private static final String PHONE = "13912345678";
    private static final String CARD = "6222029876543210012";
    private static final String ACCOUNT = "500177665544332211";
    private static final String COUNTERPARTY = "诸葛丁戊己";
    private static final String COUNTERPARTY_ACCOUNT = "621700112233445566";
    private static final String LEGAL_MAN = "司马庚辛壬";
    private static final String LINK_MAN = "上官子丑寅";
    private static final String LINK_TEL = "13987654321";
    private static final String WRONG_NUMBER = "500101190001010010";

    /**
     * Names of companies, projects and teams, credit codes and what a file was called are business data and stand plain.
     */
    private static final List<String> PERSONAL = List.of(
            person(1),
            person(2),
            NAME,
            PHONE,
            CARD,
            ACCOUNT,
            COUNTERPARTY,
            COUNTERPARTY_ACCOUNT,
            LEGAL_MAN,
            LINK_MAN,
            LINK_TEL,
            WRONG_NUMBER);

    @Autowired
    private Imports imports;

    @Autowired
    private ImportEvidence evidence;

    @Autowired
    private Persons persons;

    @Autowired
    private MaskedPersons maskedPersons;

    @Autowired
    private BankNumbers bankNumbers;

    @Autowired
    private Funds funds;

    @Autowired
    private KeyRotation rotation;

    @Autowired
    private JdbcClient jdbc;

    @Value("${anxin.data}")
    private Path data;

    private Importing importing;
    private Stored stored;
    private ImportReport report;

    @BeforeEach
    void aPackageFullOfPersonalDataIsHandedIn() {
        importing = new Importing(imports);
        stored = new Stored(jdbc);
        stored.forgetAll();
        report = importing.done(given());
        assertThat(report.rejected()).isEqualTo(1);
    }

    private static Given given() {
        return everything("P1")
                .file("corps.csv", """
                        corpCode,corpName,areaCode,industry,stateOwned,insuredHeadcount,legalMan,linkMan,linkTel
                        %s,渝江建工,500101,CONSTRUCTION,0,120,%s,%s,%s
                        """.formatted(corp(2), LEGAL_MAN, LINK_MAN, LINK_TEL))
                .accounts("%s,P1,102,2026-01-20,".formatted(ACCOUNT))
                .workers(
                        worker(person(1), NAME, PHONE, CARD),
                        worker(person(2), NAME, "", ""),
                        worker(WRONG_NUMBER, NAME, PHONE, CARD))
                .payrolls("P1,2026-02,%s,1,%s,钢筋一班,22,7000.00,7000.00,2026-03-15,%s,%s,BANK,0,"
                        .formatted(person(1), corp(3), ACCOUNT, CARD))
                .entries("%s,0001,2026-02-10 10:00:00,C,100.00,100.00,%s,%s,LABOUR_COST,"
                        .formatted(ACCOUNT, COUNTERPARTY, COUNTERPARTY_ACCOUNT));
    }

    private static String worker(String number, String name, String phone, String card) {
        return "P1,%s,2026-02-01,%s,钢筋一班,%s,020,%s,%s,0,2026-02-01,DAY,320.00,"
                .formatted(number, corp(3), name, phone, card);
    }

    @Test
    void nothingPersonalStandsPlainInAnyTableOrFile() {
        assertThat(Dump.tables(jdbc)).contains("wage.person", "exchange.rejection", "fund.row_history");
        assertThat(Dump.finds(jdbc, data, List.of("滨江路工程")))
                .as("what is not personal is found")
                .isNotEmpty();

        assertThat(Dump.finds(jdbc, data, PERSONAL)).isEmpty();
    }

    @Test
    void neitherDoesTheHistoryOfWhatWasCorrected() {
        importing.done(aPackage()
                .file("corps.csv", """
                        corpCode,corpName,areaCode,industry,stateOwned,insuredHeadcount,linkMan
                        %s,渝江建工,500101,CONSTRUCTION,0,120,%s
                        """.formatted(corp(2), LEGAL_MAN))
                .workers(worker(person(1), COUNTERPARTY, PHONE, CARD))
                .entries("%s,0001,2026-02-10 10:00:00,C,100.00,100.00,%s,,LABOUR_COST,".formatted(ACCOUNT, NAME)));

        assertThat(stored.one("select count(*) from wage.row_history")).isEqualTo("1");
        assertThat(stored.one("select count(*) from fund.row_history")).isEqualTo("1");
        assertThat(stored.one("select count(*) from project.row_history")).isEqualTo("1");
        assertThat(Dump.finds(jdbc, data, PERSONAL)).isEmpty();
    }

    @Test
    void whoMaySeeItSeesItAll() throws IOException {
        long one = number("select person_id from wage.engagement where card_id is not null");

        assertThat(persons.open(1, one)).contains(new Persons.Open(person(1), NAME, PHONE));
        assertThat(maskedPersons.of(1, Set.of(one)).get(one))
                .isEqualTo(new MaskedPersons.Masked(
                        "欧*", "500101********001" + person(1).charAt(17), null));
        assertThat(bankNumbers.open(number("select number_id from fund.account")))
                .contains(ACCOUNT);
        assertThat(funds.account(ACCOUNT)).map(Funds.OfProject::area).contains(500101000);
        assertThat(imports.rejections(new ImportId(report.id()), null, 0, 10)
                        .getFirst()
                        .value())
                .isEqualTo(WRONG_NUMBER);
        try (var csv = imports.rejectedCsv(new ImportId(report.id())).orElseThrow()) {
            assertThat(csv).asString(UTF_8).contains(WRONG_NUMBER);
        }
        assertThat(faults()).as("the kept package has the SHA-256 it came with").isEmpty();
    }

    @Test
    void theSamePackageChangesNothingAlsoAfterTheKeyWasChanged() {
        var before = stored.contents();

        rotation.rotate();
        assertThat(rotation.outstanding()).isPositive();
        var between = importing.done(given().projects(project("P1"), project("P2")));
        assertThat(between.files())
                .allSatisfy(file -> assertThat(file.changed()).as(file.file()).isZero());

        long outstanding = rotation.outstanding();
        assertThat(rotation.reencrypt(_ -> {})).isEqualTo(outstanding).isPositive();
        assertThat(rotation.outstanding()).isZero();
        assertThat(rotation.reencrypt(_ -> {})).as("nothing is done twice").isZero();

        importing.done(given());
        assertThat(stored.contents().get("wage.person")).isEqualTo(before.get("wage.person"));
        assertThat(stored.contents().get("fund.bank_number")).isEqualTo(before.get("fund.bank_number"));
        assertThat(persons.open(1, number("select person_id from wage.engagement where card_id is not null")))
                .contains(new Persons.Open(person(1), NAME, PHONE));
        assertThat(faults()).isEmpty();
        assertThat(Dump.finds(jdbc, data, PERSONAL)).isEmpty();
    }

    @Test
    void aValueThatWasMovedToAnotherRowOrChangedIsNotRead() {
        long one = number("select min(id) from wage.person");
        long other = number("select max(id) from wage.person");

        jdbc.sql(
                        "update wage.person set identity_number = (select identity_number from wage.person where id = ?) where id = ?")
                .params(other, one)
                .update();
        assertThatThrownBy(() -> persons.open(1, one))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("wage.person");

        jdbc.sql(
                        "update wage.person set identity_number = set_byte(identity_number, 20, get_byte(identity_number, 20) # 1) where id = ?")
                .param(other)
                .update();
        assertThatThrownBy(() -> persons.open(1, other)).isInstanceOf(Trouble.class);
    }

    @Test
    void aKeptPackageThatWasCutOffIsTold() throws IOException {
        var kept = data.resolve("packages")
                .resolve(stored.one("select kept_as from exchange.import where id = " + report.id()));
        var whole = Files.readAllBytes(kept);
        Files.write(kept, Arrays.copyOf(whole, whole.length - 100));

        assertThat(faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.zh()).contains("不完整"));
        jdbc.sql("update exchange.import set state = 'QUEUED', finished_at = null, attempts = 0 where id = ?")
                .param(report.id())
                .update();
        var again = importing.over(new ImportId(report.id()));
        assertThat(again.state()).isEqualTo(ImportState.FAILED);
        assertThat(String.valueOf(again.failure())).contains("不完整");
        Files.write(kept, whole);
    }

    private long number(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    private List<Words> faults() {
        var faults = new ArrayList<Words>();
        evidence.inspect(faults::add);
        return faults;
    }

    /** A new database and a new data folder. */
    static class NewInstallation implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        private final String algorithm;

        NewInstallation(String algorithm) {
            this.algorithm = algorithm;
        }

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            try {
                var folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "data-");
                TestPropertyValues.of(TestDatabase.fresh())
                        .and("anxin.background=false", "db-scheduler.enabled=false")
                        .and("anxin.data=" + folder, "anxin.secrecy.algorithm=" + algorithm)
                        .applyTo(context);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static final class WithAes extends NewInstallation {
        WithAes() {
            super("AES");
        }
    }

    static final class WithSm4 extends NewInstallation {
        WithSm4() {
            super("SM4");
        }
    }
}
