package anxin.server.exchange;

import anxin.engine.datapackage.FileKind;
import anxin.engine.datapackage.Templates;
import anxin.server.access.KeyScope;
import anxin.server.access.OpenTo;
import anxin.server.http.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Empty files to fill in (模板). */
@RestController
class TemplateController {

    private static final MediaType SHEET =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    @OpenTo(keys = KeyScope.HAND_IN)
    @GetMapping("/api/templates/{kind}.csv")
    ResponseEntity<byte[]> csv(@PathVariable String kind) throws IOException {
        var wanted = kind(kind);
        return file(
                kind + ".csv", MediaType.parseMediaType("text/csv;charset=UTF-8"), out -> Templates.csv(wanted, out));
    }

    @OpenTo(keys = KeyScope.HAND_IN)
    @GetMapping("/api/templates/{kind}.xlsx")
    ResponseEntity<byte[]> xlsx(@PathVariable String kind) throws IOException {
        var wanted = kind(kind);
        return file(kind + ".xlsx", SHEET, out -> Templates.xlsx(wanted, out));
    }

    @OpenTo(keys = KeyScope.HAND_IN)
    @GetMapping("/api/templates.zip")
    ResponseEntity<byte[]> zip() throws IOException {
        return file("templates.zip", MediaType.parseMediaType("application/zip"), Templates::zip);
    }

    private interface Writer {
        void to(OutputStream out) throws IOException;
    }

    private static ResponseEntity<byte[]> file(String name, MediaType type, Writer writer) throws IOException {
        var bytes = new ByteArrayOutputStream();
        writer.to(bytes);
        var disposition = ContentDisposition.attachment().filename(name).build();
        return ResponseEntity.ok()
                .contentType(type)
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .body(bytes.toByteArray());
    }

    private static FileKind kind(String name) {
        return Arrays.stream(FileKind.values())
                .filter(kind -> kind.fileName().equals(name))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound(
                        "TEMPLATE_NOT_FOUND",
                        "没有名为“%s”的模板；模板有：%s。".formatted(name, names()),
                        "There is no template “%s”; there are: %s.".formatted(name, names())));
    }

    private static String names() {
        return String.join(
                "、", Arrays.stream(FileKind.values()).map(FileKind::fileName).toList());
    }
}
