package anxin.simulator;

/** The level of a finding (红黄蓝), lowest first. */
enum Level {
    BLUE,
    YELLOW,
    RED
}
