package anxin.engine.clue;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells wages owed from project money, other labour disputes and the rest, by weighing what is said to be unpaid: each
 * sign adds to one kind, the title's more than the body's, and the kind with most wins.
 */
final class MatterClassifier {

    private static final String NEAR = "[^。!?;\n]{0,12}?";
    private static final String AFTER = "[^。!?;\n]{0,18}?";
    private static final String STRONG = "(?:拖欠|克扣|欠发|欠付|拒付|讨要|追讨|欠了|欠着|还欠|尚欠|欠我们)";
    private static final String WIDE = "[^,。!?;\n]{0,34}?";

    /** {@code 没有发票}, {@code 没发现} */
    private static final String NO_OTHER_WORD = "(?<!发(?=[票现展达生布送挥起]))";

    private static final String UNPAID = Vocabulary.any("unpaid");
    private static final String MISSING = "(?:" + UNPAID + "|" + Vocabulary.any("stillMissing") + ")";
    private static final Pattern NOT_THE_WAGE = Vocabulary.pattern("notTheWage");

    /** How much is earned a month is not yet owed. */
    private static final Pattern MONTHLY_WAGE = Pattern.compile(
            "每个?月(?:的)?工资|(?<!最后|还有|欠|扣|押|上|头|差|第|\\d)(?:一个|(?<![个半\\d]))月工资(?=才|只|就|是|为|不到|大概|约|仅|低|高|平均|基本|有|\\d|一千|两千|三千|四千|五千)");

    /** Hard-earned money is what everybody is owed; that of workers is their wages. */
    private static final String WORKERS_MONEY =
            "(?:农民工?|民工|工人|工友|员工|职工|打工人?|务工人员|打工者|班组)(?:兄弟|们)?的?(?:血汗|辛苦|劳动|做工)?(?:钱|所得|报酬)";

    private static final Opening ARREARS = unpaid(
            "(?:" + Vocabulary.any("wage") + "|" + WORKERS_MONEY + ")",
            "|" + Vocabulary.any("arrearsWord")
                    + "|等(?:着|待)?(?:拿|要|发)?(?:工资|工钱|血汗钱)|月份?的?(?:都|也|还|一直)*(?:没|未)(?:有)?(?:给)?(?:我们?)?(?:发|结|付)(?!现|展|达|布)",
            Opening.starts("wage", "arrearsWord") + "农民工员职打务班等月");
    private static final Opening HARD_EARNED = unpaid(Vocabulary.any("hardEarned"), "", Opening.starts("hardEarned"));
    private static final Opening PROJECT = unpaid(Vocabulary.any("projectMoney"), "", Opening.starts("projectMoney"));
    private static final Pattern WAGE = Vocabulary.pattern("wage");
    private static final Pattern PAY_IN_TITLE = Pattern.compile(
            "^[再次强烈请求反映投诉举报问题情况领导希望解决帮助您好,。!? ]*$|欠|薪|工资|工钱|劳务|血汗|民工|工人|员工|职工|工友|打工|劳动|班组|讨|待遇|全额|求助|求救|帮帮");
    private static final Opening WORKER = new Opening(
            Pattern.compile(Vocabulary.any("worker") + "|" + Vocabulary.any("trade")),
            Opening.starts("worker", "trade"));
    private static final Opening BOUGHT = Opening.of("bought");
    private static final Opening CONTRACTOR = Opening.of("contractor");
    private static final Pattern ANY_PAY = Pattern.compile("工资|薪|待遇|补贴|补助|津贴|社保|加班|奖金|绩效");
    private static final Pattern OUR_FIRM = Pattern.compile(
            "我公司|我司|我单位|我厂|我店|欠本公司|本公司|我们(?:公司|厂|店)|我们是[^,。]{0,6}(?:公司|厂|店|商户|商家)[,。]|本人经营|我(?:是|做)[^,。]{0,8}(?:供应商|个体户|承包商|包土方)");
    private static final Opening OTHER = Opening.of("otherDispute");

    /** The law and fears speak of wages too: {@code 如果单位不支付工资}. */
    private static final Pattern SUPPOSED =
            Pattern.compile("如果|若|凡|听说|听[^,]{1,4}说|据说|工人说|民工说|他们也|规定|条例|防止|杜绝|担心|避免|不得|责令|治理|根治|预防|保障农民工|意见》|《");

