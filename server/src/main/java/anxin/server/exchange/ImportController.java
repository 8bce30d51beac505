package anxin.server.exchange;

import anxin.server.access.CurrentUser;
import anxin.server.access.KeyScope;
import anxin.server.access.OpenTo;
import anxin.server.access.Role;
import anxin.server.http.Refusal;
import anxin.server.words.Words;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Imports over HTTP. */
@RestController
@RequestMapping("/api/imports")
class ImportController {

    private static final int MOST = 500;

    private final Imports imports;
    private final CurrentUser currentUser;

    ImportController(Imports imports, CurrentUser currentUser) {
        this.imports = imports;
        this.currentUser = currentUser;
    }

    record Queued(long id) {}

    @OpenTo(
            value = {Role.ADMIN, Role.OFFICER, Role.CONTRACTOR},
            keys = KeyScope.HAND_IN)
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    Queued submit(@RequestParam MultipartFile file, @RequestParam(defaultValue = "false") boolean dryRun)
            throws IOException {
        var user = currentUser.get();
        if (file.isEmpty()) {
            throw Refusal.badRequest(
                    "PACKAGE_EMPTY",
                    "上传的文件是空的；请选择一个 zip、csv 或 xlsx 文件后再上传。",
                    "The uploaded file is empty; choose a zip, csv or xlsx file and upload it again.");
        }
        PackageTypes.require(file);
        var name = file.getOriginalFilename();
        try (var in = file.getInputStream()) {
            var by = new Submitter(
                    user.id(),
                    user.name(),
                    user.area(),
                    user.organisation(),
                    currentUser.keyPrefix().orElse(null));
            return new Queued(
                    imports.submit(in, name == null ? "" : name, by, dryRun).value());
        }
    }

    record Page<T>(List<T> items, @Nullable String next) {}

    @OpenTo(
            value = {Role.ADMIN, Role.OFFICER, Role.LEADER, Role.CONTRACTOR},
            keys = KeyScope.HAND_IN)
    @GetMapping
    Page<ImportShown> list(
            @RequestParam @Nullable String cursor, @RequestParam(defaultValue = "50") int limit, Locale locale) {
        var user = currentUser.get();
        int size = Math.clamp(limit, 1, MOST);
        var found = imports.latest(user.scope(), cursor(cursor, Long.MAX_VALUE), size);
        return new Page<>(
                found.stream().map(report -> shown(report, locale)).toList(),
                found.size() < size ? null : String.valueOf(found.getLast().id()));
    }

    @OpenTo(
            value = {Role.ADMIN, Role.OFFICER, Role.LEADER, Role.CONTRACTOR},
            keys = KeyScope.HAND_IN)
    @GetMapping("/{id}")
    ImportShown one(@PathVariable long id, Locale locale) {
        return shown(find(id), locale);
    }

    @OpenTo(
            value = {Role.ADMIN, Role.OFFICER, Role.CONTRACTOR},
            keys = KeyScope.HAND_IN)
    @PostMapping("/{id}/cancellation")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void cancel(@PathVariable long id) {
        var report = find(id);
        if (report.state().over()) {
            throw Refusal.conflict(
                    "IMPORT_OVER",
                    "这次导入已经结束，不能再取消；如要撤回数据，请上传带 deleted 列的文件。",
                    "This import is over and can no longer be cancelled; to take rows back, upload a file with the column deleted.");
        }
        imports.cancel(new ImportId(id));
    }

    record RejectionShown(String file, long line, String column, String columnName, String value, String sentence) {}

    @OpenTo(
            value = {Role.ADMIN, Role.OFFICER, Role.LEADER, Role.CONTRACTOR},
            keys = KeyScope.HAND_IN)
    @GetMapping("/{id}/rejections")
    Page<RejectionShown> rejections(
            @PathVariable long id,
            @RequestParam @Nullable String file,
            @RequestParam @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit,
            Locale locale) {
        find(id);
        int size = Math.clamp(limit, 1, MOST);
        var found = imports.rejections(new ImportId(id), file, cursor(cursor, 0), size);
        return new Page<>(
                found.stream()
                        .map(row -> new RejectionShown(
                                row.file(),
                                row.line(),
                                row.column(),
                                english(locale) ? row.column() : row.columnName(),
                                row.value(),
                                row.sentence().in(locale)))
                        .toList(),
                found.size() < size ? null : String.valueOf(found.getLast().seq()));
    }

