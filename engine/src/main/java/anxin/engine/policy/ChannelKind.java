package anxin.engine.policy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What sort of way a clue comes in by (线索渠道类别). */
public enum ChannelKind {
    OWN_PAGE("自有网页", "Own page"),
    NATIONAL_PLATFORM("国家平台", "National platform"),
    LOCAL_PLATFORM("地方平台", "Local platform"),
    HOTLINE("政务热线", "Hotline"),
    PETITION("信访", "Petition"),
    POLICE_ALERT("报警", "Police alert"),
    RECEPTION("集中接访", "Collective reception"),
    WALK_IN("来访窗口", "Walk-in desk"),
    PHONE("电话", "Telephone"),
    OTHER_DEPARTMENT("其他部门", "Other department");

    static final List<String> NAMES =
            Arrays.stream(values()).map(ChannelKind::name).toList();

    private final Words words;

    ChannelKind(String zh, String en) {
        words = new Words(zh, en);
    }

    public Words words() {
        return words;
    }

    static Optional<ChannelKind> of(String text) {
        return Arrays.stream(values()).filter(kind -> kind.name().equals(text)).findFirst();
    }
}
