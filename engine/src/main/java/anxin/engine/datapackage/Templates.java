package anxin.engine.datapackage;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Empty files to fill in (模板): a header and nothing else, so that they can be handed in as they are. */
public final class Templates {

    private static final ResourceBundle WORDS = ResourceBundle.getBundle(
            "anxin.engine.datapackage.templates",
            Locale.CHINESE,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));

    private Templates() {}

    /** English headers, UTF-8 with the mark that office software needs. */
    public static void csv(FileKind kind, OutputStream out) throws IOException {
        var text = new OutputStreamWriter(keptOpen(out), StandardCharsets.UTF_8);
        text.write('\uFEFF');
        try (var csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(kind.columns().stream().map(Column::name).toList());
        }
    }

    /** Chinese headers, each with a note that says what to fill in; all cells text, so that no number loses digits. */
    public static void xlsx(FileKind kind, OutputStream out) throws IOException {
        try (var workbook = new XSSFWorkbook()) {
            var sheet = workbook.createSheet(kind.chinese());
            var asText = workbook.createCellStyle();
            asText.setDataFormat(workbook.createDataFormat().getFormat("@"));
            var required = headerStyle(workbook, IndexedColors.LIGHT_YELLOW);
            var optional = headerStyle(workbook, IndexedColors.WHITE);
            var header = sheet.createRow(0);
            var notes = sheet.createDrawingPatriarch();
            for (int i = 0; i < kind.columns().size(); i++) {
                Column column = kind.columns().get(i);
                var cell = header.createCell(i);
                cell.setCellValue(column.chinese());
                cell.setCellStyle(column.required() ? required : optional);
                var note = notes.createCellComment(new XSSFClientAnchor(0, 0, 0, 0, i, 1, i + 3, 7));
                note.setString(new XSSFRichTextString(explained(column)));
                note.setAuthor("安薪");
                cell.setCellComment(note);
                sheet.setDefaultColumnStyle(i, asText);
                sheet.setColumnWidth(i, 256 * Math.max(14, 2 * column.chinese().length() + 4));
            }
            sheet.createFreezePane(0, 1);
            workbook.write(out);
        }
    }

    /** All templates in both forms. */
    public static void zip(OutputStream out) throws IOException {
        var zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        for (FileKind kind : FileKind.values()) {
            zip.putNextEntry(new ZipEntry("csv/" + kind.fileName() + ".csv"));
            csv(kind, zip);
            zip.closeEntry();
            zip.putNextEntry(new ZipEntry("xlsx/" + kind.chinese() + ".xlsx"));
            xlsx(kind, keptOpen(zip));
            zip.closeEntry();
        }
        zip.finish();
    }

    private static CellStyle headerStyle(XSSFWorkbook workbook, IndexedColors colour) {
        var style = workbook.createCellStyle();
        var font = workbook.createFont();
        font.setBold(true);
        style.setFont(font);
        style.setFillForegroundColor(colour.getIndex());
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        style.setBorderBottom(BorderStyle.THIN);
        style.setDataFormat(workbook.createDataFormat().getFormat("@"));
        return style;
    }

    private static String explained(Column column) {
        String form = WORDS.getString(column.type().name())
                .replace("{min}", "" + column.min())
                .replace("{max}", "" + column.max());
        Dictionary dictionary = column.dictionary();
        if (dictionary != null) {
            form += dictionary.codes(Locale.CHINESE).entrySet().stream()
                    .map(code -> code.getKey() + " " + code.getValue())
                    .collect(Collectors.joining("、"));
        }
        return "%s（%s）\n%s\n%s"
                .formatted(
                        column.chinese(),
                        column.name(),
                        WORDS.getString(column.key() ? "key" : column.required() ? "required" : "optional"),
                        form);
    }

    private static OutputStream keptOpen(OutputStream out) {
        return new FilterOutputStream(out) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                out.write(bytes, offset, length);
            }

            @Override
            public void close() throws IOException {
                flush();
            }
        };
    }
}
