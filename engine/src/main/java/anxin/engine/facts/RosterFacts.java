package anxin.engine.facts;

import anxin.engine.policy.Unit;
import anxin.engine.rows.Engagement;
import anxin.engine.rows.Months;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** Who works on the site: registered, with a contract, settled on leaving (实名登记、劳动合同、离场结算); 条例第二十八条. */
public record RosterFacts(
        @Fact(zh = "近期出勤人数", en = "persons attending of late", unit = Unit.PERSONS, uses = "real-name-missing.days")
        long attending,

        @Fact(zh = "其中未实名登记人数", en = "of them not registered", unit = Unit.PERSONS, uses = "real-name-missing.days")
        long unregistered,

        @Fact(zh = "未实名登记比例", en = "share not registered", unit = Unit.SHARE)
        Share unregisteredShare,

        @Fact(zh = "在场用工记录数", en = "current engagements", unit = Unit.COUNT)
        long current,

        @Fact(zh = "未签劳动合同数", en = "engagements without a contract", unit = Unit.COUNT)
        long withoutContract,

        @Fact(zh = "未签劳动合同比例", en = "share without a contract", unit = Unit.SHARE)
        Share withoutContractShare,

        @Fact(zh = "离场未结清人数", en = "leavers not settled in time", unit = Unit.PERSONS, uses = "leaver-unsettled.yellow")
        long leaversUnsettled,

        @Fact(zh = "离场久未结清人数", en = "leavers not settled for long", unit = Unit.PERSONS, uses = "leaver-unsettled.red")
        long leaversLong,

        @Fact(zh = "离场后未结清最长天数", en = "longest time unsettled since leaving", unit = Unit.DAYS)
        long leaverDays)
        implements FactGroup {

    static RosterFacts of(Situation s) {
        var engagements = s.rows().engagements();
        var attended = attendedDays(s);
        Map<Long, List<Engagement>> byPerson = new HashMap<>();
        for (var engagement : engagements) {
            byPerson.merge(engagement.person(), List.of(engagement), RosterFacts::both);
        }
        long unregistered = attended.entrySet().stream()
                .filter(person -> person.getValue().stream()
                        .anyMatch(day -> byPerson.getOrDefault(person.getKey(), List.of()).stream()
                                .noneMatch(engagement -> engagement.registeredFor(day))))
                .count();
        var current = engagements.stream().filter(e -> e.currentOn(s.day())).toList();
        long withoutContract =
                current.stream().filter(e -> e.contractSignedOn() == null).count();
        long lowerBound = s.whole("leaver-unsettled.yellow");
        var leavers = new HashSet<Long>();
        long upperBound = s.whole("leaver-unsettled.red");
        var leaversLong = new HashSet<Long>();
        long longest = 0;
        for (var engagement : engagements) {
            long days = unsettledDays(engagement, s.day());
            longest = Math.max(longest, days);
            if (days > lowerBound) {
                leavers.add(engagement.person());
            }
            if (days > upperBound) {
                leaversLong.add(engagement.person());
            }
        }
        return new RosterFacts(
                attended.size(),
                unregistered,
                Share.of(unregistered, attended.size()),
                current.size(),
                withoutContract,
                Share.of(withoutContract, current.size()),
                leavers.size(),
                leaversLong.size(),
                longest);
    }

    private static long unsettledDays(Engagement engagement, LocalDate day) {
        return engagement.exitDate() == null || engagement.settledOn() != null
                ? 0
                : day.toEpochDay() - engagement.exitDate().toEpochDay();
    }

    /** The days in the window on which each person attended. */
    private static Map<Long, List<LocalDate>> attendedDays(Situation s) {
        var from = s.day().minusDays(s.whole("real-name-missing.days") - 1);
        int firstMonth = Months.of(from);
        Map<Long, List<LocalDate>> days = new HashMap<>();
        for (var worked : s.rows().attendance()) {
            if (worked.month() < firstMonth) {
                continue;
            }
            var month = Months.yearMonth(worked.month());
            for (int bits = worked.days(); bits != 0; bits &= bits - 1) {
                var day = month.atDay(Integer.numberOfTrailingZeros(bits) + 1);
                if (!day.isBefore(from)) {
                    days.computeIfAbsent(worked.person(), person -> new ArrayList<>())
                            .add(day);
                }
            }
        }
        return days;
    }

    private static List<Engagement> both(List<Engagement> some, List<Engagement> more) {
        var all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }
}
