package anxin.engine.datapackage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.SequencedMap;
import java.util.function.Consumer;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sheets as office software saves them. */
class SheetFilesTests {

    @TempDir
    Path folder;

    @Test
    void aSheetWithChineseHeadersIsRead() throws IOException, BadPackage {
        write("项目.xlsx", FileKind.PROJECTS, true, sheet -> {}, Sample.row(FileKind.PROJECTS));

        var read = Collected.read(folder);

        assertThat(read.rejections).isEmpty();
        assertThat(read.rows).singleElement().satisfies(row -> {
            assertThat(row.line()).isEqualTo(2);
            assertThat(row.text(FileKind.PROJECTS.index("name"))).isEqualTo("一号楼");
        });
    }

    @Test
    void numericCellsAreAmountsDatesAndCodes() throws IOException, BadPackage {
        write(
                "projects.xlsx",
                FileKind.PROJECTS,
                false,
                sheet -> {
                    number(sheet, 1, FileKind.PROJECTS, "contractPrice", 1234.5600000000001, null);
                    number(sheet, 1, FileKind.PROJECTS, "contractSignedOn", 46027, "yyyy/m/d");
                    number(sheet, 1, FileKind.PROJECTS, "category", 1, null);
                    number(sheet, 1, FileKind.PROJECTS, "payDay", 15, null);
                    number(sheet, 1, FileKind.PROJECTS, "areaCode", 500101, null);
                    number(sheet, 2, FileKind.PROJECTS, "contractPrice", 0.1 + 0.2, null);
                    number(sheet, 2, FileKind.PROJECTS, "contractSignedOn", 61, "m/d/yy");
                    sheet.getRow(2)
                            .createCell(FileKind.PROJECTS.index("depositExempt"))
                            .setCellValue(true);
                    number(sheet, 3, FileKind.PROJECTS, "contractPrice", 12_345_678_901.23, "#,##0.00");
                },
                Sample.row(FileKind.PROJECTS),
                Sample.row(FileKind.PROJECTS, "projectCode=P2"),
                Sample.row(FileKind.PROJECTS, "projectCode=P3"));

        var read = Collected.read(folder);

        assertThat(read.rejections).isEmpty();
        assertThat(read.rows)
                .extracting(row -> row.fen(FileKind.PROJECTS.index("contractPrice")))
                .containsExactly(123_456L, 30L, 1_234_567_890_123L);
        assertThat(read.rows)
                .extracting(row -> row.date(FileKind.PROJECTS.index("contractSignedOn")))
                .startsWith(LocalDate.of(2026, 1, 5), LocalDate.of(1900, 3, 1));
        assertThat(read.rows.getFirst().text(FileKind.PROJECTS.index("category")))
                .isEqualTo("01");
        assertThat(read.rows.get(1).flag(FileKind.PROJECTS.index("depositExempt")))
                .isTrue();
    }

    @Test
    void timesAndMonthsComeAsDaysCountedBySheets() throws IOException, BadPackage {
        Sample.write(folder, "projects.csv", Sample.csv(Sample.row(FileKind.PROJECTS)));
        write(
                "attendance.xlsx",
                FileKind.ATTENDANCE,
                false,
                sheet -> {
                    number(sheet, 1, FileKind.ATTENDANCE, "time", 46083.3125, "yyyy-mm-dd hh:mm:ss");
                    number(sheet, 1, FileKind.ATTENDANCE, "direction", 2, null);
                    number(sheet, 2, FileKind.ATTENDANCE, "time", 46083.999988425923, "yyyy-mm-dd hh:mm:ss");
                },
                Sample.row(FileKind.ATTENDANCE),
                Sample.row(FileKind.ATTENDANCE));
        write(
                "progress.xlsx",
                FileKind.PROGRESS,
                false,
                sheet -> {
                    number(sheet, 1, FileKind.PROGRESS, "month", 46082, "mmm-yy");
                    number(sheet, 2, FileKind.PROGRESS, "month", 46083, "mmm-yy");
                },
                Sample.row(FileKind.PROGRESS),
                Sample.row(FileKind.PROGRESS));

        var read = Collected.read(folder);

        assertThat(read.rows)
                .filteredOn(row -> row.kind() == FileKind.ATTENDANCE)
                .extracting(row -> row.time(FileKind.ATTENDANCE.index("time")))
                .containsExactly(LocalDateTime.of(2026, 3, 2, 7, 30), LocalDateTime.of(2026, 3, 2, 23, 59, 59));
        assertThat(read.rows.getLast().month(FileKind.PROGRESS.index("month"))).isEqualTo(2026 * 12 + 2);
        assertThat(read.places()).containsExactly("progress.xlsx:3 month month");
        assertThat(read.rejections.getFirst().args()).containsEntry("instead", "2026-03");
    }

