package anxin.engine.policy;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A number as it holds on one day, with what it rests on.
 *
 * @param since the day it takes effect
 * @param packCode the pack that lays it down; {@link Policies#SET} if it was set by hand for a trial
 * @param basis the law and article, in Chinese
 */
public record ParameterValue(
        String id,
        Unit unit,
        BigDecimal value,
        LocalDate since,
        String packCode,
        String basis,
        Confidence confidence,
        @Nullable Words note) {}
