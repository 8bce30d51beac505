/** Made-up cities (模拟城市): realistic data packages with known violations, for demonstrations, tests and benchmarks. */
@NullMarked
package anxin.simulator;

import org.jspecify.annotations.NullMarked;
