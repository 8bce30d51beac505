/** Clues over the workers' pages, as phones send them. */
package anxin.server.clue;
