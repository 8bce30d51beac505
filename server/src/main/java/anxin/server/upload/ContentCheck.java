package anxin.server.upload;

import anxin.server.http.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.apache.tika.Tika;

/** Tells what a file is by what is in it (文件类型识别); its name says nothing here. */
final class ContentCheck {

    private static final int ENOUGH = 64 << 10;
    private static final int MOST_ENTRIES = 2_000;
    private static final long MOST_UNPACKED = 300L << 20;
    private static final String UNKNOWN = "application/octet-stream";
    private static final String SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final Tika TIKA = new Tika();

    interface Content {
        InputStream open() throws IOException;
    }

    record Type(FileType sort, String mediaType) {}

    Type typeOf(Content content, Set<FileType> wanted) throws IOException {
        byte[] beginning;
        try (var in = content.open()) {
            beginning = in.readNBytes(ENOUGH);
        }
        var found = TIKA.detect(beginning);
        if (found.equals("application/zip") || found.equals("application/x-tika-ooxml")) {
            found = isSheet(content, MOST_UNPACKED) ? SHEET : found;
        } else if (found.equals(UNKNOWN) && isText(beginning)) {
            found = "text/plain";
        }
        for (var sort : FileType.values()) {
            if (sort.has(found) && wanted.contains(sort)) {
                return new Type(sort, found);
            }
        }
        throw refused(found, wanted);
    }

    private static Refusal refused(String found, Set<FileType> wanted) {
        var sorts = wanted.stream().sorted().toList();
        return Refusal.badRequest(
                "FILE_TYPE",
                "这个文件的内容是 %s，不能接收；可以传%s。照片请用 JPG 或 PNG，表格请用 xlsx 或 csv。"
                        .formatted(
                                found,
                                sorts.stream().map(sort -> sort.words().zh()).collect(Collectors.joining("、"))),
                "This file holds %s and cannot be taken; it may be: %s. Photos as JPG or PNG, sheets as xlsx or csv."
                        .formatted(
                                found,
                                sorts.stream().map(sort -> sort.words().en()).collect(Collectors.joining(", "))));
    }

    /** A workbook, and one without macros. */
    static boolean isSheet(Content content, long mostUnpacked) {
        boolean workbook = false;
        try (var zip = new ZipArchiveInputStream(content.open(), null, true, true)) {
            var buffer = new byte[1 << 16];
            long unpacked = 0;
            int entries = 0;
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (++entries > MOST_ENTRIES || entry.getName().endsWith("vbaProject.bin")) {
                    return false;
                }
                workbook |= entry.getName().equals("xl/workbook.xml");
                for (int read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
                    unpacked += read;
                    if (unpacked > mostUnpacked) {
                        return false;
                    }
                }
            }
        } catch (IOException | IllegalArgumentException broken) {
            return false;
        }
        return workbook;
    }

    /** Text in the national encoding (GB 18030) has no mark of its own, but no control characters either. */
    private static boolean isText(byte[] beginning) {
        for (byte b : beginning) {
            if (b >= 0 && b < ' ' && b != '\t' && b != '\r' && b != '\n') {
                return false;
            }
        }
        return true;
    }
}
