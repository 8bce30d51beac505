package anxin.engine.clue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * Finds letters about the same matter among those known so far: sent again, in other words, by another person or to
 * another office. Only letters that share a key are compared: a band of their text's {@link Shingles}, a name, or sum and
 * head count; so the work does not grow with all letters. Not safe for several threads at once.
 */
public final class LetterDuplicates {

    /** How many of the letters last seen under one key are compared; a big company's name alone says little. */
    private static final int COMPARED_PER_KEY = 100;

    private final Map<Long, List<LetterTraits>> byKey = new HashMap<>();

    /** The letters about the same matter among those added before, the most alike first; then adds this one. */
    public List<Likeness> add(Letter letter, ClueReading reading) {
        var traits = LetterTraits.of(letter, reading);
        var keys = traits.keys();
        var candidates = new LinkedHashSet<LetterTraits>();
        for (var key : keys) {
            var known = byKey.getOrDefault(key, List.of());
            candidates.addAll(known.subList(Math.max(0, known.size() - COMPARED_PER_KEY), known.size()));
        }
        var pairs = candidates.stream()
                .map(candidate -> Likeness.between(candidate, traits))
                .filter(Likeness::same)
                .sorted(Comparator.comparingDouble(Likeness::weight).reversed().thenComparing(Likeness::first))
                .toList();
        keys.forEach(
                key -> byKey.computeIfAbsent(key, none -> new ArrayList<>(1)).add(traits));
        return pairs;
    }

    /** Letters in the order given, each with the first of those that pairs lead to. */
    public static Map<String, String> clusters(List<String> ids, List<Likeness> pairs) {
        var leads = new LinkedHashMap<String, String>();
        var order = new HashMap<String, Integer>();
        for (var id : ids) {
            leads.put(id, id);
            order.put(id, order.size());
        }
        for (var pair : pairs) {
            var a = first(leads, pair.first());
            var b = first(leads, pair.second());
            boolean aFirst = order.getOrDefault(a, 0) <= order.getOrDefault(b, 0);
            leads.put(aFirst ? b : a, aFirst ? a : b);
        }
        leads.replaceAll((id, none) -> first(leads, id));
        return leads;
    }

    private static String first(Map<String, String> leads, String id) {
        var at = id;
        for (var next = leads.getOrDefault(at, at); !next.equals(at); next = leads.getOrDefault(at, at)) {
            at = next;
        }
        return at;
    }
}
