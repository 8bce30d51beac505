package anxin.engine.identity;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The changes of areas over the years: which area an abolished code belongs to. */
public final class Successions {

    private static final int TOWNS = 1_000;
    private static final Successions SHIPPED = new Successions(load());

    private final List<Succession> all;
    private final Map<Integer, List<Succession>> ending = new HashMap<>();

    private Successions(List<Succession> all) {
        this.all = all;
        all.stream()
                .filter(Succession::endsTheCode)
                .forEach(each -> ending.merge(
                        each.code(),
                        List.of(each),
                        (some, more) ->
                                Stream.concat(some.stream(), more.stream()).toList()));
    }

    /** Those shipped with the application, of the lists since 2010. */
    public static Successions shipped() {
        return SHIPPED;
    }

    /** These, and others. */
    public Successions plus(Collection<Succession> others) {
        return new Successions(Stream.concat(all.stream(), others.stream())
                .sorted(Comparator.comparing(Succession::day))
                .toList());
    }

    /** By day, the earliest first. */
    public List<Succession> all() {
        return all;
    }

    /**
     * The areas a nine-digit code means on a day: itself while it stands, else what became of it. A town's code ends with
     * that of its county, and the county is all that is known then.
     */
    public List<Integer> meant(int code, LocalDate on) {
        return List.copyOf(meant(code, on, new LinkedHashSet<>()));
    }

    private Set<Integer> meant(int code, LocalDate on, Set<Integer> before) {
        var ended = ended(code, on);
        if (ended == null && code % TOWNS != 0) {
            ended = ended(code - code % TOWNS, on);
        }
        if (ended == null || !before.add(code)) {
            return Set.of(code);
        }
        var meant = new LinkedHashSet<Integer>();
        for (int next : ended.to()) {
            meant.addAll(meant(next, on, before));
        }
        return meant;
    }

    /** What ended a code by that day, if anything. */
    public @Nullable Succession ended(int code, LocalDate on) {
        return ending.getOrDefault(code, List.of()).stream()
                .filter(each -> !each.day().isAfter(on))
                .max(Comparator.comparing(Succession::day))
                .orElse(null);
    }

    private static List<Succession> load() {
        try (var in = Objects.requireNonNull(
                        Successions.class.getResourceAsStream("successions.csv"), "successions.csv");
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .map(cells -> new Succession(
                            AreaCode.number(cells[0]),
                            cells[1],
                            Succession.Kind.valueOf(cells[2]),
                            Arrays.stream(cells[3].split(" "))
                                    .map(AreaCode::number)
                                    .toList(),
                            LocalDate.parse(cells[4]),
                            Boolean.parseBoolean(cells[5]),
                            Boolean.parseBoolean(cells[6]),
                            cells[7]))
                    .sorted(Comparator.comparing(Succession::day))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
