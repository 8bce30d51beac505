package anxin.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Letters go in as files and come out as files, whole or not at all. */
class ClueCommandTests {

    private static final String HEADER = "letterId,time,title,body\n";
    private static final String LETTER = "7,2024/3/1 8:00:00,投诉金谷装饰公司拖欠工资,金谷装饰公司拖欠我们12个木工工资36000元。\n";

    @TempDir
    Path folder;

    @Test
    void everyFieldHasItsConfidence() throws IOException {
        var run = read(HEADER + LETTER, StandardCharsets.UTF_8);

        assertThat(run.exit()).as(run.said()).isZero();
        assertThat(Files.readAllLines(out()).getFirst())
                .startsWith("letterId,kind,kindConfidence,headcount,headcountConfidence,amountYuan,")
                .endsWith(",employmentForm,employmentFormConfidence");
        assertThat(Files.readAllLines(out()).get(1))
                .startsWith("7,WAGE_ARREARS,")
                .contains(",12,", ",36000,", ",金谷装饰公司,", ",CONSTRUCTION,");
    }

    @Test
    void aFileOfAnOfficeProgramIsReadInItsEncodingAndWithItsMark() throws IOException {
        assertThat(read(HEADER + LETTER, Charset.forName("GB18030")).exit()).isZero();
        var inGb = Files.readString(out());
        assertThat(read("\uFEFF" + HEADER + LETTER, StandardCharsets.UTF_8).exit())
                .isZero();
        assertThat(Files.readString(out())).isEqualTo(inGb).contains("金谷装饰公司");
    }

    @Test
    void columnsMayStandInAnyOrderAndBeMoreThanNeeded() throws IOException {
        var run = read("body,phone,title,time,letterId\n欠我工资900元,1,拖欠工资,2024/3/1,x\n", StandardCharsets.UTF_8);
        assertThat(run.exit()).as(run.said()).isZero();
        assertThat(Files.readString(out())).contains("\nx,WAGE_ARREARS,").contains(",900,");
    }

    @Test
    void whatCannotBeReadIsToldInASentenceAndLeavesNothing() throws IOException {
        refused(read("letterId,title,body\n1,a,b\n", StandardCharsets.UTF_8), "time");
        refused(read("", StandardCharsets.UTF_8), "letterId");
        refused(read(HEADER, StandardCharsets.UTF_8), "letterId");
        refused(read(HEADER + LETTER, StandardCharsets.UTF_16), "UTF-8");
        refused(read(HEADER + LETTER + LETTER, StandardCharsets.UTF_8), "letterId 7");
        refused(read(HEADER + ",2024/3/1,a,b\n", StandardCharsets.UTF_8), "letterId");
        refused(read(HEADER + LETTER + "8,,\"a,b\n", StandardCharsets.UTF_8), "2");
        refused(anxin("clue", "read", "--in", folder.resolve("none.csv"), "--out", out()), "none.csv");
    }

    private void refused(Run run, String named) throws IOException {
        assertThat(run.exit()).as(run.said()).isEqualTo(Exit.REFUSED);
        assertThat(run.said()).contains(named).doesNotContain("\tat ");
        try (var files = Files.list(folder)) {
            assertThat(files.filter(file -> !file.endsWith("letters.csv"))).isEmpty();
        }
    }

    @Test
    void aFailedReadingLeavesTheResultOfTheLastOneAlone() throws IOException {
        Files.writeString(out(), "before");
        assertThat(read(HEADER + LETTER + LETTER, StandardCharsets.UTF_8).exit())
                .isEqualTo(Exit.REFUSED);
        assertThat(out()).hasContent("before");
    }

    @Test
    void aCellOfAMegabyteIsRead() throws IOException {
        var run = read(HEADER + "1,,拖欠工资,\"" + "老板欠我工资，\n".repeat(130_000) + "\"\n", StandardCharsets.UTF_8);
        assertThat(run.exit()).as(run.said()).isZero();
        assertThat(Files.readString(out())).contains("\n1,WAGE_ARREARS,");
    }

    @Test
    void duplicatesAreGroupedWithReasonsAndMeasured() throws IOException {
        var letters = "letterId,time,title,body,kind,clusterId,amountYuan\n"
                + "1,2024/3/1,拖欠工资,金谷装饰公司拖欠我们12个木工工资36000元，我们在江湾花园工地。,WAGE_ARREARS,a,36000\n"
                + "2,2024/3/2,公交,请加开夜班公交。,NOT_WAGE,b,\n"
                + "3,2024/3/9,再次反映,江湾花园工地12个木工的工资三万六千元，金谷装饰公司还是没有给。,WAGE_ARREARS,a,36000\n";
        Files.writeString(in(), letters);
        var clusters = folder.resolve("clusters.csv");
        var reasons = folder.resolve("reasons.csv");

        var grouped = anxin("clue", "duplicates", "--in", in(), "--out", clusters, "--reasons", reasons);
        assertThat(grouped.exit()).as(grouped.said()).isZero();
        assertThat(Files.readAllLines(clusters)).containsExactly("clusterId,letterId", "1,1", "2,2", "1,3");
        assertThat(Files.readString(reasons)).contains("1,3,").contains("AMOUNT +2.5 36000");

        assertThat(anxin("clue", "read", "--in", in(), "--out", out()).exit()).isZero();
        var measured = anxin("clue", "measure", "--labels", in(), "--read", out(), "--clusters", clusters);
        assertThat(measured.exit()).isZero();
        assertThat(measured.printed())
                .containsPattern("WAGE_ARREARS .*1[.]00.*1[.]00.*1[.]00")
                .containsPattern("amountYuan .*1[.]00.*2 / 2")
                .containsPattern("pairs .*1[.]00");
    }

    private Path in() {
        return folder.resolve("letters.csv");
    }

    private Path out() {
        return folder.resolve("read.csv");
    }

    private Run read(String letters, Charset charset) throws IOException {
        Files.writeString(in(), letters, charset);
        return anxin("clue", "read", "--in", in(), "--out", out());
    }

    private record Run(int exit, String said, String printed) {}

    private static Run anxin(Object... args) {
        var out = System.out;
        var err = System.err;
        var printed = new ByteArrayOutputStream();
        var said = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            int exit = Anxin.run(Arrays.stream(args).map(String::valueOf).toArray(String[]::new));
            return new Run(exit, said.toString(StandardCharsets.UTF_8), printed.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }
}
