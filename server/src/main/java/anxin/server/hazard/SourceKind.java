package anxin.server.hazard;

import anxin.server.words.Words;

/** Where a problem can be known from (来源). */
public enum SourceKind {
    WARNING(Means.ONLINE, "系统预警", "Warning"),
    NATIONAL_PLATFORM(Means.ONLINE, "全国根治欠薪线索反映平台", "National clue platform"),
    PROVINCIAL_PLATFORM(Means.ONLINE, "省级监控预警平台", "Provincial monitoring platform"),
    LOCAL_PLATFORM(Means.ONLINE, "本地根治欠薪平台", "Local platform"),
    SMART_SITE(Means.ONLINE, "智慧工地", "Smart site"),
    OPINION(Means.ONLINE, "网络舆情", "Public opinion"),
    VISIT(Means.ON_SITE, "现场排查", "Visit on site"),
    DEPARTMENT(Means.ON_SITE, "部门排查移交", "Screening by a department"),
    CLUE(Means.COMPLAINT, "欠薪线索", "Clue"),
    PETITION(Means.COMPLAINT, "信访", "Petition"),
    POLICE_ALERT(Means.COMPLAINT, "警情", "Police alert");

    private final Means means;
    private final Words words;

    SourceKind(Means means, String zh, String en) {
        this.means = means;
        this.words = new Words(zh, en);
    }

    /** How such a source finds things, unless something else is said of one. */
    public Means means() {
        return means;
    }

    public Words words() {
        return words;
    }
}