    @Test
    void workbooksThatCountFrom1904AreReadByTheirOwnCount() throws IOException, BadPackage {
        try (var workbook = workbook(FileKind.PROJECTS, false, Sample.row(FileKind.PROJECTS))) {
            workbook.getCTWorkbook().addNewWorkbookPr().setDate1904(true);
            number(workbook.getSheetAt(0), 1, FileKind.PROJECTS, "startDate", 46027 - 1462, "yyyy-mm-dd");
            save(workbook, "projects.xlsx");
        }

        assertThat(Collected.read(folder).rows.getFirst().date(FileKind.PROJECTS.index("startDate")))
                .isEqualTo(LocalDate.of(2026, 1, 5));
    }

    @Test
    void amountsWithMoreThanTwoDecimalsAreRejectedAlsoInSheets() throws IOException, BadPackage {
        write(
                "projects.xlsx",
                FileKind.PROJECTS,
                false,
                sheet -> {
                    number(sheet, 1, FileKind.PROJECTS, "contractPrice", 0.125, "0.00");
                    sheet.getRow(2)
                            .getCell(FileKind.PROJECTS.index("contractPrice"))
                            .setCellValue("1,200.50");
                },
                Sample.row(FileKind.PROJECTS),
                Sample.row(FileKind.PROJECTS));

        assertThat(Collected.read(folder).places())
                .containsExactly("projects.xlsx:2 contractPrice amount", "projects.xlsx:3 contractPrice amount");
    }

    @Test
    void numbersThatLostTheirLastDigitsAreNotTaken() throws IOException, BadPackage {
        Sample.write(folder, "projects.csv", Sample.csv(Sample.row(FileKind.PROJECTS)));
        write(
                "workers.xlsx",
                FileKind.WORKERS,
                false,
                sheet -> {
                    number(sheet, 1, FileKind.WORKERS, "idCardNumber", 500101190001010025d, "0");
                    number(sheet, 2, FileKind.WORKERS, "payRollBankCardNumber", 6222020000000000000d, null);
                    number(sheet, 3, FileKind.WORKERS, "cellPhone", 13800000000d, null);
                    number(sheet, 4, FileKind.WORKERS, "teamName", 46082, "yyyy-mm-dd");
                },
                worker("2026-02-01"),
                worker("2026-02-02"),
                worker("2026-02-03"),
                worker("2026-02-04"));

        var read = Collected.read(folder);

        assertThat(read.places())
                .containsExactly(
                        "workers.xlsx:2 idCardNumber digits-lost",
                        "workers.xlsx:3 payRollBankCardNumber digits-lost",
                        "workers.xlsx:5 teamName sheet-date");
        assertThat(read.rows.getLast().text(FileKind.WORKERS.index("cellPhone")))
                .isEqualTo("13800000000");
    }

    @Test
    void aFormulaCountsAsTheResultSavedWithItAndIsRemarked() throws IOException, BadPackage {
        write(
                "projects.xlsx",
                FileKind.PROJECTS,
                false,
                sheet -> {
                    int price = FileKind.PROJECTS.index("contractPrice");
                    sheet.getRow(1).createCell(price).setCellFormula("1000+200.5");
                    sheet.getWorkbook()
                            .getCreationHelper()
                            .createFormulaEvaluator()
                            .evaluateAll();
                    sheet.getRow(2).createCell(price).setCellFormula("1/0");
                    sheet.getWorkbook()
                            .getCreationHelper()
                            .createFormulaEvaluator()
                            .evaluateAll();
                    sheet.getRow(3).createCell(price).setCellFormula("A1+1");
                },
                Sample.row(FileKind.PROJECTS),
                Sample.row(FileKind.PROJECTS),
                Sample.row(FileKind.PROJECTS));

        var read = Collected.read(folder);

        assertThat(read.rows)
                .singleElement()
                .satisfies(row -> assertThat(row.fen(FileKind.PROJECTS.index("contractPrice")))
                        .isEqualTo(120_050));
        assertThat(read.places())
                .containsExactly(
                        "projects.xlsx:3 contractPrice cell-error", "projects.xlsx:4 contractPrice formula-empty");
        assertThat(read.remarkCodes()).containsExactly("formula");
    }

