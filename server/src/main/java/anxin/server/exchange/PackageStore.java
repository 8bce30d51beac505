package anxin.server.exchange;

import anxin.server.http.Refusal;
import anxin.server.secrecy.EncryptedFiles;
import anxin.server.secrecy.Reencryptable;
import anxin.server.words.Words;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Packages as they were handed in, each in a folder named by its SHA-256, with the rows that were rejected beside it; all
 * of them encrypted. The SHA-256 is that of what was handed in.
 */
@Component
class PackageStore implements Reencryptable {

    private static final String PACKAGE = "exchange.package";
    private static final String REJECTED = "exchange.rejected";
    private static final String INCOMING = "incoming-";
    private static final String READING = "reading-";
    private static final String ENDING = ".csv";

    private final Path home;
    private final long largest;
    private final EncryptedFiles files;

    PackageStore(PackageProperties properties, EncryptedFiles files) {
        this.home = properties.home();
        this.largest = properties.largest().toBytes();
        this.files = files;
    }

    /** A package that is safely on disk. */
    record Kept(String name, String keptAs, String sha256, long size) {}

    Kept keep(InputStream in, String fileName) throws IOException {
        return keep(fileName, in::transferTo);
    }

    /** Keeps a file as it is, and a folder as a zip of its files. */
    Kept keep(Path source) throws IOException {
        var name = String.valueOf(source.toAbsolutePath().normalize().getFileName());
        if (!Files.isDirectory(source)) {
            try (var in = Files.newInputStream(source)) {
                return keep(in, name);
            }
        }
        return keep(name + ".zip", out -> zip(source, out));
    }

    private interface Writer {
        void to(OutputStream out) throws IOException;
    }

