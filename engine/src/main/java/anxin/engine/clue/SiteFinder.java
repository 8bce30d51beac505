package anxin.engine.clue;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** The building site or project that is named. */
final class SiteFinder {

    private static final Pattern AT = Pattern.compile("(?:在|于|到|承建|承包|承接|做|位于|建设|修建|施工的|干)[^,。!?;\n]{0,6}$");
    private static final Pattern WORK_AFTER =
            Pattern.compile("^[^。!?;\n]{0,8}?(?:工地|项目|工程|施工|做工|做|干活|干|务工|打工|拖欠|欠|上班|工作)");
    private static final Pattern ONLY_A_WORD = Pattern.compile("^(?:工程|项目|工地|做工程|此项目|该项目|学校|医院|酒店|小区|广场|公园|高速|国际)$");

    private static final Pattern NO_NAME = Pattern.compile("付|没|不|已|完|建好|什么|任何|做好|结束|农民工|政府工程$");

    private final ProperNames sites = new ProperNames("site");

    private record Weighed(ProperNames.Name name, double weight) {}

    Reading<String> read(LetterText letter) {
        return sites.find(letter).stream()
                .filter(name ->
                        !ONLY_A_WORD.matcher(name.core()).find() && name.core().length() >= 4)
                .map(name -> new Weighed(name, weight(letter, name)))
                .filter(weighed -> weighed.weight >= 1.5)
                .max(Comparator.comparingDouble(Weighed::weight))
                .map(best -> Reading.of(
                        withoutWord(best.name.core()),
                        Math.min(0.9, 0.35 + 0.08 * best.weight),
                        List.of(letter.passage(best.name.start(), best.name.end()))))
                .orElseGet(() -> Reading.none(0.6));
    }

    private static String withoutWord(String core) {
        return core.replaceFirst("(?<=项目|工程|小区|大厦|广场)(?:工地|项目部)$", "");
    }

    private static double weight(LetterText letter, ProperNames.Name name) {
        var after = letter.after(name.end(), 14);
        double weight = letter.inTitle(name.start()) ? 2 : 0.5;
        weight += AT.matcher(letter.before(name.start(), 12)).find() ? 1.5 : 0;
        weight += WORK_AFTER.matcher(after).find() ? 1 : 0;
        weight += name.core().endsWith("项目")
                        || name.core().endsWith("工地")
                        || name.core().endsWith("工程")
                ? 1
                : 0;
        weight -= name.core().contains("公司") ? 2 : 0;
        return weight;
    }
}
