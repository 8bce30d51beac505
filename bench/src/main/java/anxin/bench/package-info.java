/** Benchmarks: the built application as whole processes, each figure beside what a bare tool needs for the same. */
@NullMarked
package anxin.bench;

import org.jspecify.annotations.NullMarked;
