package anxin.simulator;

import anxin.engine.datapackage.Column;
import anxin.engine.datapackage.FileKind;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The files of a city, open side by side while it is written. */
final class CityFiles implements AutoCloseable {

    private static final int BUFFER = 1 << 18;

    private final Path folder;
    private final Map<FileKind, OutputStream> files = new EnumMap<>(FileKind.class);
    private final Map<FileKind, Long> rows = new EnumMap<>(FileKind.class);
    private long allRows;

    CityFiles(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder);
        for (var kind : FileKind.values()) {
            var file = new BufferedOutputStream(Files.newOutputStream(folder.resolve(name(kind))), BUFFER);
            files.put(kind, file);
            rows.put(kind, 0L);
            var header = kind.columns().stream().map(Column::name).collect(Collectors.joining(","));
            file.write((header + "\r\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    static String name(FileKind kind) {
        return kind.fileName() + ".csv";
    }

    void append(SiteRows site) throws IOException {
        for (var kind : FileKind.values()) {
            append(kind, site.file(kind));
        }
    }

    void append(FileKind kind, CsvBuffer buffer) throws IOException {
        buffer.writeTo(Objects.requireNonNull(files.get(kind)));
        rows.merge(kind, buffer.rows(), Long::sum);
        allRows += buffer.rows();
    }

    long rows() {
        return allRows;
    }

    Map<FileKind, Long> rowsByKind() {
        return rows;
    }

    /** The same columns, order and line ends as the findings of a scan. */
    void truth(List<TruthLine> truth) throws IOException {
        var text = new StringBuilder("projectCode,rule,month,level,value\n");
        for (var line : truth) {
            text.append(line.projectCode())
                    .append(',')
                    .append(line.rule())
                    .append(',')
                    .append(line.month())
                    .append(',')
                    .append(line.level())
                    .append(',')
                    .append(line.value())
                    .append('\n');
        }
        Files.writeString(folder.resolve("truth.csv"), text);
    }

    @Override
    public void close() throws IOException {
        for (var file : files.values()) {
            file.close();
        }
    }
}
