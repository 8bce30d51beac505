package anxin.server.warning.life;

import anxin.engine.policy.Policy;
import anxin.engine.rules.Finding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What judging for today found on one project; a project without a subject has been withdrawn.
 *
 * @param policy what held for it
 * @param workers engagements current today
 */
public record Judged(
        int projectId, @Nullable Subject subject, @Nullable Policy policy, List<Finding> findings, int workers) {

    public static Judged withdrawn(int projectId) {
        return new Judged(projectId, null, null, List.of(), 0);
    }
}