    @Test
    void aKeyInBothCsvAndXlsxCountsInTheCsvEvenWhereThatRowIsRejected() throws IOException, BadPackage {
        Sample.put(
                folder,
                FileKind.PROJECTS,
                Sample.row(FileKind.PROJECTS),
                Sample.row(FileKind.PROJECTS, "projectCode=P2", "payDay=0"),
                Sample.row(FileKind.PROJECTS, "projectCode=P3", "deleted=1"));
        write(
                "projects.xlsx",
                FileKind.PROJECTS,
                false,
                sheet -> {},
                Sample.row(FileKind.PROJECTS),
                Sample.row(FileKind.PROJECTS, "projectCode=P2"),
                Sample.row(FileKind.PROJECTS, "projectCode=P3"),
                Sample.row(FileKind.PROJECTS, "projectCode=P4"));

        var read = Collected.read(folder);

        assertThat(read.places())
                .containsExactly(
                        "projects.csv:3 payDay integer",
                        "projects.xlsx:2 projectCode key-in-both",
                        "projects.xlsx:3 projectCode key-in-both",
                        "projects.xlsx:4 projectCode key-in-both");
        assertThat(read.rows).extracting(row -> row.text(0)).containsExactly("P1", "P3", "P4");
    }

    @Test
    void emptySheetsBesideTheOneDoNoHarmButASecondWithDataDoes() throws IOException, BadPackage {
        try (var workbook = workbook(FileKind.PROJECTS, true, Sample.row(FileKind.PROJECTS))) {
            workbook.createSheet("Sheet2");
            save(workbook, "projects.xlsx");
            assertThat(Collected.read(folder).rows).hasSize(1);

            workbook.createSheet("Sheet3").createRow(5).createCell(5).setCellValue("x");
            save(workbook, "projects.xlsx");
        }

        assertThat(Collected.read(folder).places()).containsExactly("projects.xlsx:0  sheets");
    }

    @Test
    void workbooksThatCannotBeReadAreCalledByTheirNames() throws Exception {
        try (var workbook = workbook(FileKind.PROJECTS, false, Sample.row(FileKind.PROJECTS))) {
            save(workbook, "projects.xlsx");
            save(workbook, "corps.xlsx");
            encrypt(workbook, "workers.xlsx");
        }
        Path whole = folder.resolve("projects.xlsx");
        byte[] bytes = Files.readAllBytes(whole);
        Files.write(whole, Arrays.copyOf(bytes, bytes.length / 2));
        bytes[300] ^= 0x55;
        Files.write(folder.resolve("corps.xlsx"), bytes);
        Sample.write(folder, "attendance.xlsx", "projectCode,time\n");
        Files.write(folder.resolve("progress.xlsx"), new byte[0]);
        try (var workbook = new XSSFWorkbook()) {
            workbook.createSheet();
            save(workbook, "payrolls.xlsx");
        }

        assertThat(Collected.read(folder).places())
                .containsExactly(
                        "corps.xlsx:0  damaged",
                        "projects.xlsx:0  damaged",
                        "workers.xlsx:0  xlsx-encrypted",
                        "attendance.xlsx:0  not-xlsx",
                        "payrolls.xlsx:0  file-empty",
                        "progress.xlsx:0  file-empty");
    }

    /** A sheet is XML inside, which could name files of the machine or texts that grow without end. */
    @Test
    void aSheetNeitherReadsOtherFilesNorGrowsWithoutEnd() throws IOException, BadPackage {
        var secret = Files.writeString(folder.resolveSibling("secret-of-the-machine.txt"), "not for you");
        var growing = new StringBuilder("<!ENTITY e0 '0123456789'>");
        for (int i = 1; i < 10; i++) {
            growing.append(
                    "<!ENTITY e%d '%s'>".formatted(i, "&e%d;".formatted(i - 1).repeat(10)));
        }
        write("corps.xlsx", FileKind.CORPS, false, sheet -> {}, Sample.row(FileKind.CORPS, "corpName=HERE"));
        putIntoTexts("corps.xlsx", "<!ENTITY there SYSTEM '%s'>".formatted(secret.toUri()), "HERE", "&there;");
        write("projects.xlsx", FileKind.PROJECTS, false, sheet -> {}, Sample.row(FileKind.PROJECTS, "name=HERE"));
        putIntoTexts("projects.xlsx", growing.toString(), "HERE", "&e9;");

        var read = Collected.read(folder);

        assertThat(read.rows).isEmpty();
        assertThat(read.places()).containsExactly("corps.xlsx:0  damaged", "projects.xlsx:0  damaged");
        assertThat(read.rejections).noneMatch(rejection -> rejection.toString().contains("not for you"));
        Files.delete(secret);
    }

    private void putIntoTexts(String workbook, String entities, String text, String reference) throws IOException {
        try (var zip = FileSystems.newFileSystem(folder.resolve(workbook))) {
            var texts = zip.getPath("/xl/sharedStrings.xml");
            Files.writeString(
                    texts,
                    Files.readString(texts)
                            .replace("<sst ", "<!DOCTYPE sst [%s]><sst ".formatted(entities))
                            .replace(text, reference));
        }
    }

