package anxin.engine.datapackage;

import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** Unpacks an xlsx once without keeping anything: whether it is whole, and not larger than it may be. */
final class XlsxSize {

    private static final int MOST_PARTS = 10_000;

    private XlsxSize() {}

    static @Nullable Flaw check(File disk, Limits limits) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long total = 0;
        try (var zip = new ZipFile(disk)) {
            if (zip.size() > MOST_PARTS) {
                return tooLarge(limits);
            }
            for (ZipEntry entry : zip.stream().toList()) {
                var crc = new CRC32();
                try (var in = zip.getInputStream(entry)) {
                    for (int read; (read = in.read(buffer)) > 0; ) {
                        crc.update(buffer, 0, read);
                        total += read;
                        if (total > limits.xlsxUnpackedBytes()) {
                            return tooLarge(limits);
                        }
                    }
                }
                if (entry.getCrc() >= 0 && entry.getCrc() != crc.getValue()) {
                    return Flaw.of("damaged");
                }
            }
            return null;
        } catch (ZipException | EOFException | IllegalArgumentException e) {
            return Flaw.of("damaged");
        }
    }

    private static Flaw tooLarge(Limits limits) {
        return new Flaw("xlsx-unpacked", Map.of("limit", "" + (limits.xlsxUnpackedBytes() >> 20)));
    }
}
