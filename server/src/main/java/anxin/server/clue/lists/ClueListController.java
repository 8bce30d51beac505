package anxin.server.clue.lists;

import anxin.server.access.CurrentUser;
import anxin.server.access.KeyScope;
import anxin.server.access.OpenTo;
import anxin.server.access.Role;
import anxin.server.access.User;
import anxin.server.clue.desk.AskedArea;
import anxin.server.clue.desk.ClueOutcome;
import anxin.server.clue.desk.Typed;
import anxin.server.clue.desk.Verdict;
import anxin.server.clue.intake.ClueState;
import anxin.server.clue.intake.Intake;
import anxin.server.clue.intake.Mode;
import anxin.server.clue.intake.Report;
import anxin.server.database.RowScope;
import anxin.server.http.Refusal;
import anxin.server.jurisdiction.Areas;
import anxin.server.project.Projects;
import cn.idev.excel.FastExcel;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Clues that do not come from the workers' page: entered at a desk, taken from a sheet, sent by a platform's program. */
@RestController
@RequestMapping("/api/clues")
class ClueListController {

    private static final int MOST = 1_000;
    private static final int MOST_BYTES = 32 << 20;

    private final CurrentUser currentUser;
    private final ListImport lists;
    private final Feeds feeds;
    private final FeedbackSheet feedback;
    private final Intake intake;
    private final Projects projects;
    private final Areas areas;

    ClueListController(
            CurrentUser currentUser,
            ListImport lists,
            Feeds feeds,
            FeedbackSheet feedback,
            Intake intake,
            Projects projects,
            Areas areas) {
        this.currentUser = currentUser;
        this.lists = lists;
        this.feeds = feeds;
        this.feedback = feedback;
        this.intake = intake;
        this.projects = projects;
        this.areas = areas;
    }

    @OpenTo({Role.OFFICER, Role.LEADER})
    @GetMapping("/channels")
    List<Feeds.ChannelState> channels(Locale locale) {
        return feeds.of(currentUser.get().area(), locale);
    }

    /**
     * A clue somebody brings to a desk, by telephone or at a reception.
     *
     * @param key a UUID the page made, so that a form sent twice is one clue
     */
    record DeskEntry(
            @Nullable String key,
            @Nullable String channel,
            @Nullable String area,
            @Nullable String project,
            @Nullable String place,
            @Nullable String debtor,
            @Nullable String since,
            @Nullable String until,
            @Nullable Integer people,
            @Nullable Long amountFen,
            @Nullable String trade,
            @Nullable String text,
            @Nullable Mode mode,
            @Nullable String name,
            @Nullable String phone,
            @Nullable String identityNumber) {}

    /** @param secret for the receipt that is handed over; told only here */
    record Taken(
            long id,
            String number,
            @Nullable String secret,
            Instant receivedAt,
            @Nullable LocalDate dueOn) {}

