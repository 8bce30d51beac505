/** How findings become warnings and what becomes of them, day by day (预警的提出、升级、降级、解除). */
@NullMarked
package anxin.server.warning.life;

import org.jspecify.annotations.NullMarked;
