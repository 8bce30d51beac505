package anxin.engine.facts;

import anxin.engine.policy.Unit;
import anxin.engine.policy.Words;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A fact as packs name it, such as {@code labourCost.shortShare}.
 *
 * @param words what it is, for people
 * @param uses ids of the parameters it was computed with
 */
public record FactName(String name, String group, Words words, Unit unit, List<String> uses, Method accessor) {

    /** Every fact there is, by name. */
    public static final Map<String, FactName> ALL = all();

    private static Map<String, FactName> all() {
        var names = new LinkedHashMap<String, FactName>();
        Facts.PROJECT_GROUPS.forEach((group, type) -> collect(group, type, names));
        collect(Facts.MONTH, MonthFacts.class, names);
        return names;
    }

    private static void collect(String group, Class<?> type, Map<String, FactName> names) {
        for (RecordComponent component : type.getRecordComponents()) {
            var fact = component.getAnnotation(Fact.class);
            if (fact != null) {
                var name = group + "." + component.getName();
                var accessor = component.getAccessor();
                accessor.setAccessible(true);
                names.put(
                        name,
                        new FactName(
                                name,
                                group,
                                new Words(fact.zh(), fact.en()),
                                fact.unit(),
                                List.of(fact.uses()),
                                accessor));
            }
        }
    }

    /** The name within its group, such as {@code shortShare}. */
    public String component() {
        return name.substring(group.length() + 1);
    }

    public boolean aboutMonth() {
        return group.equals(Facts.MONTH);
    }

    /** The fact's value: Long, {@link Share}, LocalDate or Boolean; nothing where there is no such day. */
    public @Nullable Object of(FactGroup facts) {
        try {
            return accessor.invoke(facts);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("fact " + name + " cannot be read", e);
        }
    }
}
