package anxin.engine.datapackage;

import java.io.IOException;
import java.io.OutputStream;

/** Empty files to fill in (模板). */
public final class Templates {

    private Templates() {}

    public static void csv(FileKind kind, OutputStream out) throws IOException {
        throw new UnsupportedOperationException();
    }

    public static void xlsx(FileKind kind, OutputStream out) throws IOException {
        throw new UnsupportedOperationException();
    }

    /** All templates, both forms, as one zip. */
    public static void zip(OutputStream out) throws IOException {
        throw new UnsupportedOperationException();
    }
}
