package anxin.server.cli;

import anxin.engine.clue.Letter;
import anxin.engine.datapackage.TextEncoding;
import anxin.server.words.Trouble;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A CSV file of letters or of what was read from them, line by line: UTF-8 or GB18030, columns in any order, more than are needed. */
final class Letters {

    static final String ID = "letterId";

    private static final int LONGEST_CELL = 16 << 20;
    private static final char MARK = '\uFEFF';

    private final Path file;
    private final List<String> needed;

    Letters(Path file, String... needed) {
        this.file = file;
        this.needed = List.of(needed);
    }

    /** A file with the columns of letters. */
    static void read(Path file, Consumer<Letter> each) throws IOException {
        new Letters(file, ID, "time", "title", "body")
                .rows(row -> each.accept(new Letter(row.get(ID), row.get("time"), row.get("title"), row.get("body"))));
    }

    /** A row by the names of its columns; what is not there is empty. */
    record Row(Map<String, Integer> columns, CsvRecord cells) {

        String get(String column) {
            var at = columns.get(column);
            return at == null || at >= cells.getFieldCount() ? "" : cells.getField(at);
        }

        boolean has(String column) {
            return columns.containsKey(column);
        }
    }

    /** Hands on every row; each has an id of its own. */
    void rows(Consumer<Row> each) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(file.toString());
        }
        if (Files.size(file) == 0) {
            throw empty();
        }
        var charset = TextEncoding.of(file)
                .orElseThrow(() -> new Trouble(
                        "读不了 %s：它不是 UTF-8 或 GB18030 编码的 CSV（也可能是 UTF-16 文本或 Excel 工作簿）；请另存为“CSV UTF-8”后再试。"
                                .formatted(file),
                        "%s cannot be read: it is no CSV in UTF-8 or GB18030 (it may be UTF-16 text or an Excel workbook); save it as \"CSV UTF-8\" and try again."
                                .formatted(file)));
        Map<String, Integer> columns = null;
        var lines = new HashMap<String, Long>();
        long line = 1;
        try (var text = Files.newBufferedReader(file, charset);
                var csv = CsvReader.builder()
                        .skipEmptyLines(true)
                        .allowExtraFields(true)
                        .allowMissingFields(true)
                        .allowExtraCharsAfterClosingQuote(true)
                        .allowUnclosedQuote(false)
                        .maxBufferSize(LONGEST_CELL)
                        .ofCsvRecord(text)) {
            for (var record : csv) {
                line = record.getStartingLineNumber();
                if (columns == null) {
                    columns = header(record);
                } else {
                    var row = new Row(columns, record);
                    checkId(row.get(ID), line, lines);
                    each.accept(row);
                }
            }
        } catch (CsvParseException e) {
            throw new Trouble(
                    "%s 从第 %,d 行之后读不下去：有一个双引号没有闭合，或一个单元格超过 1600 万字；请改正后再试。".formatted(file, line),
                    "%s cannot be read after line %,d: a double quote is never closed, or a cell is longer than 16 million characters; correct it and try again."
                            .formatted(file, line),
                    e);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        if (lines.isEmpty()) {
            throw empty();
        }
    }

    private Trouble empty() {
        return new Trouble(
                "%s 里一行数据也没有；第一行应为列名 %s，其后每行一封。".formatted(file, String.join("、", needed)),
                "There is no row in %s; its first line names the columns %s, each further line is one letter."
                        .formatted(file, String.join(", ", needed)));
    }

    private Map<String, Integer> header(CsvRecord record) {
        var columns = new HashMap<String, Integer>();
        for (int i = 0; i < record.getFieldCount(); i++) {
            var name = record.getField(i);
            columns.putIfAbsent((!name.isEmpty() && name.charAt(0) == MARK ? name.substring(1) : name).strip(), i);
        }
        var missing = needed.stream().filter(name -> !columns.containsKey(name)).toList();
        if (!missing.isEmpty()) {
            throw new Trouble(
                    "%s 缺少列 %s；第一行应有 %s，顺序不限。".formatted(file, String.join("、", missing), String.join("、", needed)),
                    "%s has no column %s; its first line must have %s, in any order."
                            .formatted(file, String.join(", ", missing), String.join(", ", needed)));
        }
        return columns;
    }

    private void checkId(String id, long line, Map<String, Long> lines) {
        if (id.isBlank()) {
            throw new Trouble(
                    "%s 第 %,d 行没有 letterId；请给每封信一个编号。".formatted(file, line),
                    "%s, line %,d has no letterId; give every letter an id.".formatted(file, line));
        }
        @Nullable Long before = lines.put(id, line);
        if (before != null) {
            throw new Trouble(
                    "%s 第 %,d 行的 letterId %s 在第 %,d 行已经用过；每封信的编号不能重复。".formatted(file, line, shown(id), before),
                    "%s, line %,d: the letterId %s was used in line %,d already; every letter needs an id of its own."
                            .formatted(file, line, shown(id), before));
        }
    }

    private static String shown(String id) {
        return id.length() <= 40 ? id : id.substring(0, 40) + "…";
    }
}
