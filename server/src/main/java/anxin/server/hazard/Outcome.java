package anxin.server.hazard;

import anxin.server.words.Words;

/** How a problem ended (销号结果). */
public enum Outcome {
    SOLVED("已整改到位", "Put right"),
    UNFOUNDED("经核查不属实", "Found not to be so"),
    TO_CASE("已转立案查处", "Turned into a case"),
    PASSED_ON("已移送有权部门", "Passed on to another authority");

    private final Words words;

    Outcome(String zh, String en) {
        this.words = new Words(zh, en);
    }

    public Words words() {
        return words;
    }
}
