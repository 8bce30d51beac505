package anxin.engine.datapackage;

import org.jspecify.annotations.Nullable;

/** Remembers the latest cells of one column: most cells repeat, and need be read and checked only once. */
final class CellCache {

    record Cell(String text, Object value) {

        boolean is(char[] chars, int from, int length) {
            if (text.length() != length) {
                return false;
            }
            for (int i = 0; i < length; i++) {
                if (text.charAt(i) != chars[from + i]) {
                    return false;
                }
            }
            return true;
        }
    }

    private final Column column;
    private final CellParser parser;
    private final @Nullable Cell[] cells;

    private CellCache(Column column, CellParser parser, int size) {
        this.column = column;
        this.parser = parser;
        this.cells = new Cell[size];
    }

    /** A cache, or null for a column whose cells hardly ever repeat. */
    static @Nullable CellCache of(Column column, CellParser parser) {
        return switch (column.type()) {
            case IDENTITY_NUMBER, CARD, ACCOUNT -> new CellCache(column, parser, 1 << 14);
            case CREDIT_CODE, AREA_CODE, DATE, MONTH -> new CellCache(column, parser, 1 << 10);
            case FLAG, DICTIONARY, DICTIONARY_SET, INTEGER -> new CellCache(column, parser, 1 << 6);
            case CODE -> column.name().equals("projectCode") ? new CellCache(column, parser, 1 << 10) : null;
            case TEXT, TIME, DATE_OR_TIME, YUAN, POSITIVE_YUAN, SIGNED_YUAN, DEGREES -> null;
        };
    }

    Cell cell(char[] chars, int from, int length) {
        int hash = 0;
        for (int i = from; i < from + length; i++) {
            hash = hash * 31 + chars[i];
        }
        int slot = (hash ^ hash >>> 15) & (cells.length - 1);
        Cell cell = cells[slot];
        if (cell == null || !cell.is(chars, from, length)) {
            String text = new String(chars, from, length);
            cell = new Cell(text, parser.parse(column, text));
            cells[slot] = cell;
        }
        return cell;
    }
}
