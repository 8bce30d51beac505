package anxin.server.access;

import anxin.server.jurisdiction.Areas;
import anxin.server.jurisdiction.Organisation;
import anxin.server.jurisdiction.Organisations;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Programs and their API keys (接口密钥), for administrators alone. */
@RestController
@ConditionalOnWebApplication
@RequestMapping("/api/programs")
class ApiKeyController {

    private final ApiKeys keys;
    private final ApiKeyAdministration administration;
    private final Changes changes;
    private final ChangesShown changesShown;
    private final Areas areas;
    private final Organisations organisations;
    private final CurrentUser currentUser;
    private final Clock clock;

    ApiKeyController(
            ApiKeys keys,
            ApiKeyAdministration administration,
            Changes changes,
            ChangesShown changesShown,
            Areas areas,
            Organisations organisations,
            CurrentUser currentUser,
            Clock clock) {
        this.keys = keys;
        this.administration = administration;
        this.changes = changes;
        this.changesShown = changesShown;
        this.areas = areas;
        this.organisations = organisations;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    @OpenTo(Role.ADMIN)
    @GetMapping
    ProgramList list(Locale locale) {
        var scope = currentUser.require(Role.ADMIN).scope();
        return new ProgramList(
                keys.programs(scope).stream()
                        .map(program -> shown(program, locale))
                        .toList(),
                Arrays.stream(KeyScope.values())
                        .map(one -> new ScopeShown(one, one.words().in(locale)))
                        .toList());
    }

    @OpenTo(Role.ADMIN)
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    KeyMade add(@Valid @RequestBody NewProgram wanted) {
        return shown(administration.add(
                currentUser.require(Role.ADMIN),
                wanted.name(),
                AreaController.number(wanted.areaCode()),
                wanted.organisationId(),
                wanted.scope(),
                wanted.lastDay()));
    }

    @OpenTo(Role.ADMIN)
    @PostMapping("/{id}/keys")
    @ResponseStatus(HttpStatus.CREATED)
    KeyMade rotate(@PathVariable long id, @Valid @RequestBody NewKey wanted) {
        return shown(administration.rotate(currentUser.require(Role.ADMIN), id, wanted.scope(), wanted.lastDay()));
    }

    @OpenTo(Role.ADMIN)
    @DeleteMapping("/{id}/keys/{key}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(@PathVariable long id, @PathVariable long key) {
        administration.withdraw(currentUser.require(Role.ADMIN), id, key);
    }

    private ProgramShown shown(ApiKeys.Program program, Locale locale) {
        var now = clock.instant();
        return new ProgramShown(
                program.id(),
                program.name(),
                program.organisation(),
                organisations
                        .find(program.organisation())
                        .map(Organisation::name)
                        .orElse(""),
                Areas.text(program.area()),
                program.area() == Areas.COUNTRY ? areas.name(program.area(), locale) : areas.fullName(program.area()),
                keys.of(program.id()).stream()
                        .map(key -> shown(key, now, locale))
                        .toList(),
                changesShown.of(changes.of(program.id(), Scope.of(program.area())), locale));
    }

    private KeyShown shown(ApiKey key, Instant now, Locale locale) {
        return new KeyShown(
                key.id(),
                key.prefix(),
                key.scope(),
                key.scope().words().in(locale),
                key.madeAt(),
                lastDay(key.expiresAt()),
                key.withdrawnAt() != null ? KeyState.WITHDRAWN : key.isGoodAt(now) ? KeyState.GOOD : KeyState.EXPIRED,
                key.withdrawnAt(),
                key.lastUsedAt(),
                key.lastUsedFrom());
    }

    private KeyMade shown(ApiKeys.Made made) {
        return new KeyMade(made.programId(), made.key(), made.prefix(), lastDay(made.expiresAt()));
    }

    private LocalDate lastDay(Instant expiresAt) {
        return LocalDate.ofInstant(expiresAt, clock.getZone()).minusDays(1);
    }

    enum KeyState {
        GOOD,
        EXPIRED,
        WITHDRAWN
    }

    record KeyShown(
            long id,
            String prefix,
            KeyScope scope,
            String scopeName,
            Instant madeAt,
            LocalDate lastDay,
            KeyState state,
            @Nullable Instant withdrawnAt,
            @Nullable Instant lastUsedAt,
            @Nullable String lastUsedFrom) {}

    record ProgramShown(
            long id,
            String name,
            int organisationId,
            String organisationName,
            String areaCode,
            String areaName,
            List<KeyShown> keys,
            List<ChangesShown.Line> changes) {}

    record ScopeShown(KeyScope scope, String name) {}

    record ProgramList(List<ProgramShown> items, List<ScopeShown> scopes) {}

    record NewProgram(
            @NotNull String name,
            int organisationId,
            @NotNull String areaCode,
            @NotNull KeyScope scope,
            @NotNull LocalDate lastDay) {}

    record NewKey(@NotNull KeyScope scope, @NotNull LocalDate lastDay) {}

    /** The key itself is told only here and only once. */
    record KeyMade(long programId, String key, String prefix, LocalDate lastDay) {}
}
