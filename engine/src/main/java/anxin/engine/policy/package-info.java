/** Policy packs (政策包): what each jurisdiction lays down, as dated data with its source, checked as a whole when it is loaded. */
@org.jspecify.annotations.NullMarked
package anxin.engine.policy;
