package anxin.server.warning;

import static org.assertj.core.api.Assertions.assertThat;

import anxin.server.exchange.ImportState;
import anxin.server.exchange.Imports;
import anxin.server.exchange.Submitter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.event.EventListener;

/** Hands packages in and waits until their projects have been judged. */
@TestComponent
public class Handing {

    private final Imports imports;
    private final BlockingQueue<WarningsChanged> changes = new LinkedBlockingQueue<>();

    Handing(Imports imports) {
        this.imports = imports;
    }

    @EventListener
    void on(WarningsChanged event) {
        changes.add(event);
    }

    /** Imports a folder or file and answers what the judging after it changed. */
    public WarningsChanged in(Path source) {
        try {
            var id = imports.submit(source, Submitter.OPERATOR, false);
            var report = imports.whenOver(id).get(120, TimeUnit.SECONDS);
            assertThat(report.state()).as("%s", report.failure()).isEqualTo(ImportState.DONE);
            assertThat(report.rejected()).as("rejected rows").isZero();
            while (true) {
                var change = changes.poll(30, TimeUnit.SECONDS);
                assertThat(change).as("judged after import %s", id).isNotNull();
                if (Objects.equals(change.importId(), id.value())) {
                    return change;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }
}
