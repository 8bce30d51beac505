package anxin.server.database;

import anxin.server.words.Trouble;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, unpacked once from the artifact for this platform. */
record Binaries(Path folder) {

    static final String VERSION = "18.6.0";

    static Binaries unpackedIn(Path parent) {
        var folder = parent.resolve("bin-" + VERSION);
        if (Files.isDirectory(folder)) {
            return new Binaries(folder);
        }
        try (var archive = archive()) {
            // Unpacked beside and then moved, so that an interrupted start never leaves half of it.
            var beside = Files.createTempDirectory(parent, "unpacking-");
            unpack(archive, beside);
            Files.setPosixFilePermissions(beside, permissions(0755));
            Files.move(beside, folder);
            return new Binaries(folder);
        } catch (IOException e) {
            leftovers(parent).forEach(Binaries::remove);
            throw Folders.trouble(parent, e);
        }
    }

    String program(String name) {
        return folder.resolve("bin").resolve(name).toString();
    }

    private static InputStream archive() {
        var name = "/postgres-%s-%s.txz".formatted(system(), processor());
        var archive = Binaries.class.getResourceAsStream(name);
        if (archive == null) {
            throw new Trouble(
                    "本机平台（%s %s）没有随附的 PostgreSQL；请用 ANXIN_DATABASE_URL 指定一个现有的 PostgreSQL。"
                            .formatted(system(), processor()),
                    "No PostgreSQL comes with this build for %s %s; name an existing one with ANXIN_DATABASE_URL."
                            .formatted(system(), processor()));
        }
        return archive;
    }

    private static String system() {
        var name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return name.startsWith("mac") ? "darwin" : name.startsWith("linux") ? "linux" : "windows";
    }

    private static String processor() {
        return switch (System.getProperty("os.arch")) {
            case "amd64" -> "x86_64";
            case "aarch64" -> "arm_64";
            case String other -> other;
        };
    }

    private static void unpack(InputStream archive, Path into) throws IOException {
        var tar = new TarArchiveInputStream(new XZInputStream(archive));
        for (TarArchiveEntry entry; (entry = tar.getNextEntry()) != null; ) {
            var path = into.resolve(entry.getName()).normalize();
            if (!path.startsWith(into)) {
                throw new FileSystemException(entry.getName(), null, "leads out of the archive");
            }
            if (entry.isDirectory()) {
                Files.createDirectories(path);
            } else if (entry.isSymbolicLink()) {
                Files.createDirectories(path.getParent());
                Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            } else {
                Files.createDirectories(path.getParent());
                Files.copy(tar, path);
                Files.setPosixFilePermissions(path, permissions(entry.getMode() | 0444));
            }
        }
    }

    private static Set<PosixFilePermission> permissions(int mode) {
        // PosixFilePermission lists its nine values in the order of the nine bits.
        var permissions = EnumSet.noneOf(PosixFilePermission.class);
        var all = PosixFilePermission.values();
        for (int bit = 0; bit < all.length; bit++) {
            if ((mode & (0400 >> bit)) != 0) {
                permissions.add(all[bit]);
            }
        }
        return permissions;
    }

    private static List<Path> leftovers(Path parent) {
        try (var paths = Files.newDirectoryStream(parent, "unpacking-*")) {
            var found = new ArrayList<Path>();
            paths.forEach(found::add);
            return found;
        } catch (IOException e) {
            return List.of();
        }
    }

    private static void remove(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            // What cannot be removed does no harm: the next start unpacks into a folder of its own.
        }
    }
}