    private Kept keep(String fileName, Writer writer) throws IOException {
        var name = harmless(fileName);
        Files.createDirectories(home);
        var incoming = home.resolve(INCOMING + UUID.randomUUID());
        try {
            var digest = sha256();
            long size;
            try (var plain = new Limited(files.write(incoming, PACKAGE, 0), largest)) {
                writer.to(new DigestOutputStream(plain, digest));
                size = plain.written;
            }
            EncryptedFiles.force(incoming);
            var sum = HexFormat.of().formatHex(digest.digest());
            var folder = Files.createDirectories(home.resolve(sum));
            Files.move(incoming, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            return new Kept(name, sum + "/" + name, sum, size);
        } finally {
            Files.deleteIfExists(incoming);
        }
    }

    Path home() {
        return home;
    }

    /** Where a package lies and where the rows rejected from it may lie, both encrypted. */
    List<Path> places(String keptAs, long importId) {
        return List.of(home.resolve(keptAs), rejectedFile(keptAs, importId));
    }

    /** Removes the list of the rows rejected from an import, and with the last import of a package the package. */
    void remove(String keptAs, long importId, boolean last) throws IOException {
        var rejected = rejectedFile(keptAs, importId);
        Files.deleteIfExists(rejected);
        var lists = rejected.toAbsolutePath().getParent();
        if (last) {
            var file = home.resolve(keptAs);
            Files.deleteIfExists(file);
            removeIfEmpty(lists);
            removeIfEmpty(file.toAbsolutePath().getParent());
        }
    }

    private static void removeIfEmpty(@Nullable Path folder) throws IOException {
        try {
            if (folder != null) {
                Files.deleteIfExists(folder);
            }
        } catch (DirectoryNotEmptyException others) {
            // Something of another import lies in it.
        }
    }

    /** A kept package as it was handed in. */
    InputStream open(String keptAs) throws IOException {
        return files.read(home.resolve(keptAs), PACKAGE, 0);
    }

    /**
     * A plain copy of a kept package for as long as it is read: zips and sheets are not read from front to back. Whoever
     * asks holds the lock of imports, so copies that are still there were left by a crash.
     */
    WorkingCopy workingCopy(String keptAs) throws IOException {
        removeLeftCopies();
        return WorkingCopy.of(
                home.resolve(READING + UUID.randomUUID()),
                String.valueOf(Path.of(keptAs).getFileName()),
                open(keptAs));
    }

    private void removeLeftCopies() throws IOException {
        try (var left = Files.newDirectoryStream(home, READING + "*")) {
            for (var folder : left) {
                WorkingCopy.remove(folder);
            }
        }
    }

    /** The rejected rows of an import, if it has a list of them. */
    Optional<InputStream> rejected(String keptAs, long importId) throws IOException {
        var file = rejectedFile(keptAs, importId);
        return Files.exists(file) ? Optional.of(files.read(file, REJECTED, importId)) : Optional.empty();
    }

    /** A new list of the rejected rows of an import. */
    RejectedFile newRejected(String keptAs, long importId) throws IOException {
        var file = rejectedFile(keptAs, importId);
        var unfinished = file.resolveSibling(file.getFileName() + ".part");
        Files.createDirectories(file.toAbsolutePath().getParent());
        return new RejectedFile(file, unfinished, files.write(unfinished, REJECTED, importId));
    }

    private Path rejectedFile(String keptAs, long importId) {
        return home.resolve(keptAs).resolveSibling("rejected").resolve(importId + ENDING);
    }

    @Override
    public long outstanding(Connection connection) throws IOException {
        long count = 0;
        for (var file : kept()) {
            count += files.isActive(file) ? 0 : 1;
        }
        return count;
    }

    @Override
    public Part reencrypt(Connection connection, long after, int most) throws IOException {
        int done = 0;
        for (var file : kept()) {
            if (!files.isActive(file)) {
                boolean rejected = isRejected(file);
                files.reencrypt(file, rejected ? REJECTED : PACKAGE, rejected ? importOf(file) : 0);
                done++;
            }
        }
        return new Part(0, done, true);
    }

    /** Packages and lists of rejected rows that are whole and in their place. */
    private List<Path> kept() throws IOException {
        if (!Files.isDirectory(home)) {
            return List.of();
        }
        try (var all = Files.find(home, 3, (path, attributes) -> attributes.isRegularFile())) {
            return all.filter(this::isKept).toList();
        }
    }

    private boolean isKept(Path file) {
        var place = home.relativize(file);
        return place.getNameCount() > 1
                && !place.getName(0).toString().startsWith(READING)
                && (!isRejected(file) || file.toString().endsWith(ENDING));
    }

    private boolean isRejected(Path file) {
        return home.relativize(file).getNameCount() == 3;
    }

    private static long importOf(Path rejected) {
        var name = rejected.getFileName().toString();
        return Long.parseLong(name.substring(0, name.length() - ENDING.length()));
    }

    private static void zip(Path folder, OutputStream out) throws IOException {
        try (var zip = new ZipOutputStream(out);
                var files = Files.list(folder)) {
            zip.setLevel(Deflater.BEST_SPEED);
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                var entry = new ZipEntry(String.valueOf(file.getFileName()));
                // The same folder is the same package, whenever it was packed.
                entry.setTime(0);
                zip.putNextEntry(entry);
                Files.copy(file, zip);
            }
        }
    }

    /** The last part of the name, without what file systems or terminals might take amiss. */
    private static String harmless(String fileName) {
        var last = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
        var clean = last.replaceAll("[\\p{Cntrl}:*?\"<>|]", "_").strip();
        clean = clean.length() > 60 ? clean.substring(clean.length() - 60) : clean;
        return clean.isEmpty() || clean.matches("\\.+|rejected") ? "package" : clean;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Refuses what is larger than allowed while it is still coming in. */
    private static final class Limited extends java.io.FilterOutputStream {

        private final long largest;
        private long written;

        Limited(OutputStream out, long largest) {
            super(out);
            this.largest = largest;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            written += length;
            if (written > largest) {
                throw tooLarge(largest);
            }
            out.write(bytes, offset, length);
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }
    }

    static Refusal tooLarge(long largest) {
        long megabytes = largest >> 20;
        return new Refusal(
                HttpStatus.CONTENT_TOO_LARGE,
                "PACKAGE_TOO_LARGE",
                new Words(
                        "上传的数据包超过了上限 %d MB，没有接收；请按月份或按项目拆成几个包分别上传。".formatted(megabytes),
                        "The package is larger than the limit of %d MB and was not taken; split it by month or by project and upload the parts."
                                .formatted(megabytes)));
    }
}
