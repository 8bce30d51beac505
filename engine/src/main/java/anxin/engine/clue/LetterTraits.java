package anxin.engine.clue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a letter is compared by. Two letters that may be about the same matter share at least one of their
 * {@link #keys()}; whether they are, {@link Likeness#between} says.
 *
 * @param debtor without place and kind of company
 * @param names of employers and sites that are spoken of
 * @param places counties, districts and cities
 * @param topic the title without names and without what every title says
 */
public record LetterTraits(
        String id,
        Matter kind,
        @Nullable LocalDate sent,
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

    /** So many characters of a name make a key. */
    private static final int NAME = 4;

    private static final ProperNames EMPLOYERS = new ProperNames("employer");
    private static final ProperNames SITES = new ProperNames("site");
    private static final Pattern OFFICE = Vocabulary.pattern("office");

    /**
     * @param reading as the letter was read, or with what people found to be right set in ({@link Reading#known})
     */
    public static LetterTraits of(Letter letter, ClueReading reading) {
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
        return new LetterTraits(
                letter.id(),
                kind == null ? Matter.NOT_WAGE : kind,
                SentTime.day(letter.time()),
                Shingles.of(text.body()),
                EVERY_TITLE.matcher(PLACE.matcher(topic).replaceAll("")).replaceAll(""),
                debtor == null || debtor.length() < 2 ? null : debtor,
                site,
                names,
                places,
                stripped(reading.amountYuan().value()),
                reading.headcount().value(),
                stripped(reading.monthsOwed().value()));
    }

    /**
     * Numbers to find a letter again by, the same in every run: bands of its text, its names, its sum with its head count.
     * Look for letters that share one, and leave out keys that hundreds share: a big firm's name alone says little.
     */
    public Set<Long> keys() {
        var keys = new LinkedHashSet<Long>();
        if (!text.isEmpty()) {
            for (int band = 0; band < Shingles.BANDS; band++) {
                keys.add(text.band(band));
            }
        }
        var known = new LinkedHashSet<>(names);
        if (debtor != null) {
            known.add(debtor);
        }
        if (site != null) {
            known.add(site);
        }
        for (var name : known) {
            // A word too many before a name must not hide it.
            for (int from = 0; from <= Math.clamp(name.length() - NAME, 0, 2); from++) {
                var part = name.substring(from, Math.min(from + NAME, name.length()));
                keys.add(key(part));
                keys.add(key(part + "|" + amount));
                keys.add(key(part + "|" + headcount + "|" + site));
            }
        }
        if (amount != null && headcount != null) {
            keys.add(key(amount + "|" + headcount));
        }
        return keys;
    }

    /** FNV-1a: 64 bits, so that different words hardly ever meet. */
    private static long key(String words) {
        long hash = 0xCBF29CE484222325L;
        for (int i = 0; i < words.length(); i++) {
            hash = (hash ^ words.charAt(i)) * 0x100000001B3L;
        }
        return hash;
    }

    private static String start(String body) {
        return body.substring(0, Math.min(300, body.length()));
    }

    /** One form of a number, so that 70,000 and 70,000.00 make one key. */
    private static @Nullable BigDecimal stripped(@Nullable BigDecimal number) {
        return number == null ? null : number.stripTrailingZeros();
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
