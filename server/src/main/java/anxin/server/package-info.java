/** The application of Anxin (安薪): one module per package below. */
@NullMarked
package anxin.server;

import org.jspecify.annotations.NullMarked;
