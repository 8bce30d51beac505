/** Tests of what people are told: over a real mail server and a real HTTP server. */
package anxin.server.notice;
