/** What the evidence log (存证日志) keeps of warnings: their steps, acknowledgements and comments. */
@org.jspecify.annotations.NullMarked
package anxin.server.warning.evidence;
