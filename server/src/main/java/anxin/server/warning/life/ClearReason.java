package anxin.server.warning.life;

import anxin.server.words.Words;

/** Why a warning was cleared (预警解除原因). */
public enum ClearReason {
    CONDITION_GONE("预警条件已不成立。", "The condition no longer holds."),
    PROJECT_WITHDRAWN("该项目的数据已被撤回。", "The project was withdrawn."),
    RULE_GONE("该规则或政策包不再适用于此项目。", "The rule or its policy pack no longer applies to this project."),
    MONTH_PASSED(
            "该工资月份已超出回溯范围，不再每日核查；此前的记录仍然保留。",
            "The wage month lies beyond the months looked at and is no longer judged; the record is kept.");

    private final Words words;

    ClearReason(String zh, String en) {
        this.words = new Words(zh, en);
    }

    /** The reason as a sentence. */
    public Words words() {
        return words;
    }
}
