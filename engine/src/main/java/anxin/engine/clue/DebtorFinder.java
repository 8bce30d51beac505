package anxin.engine.clue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who is said to owe: the employer or boss whose name stands where the letter says who did not pay, or for whom the work was done. */
final class DebtorFinder {

    private static final Pattern OWES = Pattern.compile(
            "^(?:[^。!?;\n]{0,10}?)(?:拖欠|欠|不发|未发|没发|没有发|不给|不付|未付|没付|未支付|拒付|拒不|克扣|恶意|扣|压|卷款|跑路|赖账|长期不|迟迟不|无故|非法|违法|违反|不支付|没给)");
    private static final Pattern OWES_NEXT = Pattern.compile("^.{0,2}?(?:拖欠|欠|不发|不给|未付|没给|没付|恶意|卷款|跑路)");
    private static final Set<String> SURNAMES = Set.copyOf(Vocabulary.list("surname"));
    private static final Pattern ACCUSED = Pattern.compile("(?:投诉|举报|反映|控告|揭发|曝光|状告|起诉|要求|督促|请求)[^,。!?;\n]{0,8}$");
    private static final Pattern WORKED_AT = Pattern.compile("(?:在|于|到|入职|进入|给|为|帮|跟着|系|是)[^,。!?;\n]{0,8}$");
    private static final Pattern WORKED_AFTER = Pattern.compile(
            "^[^。!?;\n]{0,8}?(?:上班|做|工作|供应|供货|送货|务工|打工|干活|施工|员工|职工|工人|入职|就职|工地|项目|的?(?:老师|教师|司机|保安|会计|销售|厨师))");
    private static final Pattern GIVEN_ON = Pattern.compile("(?:转包给|分包给|承包给|发包给|包给|分给)[^,。!?;\n]{0,10}$");
    private static final Pattern OFFICE = Vocabulary.pattern("office");
    private static final Pattern BOSS = Pattern.compile(Vocabulary.any("boss") + "(?:叫|是|为|姓名|名叫|:|,|\\(|“)?$");
    private static final Pattern BOSS_AFTER = Pattern.compile("^(?:老板|经理|总|包工头|工头)");
    private static final Pattern COMPANY = Pattern.compile("(?:有限责任|股份有限|有限)?(?:分公司|总公司|集团公司|公司|集团)$");
    private static final Pattern WRITER =
            Pattern.compile("(?:我叫|我是|本人|联系人|代表|签名|电话|此致|申请人|投诉人|举报人|记者|律师|书记|市长|县长|局长|队长|所长|主任|主席)[^。!?;\n]{0,3}$");

    private static final String NAME = Vocabulary.any("surname") + "(?:某某?|\\p{IsHan}{1,2}?)";
    private static final Pattern NAMED_BOSS = Pattern.compile(
            Vocabulary.any("boss") + "(?:叫|是|为|姓名|名叫|:|\\(|“)?(" + NAME
                    + ")(?=[,。、;!?\\s()”\\d\n]|拖欠|欠|恶意|至今|承包|电话|手机|联系|说|就|不|没|一直|带|手下|以|在|跑|和|与|卷|失联|总是|也|找|给|身份证|克扣|推|负责|招|叫)");
    private static final Pattern TITLE_SUBJECT = Pattern.compile(
            "(?:投诉|举报|反映|控告|揭发|曝光|关于|请求|要求|解决|状告|希望|求助|督促)[,:]?((?:(?!投诉|举报|反映|请求|解决|关于)[\\p{IsHan}A-Za-z0-9()“”《》·]){2,24}?)(?:长期|恶意|无故|非法|违法|公然|无理|严重|经常|一直|仍然|至今|多年|连续|随意|变相|私自)*(?:拖欠|欠|克扣|不发|不给|不付|不支付|未发|未付|没发|违反|劳动用工|不缴|不交|不签|未缴|强迫|辞退|裁员|扣发|扣押|扣|卷款|跑路|压榨|剥削|不按)");
    private static final Pattern TITLE_START =
            Pattern.compile("^([\\p{IsHan}A-Za-z0-9()“”《》·]{3,16}?)(?:长期|恶意|无故|非法|一直)*(?:拖欠|克扣|欠薪)");
    private static final Pattern SITE_LIKE =
            Pattern.compile("(?:建设|项目|工程|工地|标段|小区|楼盘|安置房|期|部门|领导|政府部门|农民工|工人|员工|民工|学生)$");
    private static final Pattern NOT_A_DEBTOR = Pattern.compile("被$|工资|薪|补贴|津贴|问题|为什么|怎么");
    private static final Pattern NO_NAME =
            Pattern.compile("^(?:老板|公司|单位|某|包工头|开发商|承包商|领导|学校|企业|厂|工地|私企|农民工|民工|我们|本人|工程|无良|黑心).{0,3}$");

