package anxin.server.access;

import anxin.server.http.Refusal;
import anxin.server.jurisdiction.Areas;
import anxin.server.jurisdiction.AreasInUse;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The areas a user may choose from. */
@RestController
@RequestMapping("/api/areas")
class AreaController {

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
                        used.contains(area.code())))
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

    private static int number(String code) {
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
            String code, String name, int level, @Nullable String parent, boolean hasProjects) {}

    record AreaNode(String code, String name, int level, List<AreaNode> children) {}
}
