/** The built application from outside: a real browser in front of it, real processes, real files. */
@org.jspecify.annotations.NullMarked
package anxin.e2e;
