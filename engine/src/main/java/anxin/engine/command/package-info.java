/** What the command {@code policy} does: checks the packs, explains them in words, and runs their worked cases. */
@org.jspecify.annotations.NullMarked
package anxin.engine.command;
