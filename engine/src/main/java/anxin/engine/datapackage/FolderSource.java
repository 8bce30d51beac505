package anxin.engine.datapackage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The files of a folder, or one file by itself. */
final class FolderSource {

    private FolderSource() {}

    static List<PackedFile> folder(Path folder, Limits limits) throws IOException, BadPackage {
        Path root = folder.toRealPath();
        List<Path> paths;
        try (var list = Files.list(root)) {
            paths = list.limit(limits.entries() + 1L)
                    .filter(path -> !Files.isDirectory(path))
                    .toList();
        }
        if (paths.size() > limits.entries()) {
            throw new BadPackage("entries", Map.of("limit", "" + limits.entries()));
        }
        return paths.stream().<PackedFile>map(path -> new OnDisk(path, root)).toList();
    }

    static List<PackedFile> single(Path file) {
        return List.of(new OnDisk(file, null));
    }

    /** @param root folder that must really hold the file; null for a file that was named by itself */
    private record OnDisk(Path path, @Nullable Path root) implements PackedFile {

        @Override
        public String name() {
            return path.getFileName().toString();
        }

        @Override
        public long bytes() {
            try {
                return Files.size(path);
            } catch (IOException e) {
                return 0;
            }
        }

        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(path);
        }

        @Override
        public @Nullable Flaw obstacle() {
            try {
                if (root != null && !path.toRealPath().startsWith(root)) {
                    return Flaw.of("link-outside");
                }
            } catch (IOException e) {
                return Flaw.of("unreadable");
            }
            return Files.isRegularFile(path) && Files.isReadable(path) ? null : Flaw.of("unreadable");
        }
    }
}
