package anxin.simulator;

import anxin.engine.datapackage.FileKind;
import java.util.Map;

/**
 * What was written.
 *
 * @param rows of each file, the header left out
 * @param findings lines of the truth file
 */
public record SimulatedCity(int projects, Map<FileKind, Long> rows, int findings) {

    public SimulatedCity {
        rows = Map.copyOf(rows);
    }

    public long allRows() {
        return rows.values().stream().mapToLong(Long::longValue).sum();
    }
}
