package anxin.engine.datapackage;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** The files of a zip, read in place; nothing is ever unpacked under a name that the zip chose. */
final class ZipSource implements AutoCloseable {

    private static final long RATIO_LOOKED_AT_BEYOND = 64L << 20;

    private final ZipFile zip;
    private final Limits limits;
    private @Nullable Path unpacked;

    private ZipSource(ZipFile zip, Limits limits) {
        this.zip = zip;
        this.limits = limits;
    }

    static ZipSource open(Path path, Limits limits) throws BadPackage {
        try {
            var source = new ZipSource(openWithNames(path), limits);
            try {
                source.refuseTraps();
            } catch (BadPackage | RuntimeException e) {
                source.close();
                throw e;
            }
            return source;
        } catch (IOException | IllegalArgumentException e) {
            boolean encrypted = String.valueOf(e.getMessage()).contains("encrypted");
            throw new BadPackage(encrypted ? "zip-encrypted" : "zip-damaged", Map.of());
        }
    }

    /** Names are UTF-8, or what Chinese Windows writes. */
    private static ZipFile openWithNames(Path path) throws IOException {
        try {
            return new ZipFile(path.toFile(), StandardCharsets.UTF_8);
        } catch (ZipException notUtf8) {
            return new ZipFile(path.toFile(), Charset.forName("GB18030"));
        }
    }

    List<PackedFile> files() {
        return zip.stream()
                .filter(entry -> !entry.isDirectory())
                .<PackedFile>map(InZip::new)
                .toList();
    }

    private void refuseTraps() throws BadPackage {
        if (zip.size() > limits.entries()) {
            throw new BadPackage("entries", Map.of("limit", "" + limits.entries()));
        }
        long total = 0;
        for (ZipEntry entry : zip.stream().toList()) {
            String name = entry.getName();
            if (escapes(name)) {
                throw new BadPackage("zip-escape", Map.of("entry", RowBuilder.shortened(name)));
            }
            total += Math.max(0, entry.getSize());
            if (total > limits.unpackedBytes() || total < 0) {
                throw new BadPackage("zip-large", Map.of("limit", "" + (limits.unpackedBytes() >> 20)));
            }
            if (tooDense(entry, entry.getSize())) {
                throw new BadPackage("zip-bomb", Map.of("entry", RowBuilder.shortened(name)));
            }
        }
    }

    static boolean escapes(String name) {
        String plain = name.replace('\\', '/');
        return plain.startsWith("/")
                || plain.matches("^[A-Za-z]:.*")
                || plain.indexOf('\0') >= 0
                || List.of(plain.split("/")).contains("..");
    }

    private boolean tooDense(ZipEntry entry, long bytes) {
        return bytes > RATIO_LOOKED_AT_BEYOND && bytes / limits.ratio() > Math.max(1, entry.getCompressedSize());
    }

    @Override
    public void close() {
        try {
            zip.close();
            if (unpacked != null) {
                try (var files = Files.walk(unpacked)) {
                    for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.deleteIfExists(file);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class InZip implements PackedFile {

        private final ZipEntry entry;
        private @Nullable Path onDisk;

        InZip(ZipEntry entry) {
            this.entry = entry;
        }

        @Override
        public String name() {
            return entry.getName().replace('\\', '/');
        }

        @Override
        public long bytes() {
            return Math.max(0, entry.getSize());
        }

        @Override
        public InputStream open() throws IOException {
            return new Guarded(zip.getInputStream(entry), entry);
        }

        @Override
        public Path path() throws IOException {
            if (onDisk == null) {
                if (unpacked == null) {
                    unpacked = Files.createTempDirectory("anxin-package");
                }
                Path file = Files.createTempFile(unpacked, "sheet", ".xlsx");
                try (var in = open();
                        var out = Files.newOutputStream(file)) {
                    in.transferTo(out);
                }
                onDisk = file;
            }
            return onDisk;
        }
    }

    /** Counts what comes out, whatever the zip said beforehand, and compares the check sum at the end. */
    private final class Guarded extends FilterInputStream {

        private final ZipEntry entry;
        private final CRC32 crc = new CRC32();
        private long bytes;

        Guarded(InputStream in, ZipEntry entry) {
            super(in);
            this.entry = entry;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            if (read < 0) {
                if (entry.getCrc() >= 0 && entry.getCrc() != crc.getValue()) {
                    throw new ZipException("check sum does not fit");
                }
                return read;
            }
            crc.update(buffer, offset, read);
            bytes += read;
            if (entry.getSize() >= 0 && bytes > entry.getSize()) {
                throw new ZipException("longer than stated");
            }
            if (tooDense(entry, bytes) || bytes > limits.unpackedBytes()) {
                throw new Trap("zip-bomb", Map.of("entry", RowBuilder.shortened(entry.getName())));
            }
            return read;
        }

        @Override
        public long skip(long count) throws IOException {
            int wanted = (int) Math.min(count, 8192);
            return Math.max(0, read(new byte[wanted], 0, wanted));
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