    @OpenTo({Role.OFFICER, Role.FIELD, Role.PARTNER, Role.SECTOR})
    @PostMapping
    Taken enter(@RequestBody DeskEntry entry) {
        var user = currentUser.get();
        var key = entry.key() == null || !entry.key().matches("[0-9a-fA-F-]{36}") ? null : entry.key();
        if (key == null) {
            throw Refusal.badRequest(
                    "KEY_NEEDED",
                    "缺少登记标识；请刷新页面后重新登记。",
                    "The form has no key; load the page again and send it once more.");
        }
        var channel = Typed.chosen(entry.channel(), "来源渠道", "the channel");
        lists.requireChannel(user.area(), channel);
        var code = entry.project() == null ? "" : entry.project().strip();
        var project = code.isEmpty()
                ? null
                : RowScope.asApplication(() -> projects.find(code)).orElse(null);
        int area = project != null ? project.area() : AskedArea.number(Typed.chosen(entry.area(), "所在区划", "the area"));
        if (areas.find(area).isEmpty()) {
            throw Refusal.badRequest(
                    "AREA_UNKNOWN",
                    "没有区划代码为“%s”的地区；请从区划列表中选择。".formatted(Areas.text(area)),
                    "There is no area %s; choose one from the list.".formatted(Areas.text(area)));
        }
        var line = new EnumMap<ListColumn, String>(ListColumn.class);
        put(line, ListColumn.DEBTOR, entry.debtor());
        put(line, ListColumn.SINCE, entry.since());
        put(line, ListColumn.UNTIL, entry.until());
        put(line, ListColumn.PEOPLE, entry.people());
        put(line, ListColumn.TRADE, entry.trade());
        put(line, ListColumn.TEXT, entry.text());
        put(line, ListColumn.PLACE, entry.place());
        put(line, ListColumn.NAME, entry.name());
        put(line, ListColumn.PHONE, entry.phone());
        put(line, ListColumn.IDENTITY_NUMBER, entry.identityNumber());
        var checked = new Entry(new ListLines.Line(1, line));
        var matter = checked.matter();
        var person = checked.person();
        var place = checked.shortText(ListColumn.PLACE);
        if (!checked.faults().isEmpty()) {
            var fault = checked.faults().getFirst();
            var heading = ListColumn.valueOf(fault.column()).heading();
            throw Refusal.badRequest(
                    "ENTRY_INVALID",
                    "%s：%s".formatted(heading.zh(), fault.sentence().zh()),
                    "%s: %s".formatted(heading.en(), fault.sentence().en()));
        }
        boolean somebody = person.name() != null || person.phone() != null || person.identityNumber() != null;
        var mode = !somebody ? Mode.ANONYMOUS : entry.mode() == null ? Mode.NAMED : entry.mode();
        var receipt = intake.receive(new Report(
                key,
                channel,
                null,
                null,
                new Report.Place(area, project == null ? 0 : project.id(), code.isEmpty() ? null : code, place),
                new Report.Matter(
                        matter.debtor(),
                        matter.sinceMonth(),
                        matter.untilMonth(),
                        matter.people(),
                        entry.amountFen() == null || entry.amountFen() < 0 ? null : entry.amountFen(),
                        matter.trade(),
                        matter.text()),
                mode,
                List.of(person),
                false,
                null,
                taker(user)));
        return new Taken(receipt.clue(), receipt.number(), receipt.secret(), receipt.receivedAt(), receipt.due());
    }

    private static Report.Taker taker(User user) {
        return new Report.Taker(user.organisation(), user.id(), user.login(), user.name());
    }

    private static void put(Map<ListColumn, String> line, ListColumn column, @Nullable Object value) {
        if (value != null && !value.toString().isBlank()) {
            line.put(column, value.toString().strip());
        }
    }

    /** A fault in words. */
    record FaultShown(int line, String column, String value, String sentence) {}

    record ImportShown(
            int lines, int added, int updated, int unchanged, int refused, boolean dryRun, List<FaultShown> faults) {}

    @OpenTo(Role.OFFICER)
    @PostMapping("/imports")
    ImportShown takeIn(
            @RequestParam String channel,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestParam MultipartFile file,
            Locale locale)
            throws IOException {
        if (file.getSize() > MOST_BYTES) {
            throw Refusal.badRequest(
                    "FILE_TOO_LARGE",
                    "文件有 %d MB，最多 %d MB；请分成几个文件上传。".formatted(file.getSize() >> 20, MOST_BYTES >> 20),
                    "The file has %d MB, at most %d MB can be taken in; divide it."
                            .formatted(file.getSize() >> 20, MOST_BYTES >> 20));
        }
        var taken = lists.take(
                channel, ListLines.of(file.getBytes()), file.getOriginalFilename(), "FILE", dryRun, currentUser.get());
        return new ImportShown(
                taken.lines(),
                taken.added(),
                taken.updated(),
                taken.unchanged(),
                taken.refused(),
                taken.dryRun(),
                taken.faults().stream()
                        .limit(MOST)
                        .map(fault -> shown(fault, locale))
                        .toList());
    }

    private static FaultShown shown(Entry.Fault fault, Locale locale) {
        return new FaultShown(
                fault.line(),
                ListColumn.valueOf(fault.column()).heading().in(locale),
                fault.value().substring(0, Math.min(60, fault.value().length())),
                fault.sentence().in(locale));
    }

