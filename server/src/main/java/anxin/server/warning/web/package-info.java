/** What officers and leaders ask over HTTP: the cockpit, lists and pages of warnings, rules, packs and scans. */
@NullMarked
package anxin.server.warning.web;

import org.jspecify.annotations.NullMarked;
