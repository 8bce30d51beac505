package anxin.server.hazard.life;

import anxin.server.http.Refusal;

/** What is answered where there is no such problem, or it is not for the one who asks. */
public final class Unknown {

    private Unknown() {}

    public static Refusal problem(long id) {
        return Refusal.notFound(
                "PROBLEM_UNKNOWN",
                "没有找到第 %d 号隐患问题，或它不在您的范围内；请从列表重新打开。".formatted(id),
                "There is no problem %d, or it is not within your scope; open it again from the list.".formatted(id));
    }
}
