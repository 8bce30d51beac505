package anxin.engine.datapackage;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Each check of a cell, with the values at its boundary, on a real file with one row. */
class CellChecksTests {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void aGoodRowOfEachTableIsTaken(FileKind kind) throws BadPackage {
        Sample.put(folder, kind, Sample.row(kind));

        var read = Collected.read(folder);

        assertThat(read.rejections).isEmpty();
        assertThat(read.rows).filteredOn(row -> row.kind() == kind).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "∅",
            value = {
                // what is asked | where | what is handed in | what becomes of it: a code, or ok
                "PROJECTS | contractPrice | 0 | ok",
                "PROJECTS | contractPrice | 1200.5 | ok",
                "PROJECTS | contractPrice | 1,200.50 | amount",
                "PROJECTS | contractPrice | １２００ | amount",
                "PROJECTS | contractPrice | -3 | amount-negative",
                "PROJECTS | contractPrice | 1e3 | amount",
                "PROJECTS | contractPrice | +3 | amount",
                "PROJECTS | contractPrice | 1.234 | amount",
                "PROJECTS | contractPrice | 999999999999.99 | ok",
                "PROJECTS | contractPrice | 1000000000000 | amount-large",
                "PROJECTS | contractPrice | '' | empty",
                "PROJECTS | payDay | 1 | ok",
                "PROJECTS | payDay | 31 | ok",
                "PROJECTS | payDay | 0 | integer",
                "PROJECTS | payDay | 32 | integer",
                "PROJECTS | payDay | 15.0 | integer",
                "PROJECTS | depositExempt | 1 | ok",
                "PROJECTS | depositExempt | 是 | flag",
                "PROJECTS | category | 99 | ok",
                "PROJECTS | category | 13 | dictionary",
                "PROJECTS | category | 1 | dictionary",
                "PROJECTS | areaCode | 500101001 | ok",
                "PROJECTS | areaCode | 5001 | area",
                "PROJECTS | funding | GOVERNMENT;SOE | ok",
                "PROJECTS | funding | GOVERNMENT,SOE | dictionary-set",
                "PROJECTS | funding | GOVERNMENT;STATE | dictionary-set",
                "PROJECTS | lng | 180 | ok",
                "PROJECTS | lng | 180.1 | degrees",
                "PROJECTS | lat | -90 | ok",
                "PROJECTS | lat | 91 | degrees",
                "PROJECTS | buildCorpCode | 91500000MA0000007Y | credit-check",
                "PROJECTS | buildCorpCode | 91500000MA0000007 | credit-length",
                "PROJECTS | contractorCorpCode | 91500000MA000000IX | credit-characters",
                "PROJECTS | permitOn | 2024-02-29 | ok",
                "PROJECTS | permitOn | 2026-02-29 | date-impossible",
                "PROJECTS | permitOn | 2026-00-10 | date-impossible",
                "PROJECTS | permitOn | 2026/2/1 | date",
                "PROJECTS | permitOn | 2026-02-01 00:00:00 | date",
                "PROJECTS | permitOn | 20260201 | date",
                "CORPS | industry | CONSTRUCTION | ok",
                "CORPS | industry | MINING | dictionary",
                "CORPS | stateOwned | 2 | flag",
                "CORPS | insuredHeadcount | 0 | ok",
                "CORPS | insuredHeadcount | -1 | integer",
                "PARTICIPANTS | corpType | 012 | ok",
                "PARTICIPANTS | corpType | 013 | dictionary",
                "PARTICIPANTS | entryTime | 2026-02-01 | ok",
                "PARTICIPANTS | entryTime | 2026-02-01 08:00:00 | ok",
                "PARTICIPANTS | entryTime | 2026-02-01 08:00 | time",
                "WORKERS | workType | 1000 | ok",
                "WORKERS | workType | 360 | dictionary",
                "WORKERS | idCardNumber | 110101190001010015 | identity-check",
                "WORKERS | idCardNumber | 110101190002290014 | identity-birth",
                "WORKERS | idCardNumber | 11010119000101009x | ok",
                "WORKERS | idCardNumber | 1101011900010100 | identity-length",
                "WORKERS | idCardNumber | 11010119000101O014 | identity-characters",
                "WORKERS | idCardNumber | 5.00101E+17 | digits-lost",
                "WORKERS | payRollBankCode | 403 | ok",
                "WORKERS | payRollBankCode | 999 | dictionary",
                "WORKERS | payRollBankCardNumber | 6.22202E+18 | digits-lost",
                "WORKERS | wageUnit | WEEK | dictionary",
                "WORKERS | unitPrice | -1 | amount-negative",
                "WORKERS | exitDate | 2026-02-01 | ok",
                "WORKERS | exitDate | 2026-01-31 | exit-before-entry",
                "WORKERS | projectCode | P9 | project-unknown",
                "ATTENDANCE | time | 2026-03-02 23:59:59 | ok",
                "ATTENDANCE | time | 2026-03-02 24:00:00 | time-impossible",
                "ATTENDANCE | time | 2026-03-02T07:30:00 | time",
                "ATTENDANCE | time | 2026-03-02 07:30 | time",
                "ATTENDANCE | direction | 1 | dictionary",
                "ATTENDANCE | attendType | 011 | ok",
                "ATTENDANCE | attendType | 012 | dictionary",
                "PAYROLLS | payMonth | 2026-12 | ok",
                "PAYROLLS | payMonth | 2026-13 | month-impossible",
                "PAYROLLS | payMonth | 2026-3 | month",
                "PAYROLLS | seq | 0 | integer",
                "PAYROLLS | days | 31 | ok",
                "PAYROLLS | days | 32 | integer",
                "PAYROLLS | channel | CHEQUE | dictionary",
                "PAYROLLS | payBankCardNumber | 12345 | ok",
                "ACCOUNTS | bankCode | 106 | dictionary",
                "ACCOUNT_ENTRIES | amount | 0 | amount-zero",
                "ACCOUNT_ENTRIES | amount | 0.01 | ok",
                "ACCOUNT_ENTRIES | balance | -12.30 | ok",
                "ACCOUNT_ENTRIES | balance | +12.30 | amount",
                "ACCOUNT_ENTRIES | direction | IN | dictionary",
                "ACCOUNT_ENTRIES | accountNo | 100000000009 | account-unknown",
                "DEPOSIT_EVENTS | amount | 0 | ok",
                "DEPOSIT_EVENTS | form | GOLD | dictionary",
                "PROGRESS | labourCostDue | 0 | ok",
                "PROGRESS | completedValue | '' | empty",
            })
    void aCellIsTakenOrRejectedWithItsCode(FileKind kind, String column, String value, String outcome)
            throws BadPackage {
        Sample.put(folder, kind, Sample.row(kind, column + "=" + value));

        var read = Collected.read(folder);

        if (outcome.equals("ok")) {
            assertThat(read.rejections).isEmpty();
        } else {
            assertThat(read.places()).containsExactly("%s.csv:2 %s %s".formatted(kind.fileName(), column, outcome));
            assertThat(read.rejections.getFirst().value()).isEqualTo(value);
        }
    }

