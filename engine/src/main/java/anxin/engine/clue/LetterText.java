package anxin.engine.clue;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Title and body set end to end with a line break between, in one form of digits and punctuation. Every character keeps
 * its place, so that passages point into the letter as it came.
 */
final class LetterText {

    private static final String LEFTOVER_BREAK = "_x000D_";
    private static final String SENTENCE_ENDS = "。!?;\n";
    private static final String CLAUSE_ENDS = SENTENCE_ENDS + ",:、";

    private final String original;
    private final String text;
    private final int bodyStart;

    private LetterText(String original, String text, int bodyStart) {
        this.original = original;
        this.text = text;
        this.bodyStart = bodyStart;
    }

    static LetterText of(String title, String body) {
        var original = title + "\n" + body;
        var chars = original.toCharArray();
        for (int i = 0; i < chars.length; i++) {
            chars[i] = plain(chars[i]);
        }
        var text = new String(chars).replace(LEFTOVER_BREAK, "\n".repeat(LEFTOVER_BREAK.length()));
        return new LetterText(original, text, title.length() + 1);
    }

    private static char plain(char c) {
        if (c >= '！' && c <= '～') {
            return (char) (c - '！' + '!');
        }
        return switch (c) {
            case '\u3000', '\t', '\u00A0' -> ' ';
            case '\r' -> '\n';
            default -> c;
        };
    }

    String text() {
        return text;
    }

    String title() {
        return text.substring(0, bodyStart - 1);
    }

    String body() {
        return text.substring(bodyStart);
    }

    boolean inTitle(int index) {
        return index < bodyStart;
    }

    Passage passage(int start, int end) {
        return new Passage(start, end, original.substring(start, end));
    }

    Passage passage(Matcher found) {
        return passage(found.start(), found.end());
    }

    /** At most so many characters before an index, within its sentence. */
    String before(int index, int atMost) {
        int from = Math.max(0, index - atMost);
        for (int i = index - 1; i >= from; i--) {
            if (SENTENCE_ENDS.indexOf(text.charAt(i)) >= 0) {
                from = i + 1;
            }
        }
        return text.substring(from, index);
    }

    /** At most so many characters from an index on, within its sentence. */
    String after(int index, int atMost) {
        int to = Math.min(text.length(), index + atMost);
        for (int i = index; i < to; i++) {
            if (SENTENCE_ENDS.indexOf(text.charAt(i)) >= 0) {
                to = i;
            }
        }
        return text.substring(index, to);
    }

    static boolean endsClause(char c) {
        return CLAUSE_ENDS.indexOf(c) >= 0;
    }

    /** The part of {@link #before} after the last comma. */
    static String lastClause(String words) {
        int i = words.length();
        while (i > 0 && !endsClause(words.charAt(i - 1))) {
            i--;
        }
        return words.substring(i);
    }

    /** The part of {@link #after} before the first comma. */
    static String firstClause(String words) {
        int i = 0;
        while (i < words.length() && !endsClause(words.charAt(i))) {
            i++;
        }
        return words.substring(0, i);
    }

    List<Passage> find(Opening words, int atMost) {
        return words.find(text, atMost, found -> true).stream()
                .map(found -> passage(found.start(), found.end()))
                .toList();
    }

    /** Where a pattern is found, at most so many times. */
    List<Passage> find(Pattern pattern, int atMost) {
        var found = new ArrayList<Passage>();
        var matcher = pattern.matcher(text);
        while (found.size() < atMost && matcher.find()) {
            found.add(passage(matcher));
        }
        return found;
    }
}
