/** The tamper-evident log (存证日志) as pure functions: Merkle trees, proofs, signed heads and canonical texts. */
@org.jspecify.annotations.NullMarked
package anxin.engine.evidence;
