package anxin.server.upload;

import java.io.ByteArrayInputStream;

/** Workbooks that are read at once and not kept. */
public final class Workbooks {

    private static final long MOST_UNPACKED = 50L << 20;

    private Workbooks() {}

    /** Whether it is one, without macros, that does not grow beyond measure when it is unpacked. */
    public static boolean isReadable(byte[] bytes) {
        return ContentCheck.isSheet(() -> new ByteArrayInputStream(bytes), MOST_UNPACKED);
    }
}
