package anxin.engine.rules;

import anxin.engine.facts.Numbers;
import anxin.engine.facts.Share;
import anxin.engine.policy.ParameterValue;
import anxin.engine.policy.Policy;
import anxin.engine.policy.Unit;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A policy's numbers as the facts ask for them, each looked up once per day. */
final class PolicyNumbers implements Numbers {

    private record Asked(String id, LocalDate on) {}

    private final Policy policy;
    private final Map<Asked, Optional<Object>> known = new ConcurrentHashMap<>();

    PolicyNumbers(Policy policy) {
        this.policy = policy;
    }

    /** A number as conditions see it: {@link Share}, or a whole number, yuan as fen; nothing where none is in force. */
    @Nullable
    Object number(String id, LocalDate on) {
        return known.computeIfAbsent(
                        new Asked(id, on), asked -> policy.parameter(id, on).map(PolicyNumbers::number))
                .orElse(null);
    }

    private static Object number(ParameterValue value) {
        if (value.unit() == Unit.SHARE) {
            return Share.of(value.value());
        }
        return value.unit() == Unit.YUAN
                ? value.value().movePointRight(2).longValueExact()
                : value.value().longValueExact();
    }

    @Override
    public long whole(String id, LocalDate on) {
        var value = wholeOrNone(id, on);
        if (value == null) {
            throw new IllegalStateException(
                    "parameter %s has no value on %s in pack %s; give it one".formatted(id, on, policy.packCode()));
        }
        return value;
    }

    @Override
    public @Nullable Share share(String id, LocalDate on) {
        return (Share) number(id, on);
    }

    @Override
    public @Nullable Long fen(String id, LocalDate on) {
        return (Long) number(id, on);
    }

    @Override
    public @Nullable Long wholeOrNone(String id, LocalDate on) {
        return (Long) number(id, on);
    }

    @Override
    public OptionalLong minimumWageFen(String areaCode, LocalDate on) {
        return policy.minimumWageFen(areaCode, on);
    }
}
