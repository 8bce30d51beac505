/** Which clues are about the same matter (重复线索比对): found by keyed indexes, shown with reasons, merged by people, and back. */
@NullMarked
package anxin.server.clue.duplicates;

import org.jspecify.annotations.NullMarked;
