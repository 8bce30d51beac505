package anxin.simulator;

import anxin.engine.rules.Level;
import java.util.Comparator;

/** One finding that a scan must print, in the columns it prints them. */
record TruthLine(String projectCode, String rule, String month, Level level, String value) {

    /** Project code and rule by code point, month ascending, none first. */
    static final Comparator<TruthLine> ORDER = Comparator.comparing(TruthLine::projectCode)
            .thenComparing(TruthLine::rule)
            .thenComparing(TruthLine::month);
}
