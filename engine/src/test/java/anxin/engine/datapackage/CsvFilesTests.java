package anxin.engine.datapackage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a CSV file may look like, and how it is refused. */
class CsvFilesTests {

    private static final Charset GB18030 = Charset.forName("GB18030");

    @TempDir
    Path folder;

    @Test
    void columnsGoByNameInAnyOrderAndUnknownOnesAreRemarkedOnce() throws BadPackage {
        Sample.write(
                folder,
                "progress.csv",
                "颜色,paidAmount,month,备注,completedValue,projectCode\n红,1,2026-03,a,2,P1\n红,1,2026-04,b,2,P1\n");
        Sample.write(folder, "projects.csv", Sample.csv(Sample.row(FileKind.PROJECTS)));

        var read = Collected.read(folder);

        assertThat(read.rejections).isEmpty();
        assertThat(read.rows.getLast().fen(FileKind.PROGRESS.index("completedValue")))
                .isEqualTo(200);
        assertThat(read.remarks).singleElement().satisfies(remark -> {
            assertThat(remark.code()).isEqualTo("unknown-columns");
            assertThat(remark.args()).containsEntry("names", "颜色, 备注");
        });
    }

    @Test
    void chineseHeadersAndOtherCasesAreUnderstoodToo() throws BadPackage {
        Sample.write(folder, "projects.csv", Sample.csv(Sample.row(FileKind.PROJECTS)));
        Sample.write(folder, "产值与支付.CSV", "项目编码,月份,COMPLETEDVALUE,已付进度款\nP1,2026-03,2,1\n");

        assertThat(Collected.read(folder).finished).contains("产值与支付.CSV 1 0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030", "GBK"})
    void theEncodingIsFoundOut(String charset) throws BadPackage {
        String text = Sample.csv(Sample.row(FileKind.PROJECTS, "name=重庆某某小学扩建工程"));
        Sample.write(folder, "projects.csv", text, Charset.forName(charset));

        var read = Collected.read(folder);

        assertThat(read.rows.getFirst().text(FileKind.PROJECTS.index("name"))).isEqualTo("重庆某某小学扩建工程");
        assertThat(read.remarkCodes())
                .isEqualTo(charset.equals("UTF-8") ? java.util.List.of() : java.util.List.of("encoding-gb18030"));
    }

    @Test
    void oneChineseWordAtTheVeryEndDecidesAsWellAsOneAtTheBeginning() throws BadPackage {
        var text = new StringBuilder(Sample.csv(Sample.row(FileKind.PROJECTS, "name=A")));
        for (int i = 2; i < 3000; i++) {
            text.append(Sample.csv(Sample.row(FileKind.PROJECTS, "name=A", "projectCode=P" + i))
                            .split("\n")[1])
                    .append('\n');
        }
        text.append(Sample.csv(Sample.row(FileKind.PROJECTS, "name=末号楼", "projectCode=Z"))
                .split("\n")[1]);
        Sample.write(folder, "projects.csv", text.toString(), GB18030);

        var read = Collected.read(folder);

        assertThat(read.rows).hasSize(3000);
        assertThat(read.rows.getLast().text(FileKind.PROJECTS.index("name"))).isEqualTo("末号楼");
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheHeader() throws BadPackage {
        Sample.write(folder, "projects.csv", "\uFEFF" + Sample.csv(Sample.row(FileKind.PROJECTS)));
        assertThat(Collected.read(folder).rows).hasSize(1);

        String quoted = Sample.csv(Sample.row(FileKind.PROJECTS)).replaceFirst("projectCode", "\"projectCode\"");
        Sample.write(folder, "projects.csv", "\uFEFF" + quoted);
        assertThat(Collected.read(folder).rows).hasSize(1);
    }

    @Test
    void bytesThatAreNeitherEncodingRefuseTheFileBeforeItsFirstRow() throws IOException, BadPackage {
        byte[] good = Sample.csv(Sample.row(FileKind.PROJECTS), Sample.row(FileKind.PROJECTS, "projectCode=P2"))
                .getBytes(StandardCharsets.UTF_8);
        good[good.length - 3] = (byte) 0xFF;
        Files.write(folder.resolve("projects.csv"), good);

        var read = Collected.read(folder);

        assertThat(read.rows).isEmpty();
        assertThat(read.places()).containsExactly("projects.csv:0  encoding");
        assertThat(read.rejections.getFirst().args()).containsEntry("line", "3");
    }

    @Test
    void utf16AndSheetsUnderACsvNameAreCalledByTheirNames() throws IOException, BadPackage {
        Sample.write(folder, "projects.csv", "\uFEFFprojectCode", StandardCharsets.UTF_16LE);
        Files.write(folder.resolve("corps.csv"), new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0});
        Files.write(folder.resolve("workers.csv"), new byte[0]);
        Sample.write(folder, "progress.csv", "\n \n");

        assertThat(Collected.read(folder).codes())
                .containsExactly("csv-is-sheet", "encoding-utf16", "file-empty", "file-empty");
    }

