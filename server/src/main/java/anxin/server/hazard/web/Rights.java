package anxin.server.hazard.web;

import anxin.server.access.CurrentUser;
import anxin.server.access.Role;
import anxin.server.access.User;
import anxin.server.hazard.life.Problem;
import anxin.server.hazard.life.Problems;
import anxin.server.hazard.life.Unknown;
import anxin.server.http.Refusal;
import org.springframework.stereotype.Component;

/**
 * Who may do what with a problem they see. Whoever has it in their pool works on it; who sees it elsewhere tells what was
 * done; a department's own pool is read only for everybody else, which the database keeps to as well.
 */
@Component
class Rights {

    private final CurrentUser currentUser;
    private final Problems problems;

    Rights(CurrentUser currentUser, Problems problems) {
        this.currentUser = currentUser;
        this.problems = problems;
    }

    Problem seen(long id) {
        return problems.find(id).orElseThrow(() -> Unknown.problem(id));
    }

    /** One that the user may list, hand over, feed back, sign off. */
    Problem worked(long id) {
        return allowed(seen(id), works(currentUser.get(), seen(id)));
    }

    /** One of which the user may tell what was done. */
    Problem told(long id) {
        return allowed(seen(id), tells(currentUser.get(), seen(id)));
    }

    static boolean works(User user, Problem problem) {
        var owner = problem.ownerOrg();
        if (user.role() == Role.LEADER) {
            return false;
        }
        boolean own = owner != null && user.reach().organisations().contains(owner);
        return own || !problem.departmental() && (user.role() == Role.OFFICER || user.role() == Role.ADMIN);
    }

    static boolean tells(User user, Problem problem) {
        return works(user, problem)
                || !problem.departmental()
                        && (user.role() == Role.FIELD || user.role() == Role.SECTOR || user.role() == Role.PARTNER);
    }

    private static Problem allowed(Problem problem, boolean may) {
        if (!may) {
            throw problem.departmental()
                    ? Refusal.conflict(
                            "POOL_OF_ANOTHER",
                            "第 %d 号问题在其他部门的问题库中，您只能查看；需要办理时，请该部门移交。".formatted(problem.id()),
                            "Problem %d is in another department's pool; you can read it only. Ask the department to hand it over."
                                    .formatted(problem.id()))
                    : Refusal.conflict(
                            "PROBLEM_OF_ANOTHER",
                            "第 %d 号问题由牵头部门办理；您可以填写处置进展。".formatted(problem.id()),
                            "Problem %d is worked on by the leading office; you can enter progress."
                                    .formatted(problem.id()));
        }
        return problem;
    }
}
