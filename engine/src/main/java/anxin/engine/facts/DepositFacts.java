package anxin.engine.facts;

import anxin.engine.policy.Unit;
import anxin.engine.rows.DepositEvent;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The wage deposit (工资保证金): required, held, used and topped up; 人社部发〔2021〕65号, 条例第三十二条. */
public record DepositFacts(
        @Fact(zh = "工程尚未完工", en = "project not complete", unit = Unit.FLAG)
        boolean incomplete,

        @Fact(
                zh = "应存保证金",
                en = "deposit required",
                unit = Unit.YUAN,
                uses = {"deposit.rate", "deposit.cap"})
        long requiredFen,

        @Fact(zh = "有效保证金", en = "deposit held", unit = Unit.YUAN, uses = "deposit-top-up-days")
        long heldFen,

        @Fact(zh = "保证金差额", en = "deposit short by", unit = Unit.YUAN)
        long shortFen,

        @Fact(zh = "存缴保证金的最后期限", en = "last day for the deposit", unit = Unit.DATE, uses = "deposit-due-days") @Nullable
        LocalDate lastDay,

        @Fact(
                zh = "存缴逾期工作日数",
                en = "working days late with the deposit",
                unit = Unit.WORKDAYS,
                uses = "deposit-due-days")
        long lateWorkingDays,

        @Fact(
                zh = "补足期限已过的动用金额",
                en = "used, with the day for topping up gone by",
                unit = Unit.YUAN,
                uses = "deposit-top-up-days")
        long usedFen,

        @Fact(zh = "已补足金额", en = "topped up", unit = Unit.YUAN)
        long toppedUpFen,

        @Fact(zh = "未补足金额", en = "not topped up", unit = Unit.YUAN)
        long topUpMissingFen)
        implements FactGroup {

    static DepositFacts of(Situation s) {
        var project = s.project();
        long required = requiredFen(s);
        long used = sum(used(s));
        long held = valid(s).mapToLong(event -> leftFen(s, event)).sum() - used;
        long toppedUp = sum(toppedUp(s));
        long missing = shortFen(s, held, required);
        var start = periodStart(s);
        var lastDay = start == null ? null : s.calendar().plusWorkingDays(start, s.whole("deposit-due-days"));
        return new DepositFacts(
                project.completeDate() == null,
                required,
                held,
                missing,
                lastDay,
                lastDay == null || missing == 0 ? 0 : s.calendar().workingDaysLate(lastDay, s.day()),
                used,
                toppedUp,
                Math.max(0, used - toppedUp));
    }

    /** The day the period for the deposit starts: the permit, or the contract where no permit is known. */
    static @Nullable LocalDate periodStart(Situation s) {
        var permit = s.project().permitOn();
        return permit != null ? permit : s.project().contractSignedOn();
    }

    static long requiredFen(Situation s) {
        if (s.project().depositExempt()) {
            return 0;
        }
        var start = periodStart(s);
        var on = start != null ? start : s.day();
        var rate = s.numbers().share("deposit.rate", on);
        var cap = s.numbers().fen("deposit.cap", on);
        long required = rate == null ? 0 : rate.ofFen(s.project().contractPriceFen());
        return cap == null ? required : Math.min(required, cap);
    }

    /** What is missing from an amount held; an exempt project is never short. */
    static long shortFen(Situation s, long heldFen, long requiredFen) {
        return s.project().depositExempt() ? 0 : Math.max(0, requiredFen - heldFen);
    }

    /** What is left of a deposit or top-up after what was given back, in fen, never negative. */
    static long leftFen(Situation s, DepositEvent instrument) {
        long refunded = s.rows().deposits().stream()
                .filter(event -> event.kind() == DepositEvent.Kind.REFUND
                        && instrument.eventNo().equals(event.refersTo()))
                .mapToLong(DepositEvent::amountFen)
                .sum();
        return Math.max(0, instrument.amountFen() - refunded);
    }

    static FactRows rows(Situation s, String name) {
        return switch (name) {
            case "incomplete" -> FactRows.Fields.of(s, ProjectField.COMPLETE_DATE);
            case "requiredFen" ->
                FactRows.Fields.of(
                        s,
                        ProjectField.CONTRACT_PRICE,
                        ProjectField.DEPOSIT_EXEMPT,
                        ProjectField.PERMIT_ON,
                        ProjectField.CONTRACT_SIGNED_ON);
            case "heldFen" ->
                parts(Stream.concat(
                        valid(s).map(event -> new FactRows.DepositPart(event, leftFen(s, event))),
                        used(s).map(event -> new FactRows.DepositPart(event, -event.amountFen()))));
            case "shortFen" -> FactRows.Parts.of("deposit.requiredFen", "deposit.heldFen");
            case "lastDay", "lateWorkingDays" ->
                FactRows.Fields.of(s, ProjectField.PERMIT_ON, ProjectField.CONTRACT_SIGNED_ON);
            case "usedFen" -> parts(used(s).map(event -> new FactRows.DepositPart(event, event.amountFen())));
            case "toppedUpFen" -> parts(toppedUp(s).map(event -> new FactRows.DepositPart(event, event.amountFen())));
            case "topUpMissingFen" -> FactRows.Parts.of("deposit.usedFen", "deposit.toppedUpFen");
            default -> throw FactRows.unknown(name);
        };
    }

    static FactRows parts(Stream<FactRows.DepositPart> parts) {
        return new FactRows.Deposits(parts.sorted(Comparator.comparing(
                                (FactRows.DepositPart part) -> part.event().date())
                        .thenComparing(part -> part.event().eventNo()))
                .toList());
    }

    private static long sum(Stream<DepositEvent> events) {
        return events.mapToLong(DepositEvent::amountFen).sum();
    }

    /** The instruments that are valid on the day. */
    private static Stream<DepositEvent> valid(Situation s) {
        return s.rows().deposits().stream().filter(event -> event.isInstrument() && isValid(event, s.day()));
    }

    private static boolean isValid(DepositEvent instrument, LocalDate day) {
        return instrument.form() == DepositEvent.Form.CASH
                || instrument.validTo() == null
                || !instrument.validTo().isBefore(day);
    }

    /** What was used and should have been topped up by now. */
    private static Stream<DepositEvent> used(Situation s) {
        long days = s.whole("deposit-top-up-days");
        return s.rows().deposits().stream()
                .filter(event -> event.kind() == DepositEvent.Kind.USE)
                .filter(event -> s.day().isAfter(s.calendar().plusWorkingDays(event.date(), days)));
    }

    private static Stream<DepositEvent> toppedUp(Situation s) {
        return s.rows().deposits().stream().filter(event -> event.kind() == DepositEvent.Kind.TOP_UP);
    }
}
