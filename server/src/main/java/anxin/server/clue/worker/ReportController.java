package anxin.server.clue.worker;

import anxin.engine.calendar.BeijingTime;
import anxin.server.clue.intake.Intake;
import anxin.server.clue.intake.Limits;
import anxin.server.clue.intake.OwnClues;
import anxin.server.clue.intake.OwnClues.OwnClue;
import anxin.server.clue.intake.OwnClues.OwnFile;
import anxin.server.clue.intake.OwnClues.Received;
import anxin.server.clue.intake.OwnClues.Shown;
import anxin.server.clue.intake.OwnFiles;
import anxin.server.clue.intake.OwnFiles.Kind;
import anxin.server.http.Refusal;
import anxin.server.upload.Uploads;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Reports of workers, without any account: sent once, and followed by whoever holds the receipt. */
@RestController
@RequestMapping("/api/worker/reports")
class ReportController {

    static final String SECRET = "X-Receipt-Secret";

    private static final int LONGEST_TEXT = 20_000;

    private final Intake intake;
    private final OwnClues clues;
    private final OwnFiles files;
    private final Uploads uploads;
    private final ReportPlaces places;

    ReportController(Intake intake, OwnClues clues, OwnFiles files, Uploads uploads, ReportPlaces places) {
        this.intake = intake;
        this.clues = clues;
        this.files = files;
        this.uploads = uploads;
        this.places = places;
    }

    /** @param due last day, where there is one */
    record LimitShown(@Nullable LocalDate due, String words) {

        static LimitShown of(@Nullable LocalDate due, Locale locale) {
            return new LimitShown(due, Limits.words(due).in(locale));
        }
    }

    /** @param link the page of this report; what follows the # never leaves the phone */
    record ReceiptShown(
            String number, String secret, OffsetDateTime receivedAt, LimitShown limit, int reporters, String link) {}

    @PostMapping
    ResponseEntity<ReceiptShown> report(@RequestBody ReportSent sent, Locale locale) {
        var receipt = intake.receive(sent.at(places.of(sent.site(), sent.area())));
        var secret = java.util.Objects.requireNonNull(receipt.secret());
        return answer(new ReceiptShown(
                receipt.number(),
                secret,
                beijing(receipt.receivedAt()),
                LimitShown.of(receipt.due(), locale),
                receipt.reporters(),
                "/w/#/r/%s/%s".formatted(receipt.number(), secret)));
    }

    record StepShown(
            OffsetDateTime at, String words, @Nullable String text) {}

    record QuestionShown(
            long id,
            @Nullable String text,
            OffsetDateTime askedAt,
            @Nullable String answer) {}

    record PaymentShown(
            OffsetDateTime at,
            Received received,
            @Nullable Long amountFen,
            @Nullable LocalDate day) {}

    record FileAdded(long id, @Nullable String name, long size, String sha256) {}

    record FileShown(long id, @Nullable String name, String kind) {}

    record ReportShown(
            String number,
            OffsetDateTime receivedAt,
            String state,
            String stateWords,
            @Nullable String site,
            @Nullable String debtor,
            @Nullable Long amountFen,
            @Nullable Integer people,
            LimitShown limit,
            List<StepShown> steps,
            List<QuestionShown> questions,
            List<FileShown> files,
            List<PaymentShown> payments,
            boolean mayRate,
            boolean mayReopen,
            boolean mayWithdraw) {}

    @GetMapping("/{number}")
    ResponseEntity<ReportShown> one(
            @PathVariable String number,
            @RequestHeader(name = SECRET, required = false) @Nullable String secret,
            Locale locale) {
        return shown(clues.open(number, secret), locale);
    }

    record TextSent(@Nullable String key, @Nullable String text) {}

    @PostMapping("/{number}/additions")
    ResponseEntity<ReportShown> add(
            @PathVariable String number,
            @RequestHeader(name = SECRET, required = false) @Nullable String secret,
            @RequestBody TextSent sent,
            Locale locale) {
        return shown(clues.addText(by(number, secret, sent.key()), needed(sent.text())), locale);
    }

    @PostMapping(path = "/{number}/files", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<FileAdded> file(
            @PathVariable String number,
            @RequestHeader(name = SECRET, required = false) @Nullable String secret,
            @RequestParam String key,
            @RequestParam Kind kind,
            @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "false") boolean keepPlace)
            throws IOException {
        var called = file.getOriginalFilename();
        try (var in = file.getInputStream()) {
            var added = files.add(by(number, secret, key), kind, in, called == null ? "" : called, keepPlace);
            return answer(new FileAdded(
                    added.id(),
                    added.file().name(),
                    added.file().size(),
                    added.file().sha256()));
        }
    }

    record AnswerSent(
            @Nullable String key, long question, @Nullable String text) {}

