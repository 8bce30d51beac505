package anxin.engine.rules;

import dev.cel.runtime.CelVariableResolver;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Gives a condition the values it asks for, by name, only when it asks. */
record Lookup(Function<String, @Nullable Object> values) implements CelVariableResolver {

    @Override
    public Optional<Object> find(String name) {
        return Optional.ofNullable(values.apply(name));
    }
}
