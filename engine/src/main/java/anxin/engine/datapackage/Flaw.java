package anxin.engine.datapackage;

import java.util.Map;

/** What is wrong with a cell, in place of its value. */
record Flaw(String code, Map<String, String> args) {

    static Flaw of(String code) {
        return new Flaw(code, Map.of());
    }

    /** With what the cell should most likely say. */
    static Flaw instead(String code, String instead) {
        return instead.isEmpty() ? of(code) : new Flaw(code, Map.of("instead", instead));
    }
}