    private static final Pattern OWES_US = Pattern.compile(
            "(?:长期|恶意|无故|非法|一直|仍然|至今|还|共|总共|一共|老板)*(?:拖欠|欠(?!条|薪|款)|克扣|还差|差)(?:了|着|下)?(?:我|咱|他们|她们|员工|工人|职工|农民工|民工|工友|大家|工资|老师|教师|\\d)|(?:拖欠|欠)薪");
    private static final Pattern NO_SUBJECT = Pattern.compile(
            "^.$|^(?:老板|公司|单位|厂里|学校|他|她|对方|甲方|乙方|总包|分包|包工头|工头|老板们|承包商|开发商|医院|工地|项目部|合计|总共|共|一共|目前|累计|现在|至今|还|也|就|都|总|工资|剩余|时间|企业|个人|部分|政府|那边|上面|这边|负责人|经理)|(?:月|年|日|元|万|个|现在|后|前|时|里|上|下|来|共|计|钱|款|工资|恶意|长期)$|[0-9]|我|你|他|她|自己|工人|农民工|员工|为了|故意|利用|各种|因为|理由|借口|方式|情况");
    private static final Pattern GENERIC = Pattern.compile("^" + Vocabulary.any("generic") + "{0,2}"
            + Vocabulary.any("employer") + "$|^" + Vocabulary.any("employer") + "{1,2}$");
    private static final Pattern BRAND = Pattern.compile(
            "(?:置业|地产|房产|装饰|装潢|建设|建工|路桥|科技|电子|环境|鞋业|服饰|家具|食品|餐饮|教育|传媒|物流|实业|商贸|劳务|建筑|园林|机械|电气|重工|药业|农业|木业|纸业|置地|控股|物业|快递|基地|景区|协会|机构|中心|站|所|局|店|市政府|银行)$");

    private final ProperNames employers = new ProperNames("employer");

    private static final class Suspect {

        private final List<Passage> from = new ArrayList<>();
        private double weight;
        private String name = "";

        void seen(String words, Passage passage, double more, boolean proper) {
            if (from.stream().anyMatch(before -> before.start() == passage.start())) {
                return;
            }
            weight += from.isEmpty() ? more : more * 0.5;
            from.add(passage);
            boolean better = proper ? words.length() > name.length() : name.isEmpty();
            if (better && words.length() <= 22) {
                name = words;
            }
        }
    }

    /**
     * @param kind offices that are told of often owe project money, and rarely wages
     */
    Reading<String> read(LetterText letter, Matter kind) {
        boolean publicMoney = kind == Matter.PROJECT_MONEY;
        var suspects = new LinkedHashMap<String, Suspect>();
        for (var name : employers.find(letter)) {
            suspects.computeIfAbsent(key(name.core(), suspects), none -> new Suspect())
                    .seen(
                            name.core(),
                            letter.passage(name.start(), name.end()),
                            weight(letter, name.start(), name.end(), name.core(), publicMoney),
                            true);
        }
        titleSubject(letter, suspects);
        subjects(letter, suspects);
        persons(letter, suspects);
        var best = suspects.values().stream()
                .filter(suspect -> suspect.weight >= 0.5)
                .max(Comparator.comparingDouble(suspect -> suspect.weight))
                .orElse(null);
        if (best == null) {
            // Only what kind of employer it is: better than nothing for a reader who knows the place.
            return suspects.values().stream()
                    .filter(suspect -> suspect.weight >= -2.5)
                    .max(Comparator.comparingDouble(suspect -> suspect.weight))
                    .map(kindOnly -> Reading.of(kindOnly.name, 0.3, kindOnly.from.subList(0, 1)))
                    .orElseGet(() -> Reading.none(0.6));
        }
        return Reading.of(
                best.name,
                Math.min(0.95, 0.4 + 0.07 * best.weight),
                best.from.subList(0, Math.min(4, best.from.size())));
    }

    /** Forms of one name share their beginning: {@code 某某建材公司} and {@code 某某建材有限公司}. */
    private static String key(String core, LinkedHashMap<String, Suspect> known) {
        var bare = COMPANY.matcher(core).replaceFirst("");
        var start = bare.length() < 2 ? core : bare;
        for (var key : known.keySet()) {
            int shared = Math.min(4, Math.min(key.length(), start.length()));
            if (shared >= 2
                    && (key.contains(start)
                            || start.contains(key)
                            || key.startsWith(start.substring(0, shared)) && shared >= 3)) {
                return key;
            }
        }
        return start;
    }