    @Test
    void aSheetInAZipIsReadAndALargeOneIsRefused() throws IOException, BadPackage {
        write("projects.xlsx", FileKind.PROJECTS, false, sheet -> {}, Sample.row(FileKind.PROJECTS));
        Path zip = folder.resolve("data.zip");
        try (var out = new java.util.zip.ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new java.util.zip.ZipEntry("数据/项目.xlsx"));
            Files.copy(folder.resolve("projects.xlsx"), out);
        }
        var small = new Limits(10, 1 << 20, 400, 1000, 1 << 20);
        var thin = new Limits(10, 1 << 20, 400, 1 << 20, 1000);

        assertThat(Collected.read(zip).rows).hasSize(1);
        assertThat(Collected.read(zip, KnownReferences.none(), small).codes()).containsExactly("xlsx-large");
        assertThat(Collected.read(zip, KnownReferences.none(), thin).codes()).containsExactly("xlsx-unpacked");
    }

    @Test
    void twentyThousandRowsWithTextsOfTheirOwnAreStreamed() throws IOException, BadPackage {
        Sample.write(folder, "projects.csv", Sample.csv(Sample.row(FileKind.PROJECTS)));
        try (var workbook = new SXSSFWorkbook(null, 100, false, true);
                OutputStream out = Files.newOutputStream(folder.resolve("attendance.xlsx"))) {
            var sheet = workbook.createSheet();
            var header = sheet.createRow(0);
            for (int i = 0; i < 4; i++) {
                header.createCell(i)
                        .setCellValue(FileKind.ATTENDANCE.columns().get(i).chinese());
            }
            for (int i = 1; i <= 20_000; i++) {
                var row = sheet.createRow(i);
                row.createCell(0).setCellValue("P1");
                row.createCell(1).setCellValue(Sample.WORKER);
                row.createCell(2)
                        .setCellValue("2026-03-%02d %02d:%02d:%02d"
                                .formatted(1 + i / 3600 % 24, i / 3600, i / 60 % 60, i % 60));
                row.createCell(3).setCellValue("01");
            }
            workbook.write(out);
        }

        var read = Collected.read(folder);

        assertThat(read.finished).contains("attendance.xlsx 20000 0");
        assertThat(read.rows.getLast().line()).isEqualTo(20_001);
    }

    private static SequencedMap<String, String> worker(String entry) {
        return Sample.row(FileKind.WORKERS, "entryDate=" + entry);
    }

    @SafeVarargs
    private void write(
            String name, FileKind kind, boolean chinese, Consumer<Sheet> change, SequencedMap<String, String>... rows)
            throws IOException {
        try (var workbook = workbook(kind, chinese, rows)) {
            change.accept(workbook.getSheetAt(0));
            save(workbook, name);
        }
    }

    /** All columns of the table in their order, all cells text. */
    @SafeVarargs
    private static XSSFWorkbook workbook(FileKind kind, boolean chinese, SequencedMap<String, String>... rows) {
        var workbook = new XSSFWorkbook();
        var sheet = workbook.createSheet();
        var header = sheet.createRow(0);
        for (int i = 0; i < kind.columns().size(); i++) {
            Column column = kind.columns().get(i);
            header.createCell(i).setCellValue(chinese ? column.chinese() : column.name());
            for (int r = 0; r < rows.length; r++) {
                var row = sheet.getRow(r + 1) == null ? sheet.createRow(r + 1) : sheet.getRow(r + 1);
                String text = rows[r].get(column.name());
                if (text != null) {
                    row.createCell(i).setCellValue(text);
                }
            }
        }
        return workbook;
    }

    private static void number(Sheet sheet, int row, FileKind kind, String column, double value, String format) {
        Cell cell = sheet.getRow(row).createCell(kind.index(column));
        cell.setCellValue(value);
        if (format != null) {
            var style = sheet.getWorkbook().createCellStyle();
            style.setDataFormat(sheet.getWorkbook().createDataFormat().getFormat(format));
            cell.setCellStyle(style);
        }
    }

    private void save(XSSFWorkbook workbook, String name) throws IOException {
        try (var out = Files.newOutputStream(folder.resolve(name))) {
            workbook.write(out);
        }
    }

    private void encrypt(XSSFWorkbook workbook, String name) throws Exception {
        try (var files = new POIFSFileSystem();
                var out = Files.newOutputStream(folder.resolve(name))) {
            var encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("fictional");
            try (var stream = encryptor.getDataStream(files)) {
                workbook.write(stream);
            }
            files.writeFilesystem(out);
        }
    }
}
