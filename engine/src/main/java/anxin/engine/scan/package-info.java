/** The runner over files: a data package in, findings out, without any database. */
@org.jspecify.annotations.NullMarked
package anxin.engine.scan;