    @Test
    void aFileWithOnlyAHeaderHasNoRowsAndThatIsRemarked() throws BadPackage {
        Sample.write(
                folder,
                "projects.csv",
                Sample.csv(Sample.row(FileKind.PROJECTS)).split("\n")[0]);

        var read = Collected.read(folder);

        assertThat(read.rejections).isEmpty();
        assertThat(read.remarkCodes()).containsExactly("no-rows");
    }

    @Test
    void missingColumnsRefuseTheWholeFileInOneSentence() throws BadPackage {
        Sample.write(folder, "progress.csv", "projectCode,paidAmount\nP1,1\nP1,2\n");

        var read = Collected.read(folder);

        assertThat(read.places()).containsExactly("progress.csv:0  header-missing");
        assertThat(read.rejections.getFirst().sentence(java.util.Locale.CHINESE))
                .isEqualTo("缺少必需的列：月份（month）、完成产值（completedValue）。整个文件未接收。请按模板补上这些列后重新提交。");
    }

    @Test
    void aColumnThatStandsTwiceRefusesTheFileAlsoOnceInChinese() throws BadPackage {
        Sample.write(
                folder, "progress.csv", "projectCode,month,completedValue,paidAmount,月份\nP1,2026-03,1,1,2026-04\n");

        assertThat(Collected.read(folder).places()).containsExactly("progress.csv:0  header-twice");
    }

    @Test
    void lineNumbersHoldOverQuotedLineBreaksAndBlankLines() throws BadPackage {
        String[] lines = Sample.csv(Sample.row(FileKind.PROJECTS, "address=X")).split("\n");
        String quoted = lines[1].replace(",X", ",\"一路\r\n二号\n\"\"三\"\"楼\"");
        String bad = lines[1].replace("P1,", "P2,").replace("1000000.00", "x");
        Sample.write(
                folder,
                "projects.csv",
                "\r\n" + lines[0] + "\r\n" + quoted + "\r\n\r\n  \r\n,,,,\r\n" + bad + "\r\n"
                        + bad.replace("P2", "P3"));

        var read = Collected.read(folder);

        assertThat(read.rows).singleElement().satisfies(row -> {
            assertThat(row.line()).isEqualTo(3);
            assertThat(row.text(FileKind.PROJECTS.index("address"))).isEqualTo("一路\r\n二号\n\"三\"楼");
        });
        assertThat(read.places())
                .containsExactly("projects.csv:9 contractPrice amount", "projects.csv:10 contractPrice amount");
        assertThat(read.finished).containsExactly("projects.csv 3 2");
    }

    @Test
    void aRowWithMoreCellsThanTheHeaderIsRejectedAndOneWithFewerIsFilledUp() throws BadPackage {
        Sample.write(folder, "projects.csv", Sample.csv(Sample.row(FileKind.PROJECTS)));
        Sample.write(
                folder,
                "progress.csv",
                "projectCode,month,completedValue,paidAmount,labourCostDue\n"
                        + "P1,2026-03,1,1\nP1,2026-04,1,1,,,\nP1,2026-05,1,1,1,200\nP1,2026-06,1\n");

        var read = Collected.read(folder);

        assertThat(read.places()).containsExactly("progress.csv:4  extra-cells", "progress.csv:5 paidAmount empty");
    }

    @Test
    void aQuoteThatIsNeverClosedEndsTheReadingAtItsLine() throws BadPackage {
        Sample.write(folder, "projects.csv", Sample.csv(Sample.row(FileKind.PROJECTS)));
        Sample.write(
                folder,
                "progress.csv",
                "projectCode,month,completedValue,paidAmount\nP1,2026-03,1,1\nP1,\"2026-04,1,1\nP1,2026-05,1,1\n");

        var read = Collected.read(folder);

        assertThat(read.rows).hasSize(2);
        assertThat(read.places()).containsExactly("progress.csv:3  line-broken");
    }

