package anxin.engine.facts;

import anxin.engine.policy.Unit;
import anxin.engine.rows.Months;
import java.time.LocalDate;
import java.util.Comparator;

/** The site as a whole: attendance, rights notice board, payment guarantee, onboarding (在场、告示牌、支付担保、纳入平台). */
public record SiteFacts(
        @Fact(zh = "在建", en = "under construction", unit = Unit.FLAG)
        boolean running,

        @Fact(zh = "最近出勤日（或开工、复工日）", en = "last attended on (or start, restart)", unit = Unit.DATE)
        LocalDate lastAttendedOn,

        @Fact(zh = "无考勤天数", en = "days without attendance", unit = Unit.DAYS)
        long silentDays,

        @Fact(zh = "未设维权信息告示牌", en = "no rights notice board", unit = Unit.FLAG)
        boolean noticeBoardMissing,

        @Fact(zh = "设置告示牌的最后期限", en = "last day for the notice board", unit = Unit.DATE, uses = "notice-board.days")
        LocalDate noticeBoardLastDay,

        @Fact(zh = "设置告示牌逾期天数", en = "days late with the notice board", unit = Unit.DAYS, uses = "notice-board.days")
        long noticeBoardLateDays,

        @Fact(zh = "未提供工程款支付担保", en = "no payment guarantee", unit = Unit.FLAG)
        boolean paymentGuaranteeMissing,

        @Fact(zh = "开工以来天数", en = "days since the start", unit = Unit.DAYS)
        long daysSinceStart,

        @Fact(
                zh = "属纳入平台范围且未完工",
                en = "must be on the platform, unfinished",
                unit = Unit.FLAG,
                uses = {"onboard.cost", "onboard.months"})
        boolean onboardingDue,

        @Fact(zh = "尚未纳入平台", en = "not on the platform", unit = Unit.FLAG)
        boolean unregistered,

        @Fact(zh = "计划工期（整月）", en = "planned duration in full months", unit = Unit.MONTHS)
        long plannedMonths,

        @Fact(zh = "合同价", en = "contract price", unit = Unit.YUAN)
        long contractPriceFen,

        @Fact(zh = "纳入平台的最后期限", en = "last day for joining the platform", unit = Unit.DATE, uses = "onboard.days")
        LocalDate onboardLastDay,

        @Fact(zh = "纳入平台逾期天数", en = "days late in joining the platform", unit = Unit.DAYS, uses = "onboard.days")
        long onboardLateDays)
        implements FactGroup {

    static SiteFacts of(Situation s) {
        var project = s.project();
        var lastAttended = lastAttendedOn(s);
        var boardLastDay = s.calendar().plusDays(project.startDate(), s.whole("notice-board.days"));
        var onboardLastDay = s.calendar().plusDays(project.startDate(), s.whole("onboard.days"));
        return new SiteFacts(
                project.runningOn(s.day()),
                lastAttended,
                s.day().toEpochDay() - lastAttended.toEpochDay(),
                project.noticeBoardOn() == null,
                boardLastDay,
                project.noticeBoardOn() != null ? 0 : s.daysLate(boardLastDay),
                project.paymentGuaranteeOn() == null,
                s.day().toEpochDay() - project.startDate().toEpochDay(),
                project.unfinishedOn(s.day()) && inOnboardingScope(s),
                project.registeredOn() == null,
                plannedMonths(s),
                project.contractPriceFen(),
                onboardLastDay,
                project.registeredOn() != null ? 0 : s.daysLate(onboardLastDay));
    }

    static FactRows rows(Situation s, String name) {
        return switch (name) {
            case "running" ->
                FactRows.Fields.of(
                        s,
                        ProjectField.START_DATE,
                        ProjectField.COMPLETE_DATE,
                        ProjectField.STOPPED_ON,
                        ProjectField.RESTARTED_ON);
            case "lastAttendedOn", "silentDays" -> lastAttended(s);
            case "noticeBoardMissing" -> FactRows.Fields.of(s, ProjectField.NOTICE_BOARD_ON);
            case "noticeBoardLastDay", "noticeBoardLateDays" ->
                FactRows.Fields.of(s, ProjectField.START_DATE, ProjectField.NOTICE_BOARD_ON);
            case "paymentGuaranteeMissing" -> FactRows.Fields.of(s, ProjectField.PAYMENT_GUARANTEE_ON);
            case "daysSinceStart" -> FactRows.Fields.of(s, ProjectField.START_DATE);
            case "onboardingDue" ->
                FactRows.Fields.of(
                        s,
                        ProjectField.CONTRACT_PRICE,
                        ProjectField.START_DATE,
                        ProjectField.PLANNED_COMPLETE_DATE,
                        ProjectField.COMPLETE_DATE);
            case "unregistered" -> FactRows.Fields.of(s, ProjectField.REGISTERED_ON);
            case "plannedMonths" -> FactRows.Fields.of(s, ProjectField.START_DATE, ProjectField.PLANNED_COMPLETE_DATE);
            case "contractPriceFen" -> FactRows.Fields.of(s, ProjectField.CONTRACT_PRICE);
            case "onboardLastDay", "onboardLateDays" ->
                FactRows.Fields.of(s, ProjectField.START_DATE, ProjectField.REGISTERED_ON);
            default -> throw FactRows.unknown(name);
        };
    }

    /** Who attended on the last day anybody did, or the start or restart where nobody has since. */
    private static FactRows lastAttended(Situation s) {
        var last = lastAttendedOn(s);
        int bit = 1 << (last.getDayOfMonth() - 1);
        var then = s.rows().attendance().stream()
                .filter(worked -> worked.month() == Months.of(last) && (worked.days() & bit) != 0)
                .map(worked -> new FactRows.Presence(worked.person(), 1, last, last))
                .sorted(Comparator.comparingLong(FactRows.Presence::person))
                .toList();
        return then.isEmpty()
                ? FactRows.Fields.of(s, ProjectField.START_DATE, ProjectField.RESTARTED_ON)
                : new FactRows.Presences(then);
    }

    private static boolean inOnboardingScope(Situation s) {
        var cost = s.numbers().fen("onboard.cost", s.day());
        var months = s.numbers().wholeOrNone("onboard.months", s.day());
        return cost != null && months != null && s.project().contractPriceFen() >= cost && plannedMonths(s) >= months;
    }

    /** Full months from start to planned end, clipped at month end; negative if the end lies before the start. */
    private static long plannedMonths(Situation s) {
        var start = s.project().startDate();
        var end = s.project().plannedCompleteDate();
        long months = Months.of(end) - (long) Months.of(start);
        return start.plusMonths(months).isAfter(end) ? months - 1 : months;
    }

    private static LocalDate lastAttendedOn(Situation s) {
        var restarted = s.project().restartedOn();
        var last = s.project().startDate();
        if (restarted != null && restarted.isAfter(last)) {
            last = restarted;
        }
        var attended = s.lastAttendedOn();
        return attended != null && attended.isAfter(last) ? attended : last;
    }
}
