/** The desk (线索办理): clues judged, verified, passed on, answered and closed. */
@NullMarked
package anxin.server.clue.desk;

import org.jspecify.annotations.NullMarked;
