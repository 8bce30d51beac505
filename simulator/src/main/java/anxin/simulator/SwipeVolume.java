package anxin.simulator;

/** How much attendance (考勤) is written; the volume of a city is nearly all swipes. */
public enum SwipeVolume {
    /** In and out on every attended day, night shifts and forgotten swipes included. */
    FULL,
    /** One swipe in on every attended day. */
    LIGHT,
    /** One swipe in on a few days of each month; wages still follow the days worked. */
    SPARSE
}
