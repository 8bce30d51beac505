/** One project's current rows, compact: persons and bank numbers are handles, money is fen, days are bits. */
@org.jspecify.annotations.NullMarked
package anxin.engine.rows;
