/** What people ask and do over HTTP about problems: the list and its counts, one problem with its time line, lists taken in. */
@NullMarked
package anxin.server.hazard.web;

import org.jspecify.annotations.NullMarked;
