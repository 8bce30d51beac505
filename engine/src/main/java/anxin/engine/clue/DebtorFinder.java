package anxin.engine.clue;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who is said to owe: the employer or boss whose name stands where the letter says who did not pay, or for whom the work was done. */
final class DebtorFinder {

    private static final Pattern OWES = Pattern.compile(
            "^(?:[^。!?;\n]{0,10}?|[^,。!?;\n]{0,22}?)(?:拖欠|欠|不发|未发|没发|没有发|不给|不付|未付|没付|未支付|拒付|拒不|克扣|恶意|扣|压|卷款|跑路|赖账|长期不|迟迟不|无故|非法|违法|违反|不支付|没给)");
    private static final Pattern OWES_NEXT = Pattern.compile("^.{0,2}?(?:拖欠|欠|不发|不给|未付|没给|没付|恶意|卷款|跑路)");
    private static final Set<String> SURNAMES = Set.copyOf(Vocabulary.list("surname"));
    private static final Pattern ACCUSED = Pattern.compile("(?:投诉|举报|反映|控告|揭发|曝光|状告|起诉|要求|督促|请求)[^,。!?;\n]{0,8}$");
    private static final Pattern WORKED_AT = Pattern.compile("(?:在|于|到|入职|进入|给|为|帮|跟着|系|是)[^,。!?;\n]{0,8}$");
    private static final Pattern WORKED_AFTER = Pattern.compile(
            "^[^。!?;\n]{0,8}?(?:上班|当(?!地|时|年)|拉货|开车|做|工作|供应|供货|送货|务工|打工|干活|施工|员工|职工|工人|入职|就职|工地|项目|的?(?:老师|教师|司机|保安|会计|销售|厨师))");
    private static final Pattern GIVEN_ON = Pattern.compile("(?:转包给|分包给|承包给|发包给|外包给|包给|分给)[^,。!?;\n]{0,10}$");
    private static final Pattern OFFICE = Vocabulary.pattern("office");
    private static final Pattern BOSS =
            Pattern.compile(Vocabulary.any("boss") + "(?:(?:叫|是|为|姓名|名叫)[^,。!?;\\n]{0,10}|:|,|\\(|“)?$");

    /** Speaks for a firm, which owes. */
    private static final Pattern OFFICER =
            Pattern.compile("^(?:厂长|店长|校长|园长|院长|站长|馆长|矿长|经理|项目经理|总经理|董事长|负责人|法人|法人代表|法定代表人|股东|队长|村支书)");

    private static final Pattern BOSS_AFTER = Pattern.compile("^(?:老板|经理|总|包工头|工头)");
    private static final Pattern COMPANY = Pattern.compile("(?:有限责任|股份有限|有限)?(?:分公司|总公司|集团公司|公司|集团)$");
    private static final Pattern WRITER = Pattern.compile(
            "(?:我叫|我是|本人|联系人|代表|签名|电话|此致|(?<!被)申请人|(?<!被)投诉人|(?<!被)举报人|记者|律师|书记|市长|县长|局长|(?<!施工)队长|所长|主任|主席)[^。!?;\n]{0,3}$");

