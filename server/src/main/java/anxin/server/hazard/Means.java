package anxin.server.hazard;

import anxin.server.words.Words;

/** How a problem was found (排查方式). */
public enum Means {
    ONLINE("线上排查", "Online"),
    ON_SITE("线下排查", "On site"),
    COMPLAINT("投诉举报查处", "Complaint investigation");

    private final Words words;

    Means(String zh, String en) {
        this.words = new Words(zh, en);
    }

    public Words words() {
        return words;
    }
}
