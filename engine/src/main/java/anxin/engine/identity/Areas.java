package anxin.engine.identity;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The list of provinces, cities and counties; towns are known by form only. */
public final class Areas {

    private static final Areas SHIPPED = load();

    private final TreeMap<Integer, Area> byCode;

    private Areas(TreeMap<Integer, Area> byCode) {
        this.byCode = byCode;
    }

    /** The list shipped with the application. */
    public static Areas shipped() {
        return SHIPPED;
    }

    /** All areas by code, each after the one above it. */
    public Collection<Area> all() {
        return Collections.unmodifiableCollection(byCode.values());
    }

    /** The area of a nine-digit number, if it is in the list. */
    public @Nullable Area find(int code) {
        return byCode.get(code);
    }

    /** Whether a code of 6 or 9 digits is in the list; a town is, when its county is. */
    public boolean lists(String code) {
        int number = AreaCode.number(code);
        return byCode.containsKey(number - number % 1000);
    }

    private static Areas load() {
        var byCode = new TreeMap<Integer, Area>();
        try (var in = Objects.requireNonNull(Areas.class.getResourceAsStream("areas.csv"), "areas.csv");
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines().skip(1).map(line -> line.split(",", -1)).forEach(cells -> {
                int code = AreaCode.number(cells[0]);
                int level = cells[0].endsWith("0000") ? 1 : cells[0].endsWith("00") ? 2 : 3;
                byCode.put(code, new Area(code, cells[1], cells[2].isEmpty() ? 0 : AreaCode.number(cells[2]), level));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Areas(byCode);
    }
}