    @PostMapping("/{number}/answers")
    ResponseEntity<ReportShown> answer(
            @PathVariable String number,
            @RequestHeader(name = SECRET, required = false) @Nullable String secret,
            @RequestBody AnswerSent sent,
            Locale locale) {
        return shown(clues.answer(by(number, secret, sent.key()), sent.question(), needed(sent.text())), locale);
    }

    record PaymentSent(
            @Nullable String key,
            @Nullable Received received,
            @Nullable Long amountFen,
            @Nullable LocalDate day) {}

    @PostMapping("/{number}/payment")
    ResponseEntity<ReportShown> pay(
            @PathVariable String number,
            @RequestHeader(name = SECRET, required = false) @Nullable String secret,
            @RequestBody PaymentSent sent,
            Locale locale) {
        if (sent.received() == null || (sent.amountFen() != null && sent.amountFen() < 0)) {
            throw Refusal.badRequest(
                    "PAYMENT_UNCLEAR",
                    "没有说清收到了多少；请选“全部收到”“收到一部分”或“没有收到”。",
                    "It is not clear what was received; choose all, a part or nothing.");
        }
        return shown(clues.pay(by(number, secret, sent.key()), sent.received(), sent.amountFen(), sent.day()), locale);
    }

    record RatingSent(
            @Nullable String key, int stars, @Nullable String text) {}

    @PostMapping("/{number}/rating")
    ResponseEntity<ReportShown> rate(
            @PathVariable String number,
            @RequestHeader(name = SECRET, required = false) @Nullable String secret,
            @RequestBody RatingSent sent,
            Locale locale) {
        if (sent.stars() < 1 || sent.stars() > 5) {
            throw Refusal.badRequest("STARS_WRONG", "请选一到五颗星。", "Choose one to five stars.");
        }
        return shown(
                clues.rate(
                        by(number, secret, sent.key()),
                        sent.stars(),
                        ReportSent.line("text", sent.text(), LONGEST_TEXT)),
                locale);
    }

    @PostMapping("/{number}/reopening")
    ResponseEntity<ReportShown> reopen(
            @PathVariable String number,
            @RequestHeader(name = SECRET, required = false) @Nullable String secret,
            @RequestBody TextSent sent,
            Locale locale) {
        return shown(clues.reopen(by(number, secret, sent.key()), needed(sent.text())), locale);
    }

    @PostMapping("/{number}/withdrawal")
    ResponseEntity<ReportShown> withdraw(
            @PathVariable String number,
            @RequestHeader(name = SECRET, required = false) @Nullable String secret,
            @RequestBody TextSent sent,
            Locale locale) {
        return shown(
                clues.withdraw(by(number, secret, sent.key()), ReportSent.line("text", sent.text(), LONGEST_TEXT)),
                locale);
    }

    private static Shown by(String number, @Nullable String secret, @Nullable String key) {
        return new Shown(number, secret, ReportSent.key(key));
    }

    private static String needed(@Nullable String text) {
        var said = ReportSent.line("text", text, LONGEST_TEXT);
        if (said == null) {
            throw Refusal.badRequest(
                    "TEXT_NEEDED", "还没有写内容；请写一句话再提交。", "Nothing is written; write a sentence and send it again.");
        }
        return said;
    }

    private ResponseEntity<ReportShown> shown(OwnClue clue, Locale locale) {
        var state = clue.state();
        var names = new HashMap<Long, @Nullable String>();
        uploads.find(clue.files().stream().map(OwnFile::upload).toList())
                .forEach(kept -> names.put(kept.id(), kept.name()));
        return answer(new ReportShown(
                clue.number(),
                beijing(clue.receivedAt()),
                state.name(),
                state.words().in(locale),
                clue.siteCode(),
                clue.debtor(),
                clue.amountFen(),
                clue.people(),
                LimitShown.of(clue.due(), locale),
                clue.steps().stream()
                        .map(step ->
                                new StepShown(beijing(step.at()), step.words().in(locale), step.text()))
                        .toList(),
                clue.questions().stream()
                        .map(question -> new QuestionShown(
                                question.id(), question.text(), beijing(question.askedAt()), question.answer()))
                        .toList(),
                clue.files().stream()
                        .map(file -> new FileShown(file.id(), names.get(file.upload()), file.kind()))
                        .toList(),
                clue.payments().stream()
                        .map(payment -> new PaymentShown(
                                beijing(payment.at()), payment.received(), payment.amountFen(), payment.day()))
                        .toList(),
                state.mayBeRated(),
                state.mayBeReopened(),
                state.mayBeWithdrawn()));
    }

    private static OffsetDateTime beijing(Instant at) {
        return at.atZone(BeijingTime.ZONE).toOffsetDateTime();
    }

    /** Nobody between here and the phone keeps it. */
    private static <T> ResponseEntity<T> answer(T body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }
}
