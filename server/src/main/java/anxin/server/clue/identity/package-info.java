/** Who reported (举报投诉人身份): masked, in full for a reason, or sealed. */
@NullMarked
package anxin.server.clue.identity;

import org.jspecify.annotations.NullMarked;
