package anxin.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReportTests {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void aFigureStandsBesideItsReferenceAndItsTarget() {
        var slow = Figure.of("import", "5 rows", SECOND.multipliedBy(4))
                .beside("COPY", SECOND)
                .peak(400L << 20)
                .atMostTimes(3);

        assertThat(slow.cells()).contains("4.0 s", "1.0 s COPY", "4.0 ×", "400 MB", "≤ 3.0 ×", "NO");
        assertThat(slow.atMostTimes(4).holds()).isTrue();
        assertThat(slow.atMost(SECOND).holds()).isFalse();
    }

    @Test
    void aStepThatFailsIsToldAndTheNextRuns() {
        var report = new Report(0.5);

        report.step("first", () -> {
            throw new Failed("磁盘已满。", "The disk is full.");
        });
        report.step("second", () -> report.add(Figure.of("scan", "20 projects", SECOND)));

        assertThat(report.failed()).isTrue();
        assertThat(report.markdown())
                .startsWith("Scale 0.5, ")
                .contains("| scan ", "Not measured: first: 磁盘已满。 The disk is full.");
    }

    @Test
    void nineteenOfTwentyAreNoSlowerThanTheSpreadSays() {
        var spread = Spread.of(IntStream.rangeClosed(1, 20)
                .mapToObj(Duration::ofMillis)
                .toList()
                .reversed());

        assertThat(List.of(spread.median(), spread.p95(), spread.slowest()))
                .containsExactly(Duration.ofMillis(10), Duration.ofMillis(19), Duration.ofMillis(20));
    }
}