    private static final String NAME = Vocabulary.any("surname") + "(?:某某?|\\p{IsHan}{1,2}?)";
    private static final Pattern NAMED_BOSS = Pattern.compile(
            Vocabulary.any("boss") + "(?:叫|是|为|姓名|名叫|:|\\(|“)?(?:[\\p{IsHan}]{1,5}的)?(" + NAME
                    + ")(?=[,。、;!?\\s()”\\d\n]|拖欠|欠|恶意|至今|承包|电话|手机|联系|说|就|不|没|一直|带|手下|以|在|跑|和|与|卷|失联|总是|也|找|给|身份证|克扣|推|负责|招|叫|讲|称|答应|承诺|打|把|又|才|只|领|拿|付|给|拖|个人|总|老|三番|再|仍)");
    private static final Pattern TITLE_SUBJECT = Pattern.compile(
            "(?:投诉|举报|反映|控告|揭发|曝光|关于|请求|要求|解决|状告|希望|求助|督促|咨询|质疑|讨薪|讨要|请帮|恳请|催促|追讨|请问|请)[,:]?((?:(?!投诉|举报|反映|请求|解决|关于)[\\p{IsHan}A-Za-z0-9()“”《》·]){2,24}?)(?:老板|长期|恶意|无故|非法|违法|公然|无理|严重|经常|一直|仍然|至今|多年|连续|随意|变相|私自)*(?:拖欠|欠|克扣|不发|不给|不付|不支付|未发|未付|没发|违反|劳动用工|不缴|不交|不签|未缴|强迫|辞退|裁员|扣发|扣押|扣|卷款|跑路|压榨|剥削|不按|没有发|不结|发不出|停办|倒闭|关门|歇业|破产|老板跑|老板不|老板欠|老板拖|恶意欠)");
    private static final Pattern TITLE_START = Pattern.compile(
            "^([\\p{IsHan}A-Za-z0-9()“”《》·]{3,16}?)(?:长期|恶意|无故|非法|一直|年底|两年|多年|老板|突然)*(?:拖欠|克扣|欠薪|欠|不发|不给|不付|停办|倒闭|歇业|跑路|员工|职工)");
    /** {@code 园区企业}, {@code 辞职后公司}: says which kind, not which. */
    private static final Pattern NO_PROPER_NAME = Pattern.compile(
            "某某|^(?:如何|怎么|怎样|为什么|追讨|讨回)|(?:小店|企业|商家|单位|市场|工厂|店家|老板)$|^(?:辞职|离职|入职|退休|疫情|复工|年后|年前|节后|停工|怀孕|工伤|试用)");

    private static final Pattern NO_NAME_STARTS = Pattern.compile(
            "^(?:请|求|我|为|关于|农民|民工|工人|员工|职工|谁|什么|怎么|如何|强烈|再次|替|帮|还|哪|过年|疫情|今年|去年|年底|讨|老板|政府|这样|希望|咨询|现在|一个|无良|黑心)");
    private static final Pattern SITE_LIKE =
            Pattern.compile("(?:建设|项目|工程|工地|标段|小区|楼盘|安置房|期|部门|领导|政府部门|农民工|工人|员工|民工|学生)$");
    /** {@code 某某公司临时工两年}: of the subject only the firm. */
    private static final Pattern WORKERS = Pattern.compile(
            "(?:外包|代课|临聘|聘用|离职|在职|退休|内退|一线|全体|部分|所有|的)*(?:临时工|员工|职工|工人|农民工|民工|老师|教师|护工|保安|保洁|环卫工|司机).*$");

    private static final Pattern NOT_A_DEBTOR = Pattern.compile("被$|工资|薪|补贴|津贴|奖金|绩效|问题|为什么|怎么");
    private static final Pattern NO_NAME = Pattern.compile(
            "^(?:有|一位|某|个体|私人|矿山|矿上|工厂|老板|公司|单位|某|包工头|开发商|承包商|领导|学校|企业|厂|工地|私企|农民工|民工|我们|本人|工程|无良|黑心).{0,3}$|老板$");

    private static final Pattern OWES_US = Pattern.compile(
            "(?:长期|恶意|无故|非法|一直|仍然|至今|还|共|总共|一共|老板)*(?:拖欠|欠(?!条|薪|款)|克扣|还差|差)(?:了|着|下)?(?:我|咱|他们|她们|[一二两三四五六七八九十几]|近|将近|约|员工|工人|职工|农民工|民工|工友|大家|工资|老师|教师|\\d)|(?:拖欠|欠)薪");
    private static final Pattern NO_SUBJECT = Pattern.compile(
            "^.$|^(?:老板|公司|单位|厂里|学校|他|她|对方|甲方|乙方|总包|分包|包工头|工头|老板们|承包商|开发商|医院|工地|项目部|合计|总共|共|一共|目前|累计|现在|至今|还|也|就|都|总|工资|剩余|时间|企业|个人|部分|政府|那边|上面|这边|负责人|经理)|(?:月|年|日|元|万|个|现在|后|前|时|里|上|下|来|共|计|钱|款|工资|恶意|长期)$|[0-9]|每人|人均|平均|我|你|他|她|自己|工人|农民工|员工|为了|故意|利用|各种|因为|理由|借口|方式|情况");
    private static final Pattern GENERIC = Pattern.compile("^" + Vocabulary.any("generic") + "{0,2}"
            + Vocabulary.any("employer") + "$|^" + Vocabulary.any("employer") + "{1,2}$");
    private static final Pattern KIND = Pattern.compile(Vocabulary.any("employer") + "$");
    private static final Pattern BRAND = Pattern.compile(
            "(?:置业|地产|房产|装饰|装潢|建设|建工|路桥|科技|电子|环境|鞋业|服饰|家具|食品|餐饮|教育|传媒|物流|实业|商贸|劳务|建筑|园林|机械|电气|重工|药业|农业|木业|纸业|置地|控股|物业|快递|基地|景区|协会|机构|中心|站|所|局|店|市政府|银行)$");

