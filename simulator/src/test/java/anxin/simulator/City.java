package anxin.simulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A written city and its files, row by row under the names of their columns. */
record City(Path folder) {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    /** Small enough for a test, large enough to hold every rule at every level. */
    static SimulationOptions small() {
        return SimulationOptions.demo(TODAY).withWorkersPerProject(8).withSwipes(SwipeVolume.LIGHT);
    }

    static City write(Path folder, SimulationOptions options) throws IOException {
        new CitySimulator(options, Law.CALENDAR).write(folder, ProgressListener.none());
        return new City(folder);
    }

    List<Map<String, String>> rows(String file) throws IOException {
        var lines = Files.readAllLines(folder.resolve(file));
        var names = lines.getFirst().split(",");
        var rows = new ArrayList<Map<String, String>>();
        for (var line : lines.subList(1, lines.size())) {
            var cells = line.split(",", -1);
            var row = new LinkedHashMap<String, String>();
            for (int i = 0; i < names.length; i++) {
                row.put(names[i], cells[i]);
            }
            rows.add(row);
        }
        return rows;
    }

    String truth() throws IOException {
        return Files.readString(folder.resolve("truth.csv"));
    }
}
