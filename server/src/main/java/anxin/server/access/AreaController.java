package anxin.server.access;

import anxin.server.http.Refusal;
import anxin.server.jurisdiction.Areas;
import anxin.server.jurisdiction.AreasInUse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The areas a user may choose from. */
@RestController
@RequestMapping("/api/areas")
class AreaController {

    private static final int MOST_FOUND = 50;
    private static final int MOST_ALIASES = 20;
    private static final int LONGEST_ALIAS = 60;

    private final Areas areas;
    private final ObjectProvider<AreasInUse> inUse;
    private final CurrentUser currentUser;

    AreaController(Areas areas, ObjectProvider<AreasInUse> inUse, CurrentUser currentUser) {
        this.areas = areas;
        this.inUse = inUse;
        this.currentUser = currentUser;
    }

    /** The areas right below a parent; without one, right below the user's own. */
    @OpenTo
    @GetMapping
    List<AreaShown> list(@RequestParam @Nullable String parent) {
        var user = currentUser.get();
        int above = parent == null ? user.area() : number(parent);
        var used = withThoseAbove(areasInUse());
        return areas.below(above).stream()
                .filter(area -> user.scope().holds(area.code()))
                .map(area -> new AreaShown(
                        Areas.text(area.code()),
                        area.name(),
                        area.level(),
                        area.parent() == Areas.COUNTRY ? null : Areas.text(area.parent()),
                        used.contains(area.code()),
                        areas.otherNames(area.code())))
                .toList();
    }

    /** The areas with projects and those they lie in, within the user's scope. */
    @OpenTo
    @GetMapping("/tree")
    List<AreaNode> tree(Locale locale) {
        var user = currentUser.get();
        var used =
                withThoseAbove(areasInUse().stream().filter(user.scope()::holds).collect(Collectors.toSet()));
        return user.area() == Areas.COUNTRY
                ? nodesBelow(Areas.COUNTRY, used, locale)
                : List.of(node(user.area(), used, locale));
    }

    /** Areas of one's own that go by such a name, also a former one (曾用名) or a short one (简称), or whose code begins so. */
    @OpenTo
    @GetMapping("/search")
    List<AreaFound> search(@RequestParam String text) {
        var scope = currentUser.get().scope();
        return text.isBlank()
                ? List.of()
                : areas.named(text.strip(), scope.areaFrom(), scope.areaTo(), MOST_FOUND).stream()
                        .map(found -> new AreaFound(
                                Areas.text(found.area().code()),
                                areas.fullName(found.area().code()),
                                found.area().level(),
                                found.by()))
                        .toList();
    }

    /** With the aliases it was given and what else it is called. */
    @OpenTo({Role.ADMIN, Role.AUDITOR})
    @GetMapping("/{code}")
    AreaDetail read(@PathVariable String code, Locale locale) {
        var user = currentUser.get();
        int area = ownArea(number(code));
        var above = areas.above(area).reversed().stream()
                .filter(each -> user.scope().holds(each.code()))
                .map(each -> new AreaAbove(Areas.text(each.code()), each.name()))
                .toList();
        return new AreaDetail(
                Areas.text(area),
                areas.name(area, locale),
                area == Areas.COUNTRY ? areas.name(area, locale) : areas.fullName(area),
                Areas.level(area),
                above,
                areas.aliases(area),
                areas.otherNames(area));
    }

    /** All aliases (简称、别称) of an area; who changed them stands in the audit. */
    @OpenTo(Role.ADMIN)
    @PutMapping("/{code}/aliases")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void putAliases(@PathVariable String code, @Valid @RequestBody WantedAliases wanted) {
        int area = ownArea(number(code));
        if (area == Areas.COUNTRY) {
            throw Refusal.badRequest(
                    "AREA_UNKNOWN", "全国不是一个区划，不设别名。", "The whole country is no area; it has no aliases.");
        }
        var aliases = wanted.aliases().stream()
                .map(String::strip)
                .filter(alias -> !alias.isEmpty())
                .distinct()
                .toList();
        if (aliases.size() > MOST_ALIASES || aliases.stream().anyMatch(alias -> alias.length() > LONGEST_ALIAS)) {
            throw Refusal.badRequest(
                    "ALIASES_TOO_MANY",
                    "别名不超过 %d 个，每个不超过 %d 字。".formatted(MOST_ALIASES, LONGEST_ALIAS),
                    "At most %d aliases of %d characters each.".formatted(MOST_ALIASES, LONGEST_ALIAS));
        }
        areas.putAliases(area, aliases);
    }

    private int ownArea(int code) {
        if (!currentUser.get().scope().holds(code)
                || (code != Areas.COUNTRY && areas.find(code).isEmpty())) {
            throw Refusal.notFound(
                    "AREA_UNKNOWN",
                    "行政区划清单中没有 %s，或不在您的管辖范围内。".formatted(Areas.text(code)),
                    "The list of areas has no %s, or it is not within yours.".formatted(Areas.text(code)));
        }
        return code;
    }

    private AreaNode node(int code, Set<Integer> used, Locale locale) {
        return new AreaNode(
                Areas.text(code), areas.name(code, locale), Areas.level(code), nodesBelow(code, used, locale));
    }

    private List<AreaNode> nodesBelow(int parent, Set<Integer> used, Locale locale) {
        return used.stream()
                .filter(code -> Areas.parent(code) == parent)
                .map(code -> node(code, used, locale))
                .toList();
    }

    private Set<Integer> areasInUse() {
        return inUse.stream()
                .flatMap(source -> source.areasWithProjects().stream())
                .collect(Collectors.toSet());
    }

    private static TreeSet<Integer> withThoseAbove(Set<Integer> codes) {
        var all = new TreeSet<Integer>();
        for (int code : codes) {
            for (int next = code; next != Areas.COUNTRY; next = Areas.parent(next)) {
                all.add(next);
            }
        }
        return all;
    }

    static int number(String code) {
        try {
            return Areas.number(code);
        } catch (IllegalArgumentException e) {
            throw Refusal.badRequest(
                    "AREA_CODE_INVALID",
                    "“%s”不是行政区划代码；请用 6 位或 9 位数字。".formatted(code),
                    "“%s” is not an area code; use 6 or 9 digits.".formatted(code));
        }
    }

    record AreaShown(
            String code,
            String name,
            int level,
            @Nullable String parent,
            boolean hasProjects,
            List<String> otherNames) {}

    /** @param by the former or short name it was found by; null for its own */
    record AreaFound(
            String code, String name, int level, @Nullable String by) {}

    record AreaDetail(
            String code,
            String name,
            String fullName,
            int level,
            List<AreaAbove> above,
            List<String> aliases,
            List<String> otherNames) {}

    record AreaAbove(String code, String name) {}

    record WantedAliases(@NotNull List<@NotNull String> aliases) {}

    record AreaNode(String code, String name, int level, List<AreaNode> children) {}
}
