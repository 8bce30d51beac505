package anxin.server.warning.web;

import anxin.server.words.Words;

/** Levels and states for people. */
final class LevelWords {

    private LevelWords() {}

    static Words of(String level) {
        return switch (level) {
            case "RED" -> new Words("红色", "red");
            case "YELLOW" -> new Words("黄色", "yellow");
            default -> new Words("蓝色", "blue");
        };
    }

    static Words state(String state) {
        return state.equals("OPEN") ? new Words("未解除", "open") : new Words("已解除", "cleared");
    }
}
