package anxin.engine.datapackage;

import anxin.engine.rows.ProjectRows;
import java.util.stream.Stream;

/** Collects a whole package in memory, as its rows finally stand. */
public final class PackageRows implements RowHandler {

    @Override
    public void row(Row row) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void rejected(Rejection rejection) {}

    @Override
    public void remark(Remark remark) {}

    /** The projects that are not withdrawn, by project code (code point order). */
    public Stream<ProjectRows> projects() {
        throw new UnsupportedOperationException();
    }
}
