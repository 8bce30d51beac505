/** Taking clues in (线索接收): numbers and receipts, who answers first, what is stored. */
@NullMarked
package anxin.server.clue.intake;

import org.jspecify.annotations.NullMarked;
