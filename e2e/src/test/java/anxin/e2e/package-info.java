/** The built application as its users meet it: whole processes started by the launcher, and a real browser. */
package anxin.e2e;
