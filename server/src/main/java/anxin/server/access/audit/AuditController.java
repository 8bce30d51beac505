package anxin.server.access.audit;

import anxin.server.access.CurrentUser;
import anxin.server.access.OpenTo;
import anxin.server.access.Role;
import anxin.server.http.Refusal;
import anxin.server.jurisdiction.Areas;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The audit (操作审计), for administrators: what users of their area did, and what was changed. */
@RestController
@ConditionalOnWebApplication
@RequestMapping("/api/audit")
class AuditController {

    private static final int MOST = 200;
    private static final Duration LATELY = Duration.ofDays(30);

    private final AuditList list;
    private final AuditWriter writer;
    private final AuditSheet sheet;
    private final Reveals reveals;
    private final List<RecordedChanges> changes;
    private final Areas areas;
    private final CurrentUser currentUser;
    private final Clock clock;
    private final int conspicuous;

    AuditController(
            AuditList list,
            AuditWriter writer,
            AuditSheet sheet,
            Reveals reveals,
            List<RecordedChanges> changes,
            Areas areas,
            CurrentUser currentUser,
            Clock clock,
            @Value("${anxin.reveals.conspicuous:20}") int conspicuous) {
        this.list = list;
        this.writer = writer;
        this.sheet = sheet;
        this.reveals = reveals;
        this.changes = changes;
        this.areas = areas;
        this.currentUser = currentUser;
        this.clock = clock;
        this.conspicuous = conspicuous;
    }

    /** The latest first, up to this very moment. */
    @OpenTo({Role.ADMIN, Role.AUDITOR})
    @GetMapping
    AuditPage list(
            @ModelAttribute AuditQuery query,
            @RequestParam @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit,
            Locale locale) {
        int size = Math.clamp(limit, 1, MOST);
        if (cursor == null) {
            writer.flush();
        }
        var found = list.find(query, cursor == null ? Long.MAX_VALUE : number(cursor), size + 1);
        var page = found.subList(0, Math.min(size, found.size()));
        return new AuditPage(
                page.stream().map(row -> shown(row, locale)).toList(),
                found.size() > size ? String.valueOf(page.getLast().id()) : null);
    }

    @OpenTo({Role.ADMIN, Role.AUDITOR})
    @GetMapping("/export.xlsx")
    void export(@ModelAttribute AuditQuery query, Locale locale, HttpServletResponse response) throws IOException {
        writer.flush();
        response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(AuditSheet.english(locale) ? "audit.xlsx" : "操作审计.xlsx", StandardCharsets.UTF_8)
                        .build()
                        .toString());
        sheet.write(query, locale, response.getOutputStream());
    }

    /** What the records of changes hold on the same question; the latest two hundred. */
    @OpenTo({Role.ADMIN, Role.AUDITOR})
    @GetMapping("/changes")
    List<ChangeShown> changes(@ModelAttribute AuditQuery query, Locale locale) {
        var by = query.user() == null ? null : list.user(currentUser.get().scope(), query.user());
        if (by != null && by.isEmpty()) {
            return List.of();
        }
        var asked =
                new RecordedChanges.Asked(by == null ? null : by.get(), query.since(), query.until(), query.subject());
        return changes.stream()
                .flatMap(source -> source.find(asked, MOST).stream())
                .sorted(Comparator.comparing(RecordedChanges.Recorded::at).reversed())
                .limit(MOST)
                .map(one -> new ChangeShown(one.at(), one.by(), one.what().in(locale), one.subject()))
                .toList();
    }

    /** Who has lately seen many persons in full on one day. */
    @OpenTo({Role.ADMIN, Role.AUDITOR})
    @GetMapping("/reveals")
    List<ManyReveals> reveals() {
        return reveals.many(clock.instant().minus(LATELY), conspicuous).stream()
                .map(many -> new ManyReveals(many.day(), many.login(), many.name(), many.times(), many.persons()))
                .toList();
    }

    private AuditShown shown(AuditList.Found row, Locale locale) {
        return new AuditShown(
                row.id(),
                row.at(),
                row.login(),
                row.name(),
                row.role().words().in(locale),
                areas.name(row.area(), locale),
                row.behalf() == null ? null : row.behalf().words().in(locale),
                row.address(),
                row.agent(),
                row.act(),
                RequestWords.of(row.method() + " " + row.endpoint()).in(locale),
                row.method() + " " + row.endpoint(),
                row.subject(),
                row.parameters(),
                row.status(),
                row.answered(),
                row.person(),
                row.reasonKind() == null ? null : row.reasonKind().words().in(locale),
                row.reason());
    }

    private static long number(String cursor) {
        try {
            return Long.parseLong(cursor);
        } catch (NumberFormatException e) {
            throw Refusal.badRequest(
                    "CURSOR_INVALID",
                    "翻页标记不对；请从第一页重新查询。",
                    "The page mark is not right; begin again with the first page.");
        }
    }

    record AuditPage(List<AuditShown> items, @Nullable String next) {}

    /**
     * @param onBehalfOf for whom a deputy did it, or by which key and of whose program it came
     * @param request what it was, in words
     * @param endpoint method and pattern of the address
     * @param subject what the address named first
     * @param person handle of the person who was seen in full
     */
    record AuditShown(
            long id,
            Instant at,
            String login,
            String name,
            String roleName,
            String areaName,
            @Nullable String onBehalfOf,
            String address,
            String agent,
            Act act,
            String request,
            String endpoint,
            @Nullable String subject,
            String parameters,
            int status,
            @Nullable Integer answered,
            @Nullable Long person,
            @Nullable String reasonKind,
            @Nullable String reason) {}

    record ChangeShown(Instant at, String by, String what, String subject) {}

    record ManyReveals(LocalDate day, String login, String name, int times, int persons) {}
}
