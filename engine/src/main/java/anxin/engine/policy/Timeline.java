package anxin.engine.policy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** What holds of one parameter on every day: the statements of a chain of packs that are not hidden by a nearer one. */
final class Timeline {

    private final NavigableMap<LocalDate, DatedValue> steps;
    private final Map<LocalDate, ParameterValue> numbers = new HashMap<>();

    private Timeline(ParameterDefinition definition, NavigableMap<LocalDate, DatedValue> steps) {
        this.steps = Collections.unmodifiableNavigableMap(steps);
        steps.forEach((since, said) -> {
            if (said.text() != null && definition.unit().isNumber()) {
                numbers.put(
                        since,
                        new ParameterValue(
                                definition.id(),
                                definition.unit(),
                                new BigDecimal(said.text()),
                                since,
                                said.packCode(),
                                said.basis(),
                                said.confidence(),
                                said.note()));
            }
        });
    }

    /** A nearer pack decides from its first dated value on; before that day the pack above it still does. */
    static Timeline of(ParameterDefinition definition, List<String> chain) {
        var steps = new TreeMap<LocalDate, DatedValue>();
        for (var pack : chain) {
            var decided = steps.isEmpty() ? LocalDate.MAX : steps.firstKey();
            for (var said : definition.said()) {
                if (said.packCode().equals(pack) && !said.open() && said.since().isBefore(decided)) {
                    steps.put(said.since(), said);
                }
            }
        }
        return new Timeline(definition, steps);
    }

    Optional<ParameterValue> number(LocalDate on) {
        var step = steps.floorKey(on);
        return step == null ? Optional.empty() : Optional.ofNullable(numbers.get(step));
    }

    Optional<DatedValue> said(LocalDate on) {
        var step = steps.floorEntry(on);
        return step == null || step.getValue().text() == null ? Optional.empty() : Optional.of(step.getValue());
    }

    /** Every step; one whose text is empty ends the measure. */
    NavigableMap<LocalDate, DatedValue> steps() {
        return steps;
    }
}