    /** {@code 说好月底结账,一直拖到今天}, {@code 半年没拿到一分钱} */
    private static final Opening PROMISED = new Opening(
            Pattern.compile(
                    "(?:讲好|说好|约定|答应|承诺|说是|讲的?)[^。!?;\\n]{0,14}?(?:结账|结清|付清|结算|给钱|给清|结)[^。!?;\\n]{0,20}?(?:拖|没|推|食言|未|又说)|(?:[\\d一二两三四五六七八九十半几]+)(?:多)?(?:个)?(?:多)?(?:月|年)(?:多)?[^。!?;,\\n]{0,6}?(?:没|未|不)[^。!?;,\\n]{0,5}?(?:拿|领|发|见|给|付|收)[^。!?;,\\n]{0,4}?(?:钱|薪)"),
            "讲说约答承0123456789一二两三四五六七八九十半几");

    private static final Pattern EXACT =
            Pattern.compile("(?:拖欠|克扣|欠).*(?:\\d|[一二两三四五六七八九十几百]+(?:多|余|来)?(?:个|名|位|人|万|千|月))");
    private static final Opening OWED_TO_US = new Opening(
            Pattern.compile("(?:拖欠|欠|克扣|扣|压|差|不给|没给|不发|没发|未付)(?:了|着)?(?:我|本人|我们|咱们)[^,。!?;\n]{0,16}?"
                    + Vocabulary.any("wage") + "|(?:我们?|本人)(?!国|省|市|县)[^,。!?;\n]{0,10}?" + Vocabulary.any("wage")
                    + "[^,。!?;\n]{0,14}?(?:没|未|不)(?:有)?(?:给|发|付|结|拿|领|收)(?![票现展达生布])|等(?:着|待)?(?:拿|要|发)?(?:工资|工钱)"),
            "拖欠克扣压差不没未我本等");

    /** {@code 干完活一分钱没拿到}: what was done and that no money came, without a word for wages. */
    private static final Opening WORKED_FOR_NOTHING = new Opening(
            Pattern.compile(
                    "(?:做了|干了|做完|干完|完工|做事|做工|干活|打工|上班|务工|施工|跑单|跑了|兼职|活干|活都|帮工|做到|干到|入职|请来|雇)[^。!?;\n]{0,60}?(?:一分钱?(?:都|也)?(?:没|未|不|拿不)|没(?:有)?(?:给|拿到?|收到|见到?|结到?)(?:过|我们|我|一分)*钱|不给钱|钱(?:一直|都|也|还|至今|到现在|迟迟)*(?:没|未|不给|拿不到|要不到)|分文|拿不到钱|要不到钱|没有?钱给|不结账|没结账|没有结账|没给我们结)"),
            "做干完打上务施跑兼活帮入请雇");

    private static final Opening PROJECT_ASKED = new Opening(
            Pattern.compile("(?:支付|付清|结清|结算|兑现|给付|追讨|讨要|拨付|请求|解决)[^。!?;\n]{0,14}?" + Vocabulary.any("projectMoney")),
            "支付结兑给追讨拨请解");

    /** Who hires out machines waits for rent. */
    private static final Opening MACHINES_HIRED = new Opening(
            Pattern.compile(
                    "(?:吊车|挖机|挖掘机|铲车|推土机|压路机|泵车|渣土车|装载机|机械|设备|钢管|扣件|模板|脚手架|塔吊|货车)[^。!?;\n]{0,40}?(?:租金|租赁费|租给|台班费)"),
            "吊挖铲推压泵渣装机设钢扣模脚塔货");

    private static final Opening ASKED = new Opening(
            Pattern.compile("(?:支付|付清|发放|补发|结清|结算|兑现|给付|要回|讨)[^。!?;\n]{0,8}?" + Vocabulary.any("wage")), "支付发补结兑给要讨");

    private static final Pattern SUM_AFTER = Pattern.compile("[\\d十百千]多?余?万?元|万");

    private static final Pattern PROPOSAL =
            Pattern.compile("^(?:关于)?.{0,4}(?:建议|提议|倡议|意见)|的建议$|^咨询.{0,30}(?:规定|政策|标准|怎么算|如何计算|条件)");

    private static final int PASSAGES = 4;

    /**
     * @param starts what {@code what} and {@code more} can begin with
     */
    private static Opening unpaid(String what, String more, String starts) {
        return new Opening(
                Pattern.compile(UNPAID + NO_OTHER_WORD + NEAR + what + "|" + STRONG + WIDE + what + "|" + what + AFTER
                        + MISSING + NO_OTHER_WORD + more),
                Opening.starts("unpaid") + "拖克欠拒讨追还尚" + starts);
    }

