package anxin.server.exchange;

import org.jspecify.annotations.Nullable;

/**
 * Ids of persons by identity number, as two arrays of numbers: millions of them fit where a map of texts would not. The
 * check character follows from the 17 digits before it, so these are the key.
 */
final class PersonIds {

    private static final int MOST = 2_000_000;

    private long[] keys = new long[1 << 12];
    private long[] ids = new long[1 << 12];
    private int size;

    @Nullable
    Long get(String identityNumber) {
        long key = key(identityNumber);
        for (int slot = slot(key); keys[slot] != 0; slot = slot + 1 & keys.length - 1) {
            if (keys[slot] == key) {
                return ids[slot];
            }
        }
        return null;
    }

    void put(String identityNumber, long id) {
        if (size * 2 >= keys.length) {
            grow();
        }
        put(key(identityNumber), id);
    }

    private void put(long key, long id) {
        int slot = slot(key);
        while (keys[slot] != 0 && keys[slot] != key) {
            slot = slot + 1 & keys.length - 1;
        }
        if (keys[slot] == 0) {
            size++;
        }
        keys[slot] = key;
        ids[slot] = id;
    }

    private void grow() {
        var oldKeys = keys;
        var oldIds = ids;
        keys = new long[oldKeys.length * 2];
        ids = new long[keys.length];
        size = 0;
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                put(oldKeys[i], oldIds[i]);
            }
        }
    }

    /** Beyond its bound it forgets, and the database is asked again. */
    void forgetIfFull() {
        if (size > MOST) {
            keys = new long[1 << 12];
            ids = new long[1 << 12];
            size = 0;
        }
    }

    private int slot(long key) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 32) & keys.length - 1;
    }

    private static long key(String identityNumber) {
        return Long.parseLong(identityNumber, 0, 17, 10);
    }
}
