package anxin.server.dispatch;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which tasks are asked for; what is empty asks for all.
 *
 * @param organisation 0 for all
 * @param due LATE, TODAY or WEEK
 * @param holder only what this person or these organisations have
 */
record TaskFilter(
        int areaFrom,
        int areaTo,
        List<TaskState> states,
        int organisation,
        @Nullable String due,
        @Nullable String text,
        boolean orphaned,
        boolean supervised,
        @Nullable Holder holder) {

    /**
     * Whose they are, or who waits for them.
     *
     * @param office the county whose refused tasks of the application come to who is asking; -1 for none
     */
    record Holder(long user, List<Integer> organisations, int office) {}

    static TaskFilter of(Holder holder) {
        return new TaskFilter(
                0,
                999_999_999,
                List.of(TaskState.OFFERED, TaskState.ACCEPTED, TaskState.RETURNED, TaskState.REFUSED),
                0,
                null,
                null,
                false,
                false,
                holder);
    }
}
