package anxin.engine.datapackage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.xssf.model.StylesTable;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Hands the cells of a sheet on as the text a CSV file would hold. A formula counts as the value it last had, which is
 * in the file; formulas are never computed here.
 */
final class SheetCells extends DefaultHandler {

    /** Reading has come as far as was wanted. */
    static final class Done extends SAXException {}

    private final StylesTable styles;
    private final SharedTexts texts;
    private final boolean since1904;
    private final TableReader.Receiver receiver;
    private final @Nullable Boolean[] datedStyles;
    private LongSupplier progress = () -> 0;

    private final List<String> headerCells = new ArrayList<>();
    private @Nullable RowBuilder rows;
    private long line;
    private int nextColumn;
    private int column;
    private String type = "";
    private int style;
    private boolean formula;
    private boolean inValue;
    private boolean phonetic;
    private final StringBuilder value = new StringBuilder();

    private long formulas;
    private long firstFormula;

    SheetCells(StylesTable styles, SharedTexts texts, boolean since1904, TableReader.Receiver receiver) {
        this.styles = styles;
        this.texts = texts;
        this.since1904 = since1904;
        this.receiver = receiver;
        this.datedStyles = new Boolean[Math.max(1, styles.getNumCellStyles())];
    }

    void progress(LongSupplier bytes) {
        progress = bytes;
    }

    long line() {
        return line;
    }

    @Override
    public void startElement(String uri, String name, String qName, Attributes attributes) {
        switch (name) {
            case "row" -> {
                String number = attributes.getValue("r");
                line = number == null ? line + 1 : index(number, (int) line + 1);
                nextColumn = 0;
                headerCells.clear();
                if (rows != null) {
                    rows.begin(line);
                }
            }
            case "c" -> {
                String reference = attributes.getValue("r");
                column = reference != null ? column(reference) : nextColumn;
                nextColumn = column + 1;
                type = attributes.getValue("t") == null ? "n" : attributes.getValue("t");
                String styleIndex = attributes.getValue("s");
                style = styleIndex == null ? 0 : index(styleIndex, 0);
                formula = false;
                value.setLength(0);
            }
            case "f" -> formula = true;
            case "rPh" -> phonetic = true;
            case "v" -> inValue = true;
            case "t" -> inValue = !phonetic;
            default -> {}
        }
    }

    /** A whole number of at most nine digits, or what stands for anything else. */
    private static int index(String digits, int otherwise) {
        int value = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) - '0';
            if (digit < 0 || digit > 9 || i == 9) {
                return otherwise;
            }
            value = value * 10 + digit;
        }
        return digits.isEmpty() ? otherwise : value;
    }

    private static int column(String reference) {
        int column = 0;
        for (int i = 0; i < reference.length() && Character.isLetter(reference.charAt(i)); i++) {
            column = column * 26 + (Character.toUpperCase(reference.charAt(i)) - 'A' + 1);
        }
        return Math.clamp(column - 1, 0, 16_383);
    }

    @Override
    public void characters(char[] chars, int start, int length) {
        if (inValue && value.length() < 40_000) {
            value.append(chars, start, length);
        }
    }

    @Override
    public void endElement(String uri, String name, String qName) throws SAXException {
        switch (name) {
            case "v", "t" -> inValue = false;
            case "rPh" -> phonetic = false;
            case "c" -> cell();
            case "row" -> row();
            default -> {}
        }
    }

    private void cell() {
        if (rows == null) {
            while (headerCells.size() < column) {
                headerCells.add("");
            }
            headerCells.add(text());
            return;
        }
        if (formula) {
            if (value.isEmpty() && !type.equals("str")) {
                rows.cell(column, "", Flaw.of("formula-empty"));
                return;
            }
            formulas++;
            firstFormula = formulas == 1 ? line : firstFormula;
        }
        if (value.isEmpty()) {
            return;
        }
        if (type.equals("e")) {
            rows.cell(column, value.toString(), Flaw.of("cell-error"));
            return;
        }
        Column meant = rows.column(column);
        if (type.equals("n") && meant != null) {
            switch (SheetNumber.text(meant, value.toString(), isDated(), since1904)) {
                case Flaw flaw -> rows.cell(column, value.toString(), flaw);
                case String text -> rows.cell(column, text, null);
                default -> throw new IllegalStateException();
            }
        } else {
            rows.cell(column, text(), null);
        }
    }

    private String text() {
        String raw = value.toString();
        return switch (type) {
            case "s" ->
                raw.matches("\\d{1,9}") && Integer.parseInt(raw) < texts.size()
                        ? texts.get(Integer.parseInt(raw))
                        : raw;
            case "n" -> SheetNumber.plain(raw);
            case "d" -> raw.replace('T', ' ').replaceFirst(" 00:00:00(\\.0+)?Z?$", "");
            default -> raw;
        };
    }

    private boolean isDated() {
        if (style >= datedStyles.length) {
            return false;
        }
        Boolean dated = datedStyles[style];
        if (dated == null) {
            var format = styles.getStyleAt(style);
            dated = format != null && DateUtil.isADateFormat(format.getDataFormat(), format.getDataFormatString());
            datedStyles[style] = dated;
        }
        return dated;
    }

    private void row() throws Done {
        if (rows != null) {
            rows.end();
            receiver.at(progress.getAsLong());
        } else if (!headerCells.stream().allMatch(cell -> Blanks.trim(cell).isEmpty())) {
            rows = receiver.header(List.copyOf(headerCells));
            if (rows == null) {
                throw new Done();
            }
        }
    }

    void finish() {
        if (formulas > 0) {
            receiver.remark(firstFormula, "", new Flaw("formula", Map.of("count", "" + formulas)));
        }
    }
}