    @Test
    void aLineWithoutEndEndsTheReadingInsteadOfTheMemory() throws BadPackage {
        Sample.write(folder, "projects.csv", Sample.csv(Sample.row(FileKind.PROJECTS)) + "x".repeat(3 << 20));

        var read = Collected.read(folder);

        assertThat(read.rows).hasSize(1);
        assertThat(read.places()).containsExactly("projects.csv:3  line-broken");
        assertThat(read.finished).containsExactly("projects.csv 2 1");
    }

    @Test
    void aFileOfWithdrawalsNeedsNoMoreThanTheKey() throws BadPackage {
        Sample.write(
                folder, "progress.csv", "projectCode,month,deleted\nP9,2026-03,1\nP9,2026-04,0\nP9,,1\nP9,2026-05,x\n");

        var read = Collected.read(folder);

        assertThat(read.rows).singleElement().satisfies(row -> {
            assertThat(row.withdrawn()).isTrue();
            assertThat(row.month(FileKind.PROGRESS.index("month"))).isEqualTo(2026 * 12 + 2);
        });
        assertThat(read.places())
                .containsExactly(
                        "progress.csv:3 completedValue empty",
                        "progress.csv:4 month empty",
                        "progress.csv:5 completedValue empty");
    }

    @Test
    void aWithdrawalIsNotStoppedByItsOtherCells() throws BadPackage {
        Sample.put(
                folder,
                FileKind.PROGRESS,
                Sample.row(FileKind.PROGRESS, "deleted=1", "completedValue=?"),
                Sample.row(FileKind.PROGRESS, "deleted=2"));

        var read = Collected.read(folder);

        Row withdrawn = read.rows.getLast();
        assertThat(withdrawn.withdrawn()).isTrue();
        assertThat(withdrawn.fenOrNull(FileKind.PROGRESS.index("paidAmount"))).isNull();
        assertThat(read.places()).containsExactly("progress.csv:3 deleted deleted");
    }

    @Test
    void aSingleFileIsAPackageToo() throws BadPackage {
        Path file = Sample.write(folder, "projects.csv", Sample.csv(Sample.row(FileKind.PROJECTS)));

        assertThat(Collected.read(file).rows).hasSize(1);
    }

    @Test
    void unknownFilesAreRemarkedAndDebrisIsPassedOver() throws BadPackage {
        Sample.put(folder, FileKind.PROJECTS, Sample.row(FileKind.PROJECTS));
        Sample.write(folder, "projects-2026.csv", "x");
        Sample.write(folder, "项目.xls", "x");
        Sample.write(folder, "more.zip", "x");
        Sample.write(folder, "~$项目.xlsx", "x");
        Sample.write(folder, ".DS_Store", "x");

        var read = Collected.read(folder);

        assertThat(read.rows).hasSize(1);
        assertThat(read.remarkCodes()).containsExactlyInAnyOrder("ignored-file", "ignored-xls", "ignored-zip");
    }

    @Test
    void oneTableInTwoFilesOfOneFormIsReadOnce() throws BadPackage {
        Sample.put(folder, FileKind.PROJECTS, Sample.row(FileKind.PROJECTS));
        Sample.write(folder, "项目.csv", Sample.csv(Sample.row(FileKind.PROJECTS, "projectCode=P2")));

        var read = Collected.read(folder);

        assertThat(read.rows).hasSize(1);
        assertThat(read.places()).containsExactly("项目.csv:0  second-file");
    }

    @Test
    void aLinkOutOfTheFolderIsNotFollowed(@TempDir Path elsewhere) throws IOException, BadPackage {
        Path secret = Sample.write(elsewhere, "projects.csv", Sample.csv(Sample.row(FileKind.PROJECTS)));
        Files.createSymbolicLink(folder.resolve("projects.csv"), secret);
        Files.createSymbolicLink(folder.resolve("workers.csv"), folder.resolve("nowhere.csv"));

        assertThat(Collected.read(folder).places())
                .containsExactly("projects.csv:0  link-outside", "workers.csv:0  unreadable");
    }

    @Test
    void whatIsNoPackageIsRefusedWithASentence() {
        assertThatThrownBy(() -> Collected.read(folder.resolve("nowhere")))
                .isInstanceOfSatisfying(
                        BadPackage.class, bad -> assertThat(bad.code()).isEqualTo("missing"));
        assertThatThrownBy(() -> Collected.read(folder))
                .isInstanceOfSatisfying(
                        BadPackage.class,
                        bad -> assertThat(bad.sentence(java.util.Locale.CHINESE))
                                .startsWith("没有找到数据包里的任何文件"));
    }
}
