package anxin.server.dispatch;

import anxin.server.words.Words;

/** Why somebody has a task (交办依据). */
public enum Ground {
    FIRST_CONTACT("首问责任", "First contact"),
    CO_MANAGER("治欠协管员", "Co-manager"),
    TERRITORY("属地责任", "Territory"),
    SECTOR("属事（行业）责任", "Sector"),
    HELPER("协助办理", "Helper"),
    SUPERVISION("督办", "Supervision");

    private final Words words;

    Ground(String zh, String en) {
        this.words = new Words(zh, en);
    }

    public Words words() {
        return words;
    }
}
