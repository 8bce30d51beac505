package anxin.engine.datapackage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TemplatesTests {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void anUnfilledTemplateCanBeHandedInAsItIs(FileKind kind) throws IOException, BadPackage {
        try (var csv = Files.newOutputStream(folder.resolve(kind.fileName() + ".csv"));
                var xlsx = Files.newOutputStream(folder.resolve(kind.chinese() + ".xlsx"))) {
            Templates.csv(kind, csv);
            Templates.xlsx(kind, xlsx);
        }

        var read = Collected.read(folder);

        assertThat(read.rejections).isEmpty();
        assertThat(read.remarkCodes()).containsExactly("no-rows", "no-rows");
    }

    @Test
    void everyHeaderCellExplainsItselfAndCellsAreText() throws IOException {
        var out = new ByteArrayOutputStream();
        Templates.xlsx(FileKind.WORKERS, out);

        try (var workbook = new XSSFWorkbook(new java.io.ByteArrayInputStream(out.toByteArray()))) {
            var sheet = workbook.getSheetAt(0);
            var id = sheet.getRow(0).getCell(FileKind.WORKERS.index("idCardNumber"));
            assertThat(id.getCellComment().getString().getString())
                    .isEqualTo("身份证号（idCardNumber）\n必填，关键字段\n18 位身份证号，如 11010119000101009X");
            assertThat(sheet.getColumnStyle(id.getColumnIndex()).getDataFormatString())
                    .isEqualTo("@");
            sheet.getRow(0).forEach(cell -> assertThat(cell.getCellComment()).isNotNull());
        }
    }

    @Test
    void allTemplatesComeInOneZip() throws IOException {
        Path zip = folder.resolve("templates.zip");
        try (var out = Files.newOutputStream(zip)) {
            Templates.zip(out);
        }

        try (var file = new ZipFile(zip.toFile())) {
            assertThat(file.size()).isEqualTo(2 * FileKind.values().length);
            assertThat(file.getEntry("xlsx/项目.xlsx").getSize()).isPositive();
            assertThat(file.getEntry("csv/projects.csv").getSize()).isPositive();
        }
    }
}
