package anxin.server.database;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Whose rows whoever is working may see and write (数据权限), enforced by PostgreSQL itself: while one is in force, every
 * connection works under a role that owns nothing and whose row policies compare {@code area} and {@code org_id} with it.
 * Where none is in force, the application works for itself: imports, the daily scan, migrations.
 *
 * @param areaFrom lowest nine-digit area, inclusive
 * @param areaTo highest nine-digit area, inclusive
 * @param organisation only rows this organisation handed in; 0 for those of all
 */
public record RowScope(int areaFrom, int areaTo, int organisation) {

    /** No row at all: somebody who has not signed in. */
    public static final RowScope NOTHING = new RowScope(1, 0, 0);

    // Told from every other by being this one.
    private static final RowScope APPLICATION = new RowScope(1, 0, 0);

    private static final ScopedValue<RowScope> IN_FORCE = ScopedValue.newInstance();

    /** The scope in force for this thread, if any. */
    static Optional<RowScope> inForce() {
        return IN_FORCE.isBound() && IN_FORCE.get() != APPLICATION ? Optional.of(IN_FORCE.get()) : Optional.empty();
    }

    /**
     * Asks as the application itself, outside of any transaction: for the little that the role of requests may never read,
     * such as cards, once it is certain by other means that the one who asks may see it.
     */
    public static <T> T asApplication(Supplier<T> question) {
        return ScopedValue.where(IN_FORCE, APPLICATION).call(question::get);
    }

    /** Runs with this scope in force. */
    public <T> T call(Callable<T> work) throws Exception {
        return ScopedValue.where(IN_FORCE, this).call(work::call);
    }

    /** The same work for another thread, under the scope in force here and now. */
    public static Runnable carriedBy(Runnable work) {
        return inForce()
                .<Runnable>map(scope -> () -> ScopedValue.where(IN_FORCE, scope).run(work))
                .orElse(work);
    }

    /** The same function for other threads, under the scope in force here and now. */
    public static <A, B> Function<A, B> carriedBy(Function<A, B> function) {
        return inForce()
                .<Function<A, B>>map(
                        scope -> argument -> ScopedValue.where(IN_FORCE, scope).call(() -> function.apply(argument)))
                .orElse(function);
    }
}
