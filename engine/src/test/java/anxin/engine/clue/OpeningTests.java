package anxin.engine.clue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Trying a pattern only where it can begin finds what trying it everywhere finds. */
class OpeningTests {

    @ParameterizedTest
    @ValueSource(strings = {"worker", "bought", "otherDispute", "contractor", "employer", "site", "trade", "festival"})
    void theSameWordsAreFound(String list) {
        for (var one : Letters.all()) {
            var text = LetterText.of(one.letter().title(), one.letter().body()).text();
            assertThat(places(Opening.of(list).find(text, Integer.MAX_VALUE, found -> true)))
                    .isEqualTo(places(
                            Vocabulary.pattern(list).matcher(text).results().toList()));
        }
    }

    private static List<String> places(List<MatchResult> found) {
        return found.stream().map(one -> one.start() + one.group()).toList();
    }
}
