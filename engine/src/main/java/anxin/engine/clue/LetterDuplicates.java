package anxin.engine.clue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds letters about the same matter among those known so far: sent again, in other words, by another person or to
 * another office. Only letters that share a key are compared: a band of their text's {@link Shingles}, a name, or sum and
 * head count; so the work does not grow with all letters. Not safe for several threads at once.
 */
public final class LetterDuplicates {

    /** How many of the letters last seen under one key are compared; a big company's name alone says little. */
    private static final int COMPARED_PER_KEY = 100;

    private static final int NAME = 4;

    private final Map<Object, List<Traits>> byKey = new HashMap<>();

    /** What two letters agree or differ in. */
    public enum Trait {
        TEXT,
        TITLE,
        DEBTOR,
        SITE,
        NAMES,
        AMOUNT,
        PEOPLE,
        PERIOD,
        KIND,
        PLACE
    }

    /**
     * Why two letters are held to be about the same matter or not.
     *
     * @param weight above 0 when it speaks for the same matter
     * @param words what is alike, or both when they differ
     */
    public record Reason(Trait trait, double weight, String words) {}

    /**
     * Two letters compared.
     *
     * @param weight the sum over the reasons
     */
    public record Pair(String first, String second, double weight, List<Reason> reasons) {

        /** Whether they are held to be about the same matter. */
        public boolean same() {
            return weight >= Likeness.ENOUGH;
        }
    }

    /** The letters about the same matter among those added before, the most alike first; then adds this one. */
    public List<Pair> add(Letter letter, ClueReading reading) {
        var traits = Traits.of(letter, reading);
        var keys = keys(traits);
        var candidates = new LinkedHashSet<Traits>();
        for (var key : keys) {
            var known = byKey.getOrDefault(key, List.of());
            candidates.addAll(known.subList(Math.max(0, known.size() - COMPARED_PER_KEY), known.size()));
        }
        var pairs = candidates.stream()
                .map(candidate -> Likeness.between(candidate, traits))
                .filter(Pair::same)
                .sorted(Comparator.comparingDouble(Pair::weight).reversed().thenComparing(Pair::first))
                .toList();
        keys.forEach(
                key -> byKey.computeIfAbsent(key, none -> new ArrayList<>(1)).add(traits));
        return pairs;
    }

    private static Set<Object> keys(Traits traits) {
        var keys = new LinkedHashSet<Object>();
        if (!traits.text().isEmpty()) {
            for (int band = 0; band < Shingles.BANDS; band++) {
                keys.add(traits.text().band(band));
            }
        }
        var debtor = traits.debtor();
        var site = traits.site();
        var names = new LinkedHashSet<>(traits.names());
        if (debtor != null) {
            names.add(debtor);
        }
        if (site != null) {
            names.add(site);
        }
        for (var name : names) {
            // A word too many before a name must not hide it.
            for (int from = 0; from <= Math.clamp(name.length() - NAME, 0, 2); from++) {
                var part = name.substring(from, Math.min(from + NAME, name.length()));
                keys.add(part);
                keys.add(part + "|" + traits.amount());
                keys.add(part + "|" + traits.headcount() + "|" + site);
            }
        }
        if (traits.amount() != null && traits.headcount() != null) {
            keys.add(traits.amount() + "|" + traits.headcount());
        }
        return keys;
    }

    /** Letters in the order given, each with the first of those that pairs lead to. */
    public static Map<String, String> clusters(List<String> ids, List<Pair> pairs) {
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
