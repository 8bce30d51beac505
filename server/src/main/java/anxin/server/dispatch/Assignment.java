package anxin.server.dispatch;

import org.jspecify.annotations.Nullable;

/**
 * Who is to do something about a subject.
 *
 * @param organisation 0 where only a person has it
 * @param user 0 where the organisation decides who
 * @param binding the subject cannot finish before it is done
 * @param asks what is to be done
 * @param limit null for that of the pack for this ground, if it has one
 */
public record Assignment(
        Ground ground,
        int organisation,
        long user,
        boolean binding,
        String asks,
        @Nullable Limit limit) {}
