package anxin.server.exchange;

import anxin.server.http.Refusal;
import java.io.IOException;
import java.util.Set;
import org.apache.tika.Tika;
import org.springframework.web.multipart.MultipartFile;

/** What may be handed in as a package, told by what is in the file and not by what it is called. */
final class PackageTypes {

    private static final int ENOUGH = 64 << 10;

    // Old and locked workbooks pass: whoever reads them says in more detail what is wrong.
    private static final Set<String> ACCEPTED = Set.of(
            "application/zip",
            "application/x-tika-ooxml",
            "text/plain",
            "application/x-tika-msoffice",
            "application/vnd.ms-excel");

    private static final String UNKNOWN = "application/octet-stream";

    private static final Tika TIKA = new Tika();

    private PackageTypes() {}

    static void require(MultipartFile file) throws IOException {
        try (var in = file.getInputStream()) {
            var beginning = in.readNBytes(ENOUGH);
            var type = TIKA.detect(beginning);
            if (!ACCEPTED.contains(type) && !(type.equals(UNKNOWN) && isText(beginning))) {
                throw Refusal.badRequest(
                        "PACKAGE_TYPE",
                        "上传的文件内容是 %s，不是数据包，没有接收；请选择 zip、csv 或 xlsx 文件。".formatted(type),
                        "The uploaded file holds %s, which is no data package, and was not taken; choose a zip, csv or xlsx file."
                                .formatted(type));
            }
        }
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
