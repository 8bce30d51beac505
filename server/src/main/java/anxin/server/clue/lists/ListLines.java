package anxin.server.clue.lists;

import anxin.server.http.Refusal;
import cn.idev.excel.FastExcel;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Lines of a sheet, xlsx or csv, by the headings of its first line. */
final class ListLines {

    private static final int MOST = 50_000;
    private static final int MOST_COLUMNS = 200;

    private ListLines() {}

    /**
     * One line.
     *
     * @param number as the sheet counts them, the headings being the first
     */
    record Line(int number, Map<ListColumn, String> cells) {

        String cell(ListColumn column) {
            return cells.getOrDefault(column, "");
        }
    }

    static List<Line> of(byte[] file) {
        var rows = isZip(file) ? sheet(file) : csv(file);
        if (rows.isEmpty()) {
            throw Refusal.badRequest(
                    "FILE_EMPTY",
                    "文件没有内容；请下载模板，填写后再上传。",
                    "The file is empty; take the template, fill it in and upload it.");
        }
        var columns = columns(rows.getFirst());
        var lines = new ArrayList<Line>();
        for (int i = 1; i < rows.size(); i++) {
            var cells = new EnumMap<ListColumn, String>(ListColumn.class);
            var row = rows.get(i);
            columns.forEach((at, column) -> {
                var cell = at < row.size() ? row.get(at).strip() : "";
                if (!cell.isEmpty()) {
                    cells.put(column, cell);
                }
            });
            if (!cells.isEmpty()) {
                lines.add(new Line(i + 1, cells));
            }
        }
        if (lines.size() > MOST) {
            throw Refusal.badRequest(
                    "FILE_TOO_LONG",
                    "文件有 %,d 行，一次最多 %,d 行；请分成几个文件上传。".formatted(lines.size(), MOST),
                    "The file has %,d lines, at most %,d can be taken in at once; divide it."
                            .formatted(lines.size(), MOST));
        }
        return lines;
    }

    private static Map<Integer, ListColumn> columns(List<String> headings) {
        var columns = new HashMap<Integer, ListColumn>();
        for (int i = 0; i < headings.size(); i++) {
            int at = i;
            ListColumn.of(headings.get(i)).ifPresent(column -> columns.putIfAbsent(at, column));
        }
        var missing = Arrays.stream(ListColumn.values())
                .filter(column -> column.needed() && !columns.containsValue(column))
                .toList();
        if (!missing.isEmpty()) {
            throw Refusal.badRequest(
                    "FILE_COLUMNS_MISSING",
                    "文件第一行缺少列：%s；请使用模板。"
                            .formatted(missing.stream()
                                    .map(column -> column.heading().zh())
                                    .collect(Collectors.joining("、"))),
                    "The first line lacks the columns: %s; use the template."
                            .formatted(missing.stream()
                                    .map(column -> column.heading().en())
                                    .collect(Collectors.joining(", "))));
        }
        return columns;
    }

    private static boolean isZip(byte[] file) {
        return file.length > 3 && file[0] == 'P' && file[1] == 'K';
    }

    private static List<List<String>> sheet(byte[] file) {
        try {
            List<Map<Integer, String>> rows = FastExcel.read(new ByteArrayInputStream(file))
                    .headRowNumber(0)
                    .ignoreEmptyRow(false)
                    .sheet(0)
                    .doReadSync();
            return rows.stream()
                    .map(row -> {
                        int width = row.keySet().stream()
                                .mapToInt(at -> at + 1)
                                .max()
                                .orElse(0);
                        var cells = new ArrayList<String>();
                        for (int i = 0; i < Math.min(width, MOST_COLUMNS); i++) {
                            var cell = row.get(i);
                            cells.add(cell == null ? "" : cell);
                        }
                        return (List<String>) cells;
                    })
                    .toList();
        } catch (RuntimeException e) {
            throw Refusal.badRequest(
                    "FILE_BROKEN",
                    "这个文件打不开，不是完好的 xlsx；请用表格软件重新另存后再上传。",
                    "This file is not a whole xlsx; save it again and upload it once more.");
        }
    }

    private static List<List<String>> csv(byte[] file) {
        var rows = new ArrayList<List<String>>();
        try {
            for (CsvRecord record : CsvReader.builder().ofCsvRecord(text(file))) {
                rows.add(record.getFields());
            }
        } catch (CsvParseException e) {
            throw Refusal.badRequest(
                    "FILE_BROKEN",
                    "这个文件不是完好的 csv；请用表格软件重新另存为 csv 后再上传。",
                    "This is not a whole csv file; save it as csv again and upload it once more.");
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
