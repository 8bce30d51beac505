/** Where clues heap up (热点问题), and how clues come and are settled, month by month. */
@NullMarked
package anxin.server.clue.hotspot;

import org.jspecify.annotations.NullMarked;
