package anxin.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvTests {

    @TempDir
    private Path folder;

    @Test
    void aThinnedProjectKeepsItsFirstWorkerAndAMonthlySwipeOfTheOthers() throws IOException {
        var attendance = write("attendance.csv", """
                projectCode,idCardNumber,time,direction,attendType
                P1,A,2026-01-05 07:00:00,01,001
                P1,A,2026-01-05 17:00:00,02,001
                P1,B,2026-01-05 07:00:00,01,001
                P1,B,2026-01-06 07:00:00,01,001
                P1,B,2026-02-02 07:00:00,01,001
                P2,B,2026-01-09 07:00:00,01,001
                P2,B,2026-01-10 07:00:00,01,001
                P2,C,2026-01-09 07:00:00,01,001
                P2,C,2026-01-10 07:00:00,01,001
                """);

        long kept = Csv.thinned(attendance);

        assertThat(kept).isEqualTo(7);
        assertThat(Files.readString(attendance)).isEqualTo("""
                projectCode,idCardNumber,time,direction,attendType
                P1,A,2026-01-05 07:00:00,01,001
                P1,A,2026-01-05 17:00:00,02,001
                P1,B,2026-01-05 07:00:00,01,001
                P1,B,2026-02-02 07:00:00,01,001
                P2,B,2026-01-09 07:00:00,01,001
                P2,B,2026-01-10 07:00:00,01,001
                P2,C,2026-01-09 07:00:00,01,001
                """);
    }

    @Test
    void aSmallPayrollIsTheLastMonthOfOneProjectWithNothingPaid() throws IOException {
        var payrolls = write("payrolls.csv", """
                projectCode,payMonth,idCardNumber,seq,totalPayAmount,actualAmount,balanceDate,channel
                P1,2026-09,A,1,100.00,100.00,2026-10-30,BANK
                P1,2026-10,A,1,200.00,200.00,2026-11-13,BANK
                P1,2026-10,B,1,300.00,300.00,2026-11-13,BANK
                P2,2026-08,C,1,400.00,400.00,2026-09-30,BANK
                """);

        assertThat(Csv.unpaid(payrolls, 2, 2)).containsExactly("""
                projectCode,payMonth,idCardNumber,seq,totalPayAmount,actualAmount,balanceDate,channel
                P1,2026-10,A,1,200.00,0,,BANK
                P1,2026-10,B,1,300.00,0,,BANK
                """, """
                projectCode,payMonth,idCardNumber,seq,totalPayAmount,actualAmount,balanceDate,channel
                P2,2026-08,C,1,400.00,0,,BANK
                """);
    }

    @Test
    void aCutFileKeepsItsHeader() throws IOException {
        var whole = write("whole.csv", "a,b\r\n1,2\r\n3,4\r\n5,6\r\n");
        var cut = folder.resolve("cut.csv");

        assertThat(Csv.head(whole, cut, 2)).isEqualTo(2);
        assertThat(cut).hasContent("a,b\n1,2\n3,4");
        assertThat(Csv.rows(cut)).isEqualTo(2);
    }

    private Path write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }
}
