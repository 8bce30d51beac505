package anxin.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import anxin.server.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ServerTest
@ExtendWith(OutputCaptureExtension.class)
class LogLinesTests {

    @Test
    void whatSomebodyTypedCannotForgeALineOfTheLog(CapturedOutput output) {
        LoggerFactory.getLogger(LogLinesTests.class)
                .warn("refused: {}", "wang\r\n2026-11-21T08:00:00.000+08:00  WARN [main] forged : all is well");

        assertThat(output.getAll()).contains("wang ⏎ 2026-11-21T08:00:00");
        assertThat(output.getAll().lines()).noneMatch(line -> line.startsWith("2026-11-21T08:00:00"));
    }
}
