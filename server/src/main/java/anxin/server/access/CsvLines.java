package anxin.server.access;

import anxin.server.http.Refusal;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The lines of a csv file that an administrator takes in, in UTF-8 or GB18030; the first names the columns. */
final class CsvLines {

    private static final int MOST_BYTES = 5_000_000;

    private CsvLines() {}

    /** Refuses a file that is not whole or lacks one of these columns. */
    static List<NamedCsvRecord> of(byte[] file, List<String> required) {
        if (file.length == 0 || file.length > MOST_BYTES) {
            throw Refusal.badRequest(
                    "FILE_SIZE",
                    "文件是空的或超过 5 MB；请选择要导入的 csv 文件。",
                    "The file is empty or larger than 5 MB; choose the csv file to take in.");
        }
        try (var csv = CsvReader.builder()
                .allowMissingFields(true)
                .allowExtraFields(true)
                .ofNamedCsvRecord(text(file))) {
            var lines = csv.stream().toList();
            var columns = lines.isEmpty() ? List.<String>of() : lines.getFirst().getHeader();
            var missing =
                    required.stream().filter(name -> !columns.contains(name)).toList();
            if (!missing.isEmpty()) {
                throw Refusal.badRequest(
                        "FILE_COLUMNS_MISSING",
                        "文件没有内容或缺少列：%s；第一行应为列名。".formatted(String.join("、", missing)),
                        "The file is empty or lacks columns: %s; its first line must name them."
                                .formatted(String.join(", ", missing)));
            }
            return lines;
        } catch (CsvParseException e) {
            throw Refusal.badRequest(
                    "FILE_BROKEN",
                    "这个文件不是完好的 csv；请用表格软件重新另存为 csv 后再上传。",
                    "This is not a whole csv file; save it as csv again and upload it once more.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A cell without the blanks around it; empty where the line has none. */
    static String cell(NamedCsvRecord line, String column) {
        return line.findField(column).map(String::strip).orElse("");
    }

    private static String text(byte[] file) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
        } catch (CharacterCodingException e) {
            // What office software writes here.
            text = new String(file, Charset.forName("GB18030"));
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