    /**
     * @param pay how likely it is that somebody waits for money for work, from 0 to 1
     */
    record Classified(Reading<Matter> kind, double pay) {}

    Classified classify(LetterText letter, List<Sum> named) {
        var signs = new Signals(letter, named);
        var weighed = new EnumMap<Matter, Weighed>(Matter.class);
        weighed.put(Matter.WAGE_ARREARS, signs.arrears());
        weighed.put(Matter.PROJECT_MONEY, signs.projectMoney());
        weighed.put(Matter.WAGE_DISPUTE_OTHER, signs.otherDispute());
        weighed.put(Matter.NOT_WAGE, signs.somethingElse());
        return decide(weighed);
    }

    /** What a letter says that speaks for one kind of matter or another. */
    private static final class Signals {

        private final LetterText letter;
        private final String plain;
        private final List<Passage> arrears;
        private final List<Passage> toUs;
        private final List<Passage> project = new ArrayList<>();
        private final List<Passage> projectAsked;
        private final List<Passage> workers;
        private final List<Passage> buying;
        private final List<Passage> disputes;

        /** Sums that are owed, or of which a part was paid. */
        private final List<Passage> sums;

        /** Whether one of them is said to be wages. */
        private final boolean wages;

        Signals(LetterText letter, List<Sum> named) {
            this.letter = letter;
            plain = masked(letter.text());
            arrears = said(letter, plain, ARREARS);
            toUs = said(letter, plain, OWED_TO_US);
            project.addAll(said(letter, plain, PROJECT));
            project.addAll(said(letter, plain, MACHINES_HIRED));
            projectAsked = said(letter, plain, PROJECT_ASKED);
            workers = distinct(letter, WORKER);
            buying = distinct(letter, BOUGHT);
            disputes = distinct(letter, OTHER);
            boolean partPaid = named.stream().anyMatch(sum -> sum.paid() && sum.rate() == Sum.Rate.NONE);
            sums = named.stream()
                    .filter(sum -> sum.whole() && (sum.owed() || sum.total() && partPaid))
                    .map(Sum::passage)
                    .filter(words ->
                            !SUPPOSED.matcher(letter.before(words.start(), 16)).find())
                    .toList();
            wages = named.stream().anyMatch(sum -> sum.whole() && sum.due() && (sum.owed() || partPaid));
        }

        Weighed arrears() {
            var owed = new Weighed();
            boolean inTitle = inTitle(arrears);
            boolean paySpokenOf = PAY_IN_TITLE.matcher(letter.title()).find();
            boolean labour = workers.size() > buying.size();
            owed.add(inTitle ? 4 : 0, arrears);
            owed.add(arrears.isEmpty() ? 0 : (paySpokenOf ? 1 : 0.2) + Math.min(3, arrears.size()), arrears);
            owed.add(
                    any(arrears, words -> SUM_AFTER.matcher(words.words() + letter.after(words.end(), 14))) ? 1 : 0,
                    arrears);
            owed.add(
                    !inTitle
                                    && !arrears.isEmpty()
                                    && WAGE.matcher(letter.title()).find()
                            ? 1.5
                            : 0,
                    arrears);
            // Who names how many, how much or which month tells what happened, not what is feared.
            owed.add(any(arrears, words -> EXACT.matcher(words.words())) ? 1.5 : 0, arrears);
            owed.add(toUs.isEmpty() ? 0 : 1.2, toUs);
            owed.add(0.4 * Math.min(4, workers.size()), workers);
            boolean ofWork = labour || wages || !arrears.isEmpty();
            boolean ofProject = !project.isEmpty() && arrears.isEmpty();
            owed.add(ofWork && !ofProject && !sums.isEmpty() ? 2 : 0, sums);
            var asked = said(letter, plain, ASKED);
            owed.add(inTitle(asked) && !inTitle ? 2.5 : 0, asked);
            if (labour) {
                var promised = said(letter, plain, PROMISED);
                owed.add(project.isEmpty() && !promised.isEmpty() ? 1.5 : 0, promised);
                var unpaidWork = said(letter, plain, WORKED_FOR_NOTHING);
                owed.add(
                        project.isEmpty() ? Math.min(2, unpaidWork.size()) * (arrears.isEmpty() ? 1.5 : 0.5) : 0,
                        unpaidWork);
                var hardEarned = said(letter, plain, HARD_EARNED);
                owed.add(hardEarned.isEmpty() ? 0 : 2.5, hardEarned);
            }
            return owed;
        }