    @Test
    void valuesComeInTheirJavaTypes() throws BadPackage {
        Sample.put(
                folder,
                FileKind.PROJECTS,
                Sample.row(
                        FileKind.PROJECTS,
                        "contractPrice=1200.5",
                        "funding=SOE; GOVERNMENT;SOE",
                        "lng=106.55",
                        "contractSignedOn=2024-02-29"));
        Sample.put(folder, FileKind.PAYROLLS, Sample.row(FileKind.PAYROLLS, "days="));
        Sample.put(folder, FileKind.ATTENDANCE, Sample.row(FileKind.ATTENDANCE));

        var read = Collected.read(folder);

        Row project = read.rows.getFirst();
        assertThat(project.fen(FileKind.PROJECTS.index("contractPrice"))).isEqualTo(120_050);
        assertThat(project.text(FileKind.PROJECTS.index("funding"))).isEqualTo("GOVERNMENT;SOE");
        assertThat(project.degreesOrNull(FileKind.PROJECTS.index("lng"))).isEqualTo(new BigDecimal("106.55"));
        assertThat(project.date(FileKind.PROJECTS.index("contractSignedOn"))).isEqualTo(LocalDate.of(2024, 2, 29));
        assertThat(project.flag(FileKind.PROJECTS.index("depositExempt"))).isFalse();
        assertThat(project.integer(FileKind.PROJECTS.index("payDay"))).isEqualTo(15);
        Row swipe = read.rows.stream()
                .filter(row -> row.kind() == FileKind.ATTENDANCE)
                .findFirst()
                .orElseThrow();
        assertThat(swipe.time(FileKind.ATTENDANCE.index("time"))).isEqualTo(LocalDateTime.of(2026, 3, 2, 7, 30));
        Row payroll = read.rows.getLast();
        assertThat(payroll.month(FileKind.PAYROLLS.index("payMonth"))).isEqualTo(2026 * 12 + 2);
        assertThat(payroll.integerOrNull(FileKind.PAYROLLS.index("days"))).isNull();
    }

