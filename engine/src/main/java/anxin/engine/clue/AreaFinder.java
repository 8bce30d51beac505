package anxin.engine.clue;

import anxin.engine.identity.Area;
import anxin.engine.identity.Areas;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The county, city or province that is named most exactly; where several bear the name, the one below another that is named. */
final class AreaFinder {

    private static final int SHORTEST = 3;

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
        return best == null ? Reading.none(0.8) : Reading.of(best.area.code(), best.confidence, List.of(best.passage));
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
