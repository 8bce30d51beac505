package anxin.server.dispatch;

import anxin.server.words.Words;

/** What happened to a task (流转环节). */
enum StepKind {
    OPENED("交办", "Handed out"),
    ACCEPTED("签收", "Accepted"),
    REFUSED("退回派单人", "Refused"),
    REROUTED("改派", "Re-routed"),
    DONE("办结反馈", "Done"),
    RETURNED("退回重办", "Returned for redo"),
    HANDED_OVER("转交", "Handed over"),
    HELPER_ADDED("增加协办", "Helper added"),
    SPLIT("分解下派", "Passed down in parts"),
    URGED("催办", "Urged"),
    SUPERVISED("督办", "Put under supervision"),
    SUCCEEDED("机构合并，由承继机构办理", "Goes on with the organisation that took over"),
    WITHDRAWN("撤回", "Withdrawn");

    private final Words words;

    StepKind(String zh, String en) {
        this.words = new Words(zh, en);
    }

    Words words() {
        return words;
    }
}
