package anxin.server.dispatch;

import anxin.server.words.Words;

/** How far a task is (任务状态). */
public enum TaskState {
    OFFERED("待签收", "To be accepted"),
    ACCEPTED("办理中", "Being worked on"),
    /** Its answer did not do. */
    RETURNED("退回重办", "Returned for redo"),
    /** It waits for whoever dispatched it. */
    REFUSED("已退回，待改派", "Refused, to be re-routed"),
    DONE("已办结", "Done"),
    WITHDRAWN("已撤回", "Withdrawn");

    private final Words words;

    TaskState(String zh, String en) {
        this.words = new Words(zh, en);
    }

    public Words words() {
        return words;
    }

    /** Whether somebody still has to do something. */
    public boolean isOpen() {
        return this != DONE && this != WITHDRAWN;
    }
}
