package anxin.engine.identity;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The list of towns and streets, by the county above them. It serves to read places; whether a code is good, {@link Areas} says. */
public final class Towns {

    private static final int LEVEL = 4;

    private static final Towns SHIPPED = load();

    private final Map<Integer, List<Area>> byCounty;

    private Towns(Map<Integer, List<Area>> byCounty) {
        this.byCounty = byCounty;
    }

    /** The list shipped with the application; the first use loads it. */
    public static Towns shipped() {
        return SHIPPED;
    }

    /** The towns of the county with a nine-digit number, or of a city without counties; none if it is not listed. */
    public List<Area> of(int county) {
        return byCounty.getOrDefault(county, List.of());
    }

    private static Towns load() {
        var byCounty = new HashMap<Integer, List<Area>>();
        try (var in = Objects.requireNonNull(Towns.class.getResourceAsStream("towns.txt"), "towns.txt");
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines().map(line -> line.split(" ")).forEach(cells -> {
                int county = AreaCode.number(cells[0]);
                var towns = new ArrayList<Area>(cells.length);
                for (int i = 1; i < cells.length; i++) {
                    int code = county + Integer.parseInt(cells[i].substring(0, 3));
                    towns.add(new Area(code, cells[i].substring(3), county, LEVEL));
                }
                byCounty.put(county, List.copyOf(towns));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Towns(byCounty);
    }
}
