package anxin.engine.clue;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a letter is compared by.
 *
 * @param debtor without place and kind of company
 * @param names of employers and sites that are spoken of
 * @param places counties, districts and cities
 * @param topic the title without names and without what every title says
 */
record Traits(
        String id,
        Matter kind,
        Shingles text,
        String topic,
        @Nullable String debtor,
        @Nullable String site,
        Set<String> names,
        Set<String> places,
        @Nullable BigDecimal amount,
        @Nullable Integer headcount,
        @Nullable BigDecimal months) {

    private static final Pattern EVERY_TITLE = Pattern.compile(
            "投诉|举报|反映|咨询|请求|要求|恳请|强烈|关于|问题|解决|拖欠|恶意|欠薪|讨薪|欠|农民工|民工|工人|员工|职工|工资|血汗钱|工程款|有限|责任|公司|不发|不给|未发|违法|违规|希望|领导|政府|部门|处理|帮助|的|[^\\p{IsHan}A-Za-z0-9]");
    private static final Pattern PLACE = Pattern.compile(
            "[A-Z]\\d{0,2}[市县区]|(?<![\\p{IsHan}])[\\p{IsHan}]{2,3}[市县区]|(?<=[省市])[\\p{IsHan}]{2,3}[县区]");
    private static final int NAMES = 12;

    private static final ProperNames EMPLOYERS = new ProperNames("employer");
    private static final ProperNames SITES = new ProperNames("site");
    private static final Pattern OFFICE = Vocabulary.pattern("office");

    static Traits of(Letter letter, ClueReading reading) {
        var text = LetterText.of(letter.title(), letter.body());
        var names = new LinkedHashSet<String>();
        collect(EMPLOYERS, text, names);
        collect(SITES, text, names);
        var debtor = DebtorFinder.core(reading.debtor().value());
        var site = reading.site().value();
        var topic = text.title();
        for (var name : names) {
            topic = topic.replace(name, "");
        }
        var places = PLACE.matcher(text.title() + "\n" + start(text.body()))
                .results()
                .map(found -> found.group())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        var kind = reading.kind().value();
        return new Traits(
                letter.id(),
                kind == null ? Matter.NOT_WAGE : kind,
                Shingles.of(text.body()),
                EVERY_TITLE.matcher(PLACE.matcher(topic).replaceAll("")).replaceAll(""),
                debtor == null || debtor.length() < 2 ? null : debtor,
                site,
                names,
                places,
                reading.amountYuan().value(),
                reading.headcount().value(),
                reading.monthsOwed().value());
    }

    private static String start(String body) {
        return body.substring(0, Math.min(300, body.length()));
    }

    private static void collect(ProperNames finder, LetterText text, Set<String> names) {
        for (var name : finder.find(text)) {
            var core = DebtorFinder.core(name.core());
            if (core != null
                    && core.length() >= 3
                    && names.size() < NAMES
                    && !OFFICE.matcher(core).find()) {
                names.add(core);
            }
        }
    }
}