    private static final String WORD = "[\\p{IsHan}A-Za-z0-9()·]";

    /** {@code 在川味轩做服务员}: for whom the work was done, whatever the name ends in. */
    private static final Pattern WORK_FRAME = Pattern.compile(
            "(?:在|到|去|进入|进|给|帮|为|跟着|跟随|入职|就职于|就职|任职于|任职|受雇于|供职于|应聘到|派到|派往|来到)(" + WORD
                    + "{2,16}?)(?:里面|里|那里)?(?=从事|担任|当(?!地|时|年|天|初|面)|做|干(?!部)|打工|上班|工作|务工|教书|任教|送(?!到)|跑单|跑外卖|刷|砌|搬|扎|装(?!修|饰|潢)|拉货|贴|开车|焊|负责)");

    /** {@code 公司名字叫途乐}, {@code 一家叫川味轩的饭店}. */
    private static final Pattern NAMED = Pattern.compile(
            "(?:名字|名称|全称|厂名|店名|校名|公司|工厂|饭店|酒店|餐厅|学校|机构|中介|施工单位|承建单位|用人单位|用工单位|总包单位|分包单位|劳务单位|建设单位|承建方|施工方|总包|劳务|物业|店|厂)(?:名字|名称|全称)?(?:就?叫做|就?叫作|就?叫|就?是|为|:)“?("
                    + WORD + "{2,18}?)”?(?=[,。;!?、\\s(“]|$|的|做|上班|承建|施工|老板)");

    /** {@code 我是某某公司的员工}. */
    private static final Pattern EMPLOYED = Pattern.compile(
            "(?:我们?|本人)(?:都|原|曾)*(?:是|系|为)(?:原)?“?(" + WORD
                    + "{2,18}?)”?(?:公司)?(?:里)?的?(?:一名|一个|全体|普通|在职|离职|内退|退休|下岗|临时|合同|老)*(?:员工|职工|工人|老师|教师|司机|保安|导购|护士|医生|环卫工|保洁|厨师|技师|骑手|快递员|服务员|护工|教练|销售|村医|施工员)");

    /** {@code 某某街道的保洁员}: whose workers they are. */
    private static final Pattern WHOSE =
            Pattern.compile("(?<=[。\\n,]|我们)(" + WORD + "{3,14}?)的(?:保洁员|环卫工|老师|教师|员工|工人|职工|护工|保安|司机|服务员)(?=[,们。])");

