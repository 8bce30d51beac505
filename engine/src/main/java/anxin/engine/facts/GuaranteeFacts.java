package anxin.engine.facts;

import anxin.engine.policy.Unit;
import anxin.engine.rows.DepositEvent;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Guarantees given instead of cash (保函、保险) that end or have ended; 人社部发〔2021〕65号. */
public record GuaranteeFacts(
        @Fact(zh = "工程未完工", en = "project unfinished", unit = Unit.FLAG)
        boolean unfinished,

        @Fact(zh = "即将到期的保函数", en = "guarantees about to end", unit = Unit.COUNT, uses = "guarantee-expiring.days")
        long expiring,

        @Fact(zh = "最早到期日", en = "first to end on", unit = Unit.DATE) @Nullable
        LocalDate expiringOn,

        @Fact(zh = "距最早到期天数", en = "days until the first ends", unit = Unit.DAYS)
        long expiringInDays,

        @Fact(zh = "不计将到期保函的差额", en = "short by, without those about to end", unit = Unit.YUAN)
        long shortWithoutExpiringFen,

        @Fact(zh = "已过期的保函数", en = "guarantees that have ended", unit = Unit.COUNT)
        long expired,

        @Fact(zh = "最早过期日", en = "first ended on", unit = Unit.DATE) @Nullable
        LocalDate expiredOn,

        @Fact(zh = "距最早过期天数", en = "days since the first ended, negative", unit = Unit.DAYS)
        long expiredInDays)
        implements FactGroup {

    static GuaranteeFacts of(Situation s, DepositFacts deposit) {
        var day = s.day();
        var expiring = expiring(s);
        var expired = expired(s);
        long withoutExpiring = deposit.heldFen()
                - expiring.stream()
                        .mapToLong(event -> DepositFacts.leftFen(s, event))
                        .sum();
        var expiringOn = first(expiring);
        var expiredOn = first(expired);
        return new GuaranteeFacts(
                s.project().unfinishedOn(day),
                expiring.size(),
                expiringOn,
                daysTo(day, expiringOn),
                DepositFacts.shortFen(s, withoutExpiring, deposit.requiredFen()),
                expired.size(),
                expiredOn,
                daysTo(day, expiredOn));
    }

    static FactRows rows(Situation s, String name) {
        return switch (name) {
            case "unfinished" -> FactRows.Fields.of(s, ProjectField.START_DATE, ProjectField.COMPLETE_DATE);
            case "expiring" -> left(s, expiring(s));
            case "expiringOn", "expiringInDays" -> left(s, firstToEnd(expiring(s)));
            case "shortWithoutExpiringFen" ->
                FactRows.Parts.of("deposit.requiredFen", "deposit.heldFen", "guarantee.expiring");
            case "expired" -> left(s, expired(s));
            case "expiredOn", "expiredInDays" -> left(s, firstToEnd(expired(s)));
            default -> throw FactRows.unknown(name);
        };
    }

    private static FactRows left(Situation s, List<DepositEvent> guarantees) {
        return DepositFacts.parts(
                guarantees.stream().map(event -> new FactRows.DepositPart(event, DepositFacts.leftFen(s, event))));
    }

    private static List<DepositEvent> expiring(Situation s) {
        var horizon = s.day().plusDays(s.whole("guarantee-expiring.days"));
        return guarantees(s)
                .filter(event ->
                        !validTo(event).isBefore(s.day()) && !validTo(event).isAfter(horizon))
                .toList();
    }

    private static List<DepositEvent> expired(Situation s) {
        return guarantees(s).filter(event -> validTo(event).isBefore(s.day())).toList();
    }

    /** Guarantees that end some day and of which something is left. */
    private static Stream<DepositEvent> guarantees(Situation s) {
        return s.rows().deposits().stream()
                .filter(event -> event.isInstrument() && event.form() != DepositEvent.Form.CASH)
                .filter(event -> event.validTo() != null && DepositFacts.leftFen(s, event) > 0);
    }

    private static LocalDate validTo(DepositEvent guarantee) {
        return Objects.requireNonNull(guarantee.validTo());
    }

    private static @Nullable LocalDate first(List<DepositEvent> guarantees) {
        return guarantees.stream()
                .map(GuaranteeFacts::validTo)
                .min(LocalDate::compareTo)
                .orElse(null);
    }

    private static List<DepositEvent> firstToEnd(List<DepositEvent> guarantees) {
        var first = first(guarantees);
        return guarantees.stream().filter(event -> validTo(event).equals(first)).toList();
    }

    private static long daysTo(LocalDate day, @Nullable LocalDate other) {
        return other == null ? 0 : other.toEpochDay() - day.toEpochDay();
    }
}
