package anxin.server.access.audit;

import anxin.server.words.Words;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What each request does, in words, and which ones pages make by themselves without anybody having asked for something. */
final class RequestWords {

    private static final Words OTHER = new Words("其他请求", "another request");

    private static final Map<String, Line> LINES = read();

    private record Line(String request, Words words, boolean byItself) {

        static Line of(String text) {
            var cells = text.split(",", -1);
            return new Line(cells[0], new Words(cells[1], cells[2]), cells[3].equals("yes"));
        }
    }

    private RequestWords() {}

    /** @param request method and path as the endpoint is declared, such as {@code GET /api/warnings/{id}} */
    static Words of(String request) {
        var line = LINES.get(request);
        return line == null ? OTHER : line.words;
    }

    static boolean known(String request) {
        return LINES.containsKey(request);
    }

    /** Requests that pages make by themselves. */
    static List<String> byItself() {
        return LINES.values().stream().filter(Line::byItself).map(Line::request).toList();
    }

    private static Map<String, Line> read() {
        try (var in = Objects.requireNonNull(RequestWords.class.getResourceAsStream("requests.csv"));
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines().skip(1).map(Line::of).collect(Collectors.toMap(Line::request, Function.identity()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