    @Test
    void cellsAreTrimmedAlsoOfFullWidthBlanks() throws BadPackage {
        Sample.put(
                folder,
                FileKind.WORKERS,
                Sample.row(
                        FileKind.WORKERS,
                        "idCardNumber=\u3000 11010119000101009x\u00A0",
                        "workerName= 张 三 ",
                        "payRollBankCardNumber=6222 0200 0000\u30000000 000"));

        Row worker = Collected.read(folder).rows.getLast();

        assertThat(worker.text(FileKind.WORKERS.index("idCardNumber"))).isEqualTo("11010119000101009X");
        assertThat(worker.text(FileKind.WORKERS.index("workerName"))).isEqualTo("张 三");
        assertThat(worker.text(FileKind.WORKERS.index("payRollBankCardNumber"))).isEqualTo("6222020000000000000");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PROJECTS | contractPrice | 1,200.50 | 请改为 1200.50。",
                "PROJECTS | contractPrice | ￥1200元 | 请改为 1200。",
                "PROJECTS | contractPrice | １２００ | 请改为 1200。",
                "PROJECTS | contractPrice | 1.5e3 | 请改为 1500。",
                "PROJECTS | permitOn | 2026年2月1日 | 请改为 2026-02-01。",
                "PROJECTS | depositExempt | 否 | 请改为 0。",
                "PROJECTS | category | 市政 | 请改为 02。",
                "PROJECTS | funding | 政府投资、SOE | 请改为 GOVERNMENT;SOE。",
                "ATTENDANCE | direction | 2 | 请改为 02。",
                "ATTENDANCE | time | 2026/3/2 7:30 | 请改为 2026-03-02 07:30:00。",
                "PAYROLLS | payMonth | 2026年3月 | 请改为 2026-03。",
            })
    void aRejectionSaysWhatToWriteInsteadWhenItCanBeKnown(FileKind kind, String column, String value, String advice)
            throws BadPackage {
        Sample.put(folder, kind, Sample.row(kind, column + "=" + value));

        var rejection = Collected.read(folder).rejections.getFirst();

        assertThat(rejection.sentence(Locale.CHINESE)).endsWith(advice);
    }

    @Test
    void theSentenceNamesColumnExpectationAndCell() throws BadPackage {
        Sample.put(folder, FileKind.ACCOUNT_ENTRIES, Sample.row(FileKind.ACCOUNT_ENTRIES, "amount=1,200.50"));

        var rejection = Collected.read(folder).rejections.getFirst();

        assertThat(rejection.sentence(Locale.SIMPLIFIED_CHINESE))
                .isEqualTo("“金额”应为不带千分位的数字，最多两位小数（如 1200.50），这里是“1,200.50”。请改为 1200.50。");
        assertThat(rejection.sentence(Locale.UK))
                .isEqualTo("\"amount\" should be a number without thousands separators and with at most two decimals"
                        + " (such as 1200.50); this is \"1,200.50\". Write 1200.50 instead.");
    }

    @Test
    void whatADatabaseCannotKeepIsRejected() throws BadPackage {
        Sample.put(folder, FileKind.WORKERS, Sample.row(FileKind.WORKERS, "workerName=张\u0000三"));

        assertThat(Collected.read(folder).codes()).containsExactly("characters");
    }

    @Test
    void anAddressMayHaveLinesButAProjectCodeMayNot() throws BadPackage {
        Sample.put(
                folder,
                FileKind.PROJECTS,
                Sample.row(FileKind.PROJECTS, "address=一路\n二号"),
                Sample.row(FileKind.PROJECTS, "projectCode=P\n2"));

        assertThat(Collected.read(folder).places()).containsExactly("projects.csv:4 projectCode characters");
    }

    @Test
    void bracesAndQuotesInACellStayWhatTheyAre() throws BadPackage {
        Sample.put(folder, FileKind.PROJECTS, Sample.row(FileKind.PROJECTS, "payDay={column}$1\\"));

        var rejection = Collected.read(folder).rejections.getFirst();

        assertThat(rejection.sentence(Locale.ENGLISH)).contains("this is \"{column}$1\\\"");
    }

    @Test
    void doubtfulCardsAreTakenWithOneRemarkPerFile() throws BadPackage {
        Sample.put(
                folder,
                FileKind.WORKERS,
                Sample.row(FileKind.WORKERS, "payRollBankCardNumber=6222020000000000000"),
                Sample.row(FileKind.WORKERS, "entryDate=2026-03-01", "payRollBankCardNumber=6222020000000000001"),
                Sample.row(FileKind.WORKERS, "entryDate=2026-04-01", "payRollBankCardNumber=6222020000000000002"));

        var read = Collected.read(folder);

        assertThat(read.rejections).isEmpty();
        assertThat(read.remarks).singleElement().satisfies(remark -> {
            assertThat(remark.code()).isEqualTo("luhn");
            assertThat(remark.line()).isEqualTo(3);
            assertThat(remark.args()).containsEntry("count", "2");
        });
    }

    @Test
    void anAreaOutsideTheListIsRemarkedOnce() throws BadPackage {
        Sample.put(
                folder,
                FileKind.PROJECTS,
                Sample.row(FileKind.PROJECTS, "areaCode=129999"),
                Sample.row(FileKind.PROJECTS, "projectCode=P2", "areaCode=129999"));

        var read = Collected.read(folder);

        assertThat(read.rows).hasSize(2);
        assertThat(read.remarkCodes()).containsExactly("area-unlisted");
    }

    @Test
    void anAbolishedAreaIsTakenForTheOneItWentInto() throws BadPackage {
        Sample.put(
                folder,
                FileKind.PROJECTS,
                Sample.row(FileKind.PROJECTS, "areaCode=500225"),
                Sample.row(FileKind.PROJECTS, "projectCode=P2", "areaCode=500225"));

        var read = Collected.read(folder);

        assertThat(read.rows).extracting(row -> row.text(Columns.PROJECT_AREA)).containsExactly("500111", "500111");
        assertThat(read.remarks)
                .singleElement()
                .satisfies(remark ->
                        assertThat(remark.sentence(Locale.CHINESE)).contains("500225", "原为大足县", "现为大足区 500111"));
    }

    @Test
    void aDividedAreaIsRefusedWithItsParts() throws BadPackage {
        Sample.put(folder, FileKind.PROJECTS, Sample.row(FileKind.PROJECTS, "areaCode=330104"));

        var read = Collected.read(folder);

        assertThat(read.rows).isEmpty();
        assertThat(read.rejections).singleElement().satisfies(rejection -> {
            assertThat(rejection.code()).isEqualTo("area-split");
            assertThat(rejection.sentence(Locale.CHINESE)).contains("原江干区", "上城区 330102", "钱塘区 330114");
        });
    }
}
