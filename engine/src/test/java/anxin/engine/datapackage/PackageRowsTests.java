package anxin.engine.datapackage;

import static org.assertj.core.api.Assertions.assertThat;

import anxin.engine.rows.Funding;
import anxin.engine.rows.Months;
import anxin.engine.rows.ProjectRows;
import anxin.engine.rows.WorkerMonth;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A package as its rows finally stand. */
class PackageRowsTests {

    private static final String OTHER_WORKER = "110101190001010014";

    @TempDir
    Path folder;

    @Test
    void allTablesOfAProjectComeTogether() throws BadPackage {
        for (FileKind kind : FileKind.values()) {
            Sample.put(folder, kind, Sample.row(kind));
        }

        var rows = projects().getFirst();

        assertThat(rows.project().funding()).containsExactly(Funding.GOVERNMENT);
        assertThat(rows.engagements()).hasSize(1);
        assertThat(rows.attendance()).hasSize(1);
        assertThat(rows.payroll()).hasSize(1);
        assertThat(rows.accounts()).hasSize(1);
        assertThat(rows.entries()).hasSize(1);
        assertThat(rows.deposits()).hasSize(1);
        assertThat(rows.progress()).hasSize(1);
        long person = rows.engagements().getFirst().person();
        assertThat(rows.payroll().getFirst().person()).isEqualTo(person).isPositive();
        assertThat(rows.attendance()).containsExactly(new WorkerMonth(person, Months.of(YearMonth.of(2026, 3)), 0b10));
    }

    @Test
    void aLaterLineReplacesAnEarlierOneAndAWithdrawalTakesItAway() throws BadPackage {
        Sample.put(
                folder,
                FileKind.PROGRESS,
                Sample.row(FileKind.PROGRESS, "paidAmount=1"),
                Sample.row(FileKind.PROGRESS, "paidAmount=2"),
                Sample.row(FileKind.PROGRESS, "month=2026-04"),
                Sample.row(FileKind.PROGRESS, "month=2026-04", "deleted=1"),
                Sample.row(FileKind.PROGRESS, "month=2026-05", "deleted=1"),
                Sample.row(FileKind.PROGRESS, "month=2026-05"));

        assertThat(projects().getFirst().progress())
                .extracting(progress -> Months.text(progress.month()) + " " + progress.paidFen())
                .containsExactly("2026-03 200", "2026-05 8000000");
    }

    @Test
    void aRejectedLaterLineLeavesTheEarlierOneStanding() throws BadPackage {
        Sample.put(
                folder,
                FileKind.PROGRESS,
                Sample.row(FileKind.PROGRESS, "paidAmount=1"),
                Sample.row(FileKind.PROGRESS, "paidAmount=x"));

        assertThat(projects().getFirst().progress())
                .singleElement()
                .satisfies(progress -> assertThat(progress.paidFen()).isEqualTo(100));
    }

    @Test
    void whatBelongsToAWithdrawnProjectOrAccountIsNotSeen() throws BadPackage {
        Sample.put(
                folder,
                FileKind.PROJECTS,
                Sample.row(FileKind.PROJECTS),
                Sample.row(FileKind.PROJECTS, "projectCode=P2"),
                Sample.row(FileKind.PROJECTS, "projectCode=P2", "deleted=1"));
        Sample.put(
                folder,
                FileKind.ACCOUNTS,
                Sample.row(FileKind.ACCOUNTS),
                Sample.row(FileKind.ACCOUNTS, "deleted=1"),
                Sample.row(FileKind.ACCOUNTS, "accountNo=200000000002"));
        Sample.put(
                folder,
                FileKind.ACCOUNT_ENTRIES,
                Sample.row(FileKind.ACCOUNT_ENTRIES),
                Sample.row(FileKind.ACCOUNT_ENTRIES, "accountNo=200000000002", "serialNo=7"));
        Sample.put(folder, FileKind.PROGRESS, Sample.row(FileKind.PROGRESS, "projectCode=P2"));

        assertThat(projects()).singleElement().satisfies(rows -> {
            assertThat(rows.accounts()).hasSize(1);
            assertThat(rows.entries())
                    .singleElement()
                    .satisfies(e -> assertThat(e.serialNo()).isEqualTo("7"));
        });
    }

    @Test
    void attendanceIsOneSetOfDaysPerWorkerAndMonth() throws BadPackage {
        Sample.put(
                folder,
                FileKind.ATTENDANCE,
                swipe("2026-03-03 06:00:00", "02"),
                swipe("2026-03-02 22:00:00", "01"),
                swipe("2026-03-10 08:00:00", "01"),
                swipe("2026-03-11 08:00:00", "01"),
                Sample.row(FileKind.ATTENDANCE, "time=2026-03-11 08:00:00", "deleted=1"),
                Sample.row(FileKind.ATTENDANCE, "idCardNumber=" + OTHER_WORKER, "time=2026-04-01 08:00:00"));

        assertThat(projects().getFirst().attendance())
                .containsExactly(
                        new WorkerMonth(1, Months.of(YearMonth.of(2026, 3)), 1 << 1 | 1 << 9),
                        new WorkerMonth(2, Months.of(YearMonth.of(2026, 4)), 1));
    }

    @Test
    void cardsAndAccountsShareTheirHandles() throws BadPackage {
        Sample.put(
                folder, FileKind.PAYROLLS, Sample.row(FileKind.PAYROLLS, "payBankCardNumber=1000 0000 0001", "days="));

        var rows = projects().getFirst();

        assertThat(rows.payroll().getFirst().payAccount())
                .isEqualTo(rows.accounts().getFirst().number());
        assertThat(rows.payroll().getFirst().card()).isZero();
    }

    @Test
    void projectsComeByCodePoint() throws BadPackage {
        // U+20000 lies beyond U+FF21 by code point, but before it by UTF-16 unit.
        Sample.put(
                folder,
                FileKind.PROJECTS,
                Sample.row(FileKind.PROJECTS, "projectCode=𠀀"),
                Sample.row(FileKind.PROJECTS, "projectCode=Ａ"),
                Sample.row(FileKind.PROJECTS, "projectCode=b"),
                Sample.row(FileKind.PROJECTS, "projectCode=B"));

        assertThat(projects()).extracting(rows -> rows.project().code()).containsExactly("B", "b", "Ａ", "𠀀");
    }

    private static java.util.SequencedMap<String, String> swipe(String time, String direction) {
        return Sample.row(FileKind.ATTENDANCE, "time=" + time, "direction=" + direction, "deleted=");
    }

    private List<ProjectRows> projects() throws BadPackage {
        var rows = new PackageRows();
        try (var data = DataPackage.open(folder, Collected.TODAY, Limits.standard())) {
            data.read(KnownReferences.none(), rows);
        }
        return rows.projects().toList();
    }
}
