package anxin.server.database;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Whose rows whoever is working may see and write (数据权限), enforced by PostgreSQL itself: while one is in force, every
 * connection works under a role that owns nothing and whose row policies compare {@code area}, {@code org_id} and the
 * project of each row with it. Where none is in force, the application works for itself: imports, the daily scan,
 * migrations.
 *
 * @param areaFrom lowest nine-digit area, inclusive
 * @param areaTo highest nine-digit area, inclusive
 * @param organisations only rows these organisations handed in; empty for those of all
 * @param projects only rows of these projects
 * @param asking who is asking, for rows that are given to somebody, such as tasks
 */
public record RowScope(int areaFrom, int areaTo, List<Integer> organisations, Projects projects, Asking asking) {

    /** No row at all: somebody who has not signed in. */
    public static final RowScope NOTHING = new RowScope(1, 0);

    // Told from every other by being this one.
    private static final RowScope APPLICATION = new RowScope(1, 0);

    private static final ScopedValue<RowScope> IN_FORCE = ScopedValue.newInstance();

    public RowScope {
        organisations = List.copyOf(organisations);
    }

    /** All rows of these areas. */
    public RowScope(int areaFrom, int areaTo) {
        this(areaFrom, areaTo, List.of(), Projects.ALL);
    }

    /** Of nobody in particular. */
    public RowScope(int areaFrom, int areaTo, List<Integer> organisations, Projects projects) {
        this(areaFrom, areaTo, organisations, projects, Asking.NOBODY);
    }

    /**
     * Who is asking.
     *
     * @param user 0 for nobody
     * @param organisations the organisation of their post and those below it
     */
    public record Asking(long user, List<Integer> organisations) {

        public static final Asking NOBODY = new Asking(0, List.of());

        public Asking {
            organisations = List.copyOf(organisations);
        }
    }

    /** How the projects are chosen that a scope is of. */
    public enum By {
        ALL,
        /** The category (项目分类) is one of the keys: own sector. */
        CATEGORY,
        /** The owner or the supervision engineer has one of these credit codes. */
        COMPANY,
        /** The project has one of these codes. */
        CODE,
        /** A special account is kept at one of these banks; of the funds only those accounts, and no warnings. */
        BANK
    }

    /** The projects a scope is of; without keys there are none, unless it is of all. */
    public record Projects(By by, List<String> keys) {

        public static final Projects ALL = new Projects(By.ALL, List.of());
        public static final Projects NONE = new Projects(By.CODE, List.of());

        public Projects {
            keys = List.copyOf(keys);
        }
    }

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
