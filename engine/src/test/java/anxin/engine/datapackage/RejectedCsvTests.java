package anxin.engine.datapackage;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RejectedCsvTests {

    @Test
    void eachRejectionIsOneRecordThatOfficeSoftwareOpensRight() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var csv = new RejectedCsv(out, Locale.CHINESE)) {
            csv.write(new Rejection("项目.csv", FileKind.PROJECTS, 7, "contractPrice", "1,2", "amount", Map.of()));
            csv.write(new Rejection("项目.csv", FileKind.PROJECTS, 0, "", "", "damaged", Map.of()));
        }

        String text = out.toString(StandardCharsets.UTF_8);
        assertThat(text).startsWith("\uFEFFfile,line,column,value,sentence\r\n");
        var records = CsvReader.builder().ofCsvRecord(text.substring(1)).stream()
                .map(record -> record.getFields())
                .toList();
        assertThat(records.get(1))
                .isEqualTo(
                        List.of("项目.csv", "7", "contractPrice", "1,2", "“合同价款”应为不带千分位的数字，最多两位小数（如 1200.50），这里是“1,2”。"));
        assertThat(records.get(2).subList(0, 4)).isEqualTo(List.of("项目.csv", "", "", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1"})
    void aCellThatWouldRunAsAFormulaIsMadeInert(String value) {
        assertThat(RejectedCsv.inert(value)).isEqualTo("'" + value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1=1", "P-1", "“=1”"})
    void otherCellsStayAsTheyAre(String value) {
        assertThat(RejectedCsv.inert(value)).isEqualTo(value);
    }
}
