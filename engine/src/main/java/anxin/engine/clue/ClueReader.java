package anxin.engine.clue;

import java.math.BigDecimal;

/**
 * Reads a letter: what kind of matter it is, who owes whom how much since when and where. Each answer names the words it
 * was read from and how sure it is. Needs no network; one reader may serve many threads.
 */
public final class ClueReader {

    /** From here on what a letter says of pay is read too, though it is more likely about something else. */
    private static final double MAYBE = 0.2;

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
        var sums = Sums.of(letter);
        var classified = matters.classify(letter, sums);
        var kind = classified.kind();
        var matter = kind.value() == null ? Matter.NOT_WAGE : kind.value();
        var headcount = headcounts.read(letter);
        var pressing = Signs.urgency(letter, matter, headcount);
        var urgent = Signs.urgent(pressing);
        var trade = Signs.trade(letter);
        var group = Signs.group(letter, headcount);
        var area = areas.read(letter);
        boolean pay = matter == Matter.WAGE_ARREARS || matter == Matter.PROJECT_MONEY || classified.pay() >= MAYBE;
        double sure = kind.confidence();
        if (matter == Matter.NOT_WAGE && !pay) {
            return new ClueReading(
                    kind,
                    Reading.none(sure),
                    Reading.none(sure),
                    Reading.none(sure),
                    Reading.none(sure),
                    Reading.none(sure),
                    area,
                    Reading.none(sure),
                    Reading.none(sure),
                    urgent,
                    pressing,
                    group,
                    Reading.none(sure));
        }
        var debtor = debtors.read(letter, matter);
        var owedMonths = pay && matter != Matter.PROJECT_MONEY
                ? months.read(letter, SentTime.day(time))
                : Reading.<BigDecimal>none(sure);
        return new ClueReading(
                kind,
                pay ? headcount : Reading.none(sure),
                pay ? amounts.read(letter, sums, headcount, owedMonths) : Reading.none(sure),
                owedMonths,
                debtor,
                sites.read(letter, debtor.value()),
                area,
                Signs.industry(letter, debtor),
                trade,
                urgent,
                pressing,
                group,
                Signs.employmentForm(letter, debtor));
    }
}
