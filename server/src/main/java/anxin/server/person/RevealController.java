package anxin.server.person;

import anxin.server.access.CurrentUser;
import anxin.server.access.OpenTo;
import anxin.server.access.Role;
import anxin.server.access.audit.Act;
import anxin.server.access.audit.Reason;
import anxin.server.access.audit.Reveals;
import anxin.server.fund.CardNumbers;
import anxin.server.http.Refusal;
import anxin.server.project.ProjectRef;
import anxin.server.project.Projects;
import anxin.server.wage.PersonFile;
import anxin.server.words.Words;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows one person of a project in full (查看完整信息), to whoever says why. */
@RestController
@RequestMapping("/api/projects/{code}/persons/{person}/reveals")
class RevealController {

    private final CurrentUser currentUser;
    private final Projects projects;
    private final PersonFile persons;
    private final CardNumbers cards;
    private final Reveals reveals;

    RevealController(
            CurrentUser currentUser, Projects projects, PersonFile persons, CardNumbers cards, Reveals reveals) {
        this.currentUser = currentUser;
        this.projects = projects;
        this.persons = persons;
        this.cards = cards;
        this.reveals = reveals;
    }

    /** A contractor sees persons in rows its own organisation handed in; the database sees to that. */
    @OpenTo({Role.OFFICER, Role.ADMIN, Role.CONTRACTOR})
    @PostMapping
    ResponseEntity<RevealedPerson> reveal(
            @PathVariable String code,
            @PathVariable long person,
            @RequestBody RevealReason why,
            HttpServletRequest request) {
        var project = seen(code, person);
        if (persons.erased(person)) {
            throw new Refusal(
                    HttpStatus.GONE,
                    "PERSON_ERASED",
                    new Words(
                            "不能查看完整信息：留存期满，该人员的姓名、证件号、手机号和卡号已按规定删除，不能恢复；工资和考勤数字仍在。",
                            "This person cannot be shown in full: the period of retention is over, and name, number, telephone and card were erased by rule for good; wages and attendance are still there."));
        }
        reveals.note(request, currentUser.get(), Act.REVEAL, person, Reason.typed(why.kind(), why.text()));

        var known = persons.on(project.id(), person);
        var card = known.card();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new RevealedPerson(
                        known.name(),
                        known.identityNumber(),
                        known.phone(),
                        card == null ? null : cards.of(List.of(card)).get(card)));
    }

    /** Who has seen this person in full. */
    @OpenTo(Role.ADMIN)
    @GetMapping
    List<RevealedTo> to(@PathVariable String code, @PathVariable long person) {
        seen(code, person);
        return reveals.of(person).stream()
                .map(one -> new RevealedTo(one.login(), one.name(), one.times(), one.last(), one.reason()))
                .toList();
    }

    private ProjectRef seen(String code, long person) {
        return projects.find(code)
                .filter(project -> currentUser.get().scope().holds(project.area()))
                .filter(project -> persons.engagedOn(project.id(), person))
                .orElseThrow(() -> Refusal.notFound(
                        "PERSON_UNKNOWN",
                        "没有找到这个人员：项目“%s”上没有此人的用工登记，或不在您的管辖范围内；请从数值明细打开。".formatted(code),
                        "There is no such person: project “%s” has no engagement of theirs, or it lies outside your scope; open them from the rows behind a number."
                                .formatted(code)));
    }

    record RevealReason(
            Reason.@Nullable Kind kind, @Nullable String text) {}

    /** @param card the card the wages go to */
    record RevealedPerson(
            @Nullable String name,
            String identityNumber,
            @Nullable String phone,
            @Nullable String card) {}

    /** @param reason given the last time */
    record RevealedTo(String login, String name, int times, Instant last, String reason) {}
}
