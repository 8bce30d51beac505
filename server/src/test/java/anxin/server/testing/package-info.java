/** What tests of the server share: one real PostgreSQL, and the application over a database of its own. */
package anxin.server.testing;
