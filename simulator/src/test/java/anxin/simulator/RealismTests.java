package anxin.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anxin.engine.datapackage.DataPackage;
import anxin.engine.datapackage.KnownReferences;
import anxin.engine.datapackage.Limits;
import anxin.engine.datapackage.Rejection;
import anxin.engine.datapackage.Remark;
import anxin.engine.datapackage.Row;
import anxin.engine.datapackage.RowHandler;
import anxin.engine.identity.Areas;
import anxin.engine.money.Yuan;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RealismTests {

    @TempDir
    static Path folder;

    static City city;
    static SimulatedCity written;

    @BeforeAll
    static void aCityIsWritten() throws Exception {
        written = new CitySimulator(City.small().withSwipes(SwipeVolume.FULL), Law.CALENDAR)
                .write(folder, ProgressListener.none());
        city = new City(folder);
    }

    @Test
    void noRowIsRejectedAndNothingIsDoubtful() throws Exception {
        var rejections = new ArrayList<Rejection>();
        var remarks = new ArrayList<Remark>();
        var rows = new long[1];
        try (var data = DataPackage.open(folder, City.TODAY, Limits.standard())) {
            data.read(KnownReferences.none(), new RowHandler() {
                @Override
                public void row(Row row) {
                    rows[0]++;
                }

                @Override
                public void rejected(Rejection rejection) {
                    rejections.add(rejection);
                }

                @Override
                public void remark(Remark remark) {
                    remarks.add(remark);
                }
            });
        }
        assertThat(rejections).isEmpty();
        assertThat(remarks).extracting(Remark::file).containsOnly("truth.csv");
        assertThat(rows[0]).isEqualTo(written.allRows());
    }

    @Test
    void everyBalanceIsTheOneBeforeAndTheEntry() throws Exception {
        var balances = new HashMap<String, Long>();
        for (var entry : city.rows("account_entries.csv")) {
            long amount = Yuan.fen(entry.get("amount"));
            long after = balances.getOrDefault(entry.get("accountNo"), 0L)
                    + (entry.get("direction").equals("C") ? amount : -amount);
            assertThat(Yuan.fen(entry.get("balance")))
                    .as("%s", entry)
                    .isEqualTo(after)
                    .isNotNegative();
            balances.put(entry.get("accountNo"), after);
        }
        assertThat(balances).hasSizeGreaterThan(100);
    }

    @Test
    void whatLeftTheAccountsAsWagesIsWhatThePayrollsSayWasPaidFromThem() throws Exception {
        var paid = new HashMap<String, Long>();
        var latest = new HashMap<List<String>, Map<String, String>>();
        for (var line : city.rows("payrolls.csv")) {
            latest.put(
                    List.of(line.get("projectCode"), line.get("payMonth"), line.get("idCardNumber"), line.get("seq")),
                    line);
        }
        var accounts = city.rows("accounts.csv").stream()
                .map(row -> row.get("accountNo"))
                .collect(Collectors.toSet());
        for (var line : latest.values()) {
            if (accounts.contains(line.get("payBankCardNumber"))) {
                paid.merge(line.get("payBankCardNumber"), Yuan.fen(line.get("actualAmount")), Long::sum);
            }
        }
        var left = new HashMap<String, Long>();
        for (var entry : city.rows("account_entries.csv")) {
            if (entry.get("purpose").equals("WAGES")
                    && !entry.get("counterpartyName").equals("某建材经营部")) {
                left.merge(entry.get("accountNo"), Yuan.fen(entry.get("amount")), Long::sum);
            }
        }
        assertThat(left).isEqualTo(paid);
    }

    /** Nobody born before 1916 works on a site, so no number is that of a living worker. */
    @Test
    void noIdentityNumberCanBeThatOfSomebodyAtWork() throws Exception {
        var births = city.rows("workers.csv").stream()
                .map(row -> Integer.parseInt(row.get("idCardNumber").substring(6, 10)))
                .collect(Collectors.toSet());

        assertThat(births).allMatch(year -> year >= 1900 && year <= 1915).hasSizeGreaterThan(10);
    }

    @Test
    void differentNumbersAreDifferentPersons() {
        var identities = new HashSet<String>();
        var cards = new HashSet<String>();
        for (long number = 0; number < 200_000; number++) {
            var person = Person.of(1, number * 97);
            identities.add(person.identity());
            cards.add(person.card());
        }
        assertThat(identities).hasSize(200_000);
        assertThat(cards).hasSize(200_000);
    }

    @Test
    void theNorthRestsInWinterAndEverybodyAtTheSpringFestival() throws Exception {
        var places = city.rows("projects.csv").stream()
                .collect(Collectors.toMap(
                        row -> row.get("projectCode"),
                        row -> row.get("areaCode").substring(0, 2)));
        var days = city.rows("attendance.csv").stream()
                .filter(row -> row.get("direction").equals("01"))
                .collect(Collectors.groupingBy(
                        row -> places.get(row.get("projectCode")) + " "
                                + row.get("time").substring(0, 7),
                        Collectors.counting()));

        assertThat(days.get("62 2026-01") * 3).isLessThan(days.get("62 2026-05"));
        assertThat(days.get("33 2026-01") * 3).isGreaterThan(days.get("33 2026-05"));
        assertThat(days.get("33 2026-02") * 2).isLessThan(days.get("33 2026-05"));
    }

    @Test
    void aCityHasAColourfulPast() throws Exception {
        var payrolls = city.rows("payrolls.csv");
        assertThat(payrolls)
                .anyMatch(row ->
                        row.get("seq").equals("2") && row.get("isBackPay").equals("0"));
        assertThat(payrolls).anyMatch(row -> row.get("isBackPay").equals("1"));
        assertThat(payrolls).anyMatch(row -> row.get("channel").equals("ECNY"));
        assertThat(city.rows("projects.csv"))
                .anyMatch(row -> !row.get("completeDate").isEmpty())
                .anyMatch(row -> !row.get("stoppedOn").isEmpty()
                        && row.get("restartedOn").isEmpty())
                .anyMatch(row -> !row.get("restartedOn").isEmpty());
        assertThat(city.rows("deposit_events.csv"))
                .extracting(row -> row.get("kind"))
                .contains("DEPOSIT", "USE", "TOP_UP", "REFUND");
        assertThat(city.rows("attendance.csv"))
                .anyMatch(row ->
                        row.get("direction").equals("02") && row.get("time").contains(" 05:"));
    }

    @Test
    void whatWasHandedInWrongIsCorrectedFurtherDown() throws Exception {
        var versions = city.rows("payrolls.csv").stream()
                .collect(Collectors.groupingBy(row ->
                        List.of(row.get("projectCode"), row.get("payMonth"), row.get("idCardNumber"), row.get("seq"))));

        assertThat(versions.values())
                .anyMatch(rows -> rows.stream()
                                .map(row -> row.get("totalPayAmount"))
                                .distinct()
                                .count()
                        > 1);
    }

    @Test
    void somePeopleWorkOnTwoProjectsUnderOneName() throws Exception {
        var people = city.rows("workers.csv").stream().collect(Collectors.groupingBy(row -> row.get("idCardNumber")));

        assertThat(people.values())
                .allMatch(rows -> rows.stream()
                                .map(row -> row.get("workerName"))
                                .distinct()
                                .count()
                        == 1);
        assertThat(people.values())
                .anyMatch(rows -> rows.stream()
                                .map(row -> row.get("projectCode"))
                                .distinct()
                                .count()
                        == 2);
    }

    @Test
    void thePlacesAreRealAndTheirProjectsStandInThem() throws Exception {
        assertThat(city.rows("projects.csv")).allSatisfy(row -> {
            assertThat(Areas.shipped().lists(row.get("areaCode"))).isTrue();
            assertThat(Double.parseDouble(row.get("lng"))).isBetween(99.0, 121.0);
            assertThat(Double.parseDouble(row.get("lat"))).isBetween(28.0, 40.0);
        });
    }

    @Test
    void theCommandSaysWhatItWroteOrWhyNot(@TempDir Path elsewhere) throws Exception {
        var said = new ByteArrayOutputStream();
        var messages = new PrintStream(said, true, StandardCharsets.UTF_8);
        var command = new SimulateCity(City.small().withProjects(10), Law.CALENDAR);

        assertThat(command.run(
                        elsewhere.resolve("city"), elsewhere.resolve("city.zip"), ProgressListener.none(), messages))
                .isZero();
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("10 个项目", "truth.csv");
        assertThat(TruthTests.scanned(elsewhere.resolve("city.zip"), City.TODAY, Law.POLICIES))
                .isEqualTo(new City(elsewhere.resolve("city")).truth());

        assertThat(command.run(elsewhere.resolve("city.zip"), null, ProgressListener.none(), messages))
                .isEqualTo(3);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("不是文件夹");
    }

    @Test
    void nonsenseIsRefusedInASentence() {
        assertThatThrownBy(() -> City.small().withProjects(0)).hasMessageContaining("项目数应为 1 至 90000，实为 0");
        assertThatThrownBy(() -> City.small().withMonths(3)).hasMessageContaining("not 3");
        assertThatThrownBy(() -> City.small().withArea("高台")).hasMessageContaining("高台");
    }
}
