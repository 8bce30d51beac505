/** Facts: small pure functions of one project's rows, a policy and a day; policy packs only compare them. */
@org.jspecify.annotations.NullMarked
package anxin.engine.facts;
