package anxin.server.warning.scan;

import java.time.ZoneId;

/** The one time zone of everything that is judged (北京时间). */
final class BeijingTime {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private BeijingTime() {}
}
