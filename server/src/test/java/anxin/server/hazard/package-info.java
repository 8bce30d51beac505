/** The pool of hazards and problems, from the first signal to the sign-off. */
package anxin.server.hazard;
