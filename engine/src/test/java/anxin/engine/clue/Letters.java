package anxin.engine.clue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Letters made up for these tests, with what a reader finds in them. */
final class Letters {

    static final ClueReader READER = new ClueReader();

    private Letters() {}

    record Labelled(Letter letter, NamedCsvRecord labels) {

        String label(String column) {
            return labels.getField(column);
        }

        ClueReading read() {
            return READER.read(letter.title(), letter.body(), letter.time());
        }
    }

    static List<Labelled> all() {
        try (var in = Objects.requireNonNull(Letters.class.getResourceAsStream("letters.csv"));
                var csv = CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return csv.stream()
                    .map(row -> new Labelled(
                            new Letter(
                                    row.getField("letterId"),
                                    row.getField("time"),
                                    row.getField("title"),
                                    row.getField("body")),
                            row))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ClueReading read(String title, String body) {
        return READER.read(title, body, "2024/3/1 9:00:00");
    }
}
