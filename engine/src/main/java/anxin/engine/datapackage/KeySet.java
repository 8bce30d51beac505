package anxin.engine.datapackage;

import java.util.Arrays;
import java.util.Objects;

/**
 * The keys of a sheet, each as 128 bits, and which of them the CSV file beside it holds too. A sheet has at most a
 * million rows, so this stays small whatever the size of the CSV file.
 */
final class KeySet {

    private long[] high = new long[1 << 10];
    private long[] low = new long[1 << 10];
    private boolean[] marked = new boolean[1 << 10];
    private int size;

    void add(Row row) {
        if (size * 2 > high.length) {
            grow();
        }
        int slot = slot(high(row), low(row));
        if (high[slot] == 0) {
            high[slot] = high(row);
            low[slot] = low(row);
            size++;
        }
    }

    /** The CSV file holds this key. */
    void mark(Row row) {
        int slot = slot(high(row), low(row));
        marked[slot] |= high[slot] != 0;
    }

    boolean isMarked(Row row) {
        return marked[slot(high(row), low(row))];
    }

    private int slot(long h, long l) {
        int mask = high.length - 1;
        int slot = (int) (h ^ h >>> 32) & mask;
        while (high[slot] != 0 && (high[slot] != h || low[slot] != l)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldHigh = high;
        long[] oldLow = low;
        high = new long[oldHigh.length * 2];
        low = new long[oldHigh.length * 2];
        marked = Arrays.copyOf(marked, high.length);
        for (int i = 0; i < oldHigh.length; i++) {
            if (oldHigh[i] != 0) {
                int slot = slot(oldHigh[i], oldLow[i]);
                high[slot] = oldHigh[i];
                low[slot] = oldLow[i];
            }
        }
    }

    private static long high(Row row) {
        return hash(row, 0x9E37_79B9_7F4A_7C15L) | 1;
    }

    private static long low(Row row) {
        return hash(row, 0xC2B2_AE3D_27D4_EB4FL);
    }

    private static long hash(Row row, long seed) {
        long hash = seed;
        var columns = row.kind().columns();
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).key()) {
                String text = Objects.toString(row.values()[i]);
                for (int c = 0; c < text.length(); c++) {
                    hash = mix(hash ^ text.charAt(c), seed);
                }
                hash = mix(hash ^ 0x1_0000, seed);
            }
        }
        return hash;
    }

    private static long mix(long value, long seed) {
        long mixed = (value ^ value >>> 32) * seed;
        return mixed ^ mixed >>> 29;
    }
}
