package anxin.engine.clue;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A pattern that is tried only where one of its first characters stands; trying it everywhere takes several times as long. */
final class Opening {

    private final Pattern pattern;
    private final BitSet first = new BitSet();

    /**
     * @param starts every character the pattern can begin with
     */
    Opening(Pattern pattern, String starts) {
        this.pattern = pattern;
        starts.chars().forEach(first::set);
    }

    static Opening of(String list) {
        return new Opening(Vocabulary.pattern(list), starts(list));
    }

    /** What the words of some lists begin with. */
    static String starts(String... lists) {
        var starts = new StringBuilder();
        for (var list : lists) {
            Vocabulary.list(list).forEach(word -> starts.append(word.charAt(0)));
        }
        return starts.toString();
    }

    /** From left to right, until so many have been taken. */
    List<MatchResult> find(CharSequence text, int atMost, Predicate<MatchResult> taken) {
        var found = new ArrayList<MatchResult>();
        var matcher = pattern.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
        for (int i = 0; i < text.length() && found.size() < atMost; i++) {
            if (first.get(text.charAt(i)) && matcher.region(i, text.length()).lookingAt()) {
                var result = matcher.toMatchResult();
                if (taken.test(result)) {
                    found.add(result);
                }
                i = Math.max(i, matcher.end() - 1);
            }
        }
        return found;
    }
}
