package anxin.engine.clue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds names that end in a known word, such as {@code …有限公司} or {@code …安置房}: from it leftwards, word by word, to what no name contains. */
final class ProperNames {

    private static final int LONGEST = 22;

    /** No letter names more. */
    private static final int MOST = 200;

    private static final Set<String> BEFORE = Set.copyOf(Vocabulary.list("beforeName"));
    private static final Pattern PLACE_BEFORE = Pattern.compile(
            "^(?:[A-Z]\\d{0,2}(?:市|县|区|省|镇|乡)|[\\p{IsHan}]{2}省|[\\p{IsHan}]{2,4}?(?:自治区|自治州)|[\\p{IsHan}]{2,3}?(?:[市县]|(?<![小园社景校厂矿片库])区))+");
    private static final Pattern NOT_IN_A_NAME = Pattern.compile("[^\\p{IsHan}A-Za-z0-9()《》·“”\"]");

    private static final Pattern NUMBER =
            Pattern.compile("^[\\d一二三四五六七八九十百千万两几]+(?:多|余)?(?:元|万|块|名|人|位|个|家|亩|年|月|月份|日|天|次|间|套)$|^(?:年|月|月份|日)$");
    /** What the dictionary runs together with the word before a name: {@code 承建方是}, {@code 园内}. */
    private static final Pattern ENDS_BEFORE = Pattern.compile("..*[是在的被给由叫]$|.+[内里旁]$|^(?:为由|之前|以前|以后|破产|门口)$");

    private static final Pattern ASKS = Pattern.compile(
            "^(?:咨询|处理|总包(?!公司)|分包(?!公司)|承建|施工单位|建设单位|开发商|承包商|甲方|业主|问|告|欠薪|讨薪|入职|就职于?|任职于?|供职于?|应聘|昨天|今天|下午|上午|开始|现在|目前)+");
    private static final Pattern KIND = Pattern.compile("(?:院|校|学|园|场|厂|局|站|所|店|馆|公司|隧道|大桥|高速|公路|水库|地铁)$");
    private static final Pattern GOES_ON = Pattern.compile(
            "^(?:点(?!名)|长(?!期|年|时|久)|员(?!工)|主(?!管|任|要)|费|队(?!员)|款|量|师(?!傅)|材料|欠款|尾款|造价|预算|质量|进度|工资表|项目|工地|建设项目|建设工程|改造|扩建|化|单位|方(?!圆|正|舟|达|兴)|部门|行业|市场|用地|资金|标准|期间|过程|施工|验收)");

    /** One character ends many a word that is no name: {@code 厂房}, {@code 站着}, {@code 公开所有}. */
    private static final Pattern SHORT_GOES_ON =
            Pattern.compile("^(?:房|家|门|里|子|商(?!贸)|有(?!限)|以|谓|说|得|需|应|面|部(?!门)|势|着|出|前|内|外|区|道|址|名)");

    private final Opening ends;

    ProperNames(String list) {
        ends = Opening.of(list);
    }

    /**
     * A name in a letter.
     *
     * @param core the name without the place before it
     */
    record Name(int start, int end, String core) {}

    List<Name> find(LetterText letter) {
        var names = new ArrayList<Name>();
        for (var matcher : ends.find(letter.text(), MOST, found -> true)) {
            int end = matcher.end();
            boolean firm = matcher.group().endsWith("公司") || matcher.group().endsWith("集团");
            var next = letter.after(end, 4);
            boolean alone =
                    matcher.group().length() == 1 && SHORT_GOES_ON.matcher(next).find();
            if (!firm && (alone || GOES_ON.matcher(next).find())) {
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
                    || ENDS_BEFORE.matcher(word.text()).find()
                    || NUMBER.matcher(word.text()).find()
                    || NOT_IN_A_NAME.matcher(word.text()).find()) {
                break;
            }
            start = word.start();
        }
        int closed = endsAt - from - 1;
        if (closed > 0 && end > endsAt && window.charAt(closed) == '”') {
            // “某某”服装店 is called what stands in the quotes.
            int opened = window.lastIndexOf('“', closed);
            return opened < 0 || closed - opened < 3
                    ? null
                    : new Name(from + opened + 1, from + closed, window.substring(opened + 1, closed));
        }
        int quote = window.lastIndexOf('“');
        if (quote >= start && window.indexOf('”', quote) < 0) {
            start = quote + 1;
        }
        int bracket = window.lastIndexOf('(');
        if (bracket >= start && window.indexOf(')', bracket) < 0) {
            start = bracket + 1;
        }
        var whole = ASKS.matcher(window.substring(start)).replaceFirst("");
        var core = withoutPlace(whole);
        // What only says what kind it is, is told by its place: 某某县隧道.
        if (core.length() < 4
                && core.length() - (end - endsAt) < 2
                && whole.length() - core.length() >= 2
                && KIND.matcher(core).find()) {
            core = whole;
        }
        start = window.length() - core.length();
        return core.length() - (end - endsAt) < 2 && core.length() < 4 || start >= window.length()
                ? null
                : new Name(from + start, end, core);
    }
}
