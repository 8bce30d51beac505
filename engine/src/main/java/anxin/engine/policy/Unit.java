package anxin.engine.policy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a number counts (计量单位). */
public enum Unit {
    DAYS("天", "days"),
    WORKDAYS("个工作日", "working days"),
    MONTHS("个月", "months"),
    COUNT("", ""),
    SHARE("", ""),
    YUAN("元", "yuan"),
    WORKERS("人", "workers"),
    PERSONS("人", "persons"),
    ACCOUNTS("个账户", "accounts"),
    TEXT("", ""),
    DATE("", ""),
    FLAG("", "");

    private final Words words;

    Unit(String zh, String en) {
        words = new Words(zh, en);
    }

    public Words words() {
        return words;
    }

    /** Whether values of this unit are numbers. */
    public boolean isNumber() {
        return this != TEXT && this != DATE && this != FLAG;
    }

    /** The unit as packs write it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Unit> of(String text) {
        return Arrays.stream(values()).filter(unit -> unit.text().equals(text)).findFirst();
    }
}
