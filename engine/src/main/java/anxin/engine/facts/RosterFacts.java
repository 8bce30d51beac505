package anxin.engine.facts;

import anxin.engine.policy.Unit;
import anxin.engine.rows.Engagement;
import anxin.engine.rows.Months;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
        var attended = attendedDays(s);
        var byPerson = byPerson(s);
        long unregistered = attended.entrySet().stream()
                .filter(person ->
                        person.getValue().stream().anyMatch(day -> isUnregistered(byPerson.get(person.getKey()), day)))
                .count();
        var current = current(s);
        long withoutContract = withoutContract(current).count();
        return new RosterFacts(
                attended.size(),
                unregistered,
                Share.of(unregistered, attended.size()),
                current.size(),
                withoutContract,
                Share.of(withoutContract, current.size()),
                persons(unsettled(s, s.whole("leaver-unsettled.yellow"))),
                persons(unsettled(s, s.whole("leaver-unsettled.red"))),
                longest(s));
    }

    static FactRows rows(Situation s, String name) {
        return switch (name) {
            case "attending" -> presences(attendedDays(s));
            case "unregistered" -> presences(unregisteredDays(s));
            case "unregisteredShare" -> FactRows.Parts.of("roster.unregistered", "roster.attending");
            case "current" -> engagements(current(s).stream());
            case "withoutContract" -> engagements(withoutContract(current(s)));
            case "withoutContractShare" -> FactRows.Parts.of("roster.withoutContract", "roster.current");
            case "leaversUnsettled" -> engagements(unsettled(s, s.whole("leaver-unsettled.yellow")));
            case "leaversLong" -> engagements(unsettled(s, s.whole("leaver-unsettled.red")));
            case "leaverDays" -> engagements(unsettled(s, Math.max(0, longest(s) - 1)));
            default -> throw FactRows.unknown(name);
        };
    }

    private static FactRows engagements(Stream<Engagement> engagements) {
        return new FactRows.Engagements(engagements
                .sorted(Comparator.comparing(Engagement::entryDate).thenComparing(Engagement::person))
                .toList());
    }

    private static FactRows presences(Map<Long, List<LocalDate>> days) {
        return new FactRows.Presences(days.entrySet().stream()
                .map(person -> new FactRows.Presence(
                        person.getKey(),
                        person.getValue().size(),
                        Collections.min(person.getValue()),
                        Collections.max(person.getValue())))
                .sorted(Comparator.comparingLong(FactRows.Presence::person))
                .toList());
    }

    private static List<Engagement> current(Situation s) {
        return s.rows().engagements().stream()
                .filter(engagement -> engagement.currentOn(s.day()))
                .toList();
    }

    private static Stream<Engagement> withoutContract(List<Engagement> current) {
        return current.stream().filter(engagement -> engagement.contractSignedOn() == null);
    }

    /** Stays that ended more than so many days ago and are not settled. */
    private static Stream<Engagement> unsettled(Situation s, long days) {
        return s.rows().engagements().stream().filter(engagement -> unsettledDays(engagement, s.day()) > days);
    }

    private static long persons(Stream<Engagement> engagements) {
        return engagements.mapToLong(Engagement::person).distinct().count();
    }

    private static long longest(Situation s) {
        return s.rows().engagements().stream()
                .mapToLong(engagement -> unsettledDays(engagement, s.day()))
                .max()
                .orElse(0);
    }

    private static long unsettledDays(Engagement engagement, LocalDate day) {
        return engagement.exitDate() == null || engagement.settledOn() != null
                ? 0
                : day.toEpochDay() - engagement.exitDate().toEpochDay();
    }

    private static boolean isUnregistered(@Nullable List<Engagement> engagements, LocalDate day) {
        return engagements == null || engagements.stream().noneMatch(engagement -> engagement.registeredFor(day));
    }

    /** Persons with the days in the window on which they attended and were not registered. */
    private static Map<Long, List<LocalDate>> unregisteredDays(Situation s) {
        var byPerson = byPerson(s);
        var days = attendedDays(s);
        days.replaceAll((person, attended) -> attended.stream()
                .filter(day -> isUnregistered(byPerson.get(person), day))
                .toList());
        days.values().removeIf(List::isEmpty);
        return days;
    }

    private static Map<Long, List<Engagement>> byPerson(Situation s) {
        Map<Long, List<Engagement>> byPerson = new HashMap<>();
        for (var engagement : s.rows().engagements()) {
            byPerson.merge(engagement.person(), List.of(engagement), RosterFacts::both);
        }
        return byPerson;
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
