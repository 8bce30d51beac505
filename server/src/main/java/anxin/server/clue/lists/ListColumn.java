package anxin.server.clue.lists;

import anxin.server.words.Words;
import java.util.Arrays;
import java.util.Optional;

/** The columns of a list of clues (线索导入清单), known by Chinese heading, English heading or name. */
enum ListColumn {
    FOREIGN_NUMBER("外部编号", "Number there", "GP2026030001", true),
    REPORTED_AT("反映时间", "Reported at", "2026-03-02 09:30", false),
    AREA("区划代码", "Area code", "500101", true),
    PROJECT("项目编码", "Project code", "", false),
    PLACE("地点", "Place", "某某路安置房工地", false),
    DEBTOR("欠薪主体", "Debtor", "某某建筑劳务有限公司", false),
    SINCE("拖欠起始月", "Owed since", "2025-10", false),
    UNTIL("拖欠截止月", "Owed until", "2026-01", false),
    PEOPLE("涉及人数", "People", "12", false),
    AMOUNT("欠薪金额（元）", "Amount (yuan)", "156000.00", false),
    TRADE("工种", "Trade", "钢筋工", false),
    NAME("反映人姓名", "Name", "", false),
    PHONE("联系电话", "Telephone", "", false),
    IDENTITY_NUMBER("证件号码", "Identity number", "", false),
    SEALED("要求保密", "Sealed", "否", false),
    TEXT("反映内容", "What is reported", "去年十月到今年一月的工资没有发。", true),
    STATUS("平台办理状态", "State there", "已下派", false);

    private final Words heading;
    private final String example;
    private final boolean needed;

    ListColumn(String zh, String en, String example, boolean needed) {
        this.heading = new Words(zh, en);
        this.example = example;
        this.needed = needed;
    }

    Words heading() {
        return heading;
    }

    String example() {
        return example;
    }

    boolean needed() {
        return needed;
    }

    static Optional<ListColumn> of(String heading) {
        var asked = heading.strip().replace("*", "").replace('(', '（').replace(')', '）');
        return Arrays.stream(values())
                .filter(column -> asked.equals(column.heading.zh())
                        || heading.strip().equalsIgnoreCase(column.heading.en())
                        || asked.equalsIgnoreCase(column.name()))
                .findFirst();
    }
}
