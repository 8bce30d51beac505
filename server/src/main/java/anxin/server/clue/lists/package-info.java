/** Clues of other platforms and desks (渠道数据交换): taken in by hand, by sheet and by API, and answered the same way. */
@NullMarked
package anxin.server.clue.lists;

import org.jspecify.annotations.NullMarked;
