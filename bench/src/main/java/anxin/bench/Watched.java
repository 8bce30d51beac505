package anxin.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A process under watch: how long it takes, and the most memory it holds. */
final class Watched implements AutoCloseable {

    private static final int GLANCE_MILLIS = 40;

    private final Process process;
    private final Path said;
    private final long begun = System.nanoTime();
    private Duration cpu = Duration.ZERO;
    private long peakBytes;

    private Watched(Process process, Path said) {
        this.process = process;
        this.said = said;
    }

    static Watched start(ProcessBuilder builder, Path said) {
        try {
            Files.createDirectories(said.getParent());
            builder.redirectErrorStream(true).redirectOutput(said.toFile());
            var process = builder.start();
            // Nothing we started outlives us.
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
            return new Watched(process, said);
        } catch (IOException e) {
            throw new Failed(
                    "无法启动 %s：%s".formatted(builder.command(), e.getMessage()),
                    "%s cannot be started".formatted(builder.command().getFirst()),
                    e);
        }
    }

    Measured untilOver() {
        try {
            while (!process.waitFor(GLANCE_MILLIS, TimeUnit.MILLISECONDS)) {
                glance();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failed("被中断。", "was interrupted.", e);
        }
        return new Measured(sinceStart(), cpu, peakBytes, process.exitValue(), said());
    }

    Duration sinceStart() {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    boolean alive() {
        return process.isAlive();
    }

    long peakBytes() {
        glance();
        return peakBytes;
    }

    String said() {
        try {
            return Files.readString(said);
        } catch (IOException e) {
            return "";
        }
    }

    private void glance() {
        cpu = process.info().totalCpuDuration().orElse(cpu);
        try {
            for (var line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
                if (line.startsWith("VmHWM:")) {
                    peakBytes = Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024;
                }
            }
        } catch (IOException e) {
            // It has just ended, or this system has no /proc.
        }
    }

    /** Asks it to stop in order, and waits. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(90, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
