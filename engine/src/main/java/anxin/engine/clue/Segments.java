package anxin.engine.clue;

import com.hankcs.hanlp.HanLP;
import com.hankcs.hanlp.seg.Segment;
import com.hankcs.hanlp.seg.common.Term;
import java.util.ArrayList;
import java.util.List;

/** Words of a piece of text, by HanLP. The first use loads its dictionary, about a second. */
final class Segments {

    /** Segments keep no state of a text, so one serves all. */
    private static final Segment SEGMENT = HanLP.newSegment()
            .enableNameRecognize(true)
            .enablePlaceRecognize(false)
            .enableOrganizationRecognize(false)
            .enableOffset(true);

    private Segments() {}

    record Word(int start, int end, boolean person, String text) {}

    static List<Word> of(String text) {
        var words = new ArrayList<Word>();
        for (Term term : SEGMENT.seg(text)) {
            words.add(new Word(term.offset, term.offset + term.word.length(), term.nature.startsWith("nr"), term.word));
        }
        return words;
    }
}
