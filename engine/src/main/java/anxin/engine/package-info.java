/** The engine: pure functions from rows to findings; it knows no framework, no clock, no database and no place. */
@org.jspecify.annotations.NullMarked
package anxin.engine;
