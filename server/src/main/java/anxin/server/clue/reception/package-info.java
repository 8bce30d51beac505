/** Collective reception of complainants (集中接访): planned, held, and what was promised there. */
@NullMarked
package anxin.server.clue.reception;

import org.jspecify.annotations.NullMarked;
