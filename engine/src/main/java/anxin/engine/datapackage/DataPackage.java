package anxin.engine.datapackage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A data package (数据包): a folder, a zip, or a single csv or xlsx file. */
public final class DataPackage implements AutoCloseable {

    private final Map<FileKind, List<PackageReading.Table>> tables = new EnumMap<>(FileKind.class);
    private final List<Rejection> refusedFiles = new ArrayList<>();
    private final List<Remark> remarks = new ArrayList<>();
    private final LocalDate today;
    private final Limits limits;
    private final @Nullable ZipSource zip;

    private DataPackage(LocalDate today, Limits limits, @Nullable ZipSource zip) {
        this.today = today;
        this.limits = limits;
        this.zip = zip;
    }

    /**
     * Opens a package and looks over the names in it without reading rows.
     *
     * @param today nobody is born after this day
     */
    public static DataPackage open(Path source, LocalDate today, Limits limits) throws BadPackage {
        String name = source.getFileName() == null ? "" + source : "" + source.getFileName();
        if (!Files.exists(source)) {
            throw new BadPackage("missing", Map.of("name", name));
        }
        try {
            if (Files.isDirectory(source)) {
                return new DataPackage(today, limits, null).with(FolderSource.folder(source, limits));
            }
            if (name.toLowerCase(Locale.ROOT).endsWith(".zip")) {
                return openZip(source, today, limits);
            }
            return new DataPackage(today, limits, null).with(FolderSource.single(source));
        } catch (IOException e) {
            throw new BadPackage("unreadable", Map.of("name", name));
        }
    }

    private static DataPackage openZip(Path source, LocalDate today, Limits limits) throws BadPackage {
        var zip = ZipSource.open(source, limits);
        try {
            return new DataPackage(today, limits, zip).with(zip.files());
        } catch (BadPackage | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private DataPackage with(List<PackedFile> files) throws BadPackage {
        files.stream()
                .sorted(Comparator.comparing(
                                (PackedFile file) -> FileName.of(file.name()).depth())
                        .thenComparing(PackedFile::name))
                .forEach(this::add);
        if (tables.isEmpty() && refusedFiles.isEmpty()) {
            throw new BadPackage("no-files", Map.of());
        }
        return this;
    }

    private void add(PackedFile file) {
        var name = FileName.of(file.name());
        FileKind kind = name.kind();
        if (name.isDebris()) {
            return;
        }
        if (kind == null || name.format() == FileName.Format.OTHER || name.depth() > 1) {
            String code = kind != null && name.format() != FileName.Format.OTHER
                    ? "ignored-deep"
                    : name.isOldSheet() ? "ignored-xls" : name.isZip() ? "ignored-zip" : "ignored-file";
            remarks.add(new Remark(file.name(), kind, 0, "", code, Map.of()));
            return;
        }
        Flaw obstacle = file.obstacle();
        boolean sheet = name.format() == FileName.Format.XLSX;
        var ofKind = tables.getOrDefault(kind, List.of());
        if (obstacle == null && ofKind.stream().anyMatch(other -> other.sheet() == sheet)) {
            var first = ofKind.stream()
                    .filter(other -> other.sheet() == sheet)
                    .findFirst()
                    .orElseThrow();
            obstacle = new Flaw("second-file", Map.of("first", first.file().name()));
        }
        if (obstacle != null) {
            refusedFiles.add(new Rejection(file.name(), kind, 0, "", "", obstacle.code(), obstacle.args()));
            return;
        }
        var table = new PackageReading.Table(new PackageFile(file.name(), kind, file.bytes()), file, sheet);
        tables.computeIfAbsent(kind, none -> new ArrayList<>()).add(table);
        tables.get(kind).sort(Comparator.comparing(PackageReading.Table::sheet));
    }

    /** The files that will be read, in reading order. */
    public List<PackageFile> files() {
        return tables.values().stream()
                .flatMap(List::stream)
                .map(PackageReading.Table::file)
                .toList();
    }

    /** Reads and checks all rows, in the order of {@link FileKind}. May be called again, with the same outcome. */
    public void read(KnownReferences known, RowHandler handler) throws BadPackage {
        remarks.forEach(handler::remark);
        refusedFiles.forEach(handler::rejected);
        var reading = new PackageReading(known, handler, today, limits);
        try {
            for (var entry : tables.entrySet()) {
                reading.read(entry.getKey(), entry.getValue());
            }
        } catch (Trap trap) {
            throw trap.refusal();
        }
    }

    @Override
    public void close() {
        if (zip != null) {
            zip.close();
        }
    }
}