    @OpenTo({Role.OFFICER, Role.LEADER})
    @GetMapping("/template.xlsx")
    void template(Locale locale, HttpServletResponse response) throws IOException {
        sheet(response, locale.getLanguage().equals("en") ? "clues.xlsx" : "线索导入模板.xlsx");
        FastExcel.write(response.getOutputStream())
                .head(Arrays.stream(ListColumn.values())
                        .map(column -> List.of(column.heading().in(locale)))
                        .toList())
                .sheet(locale.getLanguage().equals("en") ? "Clues" : "线索")
                .doWrite(List.of(Arrays.stream(ListColumn.values())
                        .map(ListColumn::example)
                        .toList()));
    }

    @OpenTo({Role.OFFICER, Role.LEADER})
    @GetMapping("/template.csv")
    ResponseEntity<byte[]> csv(Locale locale) {
        var text = "\uFEFF"
                + Arrays.stream(ListColumn.values())
                        .map(column -> column.heading().in(locale))
                        .collect(Collectors.joining(","))
                + "\r\n"
                + Arrays.stream(ListColumn.values()).map(ListColumn::example).collect(Collectors.joining(","))
                + "\r\n";
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("clues.csv")
                                .build()
                                .toString())
                .body(text.getBytes(StandardCharsets.UTF_8));
    }

    @OpenTo(Role.OFFICER)
    @GetMapping("/feedback.xlsx")
    void feedback(
            @RequestParam String channel,
            @RequestParam @Nullable LocalDate since,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        var user = currentUser.get();
        lists.requireChannel(user.area(), channel);
        var from = (since == null ? LocalDate.EPOCH : since)
                .atStartOfDay(anxin.engine.calendar.BeijingTime.ZONE)
                .toOffsetDateTime();
        var rows = feedback.since(
                channel, from, user.scope().areaFrom(), user.scope().areaTo(), 1_000_000);
        sheet(response, locale.getLanguage().equals("en") ? "feedback.xlsx" : "线索办理反馈.xlsx");
        FastExcel.write(response.getOutputStream())
                .head(FeedbackSheet.HEAD.stream()
                        .map(words -> List.of(words.in(locale)))
                        .toList())
                .sheet(locale.getLanguage().equals("en") ? "Feedback" : "办理反馈")
                .doWrite(rows.stream()
                        .map(row -> FeedbackSheet.cells(row, NAMES, locale))
                        .toList());
        feeds.note(channel, "OUT", null, new ListImport.Taken(rows.size(), 0, 0, 0, 0, List.of(), false), user);
    }

    private static final FeedbackSheet.Names NAMES = new FeedbackSheet.Names() {
        @Override
        public String state(String state, Locale locale) {
            return ClueState.valueOf(state).words().in(locale);
        }

        @Override
        public @Nullable String verdict(@Nullable String verdict, Locale locale) {
            return verdict == null ? null : Verdict.valueOf(verdict).words().in(locale);
        }

        @Override
        public @Nullable String outcome(@Nullable String outcome, Locale locale) {
            return outcome == null ? null : ClueOutcome.valueOf(outcome).words().in(locale);
        }
    };

    private static void sheet(HttpServletResponse response, String name) {
        response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(name, StandardCharsets.UTF_8)
                        .build()
                        .toString());
    }

    /** A clue as a platform's program sends it; the same number again is the same clue. */
    record Inbound(
            @Nullable String channel,
            @Nullable String foreignNumber,
            @Nullable String reportedAt,
            @Nullable String area,
            @Nullable String project,
            @Nullable String place,
            @Nullable String debtor,
            @Nullable String since,
            @Nullable String until,
            @Nullable Integer people,
            @Nullable String amountYuan,
            @Nullable String trade,
            @Nullable String name,
            @Nullable String phone,
            @Nullable String identityNumber,
            @Nullable Boolean sealed,
            @Nullable String text,
            @Nullable String status) {}

    /** @param fate ADDED, UPDATED or UNCHANGED */
    record InboundTaken(
            String number,
            String fate,
            Instant receivedAt,
            @Nullable LocalDate dueOn) {}

    @OpenTo(value = Role.OFFICER, keys = KeyScope.CLUES)
    @PostMapping("/inbound")
    InboundTaken inbound(@RequestBody Inbound sent) {
        var user = currentUser.get();
        var channel = Typed.chosen(sent.channel(), "渠道 channel", "channel");
        lists.requireChannel(user.area(), channel);
        var line = new EnumMap<ListColumn, String>(ListColumn.class);
        put(line, ListColumn.FOREIGN_NUMBER, sent.foreignNumber());
        put(line, ListColumn.REPORTED_AT, sent.reportedAt());
        put(line, ListColumn.AREA, sent.area());
        put(line, ListColumn.PROJECT, sent.project());
        put(line, ListColumn.PLACE, sent.place());
        put(line, ListColumn.DEBTOR, sent.debtor());
        put(line, ListColumn.SINCE, sent.since());
        put(line, ListColumn.UNTIL, sent.until());
        put(line, ListColumn.PEOPLE, sent.people());
        put(line, ListColumn.AMOUNT, sent.amountYuan());
        put(line, ListColumn.TRADE, sent.trade());
        put(line, ListColumn.NAME, sent.name());
        put(line, ListColumn.PHONE, sent.phone());
        put(line, ListColumn.IDENTITY_NUMBER, sent.identityNumber());
        put(line, ListColumn.SEALED, Boolean.TRUE.equals(sent.sealed()) ? "是" : null);
        put(line, ListColumn.TEXT, sent.text());
        put(line, ListColumn.STATUS, sent.status());
        var one = lists.take(channel, new ListLines.Line(1, line), false, user);
        var receipt = one.receipt();
        if (receipt == null) {
            throw refused(one.faults());
        }
        feeds.note(channel, "API", null, counted(one.fate()), user);
        return new InboundTaken(receipt.number(), one.fate().name(), receipt.receivedAt(), receipt.due());
    }

    private static ListImport.Taken counted(ListImport.Fate fate) {
        return new ListImport.Taken(
                1,
                fate == ListImport.Fate.ADDED ? 1 : 0,
                fate == ListImport.Fate.UPDATED ? 1 : 0,
                fate == ListImport.Fate.UNCHANGED ? 1 : 0,
                0,
                List.of(),
                false);
    }

    private static Refusal refused(List<Entry.Fault> faults) {
        return Refusal.badRequest(
                "CLUE_INVALID",
                "这条线索不能接收："
                        + faults.stream()
                                .map(fault -> ListColumn.valueOf(fault.column())
                                                .heading()
                                                .zh() + "，" + fault.sentence().zh())
                                .collect(Collectors.joining("")),
                "This clue cannot be taken: "
                        + faults.stream()
                                .map(fault -> ListColumn.valueOf(fault.column())
                                                .heading()
                                                .en() + ": " + fault.sentence().en())
                                .collect(Collectors.joining(" ")));
    }

    record FeedbackOut(
            @Nullable String foreignNumber,
            String number,
            String state,
            @Nullable String verdict,
            @Nullable Integer people,
            @Nullable Long amountFen,
            @Nullable String outcome,
            @Nullable LocalDate closedOn,
            @Nullable LocalDate dueOn,
            @Nullable OffsetDateTime answeredAt,
            @Nullable String answer,
            OffsetDateTime changedAt) {}

    /** @param next ask from here the next time */
    record FeedbackPart(List<FeedbackOut> items, OffsetDateTime next) {}

    @OpenTo(value = Role.OFFICER, keys = KeyScope.CLUES)
    @GetMapping("/inbound/feedback")
    FeedbackPart outbound(@RequestParam String channel, @RequestParam OffsetDateTime since) {
        var user = currentUser.get();
        lists.requireChannel(user.area(), channel);
        // A program is of an organisation that hands rows in; of its channel it may learn what became of the clues it
        // sent.
        var rows = RowScope.asApplication(() -> feedback.since(
                channel,
                since.withOffsetSameInstant(ZoneOffset.UTC),
                user.scope().areaFrom(),
                user.scope().areaTo(),
                MOST));
        return new FeedbackPart(
                rows.stream()
                        .filter(row -> row.foreignNumber() != null)
                        .map(row -> new FeedbackOut(
                                row.foreignNumber(),
                                row.number(),
                                row.state(),
                                row.verdict(),
                                row.people(),
                                row.amountFen(),
                                row.outcome(),
                                row.closedOn(),
                                row.dueOn(),
                                row.answeredAt(),
                                row.answer(),
                                row.changed()))
                        .toList(),
                rows.isEmpty() ? since : rows.getLast().changed());
    }
}
