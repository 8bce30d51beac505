package anxin.engine.policy;

import anxin.engine.rows.ProjectRows;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A worked case (算例): rows of one project, and what one rule must find on some days; written so that a lawyer can read it.
 *
 * @param packCode the pack it is judged by
 * @param set values set by hand for this case only
 * @param month the only wage month looked at; empty for all
 * @param expected day → what must be found, each {@code LEVEL value}, with the month before it where there are several
 * @param lines day → where the expectation stands
 */
public record WorkedCase(
        String packCode,
        String rule,
        Words name,
        Map<String, String> set,
        @Nullable String month,
        ProjectRows rows,
        Map<LocalDate, List<String>> expected,
        Map<LocalDate, Source> lines) {}
