package anxin.server.dispatch;

/** RUNNING 计时中, SUSPENDED 已中止, STOPPED 已终止. */
public enum ClockState {
    RUNNING,
    SUSPENDED,
    STOPPED
}
