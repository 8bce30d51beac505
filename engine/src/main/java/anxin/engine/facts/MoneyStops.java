package anxin.engine.facts;

import anxin.engine.facts.MoneyChain.AccountMoney;
import anxin.engine.facts.MoneyChain.Kind;
import anxin.engine.facts.MoneyChain.LabourCost;
import anxin.engine.facts.MoneyChain.Stop;
import anxin.engine.facts.MoneyChain.Team;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Says where a month's money stopped: at the first link that had received enough and did not pass it on, or at the one that
 * never received it.
 */
final class MoneyStops {

    private final LocalDate day;
    private final LocalDate payDate;
    private final LabourCost labourCost;
    private final AccountMoney account;
    private final List<Team> teams;
    private final List<Stop> stops = new ArrayList<>();
    private final List<Stop> remarks = new ArrayList<>();

    MoneyStops(LocalDate day, LocalDate payDate, LabourCost labourCost, AccountMoney account, List<Team> teams) {
        this.day = day;
        this.payDate = payDate;
        this.labourCost = labourCost;
        this.account = account;
        this.teams = teams;
        stop();
        remark();
    }

    List<Stop> stops() {
        return List.copyOf(stops);
    }

    List<Stop> remarks() {
        return List.copyOf(remarks);
    }

    private void stop() {
        if (teams.isEmpty()) {
            stops.add(
                    labourCost.overdueOn(day)
                            ? money(Kind.OWNER, labourCost.shortFen())
                            : new Stop(Kind.NOTHING_KNOWN, 0, 0));
            return;
        }
        long unpaid = teams.stream().mapToLong(Team::unpaidFen).sum();
        long withoutSheet = teams.stream().mapToLong(Team::withoutSheet).sum();
        if (!day.isAfter(payDate)) {
            stops.add(
                    unpaid > 0 || withoutSheet > 0
                            ? new Stop(Kind.NOT_DUE_YET, unpaid, withoutSheet)
                            : money(Kind.PAID, paidFen()));
            return;
        }
        if (unpaid > 0) {
            unpaid(unpaid);
        }
        if (withoutSheet > 0) {
            stops.add(new Stop(Kind.NO_SHEET, 0, withoutSheet));
        }
        if (stops.isEmpty()) {
            stops.add(money(Kind.PAID, paidFen()));
        }
    }

    private void unpaid(long unpaid) {
        long usable = Math.max(0, account.usableFen());
        if (usable >= unpaid) {
            stops.add(money(Kind.CONTRACTOR_HELD, unpaid));
        } else if (account.none()) {
            stops.add(money(Kind.NO_ACCOUNT, unpaid));
        } else if (usable + account.frozenFen() >= unpaid) {
            stops.add(money(Kind.FROZEN, unpaid));
        } else if (!labourCost.known()) {
            stops.add(money(Kind.LABOUR_COST_UNKNOWN, unpaid));
        } else if (labourCost.overdueOn(day)) {
            long atOwner = Math.min(labourCost.shortFen(), unpaid - usable);
            stops.add(money(Kind.OWNER, atOwner));
            if (unpaid > atOwner) {
                stops.add(money(Kind.CONTRACTOR_REST, unpaid - atOwner));
            }
        } else {
            stops.add(money(Kind.CONTRACTOR_SHORT, unpaid));
        }
    }

    private void remark() {
        if (labourCost.overdueOn(day)) {
            if (stops.stream().noneMatch(stop -> stop.kind() == Kind.OWNER)) {
                remarks.add(money(Kind.OWNER_SHORT, labourCost.shortFen()));
            }
        } else if (labourCost.shortFen() > 0) {
            remarks.add(money(Kind.OWNER_NOT_DUE, labourCost.shortFen()));
        }
        remarkIfAny(Kind.TO_OTHERS, account.othersFen());
        remarkIfAny(
                Kind.OUTSIDE,
                Arrays.stream(Way.values())
                        .filter(Way::outside)
                        .mapToLong(this::paidFen)
                        .sum());
        remarkIfAny(Kind.DEPOSIT_USED, paidFen(Way.DEPOSIT));
        long late = teams.stream()
                .flatMap(team -> team.payments().stream())
                .filter(payment -> payment.on().isAfter(payDate))
                .mapToLong(MoneyChain.Payment::fen)
                .sum();
        remarkIfAny(Kind.PAID_LATE, late);
    }

    private void remarkIfAny(Kind kind, long fen) {
        if (fen > 0) {
            remarks.add(money(kind, fen));
        }
    }

    private long paidFen() {
        return teams.stream().mapToLong(Team::paidFen).sum();
    }

    private long paidFen(Way way) {
        return teams.stream().mapToLong(team -> team.paidFen(way)).sum();
    }

    private static Stop money(Kind kind, long fen) {
        return new Stop(kind, fen, 0);
    }
}
