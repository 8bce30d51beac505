package anxin.engine.clue;

import java.math.BigDecimal;
import java.util.List;

/**
 * What a letter says, field by field. Everything but the kind of matter is left open where it is not about pay.
 *
 * @param headcount workers who are owed; vague numbers (十多人) as the bare one
 * @param amountYuan what is owed in all, in yuan; vague sums (近百万) as the bare one
 * @param monthsOwed months whose wages are owed
 * @param debtor who is said to owe, in the letter's words
 * @param site where the work was done, in the letter's words
 * @param area nine-digit number of the province, city, county or town named most exactly
 * @param trade the workers' trade (工种), in the letter's words
 * @param urgent illness, festival, blocked roads, threats to life
 * @param pressing the words that press and why; a group is told here too, though alone it is not urgent
 * @param groupAction the letter speaks for many
 */
public record ClueReading(
        Reading<Matter> kind,
        Reading<Integer> headcount,
        Reading<BigDecimal> amountYuan,
        Reading<BigDecimal> monthsOwed,
        Reading<String> debtor,
        Reading<String> site,
        Reading<Integer> area,
        Reading<Industry> industry,
        Reading<String> trade,
        Reading<Boolean> urgent,
        List<UrgencySign> pressing,
        Reading<Boolean> groupAction,
        Reading<EmploymentForm> employmentForm) {}
