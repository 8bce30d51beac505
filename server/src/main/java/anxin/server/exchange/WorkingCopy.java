package anxin.server.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;

/** A plain copy of a package that only its owner can read, gone when it is closed. */
final class WorkingCopy implements AutoCloseable {

    private final Path folder;
    private final Path file;

    private WorkingCopy(Path folder, Path file) {
        this.folder = folder;
        this.file = file;
    }

    static WorkingCopy of(Path folder, String name, InputStream content) throws IOException {
        try (content) {
            Files.createDirectory(folder);
            if (Files.getFileAttributeView(folder, PosixFileAttributeView.class) != null) {
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            }
            var file = folder.resolve(name);
            Files.copy(content, file);
            return new WorkingCopy(folder, file);
        } catch (IOException | RuntimeException e) {
            remove(folder);
            throw e;
        }
    }

    Path file() {
        return file;
    }

    @Override
    public void close() {
        try {
            remove(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void remove(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
