package anxin.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** A table as a wage officer (劳资专管员) fills it in: a Chinese header, every cell as text. */
final class Sheet {

    private final String name;
    private final List<String> header;
    private final List<List<String>> rows = new ArrayList<>();

    /** @param header the titles, separated by blanks */
    Sheet(String name, String header) {
        this.name = name;
        this.header = List.of(header.split(" "));
    }

    Sheet row(Object... cells) {
        rows.add(Arrays.stream(cells).map(Object::toString).toList());
        return this;
    }

    /** Writes NAME.xlsx. */
    Path in(Path folder) {
        var file = folder.resolve(name + ".xlsx");
        try (var book = new XSSFWorkbook();
                var out = Files.newOutputStream(file)) {
            var sheet = book.createSheet(name);
            fill(sheet.createRow(0), header);
            for (var row : rows) {
                fill(sheet.createRow(sheet.getLastRowNum() + 1), row);
            }
            book.write(out);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void fill(Row row, List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            row.createCell(i).setCellValue(cells.get(i));
        }
    }
}
