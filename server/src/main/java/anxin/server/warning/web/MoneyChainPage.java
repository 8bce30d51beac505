package anxin.server.warning.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The responsibility chain of money (欠薪责任追溯链条) of a wage month: owner → special account → workers of each team.
 * Amounts are fen.
 *
 * @param payDate the day by which the wages were to be paid
 * @param stops where the money stopped by these data, the first one first
 * @param evidence the packages that brought the rows behind the arrows
 * @param months the months of this project of which anything is known, latest first
 */
record MoneyChainPage(
        String projectCode,
        String projectName,
        String areaName,
        String month,
        LocalDate asOf,
        LocalDate payDate,
        Firm owner,
        Firm contractor,
        LabourCost labourCost,
        Account account,
        Wages wages,
        List<Team> teams,
        List<Stop> stops,
        List<Stop> remarks,
        List<Evidence> evidence,
        List<String> months) {

    record Firm(@Nullable String corpCode, @Nullable String name) {}

    /**
     * @param known the month's work or labour cost was handed in
     * @param lastDay the last day on which it is paid in time
     * @param lateDays until it was complete, or until the day asked
     */
    record LabourCost(boolean known, long dueFen, long arrivedFen, long shortFen, LocalDate lastDay, long lateDays) {}

    /** @param othersFen left the accounts since the month began for others than workers */
    record Account(boolean open, long usableFen, long frozenFen, long othersFen) {}

    /** @param withoutSheet workers who attended and stand on no wage sheet */
    record Wages(
            int workers,
            int withoutSheet,
            long dueFen,
            long paidFen,
            long unpaidFen,
            long overpaidFen,
            List<Paid> ways) {}

    /** @param arrow opens to the rows */
    record Paid(String way, String title, long fen, String arrow) {}

    /** @param number of the team in this chain, from 1 */
    record Team(
            int number,
            String corpCode,
            @Nullable String corpName,
            String name,
            int workers,
            int withoutSheet,
            long dueFen,
            long paidFen,
            long unpaidFen,
            long overpaidFen,
            long lateDays,
            List<Paid> ways) {}

    /** @param at the party where it stopped: OWNER, CONTRACTOR or SHEET; nothing where it did not stop */
    record Stop(
            String kind,
            @Nullable String at,
            long fen,
            String text,
            @Nullable String rule,
            List<WarningPage.Article> basis) {}

    /**
     * A package handed in.
     *
     * @param behind WAGES, LABOUR_COST, DEPOSIT
     * @param sha256 nothing where the package itself was handed in by others and may not be seen
     */
    record Evidence(
            long importId,
            @Nullable String fileName,
            @Nullable String sha256,
            @Nullable Instant at,
            List<String> behind) {}
}
