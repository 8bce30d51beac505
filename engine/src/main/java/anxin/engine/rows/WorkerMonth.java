package anxin.engine.rows;

/**
 * The days a person attended (出勤) on the project in one month.
 *
 * @param month see {@link Months}
 * @param days bit d − 1 is set when the person attended on day d
 */
public record WorkerMonth(long person, int month, int days) {}
