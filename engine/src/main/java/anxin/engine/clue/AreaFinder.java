package anxin.engine.clue;

import anxin.engine.identity.Area;
import anxin.engine.identity.Areas;
import anxin.engine.identity.Towns;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The town, county, city or province that is named most exactly; where several bear the name, the one below another that
 * is named. Towns are looked for only below a county that is named, or below a city in which no other bears the name.
 */
final class AreaFinder {

    private static final int SHORTEST = 3;
    private static final int CITY = 2;
    private static final Pattern TOWN = Pattern.compile("..(?:镇|乡|街道|苏木)$");

    private final Map<String, List<Area>> byName = new HashMap<>();
    private int longest;

    AreaFinder() {
        for (var area : Areas.shipped().all()) {
            var name = area.name();
            if (name.length() >= SHORTEST && !name.equals("市辖区")) {
                byName.computeIfAbsent(name, none -> new ArrayList<>()).add(area);
                longest = Math.max(longest, name.length());
            }
        }
    }

    private record Found(Area area, Passage passage, double confidence) {}

    Reading<Integer> read(LetterText letter) {
        var named = named(letter);
        Set<Integer> codes = new HashSet<>();
        named.keySet().forEach(name -> byName.getOrDefault(name, List.of()).forEach(area -> codes.add(area.code())));
        Found best = null;
        for (var entry : named.entrySet()) {
            for (var area : byName.getOrDefault(entry.getKey(), List.of())) {
                boolean alone = byName.getOrDefault(entry.getKey(), List.of()).size() == 1;
                boolean below = above(area, codes);
                if (alone || below) {
                    var found = new Found(area, entry.getValue(), below ? 0.9 : 0.75);
                    if (best == null || area.level() > best.area.level()) {
                        best = found;
                    }
                }
            }
        }
        if (best == null) {
            return Reading.none(0.8);
        }
        var town = town(letter, best);
        var exact = town == null ? best : town;
        var from = town == null ? List.of(best.passage) : List.of(best.passage, town.passage);
        return Reading.of(exact.area.code(), exact.confidence, from);
    }

    private @Nullable Found town(LetterText letter, Found above) {
        var towns = new ArrayList<>(Towns.shipped().of(above.area.code()));
        if (above.area.level() == CITY) {
            Areas.shipped().all().stream()
                    .filter(county -> county.parent() == above.area.code())
                    .forEach(county -> towns.addAll(Towns.shipped().of(county.code())));
        }
        Found found = null;
        for (var town : towns) {
            int at = TOWN.matcher(town.name()).find() ? letter.text().indexOf(town.name()) : -1;
            if (at >= 0) {
                if (found != null && found.area.name().equals(town.name())) {
                    return null;
                }
                if (found == null || town.name().length() > found.area.name().length()) {
                    found = new Found(town, letter.passage(at, at + town.name().length()), above.confidence - 0.05);
                }
            }
        }
        return found;
    }

    private static boolean above(Area area, Set<Integer> codes) {
        for (int code = area.parent(); code != 0; ) {
            if (codes.contains(code)) {
                return true;
            }
            var parent = Areas.shipped().find(code);
            code = parent == null ? 0 : parent.parent();
        }
        return false;
    }

    private Map<String, Passage> named(LetterText letter) {
        var text = letter.text();
        var named = new HashMap<String, Passage>();
        for (int end = SHORTEST; end <= text.length(); end++) {
            char last = text.charAt(end - 1);
            if (last != '县' && last != '市' && last != '区' && last != '省' && last != '州' && last != '旗') {
                continue;
            }
            for (int length = Math.min(longest, end); length >= SHORTEST; length--) {
                var name = text.substring(end - length, end);
                if (byName.containsKey(name)) {
                    named.putIfAbsent(name, letter.passage(end - length, end));
                    break;
                }
            }
        }
        return named;
    }
}
