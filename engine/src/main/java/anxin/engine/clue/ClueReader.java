package anxin.engine.clue;

import java.math.BigDecimal;

/**
 * Reads a letter: what kind of matter it is, who owes whom how much since when and where. Each answer names the words it
 * was read from and how sure it is. Needs no network; one reader may serve many threads.
 */
public final class ClueReader {

    private final MatterClassifier matters = new MatterClassifier();
    private final HeadcountExtractor headcounts = new HeadcountExtractor();
    private final AmountExtractor amounts = new AmountExtractor();
    private final OwedMonthsExtractor months = new OwedMonthsExtractor();
    private final DebtorFinder debtors = new DebtorFinder();
    private final SiteFinder sites = new SiteFinder();
    private final AreaFinder areas = new AreaFinder();

    /**
     * @param time when it was sent, in any of the forms of {@link SentTime}, or empty; tells which year {@code 去年} is
     */
    public ClueReading read(String title, String body, String time) {
        var letter = LetterText.of(title, body);
        var kind = matters.classify(letter);
        var matter = kind.value() == null ? Matter.NOT_WAGE : kind.value();
        var headcount = headcounts.read(letter);
        var urgent = Signs.urgent(letter, matter);
        var group = Signs.group(letter, headcount);
        var area = areas.read(letter);
        if (matter == Matter.NOT_WAGE) {
            double sure = kind.confidence();
            return new ClueReading(
                    kind,
                    Reading.none(sure),
                    Reading.none(sure),
                    Reading.none(sure),
                    Reading.none(sure),
                    Reading.none(sure),
                    area,
                    Reading.none(sure),
                    urgent,
                    group,
                    Reading.none(sure));
        }
        var debtor = debtors.read(letter, matter);
        var site = sites.read(letter);
        if (matter == Matter.WAGE_DISPUTE_OTHER) {
            double sure = kind.confidence();
            return new ClueReading(
                    kind,
                    Reading.none(sure),
                    Reading.none(sure),
                    Reading.none(sure),
                    debtor,
                    site,
                    area,
                    Signs.industry(letter, debtor),
                    urgent,
                    group,
                    Signs.employmentForm(letter, debtor));
        }
        var owedMonths = matter == Matter.WAGE_ARREARS
                ? months.read(letter, SentTime.day(time))
                : Reading.<BigDecimal>none(kind.confidence());
        Reading<BigDecimal> amount = amounts.read(letter, headcount, owedMonths);
        return new ClueReading(
                kind,
                headcount,
                amount,
                owedMonths,
                debtor,
                site,
                area,
                Signs.industry(letter, debtor),
                urgent,
                group,
                Signs.employmentForm(letter, debtor));
    }
}
