package anxin.engine.calendar;

import java.time.ZoneId;

/** The one time zone of every day and hour (北京时间). */
public final class BeijingTime {

    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private BeijingTime() {}
}
