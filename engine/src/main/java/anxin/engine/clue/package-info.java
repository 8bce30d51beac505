/** Letters about unpaid wages (欠薪线索): what they say, from which words, and which of them are about the same matter. */
@org.jspecify.annotations.NullMarked
package anxin.engine.clue;
