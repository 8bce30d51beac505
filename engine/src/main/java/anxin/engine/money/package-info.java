/** Money (金额): whole fen, read and written without ever passing through a floating-point number. */
@org.jspecify.annotations.NullMarked
package anxin.engine.money;