    private static final Pattern CALLED_AFTER =
            Pattern.compile("(?:公司|单位|工厂|厂|店|学校|酒店|饭店|机构|幼儿园)[^。!?;\\n]{0,12}?,?(?:就?叫做?|名叫|名为)“?(" + WORD
                    + "{2,12}?)”?(?=[,。;!?、(“(]|$)");
    private static final Pattern CALLED = Pattern.compile("(?:叫|叫做|名叫|名为)“?(" + WORD
            + "{2,10}?)”?的(?:一家|那家|私人|一个)?(?=[\\p{IsHan}]{0,4}?" + Vocabulary.any("employer") + ")");
    private static final Pattern SURNAMED = Pattern.compile(
            "(?:" + Vocabulary.any("boss") + ")(姓" + Vocabulary.any("surname") + ")|(姓" + Vocabulary.any("surname")
                    + ")的?(?:" + Vocabulary.any("boss") + ")|(?:" + Vocabulary.any("boss") + ")([老小阿]"
                    + Vocabulary.any("surname") + "|" + Vocabulary.any("surname")
                    + "(?:哥|姐|总|麻子|胖子|师傅))(?!板)|(?<!\\p{IsHan})(?!包工头)(" + Vocabulary.any("surname")
                    + "(?:老板|包工头|工头))|[是找给叫跟被向问和由帮为欠的](?!包工头)(" + Vocabulary.any("surname") + "(?:老板|包工头|工头))");
    private static final Pattern LEAD = Pattern.compile("^(?:一家|一个|某家|当地|本地|私人|叫做|叫作|名叫|名为|叫|位于|坐落于|原来?|现在?|附近)+");
    /** Where the work was done, not for whom; but many a firm is called after a garden or a hall. */
    private static final Pattern SITE_END =
            Pattern.compile(Vocabulary.any("site") + "(?<!" + Vocabulary.any("employer") + ")$");

    private static final Pattern NO_FRAME = Pattern.compile(
            "我|你|他|她|它|自己|大家|那|这|哪|什么|谁|别人|人家|外面|外地|家里|老家|一起|一直|已经|年|月|天|号|元|块|不|没|了|着|过|的|和|与|就|都|也|还|很|前|后|现在|工地|项目|工程|小区|标段|隧道|厂房$|老板|包工头|单位$|领导|法院|劳动局|仲裁|监察|信访|公安|派出所|政府$|网上|平台|省$|市$|县$|区$|镇$|乡$|村$|垫资|承包|正规|国企|私营|家族|做工程|经销商|供应商|厂家|代理|也是|是$|说|给$");
    private static final Pattern PLACE_BEFORE = Pattern.compile("([A-Z]\\d{0,2}[市县区镇乡]|\\p{IsHan}{1,3}[市县区镇乡村])$");
    private static final Pattern SITE_AFTER =
            Pattern.compile("^(?:的)?[^,。!?;\\n的在说欠]{0,8}?(?:工地|项目(?!部)|工程(?!款)|大楼|门诊楼|教学楼|宿舍楼|厂房|扩建|改造|装修|新院区|标段)");
    /** {@code 医院把保安外包给}: those who took it over owe. */
    private static final Pattern OUTSOURCES = Pattern.compile("^[^。!?;\\n]{0,8}?(?:外包|包给|承包给|转包给|分包给|发包给)");

    /** {@code 施工单位某某仅支付} */
    private static final Pattern ROLE =
            Pattern.compile("(?:施工单位|承建单位|总包单位|总包方|分包方|施工方|承建方|建设单位|业主方|开发商|劳务公司|劳务方|中标单位|承包方|用人单位)("
                    + WORD
                    + "{2,12}?)(?=仅|只|支付|拖欠|欠|说|以(?!及)|至今|未|没|不|已|给|迟迟|一直)");

    /** {@code 通过某某人力公司派到}: who sends owes, not where one is sent. */
    private static final Pattern OTHER_OFFICE = Pattern.compile("(?<!工程|铁.{0,3}|建.{0,2})局$");

    private static final Pattern BETWEEN = Pattern.compile("(?:通过|由|经|经过|与|和|跟)[^,。!?;\\n]{0,4}$");

    private static final Pattern SENT_ON = Pattern.compile("^(?:派|签|招|介绍|劳务派遣|外包|雇|接单|接活|找的?活)");
    private static final Pattern EVADES = Pattern.compile(
            "^[^。!?;\n]{0,5}?(?:说|讲|称|答应|承诺|推脱|推诿|互相推|推给|推来|失联|跑了|躲|倒闭|关门|破产|停产|注销|停办|歇业|老板|负责人|法人|拉黑)");

    /** {@code 伍某早就}: after 某 no given name goes on. */
    private static final Pattern SOME = Pattern.compile("^(\\p{IsHan}某某?).*$");

    private final ProperNames employers = new ProperNames("employer");

    /** A name with what speaks for it at each place it stands. */
    private static final class Suspect {

