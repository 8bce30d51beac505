/** Identifiers of persons, companies, bank cards and places, and what makes each of them well formed. */
@org.jspecify.annotations.NullMarked
package anxin.engine.identity;
