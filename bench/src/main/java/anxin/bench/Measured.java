package anxin.bench;

import java.time.Duration;

/**
 * A process that ran to its end.
 *
 * @param cpu processor time of this process alone, the database's not counted
 * @param peakBytes the most memory it held at any time (VmHWM), 0 where the system does not tell
 * @param said what it wrote
 */
record Measured(Duration wall, Duration cpu, long peakBytes, int exitCode, String said) {

    Measured orRefuse(int... accepted) {
        for (int code : accepted) {
            if (code == exitCode) {
                return this;
            }
        }
        throw new Failed(
                "以退出码 %d 结束：%s".formatted(exitCode, tail()), "ended with exit code %d: %s".formatted(exitCode, tail()));
    }

    private String tail() {
        return said.length() <= 600
                ? said.strip()
                : "… " + said.substring(said.length() - 600).strip();
    }
}
