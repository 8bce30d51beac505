package anxin.engine.clue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The lists of words in {@code words.txt}. */
final class Vocabulary {

    private static final Map<String, List<String>> LISTS = load();

    private Vocabulary() {}

    static List<String> list(String name) {
        return Objects.requireNonNull(LISTS.get(name), name);
    }

    /** Any word of a list, as part of a pattern. */
    static String any(String name) {
        return list(name).stream().map(Pattern::quote).collect(Collectors.joining("|", "(?:", ")"));
    }

    static Pattern pattern(String name) {
        return Pattern.compile(any(name));
    }

    private static Map<String, List<String>> load() {
        var lists = new HashMap<String, List<String>>();
        try (var in = Objects.requireNonNull(Vocabulary.class.getResourceAsStream("words.txt"), "words.txt");
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> {
                        int colon = line.indexOf(':');
                        lists.put(line.substring(0, colon), words(line.substring(colon + 1)));
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(lists);
    }

    private static List<String> words(String line) {
        return Arrays.stream(line.strip().split(" +"))
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .toList();
    }
}
