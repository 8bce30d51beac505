package anxin.server.warning.web;

import anxin.server.access.CurrentUser;
import anxin.server.access.OpenTo;
import anxin.server.access.OpenToReaders;
import anxin.server.access.Role;
import anxin.server.project.ProjectList;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpStatus;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Lists and pages of warnings, and what officers write under them. */
@RestController
@RequestMapping("/api/warnings")
class WarningController {

    private static final int MOST = 200;

    private final CurrentUser currentUser;
    private final WarningList list;
    private final WarningItems items;
    private final WarningPages pages;
    private final WarningNotes notes;
    private final WarningSheet sheet;
    private final ProjectList projects;
    private final SeenWarnings seen;

    WarningController(
            CurrentUser currentUser,
            WarningList list,
            WarningItems items,
            WarningPages pages,
            WarningNotes notes,
            WarningSheet sheet,
            ProjectList projects,
            SeenWarnings seen) {
        this.currentUser = currentUser;
        this.list = list;
        this.items = items;
        this.pages = pages;
        this.notes = notes;
        this.sheet = sheet;
        this.projects = projects;
        this.seen = seen;
    }

    @OpenToReaders
    @GetMapping
    WarningPart list(
            @ModelAttribute WarningQuery query,
            @RequestParam @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit,
            Locale locale) {
        var filter = filter(query);
        var sort = query.order();
        int most = Math.clamp(limit, 1, MOST);
        var from = WarningSort.Cursor.of(cursor);
        var page = list.page(filter, sort, from, most);
        return new WarningPart(
                page.rows().stream().map(row -> items.of(row, locale)).toList(),
                page.next() == null ? null : page.next().text(),
                from == null ? list.count(filter) : null);
    }

    /**
     * @param next where the list goes on
     * @param count only with the first part
     */
    record WarningPart(List<WarningItem> items, @Nullable String next, WarningList.@Nullable Count count) {}

    @OpenToReaders
    @GetMapping("/export.xlsx")
    void export(@ModelAttribute WarningQuery query, Locale locale, HttpServletResponse response) throws IOException {
        var filter = filter(query);
        var sort = query.order();
        response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader(
                "Content-Disposition",
                ContentDisposition.attachment()
                        .filename(Figures.english(locale) ? "warnings.xlsx" : "预警清单.xlsx", StandardCharsets.UTF_8)
                        .build()
                        .toString());
        sheet.write(filter, sort, locale, response.getOutputStream());
    }

    @OpenToReaders
    @GetMapping("/{id}")
    WarningPage page(@PathVariable long id, Locale locale) {
        return pages.page(seen.find(id), locale);
    }

    @OpenTo({Role.OFFICER, Role.FIELD, Role.ADMIN})
    @PostMapping("/{id}/acknowledgement")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void acknowledge(@PathVariable long id) {
        var user = currentUser.get();
        notes.acknowledge(seen.find(id), user);
    }

    @OpenTo({Role.OFFICER, Role.FIELD, Role.SECTOR, Role.ADMIN})
    @PostMapping("/{id}/comments")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void comment(@PathVariable long id, @RequestBody @Validated Comment comment) {
        var user = currentUser.get();
        notes.comment(seen.find(id), comment.text().strip(), user);
    }

    record Comment(@NotBlank @Size(max = 4000) String text) {}

    private WarningFilter filter(WarningQuery query) {
        return query.filter(
                currentUser.get(),
                (text, area) -> projects.search(
                        text, area.scope().areaFrom(), area.scope().areaTo()));
    }
}