        private final Map<Passage, Double> seen = new LinkedHashMap<>();
        private String name = "";

        void seen(String words, Passage passage, double more, boolean proper) {
            var there = seen.keySet().stream()
                    .filter(before -> before.end() == passage.end() || before.start() == passage.start())
                    .findFirst()
                    .orElse(passage);
            seen.merge(there, more, Math::max);
            boolean better = name.isEmpty()
                    || proper
                            && words.length() > name.length()
                            && (COMPANY.matcher(words).find() || name.length() < 3);
            if (better && words.length() <= 22) {
                name = words;
            }
        }

        /** The strongest place counts in full, the others by half. */
        double weight() {
            double most = seen.values().stream().mapToDouble(more -> more).max().orElse(0);
            double all = seen.values().stream().mapToDouble(more -> more).sum();
            return most + (all - most) * 0.5;
        }

        double most() {
            return seen.values().stream().mapToDouble(more -> more).max().orElse(0);
        }

        List<Passage> from() {
            return seen.keySet().stream().limit(4).toList();
        }
    }

    /**
     * @param kind offices that are told of often owe project money, and rarely wages
     */
    Reading<String> read(LetterText letter, Matter kind) {
        var suspects = suspects(letter, kind);
        var best = suspects.values().stream()
                .filter(suspect -> suspect.weight() >= 0.5)
                .max(Comparator.comparingDouble(Suspect::weight))
                .orElse(null);
        if (best == null) {
            // Only what kind of employer it is: better than nothing for a reader who knows the place.
            return suspects.values().stream()
                    .filter(suspect -> suspect.most() >= -3)
                    .max(Comparator.comparingDouble(Suspect::most))
                    .map(kindOnly ->
                            Reading.of(kindOnly.name, 0.3, kindOnly.from().subList(0, 1)))
                    .orElseGet(() -> Reading.none(0.6));
        }
        var named = named(best, suspects.values());
        return Reading.of(named, Math.min(0.9, 0.42 + 0.05 * best.weight()), best.from());
    }

    /** {@code 某县石材厂} in the title and {@code 某县宏发石材厂} in the letter are one. */
    private static String named(Suspect best, Collection<Suspect> suspects) {
        var bare = ProperNames.withoutPlace(best.name);
        if (!GENERIC.matcher(bare).find()) {
            return best.name;
        }
        var kind = KIND.matcher(COMPANY.matcher(bare).replaceFirst(""));
        var tail = kind.find() ? kind.group() : bare;
        return suspects.stream()
                .map(suspect -> suspect.name)
                .filter(name -> COMPANY.matcher(name).replaceFirst("").endsWith(tail)
                        && !GENERIC.matcher(ProperNames.withoutPlace(name)).find())
                .findFirst()
                .orElse(best.name);
    }

    private LinkedHashMap<String, Suspect> suspects(LetterText letter, Matter kind) {
        boolean publicMoney = kind == Matter.PROJECT_MONEY;
        var suspects = new LinkedHashMap<String, Suspect>();
        for (var found : employers.find(letter)) {
            var name = withPlace(letter, found);
            suspects.computeIfAbsent(key(name.core(), suspects), none -> new Suspect())
                    .seen(
                            name.core(),
                            letter.passage(name.start(), name.end()),
                            weight(letter, name.start(), name.end(), name.core(), publicMoney),
                            true);
        }
        titleSubject(letter, suspects);
        framed(letter, suspects, WORK_FRAME, 1.5);
        framed(letter, suspects, NAMED, 2.2);
        framed(letter, suspects, CALLED, 2.5);
        framed(letter, suspects, CALLED_AFTER, 2.5);
        framed(letter, suspects, WHOSE, 1.2);
        framed(letter, suspects, ROLE, 1.6);
        framed(letter, suspects, EMPLOYED, 2.2);
        subjects(letter, suspects);
        persons(letter, suspects);
        return suspects;
    }

    /** {@code 某某县林场}: what only says what kind of employer it is, is told by its place. */
    private static ProperNames.Name withPlace(LetterText letter, ProperNames.Name name) {
        if (!GENERIC.matcher(name.core()).find()) {
            return name;
        }
        var place = PLACE_BEFORE.matcher(letter.before(name.start(), 10));
        return place.find() && place.group(1).length() + name.core().length() >= 4
                ? new ProperNames.Name(name.start() - place.group(1).length(), name.end(), place.group(1) + name.core())
                : name;
    }

