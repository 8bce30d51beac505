package anxin.engine.clue;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What single words tell: how urgent it is, whether many speak, what trade it is and on what footing they worked. */
final class Signs {

    private static final Opening EXTREME = Opening.of("extreme");
    private static final Opening ILLNESS = Opening.of("illness");
    private static final Opening FESTIVAL = Opening.of("festival");
    private static final Opening TRADE = Opening.of("trade");
    private static final Opening MANY = Opening.of("many");
    private static final Pattern MANY_COUNTED = Pattern.compile(
            "(?:[1-9]\\d|[2-9]?\\d{3,}|[几数二三四五六七八九]?十|[几数上近]?百|[几数上近]?千)[\\d十百千]*(?:多|余|来|几)*(?:名|位|个|户)?(?:业主|员工|职工|工人|民工|农民工|工友|家庭|人|户|老师|教师|村民|居民|加盟商|购房者)");
    private static final Pattern WE = Pattern.compile("我们");
    private static final Pattern ME = Pattern.compile("我(?!们|国|省|市|县|区|镇|校|局|站|院)");

    /** Who says we so often, and hardly ever I, speaks for many. */
    private static final int OFTEN = 5;

    /** So many different words are enough to tell. */
    private static final int DIFFERENT = 8;

    private static final int GROUP = 10;
    private static final int FEW = 5;
    private static final int CROWD = 10;

    private static final Map<Industry, Opening> INDUSTRIES = new EnumMap<>(Map.of(
            Industry.CONSTRUCTION, Opening.of("construction"),
            Industry.MANUFACTURING, Opening.of("manufacturing"),
            Industry.SERVICE, Opening.of("service"),
            Industry.OTHER, Opening.of("public")));
    private static final Map<EmploymentForm, Opening> FORMS = new EnumMap<>(Map.of(
            EmploymentForm.MIGRANT_CREW, Opening.of("migrantCrew"),
            EmploymentForm.EMPLOYEE, Opening.of("employee"),
            EmploymentForm.DISPATCH, Opening.of("dispatch"),
            EmploymentForm.PUBLIC, Opening.of("public"),
            EmploymentForm.PLATFORM, Opening.of("platform")));

    private Signs() {}

    /** A festival presses only those who wait for their wages. */
    static List<UrgencySign> urgency(LetterText letter, Matter kind, Reading<Integer> headcount) {
        var signs = new ArrayList<UrgencySign>();
        letter.find(EXTREME, 3).forEach(words -> signs.add(new UrgencySign(Urgency.EXTREME_ACT, words)));
        letter.find(ILLNESS, 3).forEach(words -> signs.add(new UrgencySign(Urgency.ILLNESS, words)));
        if (kind == Matter.WAGE_ARREARS) {
            letter.find(FESTIVAL, 2).forEach(words -> signs.add(new UrgencySign(Urgency.FESTIVAL, words)));
        }
        var people = headcount.value();
        if (kind != Matter.NOT_WAGE && people != null && people >= CROWD) {
            headcount.from().forEach(words -> signs.add(new UrgencySign(Urgency.GROUP, words)));
        }
        return signs;
    }

    /** A crowd alone is no reason to hurry. */
    static Reading<Boolean> urgent(List<UrgencySign> signs) {
        var from = signs.stream()
                .filter(sign -> sign.why() != Urgency.GROUP)
                .map(UrgencySign::from)
                .toList();
        return from.isEmpty()
                ? Reading.of(false, 0.85, List.of())
                : Reading.of(true, Math.min(0.9, 0.55 + 0.1 * from.size()), from);
    }

    /** The worker's trade that is named most often, the first of equals. */
    static Reading<String> trade(LetterText letter) {
        var named = new LinkedHashMap<String, List<Passage>>();
        for (var words : letter.find(TRADE, 20)) {
            named.computeIfAbsent(words.words(), none -> new ArrayList<>()).add(words);
        }
        List<Passage> most = List.of();
        for (var passages : named.values()) {
            most = passages.size() > most.size() ? passages : most;
        }
        return most.isEmpty()
                ? Reading.none(0.7)
                : Reading.of(most.getFirst().words(), 0.5 + 0.3 * most.size() / named.size(), most);
    }

    static Reading<Boolean> group(LetterText letter, Reading<Integer> headcount) {
        var people = headcount.value();
        var we = letter.find(WE, 60);
        var me = letter.find(ME, 60);
        // A few are many when nobody speaks for himself.
        if (people != null && (people >= GROUP || people >= FEW && !we.isEmpty() && me.isEmpty())) {
            return Reading.of(true, headcount.confidence(), headcount.from());
        }
        if (people != null && people == 1 && headcount.confidence() >= 0.75) {
            return Reading.of(false, headcount.confidence(), headcount.from());
        }
        var from = new ArrayList<Passage>(letter.find(MANY, 3));
        from.addAll(letter.find(MANY_COUNTED, 2));
        if (we.size() >= OFTEN && me.size() * 3 <= we.size()) {
            from.add(we.getFirst());
        }
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
            LetterText letter, Map<T, Opening> patterns, Reading<String> debtor, T otherwise) {
        T best = otherwise;
        double highest = 0;
        double all = 1;
        List<Passage> from = List.of();
        for (var entry : patterns.entrySet()) {
            var words = new HashSet<String>();
            var passages = entry.getValue().find(letter.text(), DIFFERENT, found -> words.add(found.group())).stream()
                    .map(found -> letter.passage(found.start(), found.end()))
                    .toList();
            double weight = passages.stream()
                    .mapToDouble(passage -> letter.inTitle(passage.start()) ? 2 : 1)
                    .sum();
            var name = debtor.value();
            weight += name != null
                            && !entry.getValue().find(name, 1, found -> true).isEmpty()
                    ? 1.5
                    : 0;
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
