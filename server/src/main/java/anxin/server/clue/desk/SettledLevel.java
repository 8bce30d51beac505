package anxin.server.clue.desk;

import anxin.server.words.Words;

/** Where a matter was settled (化解层级). */
public enum SettledLevel {
    ENTERPRISE("企业、项目", "Enterprise or site"),
    VILLAGE("村（社区）", "Village or community"),
    TOWN("镇（街道）", "Town"),
    COUNTY("区县", "County"),
    CITY("市级及以上", "City or above");

    private final Words words;

    SettledLevel(String zh, String en) {
        this.words = new Words(zh, en);
    }

    public Words words() {
        return words;
    }
}
