package anxin.server.exchange;

import anxin.server.http.Refusal;
import anxin.server.words.Words;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Packages as they were handed in, each in a folder named by its SHA-256, with the rows that were rejected beside it. */
@Component
class PackageStore {

    private final Path home;
    private final long largest;

    PackageStore(PackageProperties properties) {
        this.home = properties.home();
        this.largest = properties.largest().toBytes();
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
        var incoming = home.resolve("incoming-" + UUID.randomUUID());
        try {
            var digest = sha256();
            try (var out = new DigestOutputStream(new Limited(Files.newOutputStream(incoming), largest), digest)) {
                writer.to(out);
            }
            try (var channel = java.nio.channels.FileChannel.open(incoming, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            var sum = HexFormat.of().formatHex(digest.digest());
            var folder = Files.createDirectories(home.resolve(sum));
            long size = Files.size(incoming);
            Files.move(incoming, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            return new Kept(name, sum + "/" + name, sum, size);
        } finally {
            Files.deleteIfExists(incoming);
        }
    }

    Path home() {
        return home;
    }

    Path path(String keptAs) {
        return home.resolve(keptAs);
    }

    /** Where the rejected rows of an import stand. */
    Path rejected(String keptAs, long importId) {
        return home.resolve(keptAs).resolveSibling("rejected").resolve(importId + ".csv");
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
