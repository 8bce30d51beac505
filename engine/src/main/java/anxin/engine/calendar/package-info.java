/** Days as the law counts them: working days, periods, pay dates; all from data, never from a clock. */
@org.jspecify.annotations.NullMarked
package anxin.engine.calendar;
