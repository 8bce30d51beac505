package anxin.engine.clue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds names that end in a known word, such as {@code …有限公司} or {@code …安置房}: from it leftwards, word by word, to what no name contains. */
final class ProperNames {

    private static final int LONGEST = 22;
    private static final Set<String> BEFORE = Set.copyOf(Vocabulary.list("beforeName"));
    private static final Pattern PLACE_BEFORE = Pattern.compile(
            "^(?:[A-Z]\\d{0,2}(?:市|县|区|省|镇|乡)|[\\p{IsHan}]{2}省|[\\p{IsHan}]{2,4}?(?:自治区|自治州)|[\\p{IsHan}]{2,3}?[市县区])+");
    private static final Pattern NOT_IN_A_NAME = Pattern.compile("[^\\p{IsHan}A-Za-z0-9()《》·“”\"]");

    private static final Pattern NUMBER =
            Pattern.compile("[\\d一二三四五六七八九十百千万两几]+(?:多|余)?(?:元|万|块|名|人|位|个|家|亩|年|月|日|号楼|天|次|间|套)$|[元万]$");
    private static final Pattern ASKS = Pattern.compile("^(?:咨询|处理)");
    private static final Pattern GOES_ON = Pattern.compile(
            "^(?:点(?!名)|长(?!期|年|时|久)|员(?!工)|主(?!管|任|要)|费|队(?!员)|款|量|师(?!傅)|材料|欠款|尾款|造价|预算|质量|进度|工资表|项目|工地|建设项目|建设工程|改造|扩建)");

    private final Pattern ends;

    ProperNames(String list) {
        ends = Vocabulary.pattern(list);
    }

    /**
     * A name in a letter.
     *
     * @param core the name without the place before it
     */
    record Name(int start, int end, String core) {}

    List<Name> find(LetterText letter) {
        var names = new ArrayList<Name>();
        var matcher = ends.matcher(letter.text());
        while (matcher.find()) {
            int end = matcher.end();
            boolean firm = matcher.group().endsWith("公司") || matcher.group().endsWith("集团");
            if (!firm && GOES_ON.matcher(letter.after(end, 4)).find()) {
                continue;
            }
            var name = upTo(letter, matcher.start(), end);
            if (name != null) {
                // The longer name takes in the shorter that it starts with.
                names.removeIf(shorter -> shorter.start() == name.start());
                names.add(name);
            }
        }
        return names;
    }

    /** What stands right before an index and can be a name. */
    static @Nullable Name before(LetterText letter, int index) {
        return upTo(letter, index, index);
    }

    static String withoutPlace(String name) {
        var place = PLACE_BEFORE.matcher(name);
        return place.find() && name.length() - place.end() >= 2 ? name.substring(place.end()) : name;
    }

    private static @Nullable Name upTo(LetterText letter, int endsAt, int end) {
        int from = Math.max(0, endsAt - LONGEST);
        var window = letter.text().substring(from, end);
        int start = endsAt - from;
        var words = Segments.of(window);
        for (int i = words.size() - 1; i >= 0; i--) {
            var word = words.get(i);
            if (word.end() > endsAt - from) {
                start = Math.min(start, word.start());
                continue;
            }
            if (BEFORE.contains(word.text())
                    || NOT_IN_A_NAME.matcher(word.text()).find()) {
                break;
            }
            start = word.start();
        }
        var core = withoutPlace(ASKS.matcher(window.substring(start)).replaceFirst(""));
        start = window.length() - core.length();
        return core.length() - (end - endsAt) < 2 && core.length() < 4 || start >= window.length()
                ? null
                : new Name(from + start, end, core);
    }
}
