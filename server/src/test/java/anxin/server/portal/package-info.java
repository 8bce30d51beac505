@NullMarked
package anxin.server.portal;

import org.jspecify.annotations.NullMarked;
