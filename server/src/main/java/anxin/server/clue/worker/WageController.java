package anxin.server.clue.worker;

import anxin.engine.calendar.BeijingTime;
import anxin.engine.identity.IdentityNumber;
import anxin.server.access.CurrentUser;
import anxin.server.access.OpenTo;
import anxin.server.access.Role;
import anxin.server.access.audit.Act;
import anxin.server.access.audit.Reason;
import anxin.server.access.audit.Reveals;
import anxin.server.clue.CodeSending;
import anxin.server.clue.identity.Masks;
import anxin.server.database.RowScope;
import anxin.server.http.Refusal;
import anxin.server.project.ProjectList;
import anxin.server.wage.PersonFile;
import anxin.server.wage.PersonFile.EngagementHeld;
import anxin.server.words.Words;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Workers see their own attendance and wages, of all projects, with a code that went to their own telephone or from hand to hand. */
@RestController
class WageController {

    private final PersonFile persons;
    private final ProjectList projects;
    private final WageCodes codes;
    private final ObjectProvider<CodeSending> sending;
    private final CurrentUser currentUser;
    private final Reveals reveals;
    private final Clock clock;

    WageController(
            PersonFile persons,
            ProjectList projects,
            WageCodes codes,
            ObjectProvider<CodeSending> sending,
            CurrentUser currentUser,
            Reveals reveals,
            Clock clock) {
        this.persons = persons;
        this.projects = projects;
        this.codes = codes;
        this.sending = sending;
        this.currentUser = currentUser;
        this.reveals = reveals;
        this.clock = clock;
    }

    record CodeAsked(
            @Nullable String identityNumber, @Nullable String phone) {}

    record Sent(boolean sent) {}

    /** The same answer whoever asks: whether somebody is known here is nobody's business. */
    @PostMapping("/api/worker/wages/code")
    Sent code(@RequestBody CodeAsked asked) {
        var phone = digits(asked.phone());
        sending.ifAvailable(way -> RowScope.asApplication(() -> person(asked.identityNumber())
                        .filter(person -> phone.length() == 11 && hasPhone(person, phone))
                        .flatMap(person -> codes.make(person, null)))
                .ifPresent(made -> way.send(phone, message(made.code()))));
        return new Sent(true);
    }

    private static Words message(String code) {
        return new Words(
                "工资查询验证码 %s，%d 分钟内有效。不是您本人操作请不要理会，也不要告诉别人。".formatted(code, WageCodes.GOOD_FOR.toMinutes()),
                "Your code to see your wages is %s, good for %d minutes. If you did not ask for it, tell it to nobody."
                        .formatted(code, WageCodes.GOOD_FOR.toMinutes()));
    }

    private Optional<Long> person(@Nullable String typed) {
        var number = typed == null ? "" : typed.strip().toUpperCase(Locale.ROOT);
        return IdentityNumber.check(number, today()) == null ? persons.find(number) : Optional.empty();
    }

    private boolean hasPhone(long person, String phone) {
        return persons.engagements(person).stream()
                .filter(engagement -> !engagement.withdrawn() && engagement.phone() != null)
                .max(Comparator.comparing(EngagementHeld::entryDate))
                .map(engagement -> digits(engagement.phone()).equals(phone))
                .orElse(false);
    }

    private static String digits(@Nullable String phone) {
        var digits = phone == null ? "" : phone.replaceAll("\\D", "");
        return digits.substring(Math.max(0, digits.length() - 11));
    }

    record WagesAsked(
            @Nullable String identityNumber, @Nullable String code) {}

    /** @param paidOn day of the last payment of the month */
    record MonthShown(
            String month,
            int days,
            @Nullable Long dueFen,
            long paidFen,
            @Nullable LocalDate paidOn) {}

    record ProjectShown(String name, List<MonthShown> months) {}

    record WagesShown(@Nullable String name, List<ProjectShown> projects) {}

    @PostMapping("/api/worker/wages")
    ResponseEntity<WagesShown> wages(@RequestBody WagesAsked asked) {
        var shown = RowScope.asApplication(() -> person(asked.identityNumber())
                .filter(person -> codes.use(person, asked.code() == null ? "" : asked.code()))
                .map(this::wagesOf));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(
                        shown.orElseThrow(
                                () -> Refusal.forbidden(
                                        "CODE_WRONG",
                                        "没有查到：身份证号和验证码对不上，或验证码已过期；请核对后再试，或重新获取验证码。",
                                        "Nothing was found: number and code do not fit, or the code has ended; check both, or get another code.")));
    }

    private WagesShown wagesOf(long person) {
        var months = new TreeMap<Integer, Map<Integer, MonthShown>>();
        persons.months(person)
                .forEach(month -> months.computeIfAbsent(month.projectId(), _ -> new TreeMap<>())
                        .put(
                                month.month(),
                                new MonthShown(month.text(), Integer.bitCount(month.days()), null, 0, null)));
        persons.payrollLines(person).stream()
                .filter(line -> !line.withdrawn())
                .forEach(line -> months.computeIfAbsent(line.projectId(), _ -> new TreeMap<>())
                        .merge(
                                line.month(),
                                new MonthShown(line.text(), 0, line.dueFen(), line.paidFen(), line.balanceDate()),
                                WageController::together));
        var shown = new ArrayList<ProjectShown>();
        months.forEach((project, rows) -> shown.add(new ProjectShown(
                projects.find(project, today()).map(ProjectList.Line::name).orElse("项目已撤回"),
                List.copyOf(rows.values()))));
        var name = persons.engagements(person).stream()
                .max(Comparator.comparing(EngagementHeld::entryDate))
                .map(EngagementHeld::name)
                .orElse(null);
        return new WagesShown(Masks.name(name), shown);
    }

    private static MonthShown together(MonthShown one, MonthShown other) {
        var paidOn = one.paidOn() == null
                        || (other.paidOn() != null && other.paidOn().isAfter(one.paidOn()))
                ? other.paidOn()
                : one.paidOn();
        return new MonthShown(
                one.month(),
                one.days() + other.days(),
                one.dueFen() == null && other.dueFen() == null
                        ? null
                        : Long.valueOf(Objects.requireNonNullElse(one.dueFen(), 0L)
                                + Objects.requireNonNullElse(other.dueFen(), 0L)),
                one.paidFen() + other.paidFen(),
                paidOn);
    }

    record CodeGiven(
            @Nullable String identityNumber,
            Reason.@Nullable Kind kind,
            @Nullable String text) {}

    record CodeShown(String code, OffsetDateTime expiresAt) {}

    /** For a person who stands at the desk and has shown who they are. */
    @OpenTo({Role.OFFICER, Role.ADMIN})
    @PostMapping("/api/wage-inquiry-codes")
    ResponseEntity<CodeShown> give(@RequestBody CodeGiven asked, HttpServletRequest request) {
        var reason = Reason.typed(asked.kind(), asked.text());
        long person = person(asked.identityNumber())
                .orElseThrow(
                        () -> Refusal.notFound(
                                "PERSON_UNKNOWN",
                                "在您的管辖范围内没有这个身份证号的用工登记；请核对号码，或请用工所在地办理。",
                                "Within your area nobody with this identity number was engaged; check the number, or ask where they worked."));
        var user = currentUser.get();
        reveals.note(request, user, Act.REVEAL, person, reason);
        var made =
                RowScope.asApplication(() -> codes.make(person, user.login())).orElseThrow();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new CodeShown(
                        made.code(), made.expiresAt().atZone(BeijingTime.ZONE).toOffsetDateTime()));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), BeijingTime.ZONE);
    }
}
