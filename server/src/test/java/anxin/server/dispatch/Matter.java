package anxin.server.dispatch;

import anxin.engine.policy.TimeLimit;
import anxin.engine.policy.Unit;
import anxin.server.jurisdiction.Organisation.Particulars;
import anxin.server.jurisdiction.OrganisationKind;
import anxin.server.jurisdiction.Organisations;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Matters, offices and limits that tests hand out. */
final class Matter {

    static final int DONGYANG = 330783000;
    static final int WANZHOU = 500101000;

    private static final AtomicInteger COUNT = new AtomicInteger(1000);

    private Matter() {}

    static Subject problem() {
        return new Subject("problem", COUNT.incrementAndGet());
    }

    static About in(int area) {
        return new About("某工地拖欠工资", area, 0, null);
    }

    static Assignment to(int organisation) {
        return new Assignment(Ground.TERRITORY, organisation, 0, true, "核实并督促清偿", null);
    }

    static Limit days(int number) {
        return new Limit("test.limit", new TimeLimit(number, Unit.DAYS), "测试用时限");
    }

    static Limit workingDays(int number) {
        return new Limit("test.limit", new TimeLimit(number, Unit.WORKDAYS), "测试用时限");
    }

    static int office(Organisations organisations, OrganisationKind kind, int area) {
        return organisations
                .add(new Particulars(
                        kind.words().zh() + COUNT.incrementAndGet(), kind, area, 0, null, null, List.of(), List.of()))
                .orElseThrow();
    }
}
