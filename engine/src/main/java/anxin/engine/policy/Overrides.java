package anxin.engine.policy;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values set by hand for a trial ({@code --set id=value}); they hold on every day and over every pack. */
final class Overrides {

    /** Written in place of a value, it takes the value away. */
    static final String UNSET = "unset";

    private static final LocalDate ALWAYS = LocalDate.of(1, 1, 1);

    private Overrides() {}

    static DatedValue value(@Nullable String text) {
        return new DatedValue(
                Policies.SET,
                ALWAYS,
                UNSET.equals(text) ? null : text,
                false,
                "试算时临时设定",
                Confidence.P,
                new Words("试算时临时设定，不是法律。", "Set by hand for a trial; not law."),
                new Source("--set", 0, 0));
    }

    static void check(Map<String, String> overrides, Map<String, ParameterDefinition> known, Faults faults) {
        overrides.forEach((id, text) -> {
            var definition = known.get(id);
            if (definition == null) {
                faults.add(
                        "--set",
                        0,
                        "没有参数“" + id + "”，可用 policy explain 查看所有参数。",
                        "There is no parameter '" + id + "'; policy explain lists them all.");
                return;
            }
            var problem =
                    text.equals(UNSET) ? null : ValueForm.problem(id, definition.unit(), definition.bounds(), text);
            if (problem != null) {
                faults.add(new Source("--set", 0, 0), problem);
            }
        });
    }
}
