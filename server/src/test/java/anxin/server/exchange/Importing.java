package anxin.server.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Hands packages in at the front door and waits until they are over. */
final class Importing {

    private final Imports imports;

    Importing(Imports imports) {
        this.imports = imports;
    }

    ImportReport done(Given given) {
        var report = over(given.zipped(), "数据包.zip");
        assertThat(report.state()).as("%s", report.failure()).isEqualTo(ImportState.DONE);
        return report;
    }

    ImportReport dryRun(Given given) {
        return over(submit(given.zipped(), "数据包.zip", true));
    }

    ImportReport over(InputStream in, String name) {
        return over(submit(in, name, false));
    }

    ImportId submit(InputStream in, String name, boolean dryRun) {
        try {
            return imports.submit(in, name, Submitter.OPERATOR, dryRun);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ImportReport over(ImportId id) {
        try {
            return imports.whenOver(id).get(120, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }
}
