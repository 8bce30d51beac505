package anxin.server.clue.reception;

import anxin.server.words.Words;

/** What levels and states of receptions are called. */
final class ReceptionWords {

    private ReceptionWords() {}

    enum Level {
        PROVINCE("省级", "Province"),
        CITY("市级", "City"),
        COUNTY("区县级", "County"),
        TOWN("镇街级", "Town");

        final Words words;

        Level(String zh, String en) {
            this.words = new Words(zh, en);
        }
    }

    enum State {
        PLANNED("待接访", "Planned"),
        HELD("已接访", "Held"),
        CANCELLED("已取消", "Cancelled");

        final Words words;

        State(String zh, String en) {
            this.words = new Words(zh, en);
        }
    }
}
