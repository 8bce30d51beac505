package anxin.server.warning.web;

import anxin.engine.rows.Months;
import anxin.server.access.OpenTo;
import anxin.server.evidence.Receipts;
import anxin.server.warning.scan.LiveScan;
import anxin.server.words.Words;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Receipts (存证回执) of warnings and wage months, for those who may see them, as files to carry away. */
@RestController
class ReceiptController {

    private final SeenWarnings warnings;
    private final SeenProjects projects;
    private final MoneyChainReader chains;
    private final LiveScan scan;
    private final Receipts receipts;

    ReceiptController(
            SeenWarnings warnings, SeenProjects projects, MoneyChainReader chains, LiveScan scan, Receipts receipts) {
        this.warnings = warnings;
        this.projects = projects;
        this.chains = chains;
        this.scan = scan;
        this.receipts = receipts;
    }

    @OpenTo
    @GetMapping(path = "/api/warnings/{id}/receipt", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> ofWarning(@PathVariable long id, Locale locale) {
        var warning = warnings.find(id);
        var month = warning.month() == null ? "" : " " + Months.text(warning.month());
        var about = new Words(
                "第 %d 号预警（项目 %s，规则 %s%s）".formatted(id, warning.projectCode(), warning.rule(), month),
                "warning %d (project %s, rule %s%s)".formatted(id, warning.projectCode(), warning.rule(), month));
        return file(
                receipts.of(about, List.of("warning/" + id)),
                new Words("存证回执-预警-" + id, "receipt-warning-" + id),
                locale);
    }

    /** The packages that the month's money chain rests on: attendance, wage sheet, labour cost, deposit. */
    @OpenTo
    @GetMapping(path = "/api/projects/{code}/months/{month}/receipt", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> ofMonth(@PathVariable String code, @PathVariable String month, Locale locale) {
        var project = projects.find(code);
        var asked = AskedTime.month(month);
        var about = new Words(
                "项目 %s %s 的考勤、工资表和资金到账所依据的数据包".formatted(project.code(), asked),
                "the packages behind the attendance, the wage sheet and the money of project %s in %s"
                        .formatted(project.code(), asked));
        var subjects = chains.imports(chains.trace(project, asked, scan.today())).all().stream()
                .map(id -> "import/" + id)
                .toList();
        return file(
                receipts.of(about, subjects),
                new Words(
                        "存证回执-%s-%s".formatted(project.code(), asked),
                        "receipt-%s-%s".formatted(project.code(), asked)),
                locale);
    }

    private static ResponseEntity<byte[]> file(byte[] content, Words name, Locale locale) {
        var disposition = ContentDisposition.attachment()
                .filename(name.in(locale) + ".json", StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .contentType(MediaType.APPLICATION_JSON)
                .body(content);
    }
}
