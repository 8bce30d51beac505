package anxin.engine.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** The keys of one mapping, each at most once. */
record Entries(Piece whole, Map<String, Piece> pieces, Map<String, Source> keys) {

    static Entries of(Piece whole, MappingNode mapping) {
        var pieces = new LinkedHashMap<String, Piece>();
        var keys = new LinkedHashMap<String, Source>();
        for (var tuple : mapping.getValue()) {
            var key = key(tuple.getKeyNode());
            var at = new Piece(whole.file(), tuple.getKeyNode(), whole.faults()).source();
            if (pieces.containsKey(key)) {
                whole.faults().add(at, "键“" + key + "”写了两次，请删去一个。", "The key '" + key + "' stands twice; delete one.");
                continue;
            }
            pieces.put(key, new Piece(whole.file(), tuple.getValueNode(), whole.faults()));
            keys.put(key, at);
        }
        return new Entries(whole, pieces, keys);
    }

    private static String key(Node node) {
        return node instanceof ScalarNode scalar ? scalar.getValue() : node.toString();
    }

    Faults faults() {
        return whole.faults();
    }

    Source at(String key) {
        return keys.getOrDefault(key, whole.source());
    }

    /** Notes every key that has no meaning here. */
    Entries only(String... allowed) {
        var known = Set.of(allowed);
        keys.forEach((key, at) -> {
            if (!known.contains(key)) {
                faults().add(
                                at,
                                "未知的键“" + key + "”，此处可用：" + String.join("、", allowed) + "。",
                                "Unknown key '" + key + "'; here it may be: " + String.join(", ", allowed) + ".");
            }
        });
        return this;
    }

    boolean has(String key) {
        return pieces.containsKey(key);
    }

    @Nullable
    Piece optional(String key) {
        return pieces.get(key);
    }

    @Nullable
    Piece required(String key) {
        var piece = pieces.get(key);
        if (piece == null) {
            whole.fault("缺少“" + key + "”，请补上。", "'" + key + "' is missing; add it.");
        }
        return piece;
    }

    /** Reads a required key. */
    <T> @Nullable T need(String key, BiFunction<Piece, String, @Nullable T> read) {
        var piece = required(key);
        return piece == null ? null : read.apply(piece, key);
    }

    /** Reads a key that may be left out. */
    <T> @Nullable T may(String key, BiFunction<Piece, String, @Nullable T> read) {
        var piece = optional(key);
        return piece == null ? null : read.apply(piece, key);
    }

    @Nullable
    Words needWords(String key) {
        return need(key, Entries::words);
    }

    @Nullable
    Words mayWords(String key) {
        return may(key, Entries::words);
    }

    static @Nullable Words words(Piece piece, String what) {
        var entries = piece.mapping(what).orElse(null);
        if (entries == null) {
            return null;
        }
        entries.only("zh", "en");
        var zh = entries.need("zh", Piece::text);
        var en = entries.need("en", Piece::text);
        return zh == null || en == null ? null : new Words(zh, en);
    }

    /** Legal bases: title, and article, number, date, link where there are such. */
    static List<Basis> bases(Piece piece, String what) {
        var bases = new ArrayList<Basis>();
        for (var item : piece.list(what)) {
            var entries = item.mapping(what).orElse(null);
            if (entries == null) {
                continue;
            }
            entries.only("title", "article", "number", "date", "href");
            var title = entries.need("title", Piece::text);
            var article = entries.may("article", Piece::text);
            var number = entries.may("number", Piece::text);
            var date = entries.may("date", Piece::date);
            var href = entries.may("href", Piece::text);
            if (title != null) {
                bases.add(new Basis(title, article, number, date, href));
            }
        }
        if (bases.isEmpty() && piece.list(what).isEmpty()) {
            piece.fault("“" + what + "”至少要有一项依据。", "'" + what + "' needs at least one basis.");
        }
        return bases;
    }

    static @Nullable Confidence confidence(Piece piece, String what) {
        return piece.oneOf(
                what,
                text -> List.of(Confidence.values()).stream()
                        .filter(known -> known.name().equals(text))
                        .findFirst(),
                List.of("V", "S", "V2", "R", "P"));
    }
}