    private static double weight(LetterText letter, int start, int end, String core, boolean publicMoney) {
        boolean title = letter.inTitle(start);
        var after = letter.after(end, 16);
        var before = letter.before(start, 14);
        double weight = BRAND.matcher(core).find() ? 0 : 0.5;
        weight += title ? 2.5 : 0;
        weight -= GENERIC.matcher(core).find() ? 6 : 0;
        weight += OWES.matcher(after).find() ? title ? 3 : 2.5 : 0;
        weight += ACCUSED.matcher(before).find() ? 1.5 : 0;
        weight +=
                WORKED_AT.matcher(before).find() && WORKED_AFTER.matcher(after).find() ? 2 : 0;
        weight += GIVEN_ON.matcher(before).find() ? 1 : 0;
        weight += COMPANY.matcher(core).find() ? 0.7 : 0;
        weight -= OFFICE.matcher(core).find()
                ? (title || publicMoney) && OWES.matcher(after).find() ? 1 : 4
                : 0;
        weight -= core.length() > 16 ? 0.5 : 0;
        return weight;
    }

    /** {@code 某某欠我们三万元}: who stands before the verb. */
    private static void subjects(LetterText letter, LinkedHashMap<String, Suspect> suspects) {
        var owes = OWES_US.matcher(letter.text());
        for (int seen = 0; seen < 20 && owes.find(); seen++) {
            var name = ProperNames.before(letter, owes.start());
            if (name == null
                    || name.core().length() > 14
                    || NO_SUBJECT.matcher(name.core()).find()
                    || SITE_LIKE.matcher(name.core()).find()
                    || GENERIC.matcher(name.core()).find()) {
                continue;
            }
            suspects.computeIfAbsent(key(name.core(), suspects), none -> new Suspect())
                    .seen(
                            name.core(),
                            letter.passage(name.start(), name.end()),
                            letter.inTitle(name.start()) ? 2.5 : 1.2,
                            false);
        }
    }

    /** {@code 投诉某某拖欠工资}: who stands there owes, whatever the name ends in. */
    private static void titleSubject(LetterText letter, LinkedHashMap<String, Suspect> suspects) {
        var subject = TITLE_SUBJECT.matcher(letter.title());
        if (!subject.find()) {
            subject = TITLE_START.matcher(letter.title());
            if (!subject.find() || NO_SUBJECT.matcher(subject.group(1)).find()) {
                return;
            }
        }
        var core = ProperNames.withoutPlace(subject.group(1));
        boolean placed = core.length() < subject.group(1).length();
        boolean kindOnly = GENERIC.matcher(core).find() || OFFICE.matcher(core).find();
        if (kindOnly && placed) {
            core = subject.group(1);
        } else if (core.length() < 2
                || NO_NAME.matcher(core).find()
                || NOT_A_DEBTOR.matcher(core).find()
                || GENERIC.matcher(core).find()) {
            return;
        }
        int start = subject.end(1) - core.length();
        suspects.computeIfAbsent(kindOnly ? core : key(core, suspects), none -> new Suspect())
                .seen(
                        core,
                        letter.passage(start, subject.end(1)),
                        SITE_LIKE.matcher(core).find() ? 0.5 : 3.5,
                        false);
    }

    /** Bosses by name, looked for only where one is spoken of. */
    private static void persons(LetterText letter, LinkedHashMap<String, Suspect> suspects) {
        var named = NAMED_BOSS.matcher(letter.text());
        while (named.find()) {
            person(letter, named.start(1), named.end(1), 2, suspects);
        }
        if (!letter.text().contains("老板")
                && !letter.text().contains("包工头")
                && !letter.title().contains("欠")) {
            return;
        }
        for (var word : Segments.of(letter.text())) {
            boolean name =
                    word.person() && word.text().length() >= 2 && word.text().length() <= 4;
            if (name && SURNAMES.contains(word.text().substring(0, 1))) {
                person(
                        letter,
                        word.start(),
                        word.end(),
                        BOSS.matcher(letter.before(word.start(), 14)).find() ? 2 : 0,
                        suspects);
            }
        }
    }

    private static void person(
            LetterText letter, int start, int end, double more, LinkedHashMap<String, Suspect> suspects) {
        var before = letter.before(start, 14);
        var after = letter.after(end, 12);
        double weight = more + (letter.inTitle(start) ? 0.7 : 0.2);
        weight += BOSS_AFTER.matcher(after).find() ? 1.5 : 0;
        weight += OWES_NEXT.matcher(after).find() ? 1.2 : 0;
        weight += GIVEN_ON.matcher(before).find() ? 1 : 0;
        weight -= WRITER.matcher(before).find() ? 4 : 0;
        if (weight > 1) {
            var name = letter.text().substring(start, end);
            suspects.computeIfAbsent(key(name, suspects), none -> new Suspect())
                    .seen(name, letter.passage(start, end), weight, true);
        }
    }

    static @Nullable String core(@Nullable String debtor) {
        return debtor == null ? null : COMPANY.matcher(debtor).replaceFirst("");
    }
}
