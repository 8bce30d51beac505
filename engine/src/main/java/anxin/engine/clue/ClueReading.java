package anxin.engine.clue;

import java.math.BigDecimal;

/**
 * What a letter says, field by field. Everything but the kind of matter is left open where it is not about pay.
 *
 * @param headcount workers who are owed; vague numbers (十多人) as the bare one
 * @param amountYuan what is owed in all, in yuan; vague sums (近百万) as the bare one
 * @param monthsOwed months whose wages are owed
 * @param debtor who is said to owe, in the letter's words
 * @param site where the work was done, in the letter's words
 * @param area nine-digit number of the province, city or county named most exactly
 * @param urgent illness, festival, blocked roads, threats to life
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
        Reading<Boolean> urgent,
        Reading<Boolean> groupAction,
        Reading<EmploymentForm> employmentForm) {}
