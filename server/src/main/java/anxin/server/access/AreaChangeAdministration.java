package anxin.server.access;

import anxin.engine.identity.Succession;
import anxin.engine.identity.Succession.Kind;
import anxin.server.http.Refusal;
import anxin.server.jurisdiction.AreaChanges;
import anxin.server.jurisdiction.AreaChanges.Entered;
import anxin.server.jurisdiction.Areas;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What administrators enter of changes of areas (登记行政区划变更). Nothing is changed afterwards; before its day one may be taken back. */
@Component
class AreaChangeAdministration {

    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_BASIS = 500;

    private final Areas areas;
    private final AreaChanges changes;
    private final GrantableAreas grantable;

    AreaChangeAdministration(Areas areas, AreaChanges changes, GrantableAreas grantable) {
        this.areas = areas;
        this.changes = changes;
        this.grantable = grantable;
    }

    /**
     * A change as it was typed.
     *
     * @param to successors, with names where the list does not have them or has them by another
     */
    record Typed(int code, TreeMap<Integer, @Nullable String> to, LocalDate day, String basis) {}

    /** The number of the new change. */
    @Transactional
    public int enter(User by, Typed typed) {
        var change = checked(by, typed);
        var basis = typed.basis().strip();
        if (basis.isEmpty() || basis.length() > LONGEST_BASIS) {
            throw Refusal.badRequest(
                    "BASIS_MISSING",
                    "请填写变更依据，如批复的机关和文号，不超过 %d 字。".formatted(LONGEST_BASIS),
                    "Give the basis of the change, such as the reply's authority and number, in at most %d characters."
                            .formatted(LONGEST_BASIS));
        }
        return changes.add(change, typed.to(), basis, by.name());
    }

    /** The change that would be entered, once everything about it but its basis is in order. */
    Succession checked(User by, Typed typed) {
        int code = typed.code();
        grantable.require(by, code);
        if (code == Areas.COUNTRY || areas.find(code).isEmpty()) {
            throw Refusal.badRequest(
                    "AREA_UNKNOWN",
                    "行政区划清单中没有 %s；请从清单中选择。".formatted(Areas.text(code)),
                    "The list of areas has no %s; choose one from the list.".formatted(Areas.text(code)));
        }
        var name = areas.name(code, Locale.CHINESE);
        pending(code).ifPresent(other -> {
            throw Refusal.conflict(
                    "AREA_CHANGE_PENDING",
                    "%s已登记自 %s 起变更；如有误，请先撤回。".formatted(name, other.is().day()),
                    "%s is already to change on %s; take that back first if it is wrong."
                            .formatted(name, other.is().day()));
        });
        if (typed.to().isEmpty()) {
            throw Refusal.badRequest(
                    "SUCCESSOR_MISSING", "请填写变更后的区划，至少一个。", "Say which area or areas it becomes, at least one.");
        }
        typed.to().replaceAll((to, called) -> successorName(by, to, called));
        requireChildrenGone(code, name, typed);
        return new Succession(
                code, name, kind(code, typed), List.copyOf(typed.to().keySet()), typed.day(), true, false, "");
    }

    @Transactional
    public void withdraw(User by, int id) {
        var change = changes.all().stream()
                .filter(each -> each.id() == id && by.scope().holds(each.is().code()))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound(
                        "AREA_CHANGE_UNKNOWN",
                        "没有这条区划变更，或不在您的管辖范围内。",
                        "There is no such change of an area in your area."));
        if (!change.is().day().isAfter(areas.today())) {
            throw Refusal.conflict(
                    "AREA_CHANGE_IN_FORCE",
                    "这条变更已于 %s 生效，不能撤回；如有误，请另行登记一条变更。".formatted(change.is().day()),
                    "The change took effect on %s and cannot be taken back; enter another one instead."
                            .formatted(change.is().day()));
        }
        changes.withdraw(id, by.name());
    }

    private Optional<Entered> pending(int code) {
        return changes.all().stream()
                .filter(each -> each.withdrawnBy() == null
                        && each.is().code() == code
                        && each.is().day().isAfter(areas.today()))
                .findFirst();
    }

    private @Nullable String successorName(User by, int to, @Nullable String typed) {
        if (!by.scope().holds(to)) {
            throw Refusal.forbidden(
                    "AREA_NOT_YOURS",
                    "区划 %s 不在您的管辖范围内；跨辖区的变更请由上级登记。".formatted(Areas.text(to)),
                    "The area %s is not within yours; a change across areas is for those above to enter."
                            .formatted(Areas.text(to)));
        }
        var called = typed == null ? "" : typed.strip();
        var standing = areas.find(to).map(Areas.Area::name).orElse(null);
        if (areas.find(to / 10_000_000 * 10_000_000).isEmpty()) {
            throw Refusal.badRequest(
                    "AREA_UNKNOWN",
                    "没有代码以 %02d 开头的省级区划；请核对 %s。".formatted(to / 10_000_000, Areas.text(to)),
                    "No province has a code that begins with %02d; check %s."
                            .formatted(to / 10_000_000, Areas.text(to)));
        }
        if (called.length() > LONGEST_NAME || (called.isEmpty() && standing == null)) {
            throw Refusal.badRequest(
                    "AREA_NAME_MISSING",
                    "行政区划清单中没有 %s；请填写它的名称，不超过 %d 字。".formatted(Areas.text(to), LONGEST_NAME),
                    "The list of areas has no %s; give its name, in at most %d characters."
                            .formatted(Areas.text(to), LONGEST_NAME));
        }
        if (standing == null && areas.gone(Areas.text(to), areas.today()) != null) {
            throw Refusal.badRequest(
                    "AREA_GONE",
                    "区划 %s 已经撤销，不能作为变更后的区划。".formatted(Areas.text(to)),
                    "The area %s is no more; nothing can become it.".formatted(Areas.text(to)));
        }
        return called.isEmpty() || called.equals(standing) ? null : called;
    }

    private Kind kind(int code, Typed typed) {
        if (typed.to().size() > 1) {
            return Kind.SPLIT;
        }
        int to = typed.to().firstKey();
        if (to != code) {
            return areas.find(to).isPresent() ? Kind.MERGED : Kind.RECODED;
        }
        if (typed.to().get(to) == null) {
            throw Refusal.badRequest(
                    "NOTHING_CHANGES",
                    "变更前后的代码和名称相同；请填写新的名称或代码。",
                    "Code and name stay the same; give the new name or code.");
        }
        return Kind.RENAMED;
    }

    /** Who lies in a city or province goes by changes of its own: a county does not become one of another city by itself. */
    private void requireChildrenGone(int code, String name, Typed typed) {
        if (typed.to().containsKey(code) || Areas.level(code) > 2) {
            return;
        }
        var left = areas.below(code).stream()
                .filter(child -> changes.all().stream()
                        .noneMatch(each -> each.withdrawnBy() == null
                                && each.is().code() == child.code()
                                && !each.is().to().contains(child.code())
                                && !each.is().day().isAfter(typed.day())))
                .map(Areas.Area::name)
                .limit(10)
                .collect(Collectors.joining("、"));
        if (!left.isEmpty()) {
            throw Refusal.conflict(
                    "AREAS_BELOW_STAND",
                    "%s下级还有：%s；请先登记它们的变更。".formatted(name, left),
                    "%s still has %s below it; enter their changes first.".formatted(name, left));
        }
    }
}
