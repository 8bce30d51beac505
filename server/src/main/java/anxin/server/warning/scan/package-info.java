/** Reading projects in ranges, judging them on all cores, and moving warnings by what was found (日扫描). */
@NullMarked
package anxin.server.warning.scan;

import org.jspecify.annotations.NullMarked;