    /** Forms of one name share their beginning: {@code 某某建材公司} and {@code 某某建材有限公司}. */
    private static String key(String core, LinkedHashMap<String, Suspect> known) {
        if (GENERIC.matcher(core).find()) {
            return "~" + core;
        }
        var bare = COMPANY.matcher(core).replaceFirst("");
        var start = bare.length() < 2 ? core : bare;
        for (var key : known.keySet()) {
            if (key.startsWith("~")) {
                continue;
            }
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
        weight += GIVEN_ON.matcher(before).find() ? 1.5 : 0;
        weight -= !COMPANY.matcher(core).find() && SITE_AFTER.matcher(after).find() ? 2 : 0;
        weight -= before.endsWith("一家") && core.length() <= 6 ? 2 : 0;
        weight += BETWEEN.matcher(before).find() && SENT_ON.matcher(after).find() ? 3.5 : 0;
        weight -= OUTSOURCES.matcher(after).find() ? 2.5 : 0;
        weight -= core.contains("某某") ? 4 : core.contains("某") ? 1.5 : 0;
        weight += EVADES.matcher(after).find() ? 0.6 : 0;
        weight += COMPANY.matcher(core).find() ? core.endsWith("有限公司") ? 1.3 : 0.7 : 0;
        weight -= OFFICE.matcher(core).find() || OTHER_OFFICE.matcher(core).find()
                ? publicMoney || title && OWES.matcher(after).find() ? 1 : 4
                : 0;
        weight -= core.length() > 16 ? 0.5 : 0;
        return weight;
    }

    private static void framed(
            LetterText letter, LinkedHashMap<String, Suspect> suspects, Pattern frame, double weight) {
        var found = frame.matcher(letter.text());
        for (int seen = 0; seen < 12 && found.find(); seen++) {
            // 在某某广场的某某店打工: the last of them.
            var words = frame == WORK_FRAME ? found.group(1).replaceFirst("^.*的(?=..)", "") : found.group(1);
            var core = ProperNames.withoutPlace(LEAD.matcher(words).replaceFirst(""));
            int end = found.end(1);
            boolean name = core.length() >= 2
                    && !NO_FRAME.matcher(core).find()
                    && !NO_NAME.matcher(core).find()
                    && !GENERIC.matcher(core).find()
                    && !OFFICE.matcher(core).find()
                    && !SITE_END.matcher(core).find();
            if (name) {
                suspects.computeIfAbsent(key(core, suspects), none -> new Suspect())
                        .seen(core, letter.passage(end - core.length(), end), weight, false);
            }
        }
    }

    /** {@code 某某欠我们三万元}: who stands before the verb. */
    private static void subjects(LetterText letter, LinkedHashMap<String, Suspect> suspects) {
        var owes = OWES_US.matcher(letter.text());
        for (int seen = 0; seen < 20 && owes.find(); seen++) {
            var name = ProperNames.before(letter, owes.start());
            if (name == null
                    || name.core().length() > 14
                    || NO_SUBJECT.matcher(name.core()).find()
                    || NO_NAME.matcher(name.core()).find()
                    || SITE_LIKE.matcher(name.core()).find()
                    || GENERIC.matcher(name.core()).find()) {
                continue;
            }
            suspects.computeIfAbsent(key(name.core(), suspects), none -> new Suspect())
                    .seen(
                            name.core(),
                            letter.passage(name.start(), name.end()),
                            letter.inTitle(name.start())
                                    ? 2.5
                                    : letter.before(name.start(), 1).equals("被") ? 2 : 1.2,
                            false);
        }
    }

    /** {@code 投诉某某拖欠工资}: who stands there owes, whatever the name ends in. */
    private static void titleSubject(LetterText letter, LinkedHashMap<String, Suspect> suspects) {
        var subject = TITLE_SUBJECT.matcher(letter.title());
        if (!subject.find()) {
            subject = TITLE_START.matcher(letter.title());
            if (!subject.find()
                    || NO_NAME_STARTS.matcher(subject.group(1)).find()
                    || NO_SUBJECT.matcher(subject.group(1)).find()) {
                return;
            }
        }
        var words = WORKERS.matcher(subject.group(1)).replaceFirst("");
        var core = ProperNames.withoutPlace(words);
        boolean placed = core.length() < words.length();
        boolean kindOnly = GENERIC.matcher(core).find() || OFFICE.matcher(core).find();
        if (kindOnly && placed) {
            core = words;
        } else if (core.length() < 2
                || NO_NAME.matcher(core).find()
                || NOT_A_DEBTOR.matcher(core).find()
                || GENERIC.matcher(core).find()) {
            return;
        }
        int end = subject.start(1) + words.length();
        int start = end - core.length();
        suspects.computeIfAbsent(kindOnly ? core : key(core, suspects), none -> new Suspect())
                .seen(
                        core,
                        letter.passage(start, end),
                        SITE_LIKE.matcher(core).find()
                                ? 0.5
                                : NO_PROPER_NAME.matcher(core).find() ? 1 : 3.5,
                        false);
    }

    /** Bosses by name, looked for only where one is spoken of. */
    private static void persons(LetterText letter, LinkedHashMap<String, Suspect> suspects) {
        double firm =
                suspects.values().stream().mapToDouble(Suspect::weight).max().orElse(0);
        var named = NAMED_BOSS.matcher(letter.text());
        while (named.find()) {
            person(letter, named.start(1), named.end(1), boss(named.group(), firm), suspects);
        }
        var surnamed = SURNAMED.matcher(letter.text());
        while (surnamed.find()) {
            int group = 1;
            while (surnamed.group(group) == null) {
                group++;
            }
            person(letter, surnamed.start(group), surnamed.end(group), 1.2, suspects);
        }
        if (!letter.text().contains("老板")
                && !letter.text().contains("包工头")
                && !letter.text().contains("班长")
                && !letter.text().contains("血汗钱")
                && !letter.text().contains("工钱")
                && !letter.title().contains("欠")) {
            return;
        }
        for (var word : Segments.of(letter.text())) {
            boolean name =
                    word.person() && word.text().length() >= 2 && word.text().length() <= 4;
            if (name && SURNAMES.contains(word.text().substring(0, 1))) {
                var boss = BOSS.matcher(letter.before(word.start(), 24));
                person(letter, word.start(), word.end(), boss.find() ? boss(boss.group(), firm) : 0, suspects);
            }
        }
    }

    /** A crew's boss owes himself; who runs a firm speaks for it, if one is named. */
    private static double boss(String words, double firm) {
        if (OFFICER.matcher(words).find()) {
            return firm >= 0.5 ? -1 : 1.1;
        }
        return words.startsWith("老板") && firm >= 1 ? 0.8 : 2;
    }

    private static void person(
            LetterText letter, int start, int end, double more, LinkedHashMap<String, Suspect> suspects) {
        if (more < 0) {
            return;
        }
        var before = letter.before(start, 14);
        var after = letter.after(end, 12);
        double weight = more + (letter.inTitle(start) ? 0.7 : 0.2);
        weight += BOSS_AFTER.matcher(after).find() ? 1.5 : 0;
        weight += OWES_NEXT.matcher(after).find() ? 1.2 : 0;
        weight += EVADES.matcher(after).find() ? 0.9 : 0;
        weight += GIVEN_ON.matcher(before).find() ? 1 : 0;
        weight -= WRITER.matcher(before).find() ? 4 : 0;
        boolean known = suspects.containsKey(letter.text().substring(start, end));
        if (weight > (known ? 0 : 1)) {
            var name = SOME.matcher(letter.text().substring(start, end)).replaceFirst("$1");
            end = start + name.length();
            suspects.computeIfAbsent(key(name, suspects), none -> new Suspect())
                    .seen(name, letter.passage(start, end), weight, true);
        }
    }

    static @Nullable String core(@Nullable String debtor) {
        return debtor == null ? null : COMPANY.matcher(debtor).replaceFirst("");
    }
}
