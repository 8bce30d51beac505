package anxin.server.cli;

import anxin.engine.datapackage.PackageFile;
import anxin.engine.datapackage.Rejection;
import anxin.engine.datapackage.Remark;
import anxin.engine.datapackage.Row;
import anxin.engine.datapackage.RowHandler;
import java.util.Locale;

/** Passes rows on, tells how far the reading is, and says which rows were rejected: the first few in words, then how many. */
final class CountingRejections implements RowHandler {

    private static final int SHOWN = 5;

    private final RowHandler next;
    private final Progress progress = new Progress();
    private long rejected;

    CountingRejections(RowHandler next) {
        this.next = next;
    }

    long rejected() {
        return rejected;
    }

    @Override
    public void row(Row row) {
        next.row(row);
    }

    @Override
    public void rejected(Rejection rejection) {
        if (rejected++ < SHOWN) {
            progress.end();
            Language.say(
                    "  %s 第 %d 行：%s".formatted(rejection.file(), rejection.line(), rejection.sentence(Locale.CHINESE)),
                    "  %s line %d: %s"
                            .formatted(rejection.file(), rejection.line(), rejection.sentence(Locale.ENGLISH)));
        }
        next.rejected(rejection);
    }

    @Override
    public void remark(Remark remark) {
        next.remark(remark);
    }

    @Override
    public void fileStarted(PackageFile file) {
        next.fileStarted(file);
    }

    @Override
    public void progress(PackageFile file, long bytesRead, long lines) {
        progress.show(
                "正在读取 %s：%,d 行".formatted(file.name(), lines), "Reading %s: %,d lines".formatted(file.name(), lines));
        next.progress(file, bytesRead, lines);
    }

    void end() {
        progress.end();
        if (rejected > 0) {
            Language.say(
                    "共 %,d 行没有通过检查，未参与扫描。".formatted(rejected),
                    "%,d rows did not pass the checks and took no part.".formatted(rejected));
        }
    }
}
