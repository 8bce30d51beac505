package anxin.server.clue;

import anxin.server.clue.intake.Intake;
import anxin.server.clue.intake.Mode;
import anxin.server.clue.intake.Report;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Some made-up clues for a demonstration: one matter by three channels, and others that are none of wages. */
@Component
public class MadeUpClues {

    private static final String MATTER = "瑞丰建筑劳务有限公司拖欠我们12个钢筋工工资共15.6万元，从去年九月到现在一直没有发。";

    private final Intake intake;
    private final Clock clock;

    MadeUpClues(Intake intake, Clock clock) {
        this.intake = intake;
        this.clock = clock;
    }

    /** Enters them for a county; again, they are the same ones. */
    public void enter(int county) {
        clue(county, "own-page", null, "我们在南湖安置房工地扎钢筋，" + MATTER, "瑞丰建筑劳务有限公司", 12, 15_600_000L, "赵大山", "13800000001");
        clue(
                county,
                "national-platform",
                "DEMO-GP-1",
                "工友反映：南湖安置房工地，" + MATTER,
                "瑞丰建筑劳务有限公司",
                12,
                15_600_000L,
                "钱二虎",
                "13800000002");
        clue(county, "hotline", "DEMO-RX-1", "来电人称在南湖安置房工地做工，" + MATTER + "现在家里没钱过年。", null, 12, null, null, null);
        clue(
                county,
                "petition",
                "DEMO-XF-1",
                "我是防水分包商，开发商拖欠我工程款三十万元，合同、结算单都有，请求解决。",
                null,
                null,
                30_000_000L,
                "孙三石",
                "13800000003");
        clue(county, "hotline", "DEMO-RX-2", "健身房关门，会员费两千元不退，老板联系不上。", null, null, null, null, null);
        clue(
                county,
                "walk-in",
                "DEMO-CK-1",
                "食堂老板欠我和另外两人三个月工资，一共两万一千元，昨天又有人去堵门。",
                null,
                3,
                2_100_000L,
                "李四妹",
                "13800000004");
    }

    private void clue(
            int county,
            String channel,
            @Nullable String number,
            String text,
            @Nullable String debtor,
            @Nullable Integer people,
            @Nullable Long amountFen,
            @Nullable String name,
            @Nullable String phone) {
        intake.receive(new Report(
                "demo-clue-" + channel + "-" + number,
                channel,
                number,
                clock.instant().minus(1, ChronoUnit.HOURS),
                new Report.Place(county, 0, null, null),
                new Report.Matter(debtor, null, null, people, amountFen, null, text),
                name == null ? Mode.ANONYMOUS : Mode.NAMED,
                List.of(new Report.Person(name, phone, null, null)),
                false,
                null,
                null));
    }
}
