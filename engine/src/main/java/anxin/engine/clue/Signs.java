package anxin.engine.clue;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What single words tell: how urgent it is, whether many speak, what trade it is and on what footing they worked. */
final class Signs {

    private static final Pattern EXTREME = Vocabulary.pattern("extreme");
    private static final Pattern ILLNESS = Vocabulary.pattern("illness");
    private static final Pattern FESTIVAL = Vocabulary.pattern("festival");
    private static final Pattern MANY = Vocabulary.pattern("many");
    private static final Pattern MANY_COUNTED = Pattern.compile(
            "(?:[1-9]\\d|[2-9]?\\d{3,}|[几数二三四五六七八九]?十|[几数上近]?百|[几数上近]?千)[\\d十百千]*(?:多|余|来|几)*(?:名|位|个|户)?(?:业主|员工|职工|工人|民工|农民工|工友|家庭|人|户|老师|教师|村民|居民|加盟商|购房者)");
    private static final int GROUP = 5;

    private static final Map<Industry, Pattern> INDUSTRIES = new EnumMap<>(Map.of(
            Industry.CONSTRUCTION, Vocabulary.pattern("construction"),
            Industry.MANUFACTURING, Vocabulary.pattern("manufacturing"),
            Industry.SERVICE, Vocabulary.pattern("service"),
            Industry.OTHER, Vocabulary.pattern("public")));
    private static final Map<EmploymentForm, Pattern> FORMS = new EnumMap<>(Map.of(
            EmploymentForm.MIGRANT_CREW, Vocabulary.pattern("migrantCrew"),
            EmploymentForm.EMPLOYEE, Vocabulary.pattern("employee"),
            EmploymentForm.DISPATCH, Vocabulary.pattern("dispatch"),
            EmploymentForm.PUBLIC, Vocabulary.pattern("public"),
            EmploymentForm.PLATFORM, Vocabulary.pattern("platform")));

    private Signs() {}

    /** A festival presses only those who wait for their wages. */
    static Reading<Boolean> urgent(LetterText letter, Matter kind) {
        var from = new ArrayList<Passage>(letter.find(EXTREME, 3));
        from.addAll(letter.find(ILLNESS, 3));
        if (kind == Matter.WAGE_ARREARS) {
            from.addAll(letter.find(FESTIVAL, 2));
        }
        return from.isEmpty()
                ? Reading.of(false, 0.85, List.of())
                : Reading.of(true, Math.min(0.9, 0.55 + 0.1 * from.size()), from);
    }

    static Reading<Boolean> group(LetterText letter, Reading<Integer> headcount) {
        var people = headcount.value();
        if (people != null && people >= GROUP) {
            return Reading.of(true, headcount.confidence(), headcount.from());
        }
        if (people != null && people == 1 && headcount.confidence() >= 0.75) {
            return Reading.of(false, headcount.confidence(), headcount.from());
        }
        var from = new ArrayList<Passage>(letter.find(MANY, 3));
        from.addAll(letter.find(MANY_COUNTED, 2));
        return from.isEmpty()
                ? Reading.of(false, 0.75, List.of())
                : Reading.of(true, Math.min(0.85, 0.5 + 0.1 * from.size()), from);
    }

    static Reading<Industry> industry(LetterText letter, Reading<String> debtor) {
        return most(letter, INDUSTRIES, debtor, Industry.OTHER);
    }

    static Reading<EmploymentForm> employmentForm(LetterText letter, Reading<String> debtor) {
        return most(letter, FORMS, debtor, EmploymentForm.EMPLOYEE);
    }

    /** The value with most different words; those in the title and in the debtor's name count double. */
    private static <T extends Enum<T>> Reading<T> most(
            LetterText letter, Map<T, Pattern> patterns, Reading<String> debtor, T otherwise) {
        T best = otherwise;
        double highest = 0;
        double all = 1;
        List<Passage> from = List.of();
        for (var entry : patterns.entrySet()) {
            var words = new LinkedHashSet<String>();
            var passages = new ArrayList<Passage>();
            double weight = 0;
            var matcher = entry.getValue().matcher(letter.text());
            while (matcher.find() && words.size() < 8) {
                if (words.add(matcher.group())) {
                    passages.add(letter.passage(matcher));
                    weight += letter.inTitle(matcher.start()) ? 2 : 1;
                }
            }
            var name = debtor.value();
            weight += name != null && entry.getValue().matcher(name).find() ? 1.5 : 0;
            all += weight;
            if (weight > highest) {
                highest = weight;
                best = entry.getKey();
                from = passages;
            }
        }
        return Reading.of(best, highest == 0 ? 0.4 : 0.3 + 0.65 * highest / all, from);
    }
}
