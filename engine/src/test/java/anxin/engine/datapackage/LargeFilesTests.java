package anxin.engine.datapackage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files far larger than the memory that reading them may take; this test's own process has one gigabyte. */
class LargeFilesTests {

    private static final int ROWS = 1_000_000;

    @TempDir
    Path folder;

    /** Keeps counts only, and looks now and then at how much memory is in use after a collection. */
    private static final class Counting implements RowHandler {
        long rows;
        long rejected;
        long progressCalls;
        long latestBytes;
        long mostMemory;

        @Override
        public void row(Row row) {
            rows++;
            if (rows % 250_000 == 0) {
                System.gc();
                var runtime = Runtime.getRuntime();
                mostMemory = Math.max(mostMemory, runtime.totalMemory() - runtime.freeMemory());
            }
        }

        @Override
        public void rejected(Rejection rejection) {
            rejected++;
        }

        @Override
        public void remark(Remark remark) {}

        @Override
        public void progress(PackageFile file, long bytesRead, long rowCount) {
            assertThat(bytesRead).isGreaterThanOrEqualTo(latestBytes);
            progressCalls++;
            latestBytes = file.kind() == FileKind.ATTENDANCE ? bytesRead : 0;
        }
    }

    @Test
    void aMillionRowsInAZipStreamThroughASmallPartOfTheirSize() throws IOException, BadPackage {
        Path zip = folder.resolve("data.zip");
        try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.setLevel(1);
            out.putNextEntry(new ZipEntry("projects.csv"));
            out.write(Sample.csv(Sample.row(FileKind.PROJECTS)).getBytes(StandardCharsets.UTF_8));
            out.putNextEntry(new ZipEntry("attendance.csv"));
            var text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
            text.write("projectCode,idCardNumber,time,direction,备注\n");
            String note = ",这一列没有人认识，却占去了这个文件的大部分，好让它比读它的内存大得多。" + "一二三四五六七八九十".repeat(5) + "\n";
            for (int i = 0; i < ROWS; i++) {
                text.write("P1," + Sample.WORKER + ",2026-03-");
                text.write("%02d %02d:%02d:%02d".formatted(1 + i / 86_400, i / 3600 % 24, i / 60 % 60, i % 60));
                text.write(i % 1000 == 999 ? ",03" : ",01");
                text.write(note);
            }
            text.flush();
        }
        var counting = new Counting();

        try (var data = DataPackage.open(zip, Collected.TODAY, Limits.standard())) {
            assertThat(data.files().getLast().bytes()).isGreaterThan(150L << 20);
            data.read(KnownReferences.none(), counting);
        }

        assertThat(counting.rows).isEqualTo(ROWS - ROWS / 1000 + 1);
        assertThat(counting.rejected).isEqualTo(ROWS / 1000);
        assertThat(counting.mostMemory).isLessThan(150L << 20);
        assertThat(counting.progressCalls).isGreaterThan(100);
    }

    @Test
    void aHandlerCancelsTheReadingByThrowing() throws IOException, BadPackage {
        Sample.put(folder, FileKind.PROJECTS, Sample.row(FileKind.PROJECTS));
        var cancelled = new IllegalStateException("cancelled");
        var handler = new RowHandler() {
            @Override
            public void row(Row row) {
                throw cancelled;
            }

            @Override
            public void rejected(Rejection rejection) {}

            @Override
            public void remark(Remark remark) {}
        };

        try (var data = DataPackage.open(folder, Collected.TODAY, Limits.standard())) {
            assertThatThrownBy(() -> data.read(KnownReferences.none(), handler)).isSameAs(cancelled);
        }
    }
}
