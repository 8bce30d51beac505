/** What letters say (文本识读): read by the engine, confirmed or corrected by people, both kept. */
@NullMarked
package anxin.server.clue.reading;

import org.jspecify.annotations.NullMarked;