    @OpenTo(
            value = {Role.ADMIN, Role.OFFICER, Role.LEADER, Role.CONTRACTOR},
            keys = KeyScope.HAND_IN)
    @GetMapping("/{id}/rejected.csv")
    ResponseEntity<Resource> rejectedCsv(@PathVariable long id) throws IOException {
        if (find(id).erased()) {
            throw new Refusal(
                    HttpStatus.GONE,
                    "PACKAGE_ERASED",
                    new Words(
                            "退回清单已不能下载：留存期满，第 %d 号导入的数据包和退回行的内容已按规定删除；退回的行数、位置和原因代码仍可在页面上查看。".formatted(id),
                            "The list of rejected rows can no longer be downloaded: the period of retention is over, and the package of import %d and the cells of its rejected rows were erased by rule; how many there were, where, and the codes of their reasons still stand on the page."
                                    .formatted(id)));
        }
        var csv = imports.rejectedCsv(new ImportId(id))
                .orElseThrow(
                        () -> Refusal.notFound(
                                "NO_REJECTED_ROWS_YET",
                                "这次导入还没有检查完，或中途结束，没有退回清单；请等导入完成后再下载。",
                                "This import has not been checked to its end, so there is no list of rejected rows; download it once the import is done."));
        var disposition = ContentDisposition.attachment()
                .filename("rejected-%d.csv".formatted(id))
                .build();
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", java.nio.charset.StandardCharsets.UTF_8))
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .body(new InputStreamResource(csv));
    }

    private ImportReport find(long id) {
        return imports.find(new ImportId(id), currentUser.get().scope())
                .orElseThrow(() -> Refusal.notFound(
                        "IMPORT_NOT_FOUND",
                        "没有编号为 %d 的导入，或它不在您的辖区内。".formatted(id),
                        "There is no import %d, or it is outside your area.".formatted(id)));
    }

    private static long cursor(@Nullable String cursor, long first) {
        if (cursor == null || cursor.isEmpty()) {
            return first;
        }
        try {
            return Long.parseLong(cursor);
        } catch (NumberFormatException e) {
            throw Refusal.badRequest(
                    "CURSOR_INVALID",
                    "翻页标记“%s”无效；请从第一页重新打开列表。".formatted(cursor),
                    "The cursor “%s” is not valid; open the list from its first page.".formatted(cursor));
        }
    }

    record FileShown(
            String file,
            String kind,
            String kindName,
            long read,
            long added,
            long changed,
            long unchanged,
            long withdrawn,
            long rejected) {}

    record ImportShown(
            long id,
            String fileName,
            String sha256,
            long size,
            ImportState state,
            boolean dryRun,
            boolean cancelRequested,
            Instant submittedAt,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            String by,
            @Nullable String key,
            @Nullable ImportProgress progress,
            List<FileShown> files,
            List<String> remarks,
            long rejected,
            @Nullable String failure,
            @Nullable WarningCounts warningsChanged,
            boolean erased) {}

    private static ImportShown shown(ImportReport report, Locale locale) {
        return new ImportShown(
                report.id(),
                report.fileName(),
                report.sha256(),
                report.size(),
                report.state(),
                report.dryRun(),
                report.cancelRequested(),
                report.submittedAt(),
                report.startedAt(),
                report.finishedAt(),
                report.by(),
                report.key(),
                report.progress(),
                report.files().stream().map(file -> shown(file, locale)).toList(),
                report.remarks().stream().map(remark -> remark.in(locale)).toList(),
                report.rejected(),
                words(report.failure(), locale),
                report.warningsChanged(),
                report.erased());
    }

    private static FileShown shown(FileCount count, Locale locale) {
        return new FileShown(
                count.file(),
                count.kind().fileName(),
                count.kind().title(locale),
                count.read(),
                count.added(),
                count.changed(),
                count.unchanged(),
                count.withdrawn(),
                count.rejected());
    }

    private static @Nullable String words(@Nullable Words words, Locale locale) {
        return words == null ? null : words.in(locale);
    }

    private static boolean english(Locale locale) {
        return locale.getLanguage().equals("en");
    }
}
