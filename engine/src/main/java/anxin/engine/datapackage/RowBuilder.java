package anxin.engine.datapackage;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Gathers the cells of one line after the other, reads each, and hands on the line. */
final class RowBuilder {

    private static final int LONGEST_SHOWN = 200;
    private static final Object EMPTY = new Object();

    private final FileKind kind;
    private final String file;
    private final Header header;
    private final CellParser parser;
    private final Consumer<CheckedLine> lines;
    private final Column[] columns;
    private final @Nullable CellCache[] caches;

    private final @Nullable Object[] values;
    private final @Nullable String[] texts;
    private String deleted = "";
    private String extra = "";
    private boolean blank = true;
    private long line;

    RowBuilder(FileKind kind, String file, Header header, CellParser parser, Consumer<CheckedLine> lines) {
        this.kind = kind;
        this.file = file;
        this.header = header;
        this.parser = parser;
        this.lines = lines;
        this.columns = kind.columns().toArray(Column[]::new);
        this.values = new Object[columns.length];
        this.texts = new String[columns.length];
        this.caches = new CellCache[columns.length];
        for (int i = 0; i < columns.length; i++) {
            caches[i] = CellCache.of(columns[i], parser);
        }
    }

    /** The column a cell of the line belongs to, if it is one with checks of its own. */
    @Nullable
    Column column(int field) {
        int at = field < header.columns().length ? header.columns()[field] : Header.IGNORED;
        return at < 0 ? null : columns[at];
    }

    void begin(long line) {
        this.line = line;
        Arrays.fill(values, EMPTY);
        Arrays.fill(texts, "");
        deleted = "";
        extra = "";
        blank = true;
    }

    void cell(int field, char[] chars, int from, int length) {
        int to = from + length;
        while (from < to && Blanks.is(chars[from])) {
            from++;
        }
        while (to > from && Blanks.is(chars[to - 1])) {
            to--;
        }
        if (from == to) {
            return;
        }
        blank = false;
        int at = field < header.columns().length ? header.columns()[field] : Header.IGNORED;
        CellCache cache = at >= 0 ? caches[at] : null;
        if (cache == null) {
            filled(field, at, new String(chars, from, to - from), null);
        } else {
            CellCache.Cell cell = cache.cell(chars, from, to - from);
            texts[at] = cell.text();
            values[at] = cell.value();
        }
    }

    /** @param flaw what is wrong with the cell already, whatever it should hold */
    void cell(int field, String raw, @Nullable Flaw flaw) {
        String text = Blanks.trim(raw);
        if (text.isEmpty() && flaw == null) {
            return;
        }
        blank = false;
        filled(field, field < header.columns().length ? header.columns()[field] : Header.IGNORED, text, flaw);
    }

    private void filled(int field, int at, String text, @Nullable Flaw flaw) {
        if (at >= 0) {
            texts[at] = text;
            values[at] = flaw == null ? parser.parse(columns[at], text) : flaw;
        } else if (at == Header.DELETED) {
            deleted = text;
        } else if (field >= header.columns().length && extra.isEmpty()) {
            extra = text;
        }
    }

    void end() {
        if (blank) {
            return;
        }
        boolean withdrawn = deleted.equals("1");
        Rejection rejection = fault(withdrawn);
        var kept = new Object[values.length];
        boolean keyReadable = true;
        for (int i = 0; i < kept.length; i++) {
            boolean readable = values[i] != EMPTY && !(values[i] instanceof Flaw);
            kept[i] = readable && (!withdrawn || columns[i].key()) ? values[i] : null;
            keyReadable &= readable || !columns[i].key();
        }
        lines.accept(new CheckedLine(new Row(kind, file, line, kept, withdrawn), keyReadable, rejection));
    }

    private @Nullable Rejection fault(boolean withdrawn) {
        for (int i = 0; i < columns.length; i++) {
            if (withdrawn && !columns[i].key()) {
                continue;
            }
            if (values[i] instanceof Flaw flaw) {
                return rejection(columns[i].name(), Objects.requireNonNull(texts[i]), flaw);
            }
            if (values[i] == EMPTY && columns[i].required()) {
                return rejection(columns[i].name(), "", Flaw.of("empty"));
            }
        }
        if (!deleted.isEmpty() && !deleted.equals("0") && !withdrawn) {
            return rejection(FileKind.DELETED, deleted, Flaw.of("deleted"));
        }
        if (!extra.isEmpty() && !withdrawn) {
            var args = Map.of("columns", "" + header.columns().length);
            return rejection("", extra, new Flaw("extra-cells", args));
        }
        return null;
    }

    private Rejection rejection(String column, String value, Flaw flaw) {
        return new Rejection(file, kind, line, column, shortened(value), flaw.code(), flaw.args());
    }

    static String shortened(String value) {
        return value.length() <= LONGEST_SHOWN ? value : value.substring(0, LONGEST_SHOWN) + "…";
    }
}
