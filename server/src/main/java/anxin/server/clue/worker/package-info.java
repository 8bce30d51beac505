/** What workers reach without signing in (农民工网页接口). */
@NullMarked
package anxin.server.clue.worker;

import org.jspecify.annotations.NullMarked;
