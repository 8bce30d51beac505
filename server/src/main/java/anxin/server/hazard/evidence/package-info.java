/** What the evidence log (存证日志) keeps of problems: every step. */
@NullMarked
package anxin.server.hazard.evidence;

import org.jspecify.annotations.NullMarked;
