package anxin.server.clue.intake;

import anxin.engine.calendar.WorkCalendar;
import anxin.engine.policy.Channel;
import anxin.engine.policy.ClueLimit;
import anxin.engine.policy.DatedValue;
import anxin.engine.policy.Policy;
import anxin.engine.policy.TimeLimit;
import anxin.server.jurisdiction.Areas;
import anxin.server.jurisdiction.PacksInForce;
import anxin.server.words.Words;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The channels of an area (线索渠道) and how long there is for a clue (办理时限), by the packs in force. */
@Component("clueLimits")
public class Limits {

    /** The channel of the workers' page. */
    public static final String OWN_PAGE = "own-page";

    private final PacksInForce packs;

    Limits(PacksInForce packs) {
        this.packs = packs;
    }

    public Policy policy(int area) {
        return packs.get().policies().forArea(Areas.text(area));
    }

    public Optional<Channel> channel(int area, String id) {
        return policy(area).channel(id);
    }

    /** What the public knows the own page as, such as 渝薪码. */
    public Words brand(int area) {
        return channel(area, OWN_PAGE)
                .map(channel -> channel.brand() == null ? channel.name() : channel.brand())
                .map(words -> new Words(words.zh(), words.en()))
                .orElse(new Words("欠薪反映", "Report unpaid wages"));
    }

    /** The telephone for complaints, where a pack gives one. */
    public @Nullable String hotline(int area, LocalDate on) {
        return policy(area).inForce("clue.hotline", on).map(DatedValue::text).orElse(null);
    }

    public Optional<ClueLimit> limit(int area, Channel channel, LocalDate on) {
        return policy(area).limit(channel, on);
    }

    /** The last day in time: the first day does not count, a last day that is off moves on (民法典第二百零一条、第二百零三条). */
    public LocalDate due(TimeLimit time, LocalDate from) {
        return due(packs.get().calendar(), time, from);
    }

    private static LocalDate due(WorkCalendar calendar, TimeLimit time, LocalDate from) {
        return switch (time.unit()) {
            case WORKDAYS -> calendar.plusWorkingDays(from, time.number());
            case MONTHS -> calendar.plusMonths(from, time.number());
            default -> calendar.plusDays(from, time.number());
        };
    }

    /** What the reporter is told. */
    public static Words words(@Nullable LocalDate due) {
        return due == null
                ? new Words("当地没有规定办理天数，我们会尽快处理。", "No time limit is set here; we will deal with it as soon as we can.")
                : new Words(
                        "应在%d年%d月%d日前办结。".formatted(due.getYear(), due.getMonthValue(), due.getDayOfMonth()),
                        "It must be dealt with by %s.".formatted(due));
    }
}
