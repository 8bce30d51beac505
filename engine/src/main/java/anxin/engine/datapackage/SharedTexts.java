package anxin.engine.datapackage;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The texts that the cells of a sheet share, kept as bytes in pages: a million cells may have millions of them. */
final class SharedTexts {

    private static final int PAGE = 1 << 20;

    private final List<byte[]> pages = new ArrayList<>();
    private long[] ends = new long[1024];
    private int size;

    void add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        long start = size == 0 ? 0 : ends[size - 1];
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, size * 2);
        }
        ends[size++] = start + bytes.length;
        for (int done = 0; done < bytes.length; ) {
            int page = (int) ((start + done) / PAGE);
            int offset = (int) ((start + done) % PAGE);
            if (page == pages.size()) {
                pages.add(new byte[PAGE]);
            }
            int part = Math.min(bytes.length - done, PAGE - offset);
            System.arraycopy(bytes, done, pages.get(page), offset, part);
            done += part;
        }
    }

    int size() {
        return size;
    }

    long bytes() {
        return size == 0 ? 0 : ends[size - 1];
    }

    String get(int index) {
        long start = index == 0 ? 0 : ends[index - 1];
        byte[] bytes = new byte[(int) (ends[index] - start)];
        for (int done = 0; done < bytes.length; ) {
            int offset = (int) ((start + done) % PAGE);
            int part = Math.min(bytes.length - done, PAGE - offset);
            System.arraycopy(pages.get((int) ((start + done) / PAGE)), offset, bytes, done, part);
            done += part;
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
