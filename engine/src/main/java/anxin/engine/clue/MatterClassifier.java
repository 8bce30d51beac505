package anxin.engine.clue;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Tells wages owed from project money, other labour disputes and the rest, by weighing what is said to be unpaid: each
 * sign adds to one kind, the title's more than the body's, and the kind with most wins.
 */
final class MatterClassifier {

    private static final String NEAR = "[^。!?;\n]{0,12}?";
    private static final String AFTER = "[^。!?;\n]{0,18}?";
    private static final String UNPAID = Vocabulary.any("unpaid");
    private static final String MISSING = "(?:" + UNPAID + "|" + Vocabulary.any("stillMissing") + ")";
    private static final Pattern NOT_THE_WAGE = Vocabulary.pattern("notTheWage");

    /** Hard-earned money is what everybody is owed; that of workers is their wages. */
    private static final String WORKERS_MONEY =
            "(?:农民工?|民工|工人|工友|员工|职工|打工人?|务工人员|打工者|班组)(?:兄弟|们)?的?(?:血汗|辛苦|劳动|做工)?(?:钱|所得|报酬)";

    private static final Pattern ARREARS =
            unpaid("(?:" + Vocabulary.any("wage") + "|" + WORKERS_MONEY + ")", "|" + Vocabulary.any("arrearsWord"));
    private static final Pattern HARD_EARNED = unpaid(Vocabulary.any("hardEarned"), "");
    private static final Pattern PROJECT = unpaid(Vocabulary.any("projectMoney"), "");
    private static final Pattern WAGE = Vocabulary.pattern("wage");
    private static final Pattern PAY_IN_TITLE = Pattern.compile(
            "^[再次强烈请求反映投诉举报问题情况领导希望解决帮助您好,。!? ]*$|欠|薪|工资|工钱|劳务|血汗|民工|工人|员工|职工|工友|打工|劳动|班组|讨|待遇|全额|求助|求救|帮帮");
    private static final Pattern WORKER = Vocabulary.pattern("worker");
    private static final Pattern BOUGHT = Vocabulary.pattern("bought");
    private static final Pattern CONTRACTOR = Vocabulary.pattern("contractor");
    private static final Pattern ANY_PAY = Pattern.compile("工资|薪|待遇|补贴|补助|津贴|社保|加班|奖金|绩效");
    private static final Pattern OUR_FIRM = Pattern.compile("我公司|我司|我单位|我厂|我店|欠本公司");
    private static final Pattern OTHER = Vocabulary.pattern("otherDispute");

    /** The law and fears speak of wages too: {@code 如果单位不支付工资}. */
    private static final Pattern SUPPOSED = Pattern.compile("如果|若|凡|规定|条例|防止|杜绝|担心|避免|不得|责令|治理|根治|预防|保障农民工|意见》|《");

    /** {@code 还差五万七千多}, {@code 4.2万拖到现在}: whose money it is, the rest of the letter tells. */
    private static final String SUM = "(?:\\d[\\d,.]*|[一二两三四五六七八九十百千万几壹贰叁肆伍陆柒捌玖拾佰仟]{2,})(?:多|余)?万?(?:多|余)?(?:元|块|万|千)";

    private static final Pattern SUM_OWED = Pattern.compile("(?:拖欠|欠|还差|差我们?|未付|没付|未结|没结|没给|剩余|剩下)[^。!?;,\n]{0,8}?"
            + SUM + "|" + SUM + "[^。!?;\n]{0,8}?(?:没给|没付|没结|没有给|没有付|不给|未付|未结|拖到|一直没|至今没|至今未|拿不到|打了?欠条)");
    private static final Pattern ASKED =
            Pattern.compile("(?:支付|付清|发放|补发|结清|结算|兑现|给付|要回|讨)[^。!?;\n]{0,8}?" + Vocabulary.any("wage"));

    private static final Pattern SUM_AFTER = Pattern.compile("[\\d十百千]多?余?万?元|万");

    private static final int PASSAGES = 4;

    private static Pattern unpaid(String what, String more) {
        return Pattern.compile(UNPAID + NEAR + what + "|" + what + AFTER + MISSING + more);
    }