        Weighed projectMoney() {
            var money = new Weighed();
            boolean spokenOf = !(project.isEmpty() && projectAsked.isEmpty());
            var contractor = distinct(letter, CONTRACTOR);
            if (!inTitle(arrears)) {
                money.add(inTitle(project) ? 4 : 0, project);
                money.add(inTitle(projectAsked) && !inTitle(project) ? 3 : 0, projectAsked);
            }
            money.add(1.2 * Math.min(2, project.size()), project);
            money.add(spokenOf ? 0.7 * Math.min(3, contractor.size()) : 0, contractor);
            money.add(spokenOf && OUR_FIRM.matcher(letter.text()).find() ? 2.5 : 0, contractor);
            money.add(project.isEmpty() || sums.isEmpty() ? 0 : 1.5, sums);
            return money;
        }

        Weighed otherDispute() {
            var dispute = new Weighed();
            boolean payInTitle = ANY_PAY.matcher(letter.title()).find();
            dispute.add(inTitle(disputes) && !inTitle(arrears) ? 2 : 0, disputes);
            dispute.add(0.5 * Math.min(5, disputes.size()), disputes);
            dispute.add(payInTitle && !disputes.isEmpty() && !workers.isEmpty() ? 1 : 0, disputes);
            dispute.add(disputes.isEmpty() ? 0 : 0.2 * Math.min(4, workers.size()), workers);
            return dispute;
        }

        Weighed somethingElse() {
            var rest = new Weighed();
            rest.add(2.4, List.of());
            rest.add(0.7 * Math.min(6, buying.size()), buying);
            // Who proposes or asks about rules in general waits for nothing himself.
            boolean proposes = PROPOSAL.matcher(letter.title()).find() && sums.isEmpty() && toUs.isEmpty();
            rest.add(proposes ? inTitle(arrears) ? 7 : 3 : 0, List.of());
            return rest;
        }

        private boolean inTitle(List<Passage> passages) {
            return passages.stream().anyMatch(passage -> letter.inTitle(passage.start()));
        }

        private static boolean any(List<Passage> passages, Function<Passage, Matcher> words) {
            return passages.stream().anyMatch(passage -> words.apply(passage).find());
        }
    }

    private static Weighed of(Map<Matter, Weighed> weighed, Matter matter) {
        return weighed.computeIfAbsent(matter, none -> new Weighed());
    }

    private static String masked(String text) {
        var masked = new StringBuilder(text);
        for (var pattern : List.of(NOT_THE_WAGE, MONTHLY_WAGE)) {
            var matcher = pattern.matcher(text);
            while (matcher.find()) {
                for (int i = matcher.start(); i < matcher.end(); i++) {
                    masked.setCharAt(i, '□');
                }
            }
        }
        return masked.toString();
    }

    private static List<Passage> said(LetterText letter, String plain, Opening words) {
        return words
                .find(
                        plain,
                        PASSAGES,
                        found -> !SUPPOSED.matcher(letter.before(found.start(), 16))
                                .find())
                .stream()
                .map(found -> letter.passage(found.start(), found.end()))
                .toList();
    }

    /** The first place of each different word. */
    private static List<Passage> distinct(LetterText letter, Opening words) {
        var seen = new HashSet<String>();
        return words.find(letter.text(), 12, found -> seen.add(found.group())).stream()
                .map(found -> letter.passage(found.start(), found.end()))
                .toList();
    }

    private static Classified decide(Map<Matter, Weighed> weighed) {
        var best = Matter.NOT_WAGE;
        double sum = 0;
        for (var entry : weighed.entrySet()) {
            if (entry.getValue().weight > of(weighed, best).weight) {
                best = entry.getKey();
            }
        }
        for (var one : weighed.values()) {
            sum += Math.exp(one.weight - of(weighed, best).weight);
        }
        var kind = Reading.of(
                best,
                1 / sum,
                new HashSet<>(of(weighed, best).from)
                        .stream()
                                .sorted((a, b) -> Integer.compare(a.start(), b.start()))
                                .toList());
        double top = of(weighed, best).weight;
        double pay = Math.exp(of(weighed, Matter.WAGE_ARREARS).weight - top)
                + Math.exp(of(weighed, Matter.PROJECT_MONEY).weight - top);
        return new Classified(kind, pay / sum);
    }

    private static final class Weighed {

        private final List<Passage> from = new ArrayList<>();
        private double weight;

        void add(double more, List<Passage> passages) {
            if (more > 0) {
                weight += more;
                from.addAll(passages);
            }
        }
    }
}
