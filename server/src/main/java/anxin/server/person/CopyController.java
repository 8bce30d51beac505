package anxin.server.person;

import anxin.engine.calendar.BeijingTime;
import anxin.engine.identity.IdentityNumber;
import anxin.server.access.CurrentUser;
import anxin.server.access.OpenTo;
import anxin.server.access.Role;
import anxin.server.access.audit.Act;
import anxin.server.access.audit.Reason;
import anxin.server.access.audit.Reveals;
import anxin.server.http.Refusal;
import anxin.server.wage.PersonFile;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Hands out what is held about one person, who may ask for it (《个人信息保护法》第四十五条). */
@RestController
class CopyController {

    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final CurrentUser currentUser;
    private final PersonFile persons;
    private final PersonSheet sheet;
    private final Reveals reveals;
    private final Clock clock;

    CopyController(CurrentUser currentUser, PersonFile persons, PersonSheet sheet, Reveals reveals, Clock clock) {
        this.currentUser = currentUser;
        this.persons = persons;
        this.sheet = sheet;
        this.reveals = reveals;
        this.clock = clock;
    }

    /** The identity number comes in the body, so that it stands in no log of addresses. */
    @OpenTo({Role.OFFICER, Role.ADMIN})
    @PostMapping("/api/persons/copy")
    ResponseEntity<byte[]> copy(@RequestBody CopyRequest asked, HttpServletRequest request) {
        var number = checked(asked.identityNumber());
        var reason = Reason.typed(asked.kind(), asked.text());
        long person = persons.find(number)
                .orElseThrow(
                        () -> Refusal.notFound(
                                "PERSON_UNKNOWN",
                                "在您的管辖范围内没有这个身份证号的用工登记；请核对号码，或请用工所在地办理。",
                                "Within your area nobody with this identity number was engaged; check the number, or ask where they worked."));
        reveals.note(request, currentUser.get(), Act.COPY, person, reason);
        var name = ContentDisposition.attachment()
                .filename("个人信息-%s.xlsx".formatted(today()), StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION, name.toString())
                .contentType(XLSX)
                .body(sheet.of(person, number, today()));
    }

    private String checked(@Nullable String typed) {
        var number = typed == null ? "" : typed.strip().toUpperCase(Locale.ROOT);
        if (IdentityNumber.check(number, today()) != null) {
            throw Refusal.badRequest(
                    "IDENTITY_NUMBER_INVALID",
                    "填写的不是有效的公民身份号码；请核对 18 位号码，末位校验码须相符。",
                    "What was entered is no valid identity number; check its 18 characters, the last of which must fit the others.");
        }
        return number;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), BeijingTime.ZONE);
    }

    record CopyRequest(
            @Nullable String identityNumber,
            Reason.@Nullable Kind kind,
            @Nullable String text) {}
}