    Reading<Matter> classify(LetterText letter) {
        var weighed = new EnumMap<Matter, Weighed>(Matter.class);
        for (var matter : Matter.values()) {
            weighed.put(matter, new Weighed());
        }
        var plain = masked(letter.text());
        int title = letter.title().length() + 1;
        var arrears = said(letter, plain, ARREARS);
        var project = said(letter, plain, PROJECT);
        boolean arrearsInTitle = arrears.stream().anyMatch(passage -> passage.start() < title);
        boolean projectInTitle = project.stream().anyMatch(passage -> passage.start() < title);
        int buying = distinct(letter, BOUGHT).size();
        var workers = distinct(letter, WORKER);
        var disputes = distinct(letter, OTHER);
        var contractor = distinct(letter, CONTRACTOR);

        boolean paySpokenOf = PAY_IN_TITLE.matcher(letter.title()).find();
        var owed = of(weighed, Matter.WAGE_ARREARS);
        owed.add(arrearsInTitle ? 4 : 0, arrears);
        owed.add(arrears.isEmpty() ? 0 : (paySpokenOf ? 1 : 0.2) + Math.min(3, arrears.size()), arrears);
        owed.add(
                arrears.stream()
                                .anyMatch(passage -> SUM_AFTER
                                        .matcher(passage.words() + letter.after(passage.end(), 14))
                                        .find())
                        ? 1
                        : 0,
                arrears);
        owed.add(0.4 * Math.min(4, workers.size()), workers);
        var sums = said(letter, plain, SUM_OWED);
        owed.add(sums.isEmpty() || workers.size() <= buying || (!project.isEmpty() && arrears.isEmpty()) ? 0 : 2, sums);
        var asked = said(letter, plain, ASKED);
        owed.add(asked.stream().anyMatch(passage -> passage.start() < title) && !arrearsInTitle ? 2.5 : 0, asked);
        var hardEarned = said(letter, plain, HARD_EARNED);
        if (!hardEarned.isEmpty() && workers.size() > buying) {
            owed.add(2.5, hardEarned);
        }
        if (!arrearsInTitle && WAGE.matcher(letter.title()).find() && !arrears.isEmpty()) {
            owed.add(1.5, arrears);
        }

        var money = of(weighed, Matter.PROJECT_MONEY);
        money.add(projectInTitle && !arrearsInTitle ? 4 : 0, project);
        money.add(1.2 * Math.min(2, project.size()), project);
        money.add(project.isEmpty() ? 0 : 0.7 * Math.min(3, contractor.size()), contractor);

        money.add(project.isEmpty() || !OUR_FIRM.matcher(letter.text()).find() ? 0 : 2, contractor);
        money.add(project.isEmpty() || sums.isEmpty() ? 0 : 1.5, sums);

        var dispute = of(weighed, Matter.WAGE_DISPUTE_OTHER);
        boolean disputeInTitle = disputes.stream().anyMatch(passage -> passage.start() < title);
        dispute.add(disputeInTitle && !arrearsInTitle ? 2 : 0, disputes);
        dispute.add(0.5 * Math.min(5, disputes.size()), disputes);
        boolean payInTitle = ANY_PAY.matcher(letter.title()).find();
        dispute.add(payInTitle && !disputes.isEmpty() && !workers.isEmpty() ? 1 : 0, disputes);
        dispute.add(disputes.isEmpty() ? 0 : 0.2 * Math.min(4, workers.size()), workers);

        var rest = of(weighed, Matter.NOT_WAGE);
        rest.add(2.4, List.of());
        rest.add(0.7 * Math.min(6, buying), distinct(letter, BOUGHT));
        return decide(weighed);
    }

    private static Weighed of(Map<Matter, Weighed> weighed, Matter matter) {
        return weighed.computeIfAbsent(matter, none -> new Weighed());
    }

    private static String masked(String text) {
        var masked = new StringBuilder(text);
        var matcher = NOT_THE_WAGE.matcher(text);
        while (matcher.find()) {
            for (int i = matcher.start(); i < matcher.end(); i++) {
                masked.setCharAt(i, '□');
            }
        }
        return masked.toString();
    }

    private static List<Passage> said(LetterText letter, String plain, Pattern pattern) {
        var found = new ArrayList<Passage>();
        var matcher = pattern.matcher(plain);
        while (found.size() < PASSAGES && matcher.find()) {
            if (!SUPPOSED.matcher(letter.before(matcher.start(), 16)).find()) {
                found.add(letter.passage(matcher));
            }
        }
        return found;
    }

    /** The first place of each different word. */
    private static List<Passage> distinct(LetterText letter, Pattern pattern) {
        var first = new LinkedHashMap<String, Passage>();
        var matcher = pattern.matcher(letter.text());
        while (first.size() < 12 && matcher.find()) {
            first.putIfAbsent(matcher.group(), letter.passage(matcher));
        }
        return List.copyOf(first.values());
    }

    private static Reading<Matter> decide(Map<Matter, Weighed> weighed) {
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
        return Reading.of(
                best,
                1 / sum,
                new HashSet<>(of(weighed, best).from)
                        .stream()
                                .sorted((a, b) -> Integer.compare(a.start(), b.start()))
                                .toList());
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
