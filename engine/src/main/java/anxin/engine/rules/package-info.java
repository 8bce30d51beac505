/** Rules: conditions of packs, compiled against the facts; from facts, a policy and a day to findings with their reasons. */
@org.jspecify.annotations.NullMarked
package anxin.engine.rules;
