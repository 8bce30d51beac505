package anxin.server.hazard.web;

import anxin.server.http.Refusal;
import cn.idev.excel.FastExcel;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The lines of a csv (UTF-8, GB18030) or xlsx file that somebody takes in; the first names the columns. */
final class SheetLines {

    private static final int MOST_BYTES = 5_000_000;
    private static final int MOST_LINES = 5_000;

    private SheetLines() {}

    /** @param number as the sheet counts it, the names of the columns being line 1 */
    record Line(int number, Map<String, String> cells) {

        String cell(String column) {
            return cells.getOrDefault(column, "");
        }
    }

    static List<Line> of(byte[] file) {
        if (file.length == 0 || file.length > MOST_BYTES) {
            throw Refusal.badRequest(
                    "FILE_SIZE",
                    "文件是空的或超过 5 MB；请选择要导入的 xlsx 或 csv 文件。",
                    "The file is empty or larger than 5 MB; choose the xlsx or csv file to take in.");
        }
        List<List<String>> rows;
        try {
            rows = file[0] == 'P' && file[1] == 'K' ? xlsx(file) : csv(file);
        } catch (RuntimeException broken) {
            throw Refusal.badRequest(
                    "FILE_BROKEN",
                    "这个文件不是完好的 xlsx 或 csv；请用表格软件重新另存后再上传。",
                    "This is not a whole xlsx or csv file; save it again and upload it once more.");
        }
        if (rows.size() > MOST_LINES + 1) {
            throw Refusal.badRequest(
                    "FILE_LINES",
                    "文件超过 %d 行；请分成几个文件导入。".formatted(MOST_LINES),
                    "The file has more than %d lines; take it in as several files.".formatted(MOST_LINES));
        }
        var lines = new ArrayList<Line>();
        for (int n = 1; n < rows.size(); n++) {
            var cells = new LinkedHashMap<String, String>();
            var row = rows.get(n);
            for (int column = 0; column < Math.min(row.size(), rows.getFirst().size()); column++) {
                cells.put(rows.getFirst().get(column).strip(), row.get(column).strip());
            }
            if (cells.values().stream().anyMatch(cell -> !cell.isEmpty())) {
                lines.add(new Line(n + 1, cells));
            }
        }
        return lines;
    }

    private static List<List<String>> csv(byte[] file) throws CsvParseException {
        try (var csv = CsvReader.builder()
                .allowMissingFields(true)
                .allowExtraFields(true)
                .skipEmptyLines(false)
                .ofCsvRecord(text(file))) {
            return csv.stream().map(line -> line.getFields()).toList();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<List<String>> xlsx(byte[] file) {
        List<Map<Integer, String>> read = FastExcel.read(new ByteArrayInputStream(file))
                .headRowNumber(0)
                .ignoreEmptyRow(false)
                .sheet()
                .doReadSync();
        var rows = new ArrayList<List<String>>();
        for (var row : read) {
            var cells = new ArrayList<String>();
            int last = row.keySet().stream().mapToInt(Integer::intValue).max().orElse(-1);
            for (int column = 0; column <= last; column++) {
                var cell = row.get(column);
                cells.add(cell == null ? "" : cell);
            }
            rows.add(cells);
        }
        return rows;
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
