/** What becomes of a problem, step by step (归集、列单、跟踪、反馈、销号). */
@NullMarked
package anxin.server.hazard.life;

import org.jspecify.annotations.NullMarked;
