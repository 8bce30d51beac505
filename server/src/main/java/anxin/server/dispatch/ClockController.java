package anxin.server.dispatch;

import anxin.server.access.CurrentUser;
import anxin.server.access.OpenTo;
import anxin.server.access.Role;
import anxin.server.dispatch.ClockDesk.Kind;
import anxin.server.http.Refusal;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Limits of a subject, their extension and suspension, and the calendar of last days. */
@RestController
@RequestMapping("/api/clocks")
class ClockController {

    private final CurrentUser currentUser;
    private final Clocks clocks;
    private final ClockStore store;
    private final ClockDesk desk;
    private final DueDays dueDays;

    ClockController(CurrentUser currentUser, Clocks clocks, ClockStore store, ClockDesk desk, DueDays dueDays) {
        this.currentUser = currentUser;
        this.clocks = clocks;
        this.store = store;
        this.desk = desk;
        this.dueDays = dueDays;
    }

    @OpenToHandlers
    @GetMapping("/of/{kind}/{id}")
    List<ClockStripRow> of(@PathVariable String kind, @PathVariable long id) {
        var user = currentUser.get();
        var rows = store.of(new Subject(kind, id)).stream().collect(Collectors.toMap(ClockRow::id, row -> row));
        return clocks.of(new Subject(kind, id)).stream()
                .map(clock -> {
                    int area = Objects.requireNonNull(rows.get(clock.id())).area();
                    return new ClockStripRow(
                            clock,
                            desk.mayDecide(area, user),
                            desk.reasons(area, Kind.EXTENSION),
                            desk.reasons(area, Kind.SUSPENSION));
                })
                .toList();
    }

    /**
     * @param mayDecide whether who is asking may grant what another asks for
     * @param extensionReasons what the pack accepts
     */
    record ClockStripRow(
            ClockView clock, boolean mayDecide, List<String> extensionReasons, List<String> suspensionReasons) {}

    @OpenTo({Role.OFFICER, Role.LEADER, Role.FIELD, Role.SECTOR, Role.PARTNER})
    @PostMapping("/{id}/requests")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void ask(@PathVariable long id, @RequestBody @Validated Wish wish) {
        var user = currentUser.get();
        desk.ask(id, wish.kind(), wish.number(), wish.reason(), wish.text().strip(), user);
    }

    record Wish(
            @NotNull Kind kind,
            @Nullable @Max(365) Integer number,
            @NotBlank @Size(max = 200) String reason,
            @NotNull @Size(max = 2000) String text) {}

    @OpenTo({Role.OFFICER, Role.LEADER})
    @PutMapping("/requests/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void decide(@PathVariable long id, @RequestBody @Validated Decision decision) {
        desk.decide(id, decision.granted(), decision.text() == null ? "" : decision.text(), currentUser.get());
    }

    record Decision(
            boolean granted, @Nullable @Size(max = 2000) String text) {}

    @OpenTo({Role.OFFICER, Role.LEADER})
    @PostMapping("/{id}/resumption")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void resume(@PathVariable long id, @RequestBody @Validated Resumption resumption) {
        desk.resume(id, resumption.text() == null ? "" : resumption.text(), currentUser.get());
    }

    record Resumption(@Nullable @Size(max = 2000) String text) {}

    /** The last days of a month (到期日历). */
    @OpenToHandlers
    @GetMapping("/month")
    List<DueDays.Due> month(@RequestParam String month) {
        try {
            return dueDays.of(YearMonth.parse(month));
        } catch (DateTimeParseException e) {
            throw Refusal.badRequest("MONTH_FORM", "月份须写成“2026-11”的形式。", "Write the month as 2026-11.");
        }
    }
}
