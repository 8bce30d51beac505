package anxin.server.access;

import anxin.server.access.Changes.Kind;
import anxin.server.http.Refusal;
import anxin.server.jurisdiction.Organisations;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What administrators do about the keys of programs: make one, put a second beside it so that the program can change over
 * without a gap, withdraw one. One of an area does so for programs of that area and below.
 */
@Component
class ApiKeyAdministration {

    private static final int GOOD_AT_ONCE = 2;

    private final ApiKeys keys;
    private final GrantableAreas grantable;
    private final Organisations organisations;
    private final Changes changes;
    private final Clock clock;

    ApiKeyAdministration(
            ApiKeys keys, GrantableAreas grantable, Organisations organisations, Changes changes, Clock clock) {
        this.keys = keys;
        this.grantable = grantable;
        this.organisations = organisations;
        this.changes = changes;
        this.clock = clock;
    }

    /** A new program with its first key. */
    @Transactional
    public ApiKeys.Made add(User by, String typedName, int area, int organisation, KeyScope scope, LocalDate lastDay) {
        var name = typedName.strip();
        if (name.isEmpty() || name.length() > 40 || name.chars().anyMatch(ApiKeyAdministration::breaksLines)) {
            throw Refusal.badRequest(
                    "PROGRAM_NAME_INVALID",
                    "程序名称不合要求；请填写 1 至 40 个字，不要换行。",
                    "The name of the program will not do; it needs 1 to 40 characters on one line.");
        }
        grantable.require(by, area);
        if (organisations
                .find(organisation)
                .filter(found -> by.scope().holds(found.area()))
                .isEmpty()) {
            throw Refusal.badRequest(
                    "PROGRAM_WITHOUT_ORGANISATION",
                    "没有选择机构，或机构不在您的管辖范围内；请从清单中选择程序所属的机构。",
                    "No organisation was chosen, or it is not in your area; choose the one the program belongs to from the list.");
        }
        var until = endOf(lastDay);
        long program = keys.addProgram(name, area, organisation);
        changes.record(by, program, Kind.PROGRAM_ADDED);
        return made(by, name, keys.add(program, scope, until));
    }

    /** Another key of a program; the one it has stays good until it is withdrawn. */
    @Transactional
    public ApiKeys.Made rotate(User by, long program, KeyScope scope, LocalDate lastDay) {
        var found = find(by, program);
        var until = endOf(lastDay);
        var now = clock.instant();
        if (keys.of(program).stream().filter(key -> key.isGoodAt(now)).count() >= GOOD_AT_ONCE) {
            throw Refusal.conflict(
                    "KEYS_TWO_ALREADY",
                    "“%s”已有两个有效的密钥；请先撤回不再使用的那个，再生成新的。".formatted(found.name()),
                    "“%s” has two valid keys already; withdraw the one no longer used before making another."
                            .formatted(found.name()));
        }
        return made(by, found.name(), keys.add(program, scope, until));
    }

    @Transactional
    public void withdraw(User by, long program, long key) {
        var found = find(by, program);
        var prefix = keys.of(program).stream()
                .filter(one -> one.id() == key)
                .map(ApiKey::prefix)
                .findFirst()
                .orElse("");
        if (!keys.withdraw(program, key)) {
            throw Refusal.notFound(
                    "KEY_NOT_THERE",
                    "没有这个密钥，或它已经撤回；请刷新页面。",
                    "There is no such key, or it has been withdrawn; reload the page.");
        }
        changes.ofKey(by, program, Kind.KEY_WITHDRAWN, found.name() + " " + prefix, null);
    }

    private ApiKeys.Made made(User by, String name, ApiKeys.Made made) {
        changes.ofKey(by, made.programId(), Kind.KEY_MADE, null, name + " " + made.prefix());
        return made;
    }

    private ApiKeys.Program find(User by, long program) {
        return keys.lockedProgram(by.scope(), program)
                .orElseThrow(() -> Refusal.notFound(
                        "PROGRAM_NOT_FOUND",
                        "没有这个程序，或不在您的管辖范围内；请从清单进入。",
                        "There is no such program, or not in your area; open it from the list."));
    }

    private Instant endOf(LocalDate lastDay) {
        var today = LocalDate.now(clock);
        if (lastDay.isBefore(today) || lastDay.isAfter(today.plusYears(1))) {
            throw Refusal.badRequest(
                    "KEY_EXPIRY_INVALID",
                    "有效期不合要求；请选择今天至一年之内的一天。",
                    "The expiry will not do; choose a day from today until a year from now.");
        }
        return lastDay.plusDays(1).atStartOfDay(clock.getZone()).toInstant();
    }

    // U+2028 and U+2029 end a line in some viewers, and are no control characters.
    private static boolean breaksLines(int character) {
        return Character.isISOControl(character) || character == 0x2028 || character == 0x2029;
    }
}
