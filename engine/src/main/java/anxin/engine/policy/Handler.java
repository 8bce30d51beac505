package anxin.engine.policy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Who must act on a warning (处置责任方). */
public enum Handler {
    OWNER("建设单位", "owner"),
    GENERAL_CONTRACTOR("施工总承包单位", "general contractor"),
    SUBCONTRACTOR("分包单位", "subcontractor"),
    ACCOUNT_BANK("经办银行", "account bank"),
    SECTOR_AUTHORITY("行业工程建设主管部门", "sector authority"),
    HR_AUTHORITY("人力资源社会保障行政部门", "HR authority"),
    INSPECTION_BODY("劳动保障监察机构", "labour inspection body");

    private final Words words;

    Handler(String zh, String en) {
        words = new Words(zh, en);
    }

    public Words words() {
        return words;
    }

    /** The party as packs write it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Handler> of(String text) {
        return Arrays.stream(values())
                .filter(handler -> handler.text().equals(text))
                .findFirst();
    }
}
