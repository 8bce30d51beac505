package anxin.engine.clue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The building site or project that is named: what ends in a known word, or stands where the work was done. */
final class SiteFinder {

    private static final Pattern AT = Pattern.compile("(?:在|于|到|给|承建|承包|承接|做|位于|建设|修建|施工的|干|修)[^,。!?;\n]{0,10}$");
    private static final Pattern WORK_AFTER =
            Pattern.compile("^[^。!?;\n]{0,8}?(?:工地|项目|工程|施工|做工|做|干活|干|务工|打工|拖欠|欠|上班|工作|刷|砌|扎|搭|贴|安装)");
    private static final Pattern SITE_NEXT = Pattern.compile("^(?:工地|项目|工程)");
    private static final Pattern WORK_FRAME = Pattern.compile(
            "(?:在|于|到|去|来到|位于|承建的?|承包了?|承接了?|建设的?|修建的?|施工的|给)([\\p{IsHan}A-Za-z0-9()·]{2,20}?)(?:里面|里|上|内|那里)?(?=做(?!为|出|主|好|完)|干(?!部|完)|打工|务工|施工(?!单位|方)|刷|砌|贴|扎|搭|从事|粉刷|绑|铺|焊|抹)");

    /** What is said to be built. */
    private static final Pattern BUILT =
            Pattern.compile("(?:修建|新建|改建|扩建|兴建)(?:了|的)?([\\p{IsHan}A-Za-z0-9()·]{3,14}?)(?=[,。;的]|工程|项目|时)");

    /** What only says that there is a site. */
    private static final Pattern ONLY_A_WORD = Pattern.compile(
            "^(?:建筑|政府|扶贫|市政|装修|房屋|某某?|一个|那个|这个|附近|同一|各|几个|别的|其他|整个|该|此|本|民生|重点|国家|新农村|土建|水电|绿化|安装|分包|总包|劳务|农村|大型|小型|做|高层|住宅|道路|外墙|主体|消防|房建|装饰|基建|我们|他的?)*(?:工程|项目|工地|标段|小区|楼盘|学校|医院|酒店|广场|公园|高速|高速公路|公路|国际|厂房|大道|公寓|冷库|一期|二期|三期|新城|家园|商城|府|湾|苑)$");

    private static final Pattern NO_NAME =
            Pattern.compile("付|没|不|已|完|建好|什么|任何|做好|结束|农民工|多次|老板|领导|我|他们|大家|政府工程$|外地|家里|那|哪|[年月日]$|[的了着过]$");
    private static final Pattern EMPLOYER = Pattern.compile(Vocabulary.any("employer") + "$");

    private final ProperNames sites = new ProperNames("site");

    private record Weighed(String name, Passage passage, double weight) {}

    /**
     * @param debtor where somebody is employed is no site
     */
    Reading<String> read(LetterText letter, @Nullable String debtor) {
        var candidates = new ArrayList<Weighed>();
        for (var name : sites.find(letter)) {
            candidates.add(new Weighed(
                    name.core(), letter.passage(name.start(), name.end()), weight(letter, name.start(), name.end())));
        }
        var frame = WORK_FRAME.matcher(letter.text());
        while (frame.find()) {
            var core = ProperNames.withoutPlace(frame.group(1));
            int end = frame.end(1);
            if (!EMPLOYER.matcher(core).find()
                    && (debtor == null || !debtor.contains(core) && !core.contains(debtor))) {
                candidates.add(new Weighed(
                        core, letter.passage(end - core.length(), end), weight(letter, end - core.length(), end) - 1));
            }
        }
        var built = BUILT.matcher(letter.text());
        while (built.find()) {
            var core = ProperNames.withoutPlace(built.group(1));
            int end = built.end(1);
            candidates.add(new Weighed(core, letter.passage(end - core.length(), end), core.length() >= 3 ? 2 : 0));
        }
        return candidates.stream()
                .filter(site -> site.weight >= 1.5
                        && site.name.length() >= 3
                        && !ONLY_A_WORD.matcher(site.name).find()
                        && !NO_NAME.matcher(site.name).find())
                .max(Comparator.comparingDouble(Weighed::weight))
                .map(best -> Reading.of(
                        withoutWord(best.name), Math.min(0.9, 0.35 + 0.08 * best.weight), List.of(best.passage)))
                .orElseGet(() -> Reading.none(0.6));
    }

    private static String withoutWord(String core) {
        return core.replaceFirst("(?<=项目|工程|小区|大厦|广场)(?:工地|项目部)$", "");
    }

    private static double weight(LetterText letter, int start, int end) {
        var words = letter.text().substring(start, end);
        double weight = letter.inTitle(start) ? 2 : 0.5;
        weight += AT.matcher(letter.before(start, 12)).find() ? 1.5 : 0;
        weight += WORK_AFTER.matcher(letter.after(end, 14)).find() ? 1 : 0;
        weight += words.endsWith("项目") || words.endsWith("工地") || words.endsWith("工程") || words.endsWith("标段") ? 1 : 0;
        weight += SITE_NEXT.matcher(letter.after(end, 4)).find() ? 0.5 : 0;
        weight -= words.contains("公司") ? 2 : 0;
        return weight;
    }
}
