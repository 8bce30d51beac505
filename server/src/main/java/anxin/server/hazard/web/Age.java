package anxin.server.hazard.web;

import anxin.server.words.Words;
import org.jspecify.annotations.Nullable;

/** For how many days a problem has been in its stage (停留时长); the day it came there is day zero. */
enum Age {
    D3(null, 3, "3 天以内", "up to 3 days"),
    D10(4, 10, "4 至 10 天", "4 to 10 days"),
    D30(11, 30, "11 至 30 天", "11 to 30 days"),
    OLDER(31, null, "30 天以上", "more than 30 days");

    private final @Nullable Integer from;
    private final @Nullable Integer to;
    private final Words words;

    Age(@Nullable Integer from, @Nullable Integer to, String zh, String en) {
        this.from = from;
        this.to = to;
        this.words = new Words(zh, en);
    }

    Words words() {
        return words;
    }

    /** Over {@code p}; {@code :today} is the day asked. */
    String condition() {
        var days = "(:today - (p.stage_since at time zone 'Asia/Shanghai')::date)";
        var from = this.from == null ? "" : days + " >= " + this.from;
        var to = this.to == null ? "" : days + " <= " + this.to;
        return from.isEmpty() || to.isEmpty() ? from + to : from + " and " + to;
    }
}
