package anxin.server.access;

import anxin.engine.datapackage.Dictionary;
import anxin.engine.identity.CreditCode;
import anxin.server.access.Changes.Field;
import anxin.server.access.Changes.Kind;
import anxin.server.http.Refusal;
import anxin.server.jurisdiction.Areas;
import anxin.server.jurisdiction.Organisation;
import anxin.server.jurisdiction.Organisation.Particulars;
import anxin.server.jurisdiction.Organisations;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What administrators do to organisations of their area and below (机构管理). They end, but are never deleted. */
@Component
class OrganisationAdministration {

    private static final int MOST_ALIASES = 50;

    private final Organisations organisations;
    private final Posts posts;
    private final Changes changes;
    private final GrantableAreas grantable;

    OrganisationAdministration(Organisations organisations, Posts posts, Changes changes, GrantableAreas grantable) {
        this.organisations = organisations;
        this.posts = posts;
        this.changes = changes;
        this.grantable = grantable;
    }

    @Transactional
    public int add(User by, Particulars typed) {
        var wanted = checked(by, 0, typed);
        int id = organisations.add(wanted).orElseThrow(() -> taken(wanted.name()));
        changes.recordOf(id, by, Kind.ORGANISATION_ADDED, wanted.name());
        return id;
    }

    @Transactional
    public void change(User by, int id, Particulars typed) {
        var was = find(by, id).is();
        var is = checked(by, id, typed);
        organisations.change(id, is);
        changes.recordOf(id, by, Field.NAME, was.name(), is.name());
        changes.recordOf(id, by, Field.KIND, was.kind().name(), is.kind().name());
        changes.recordOf(id, by, Field.AREA, Areas.text(was.area()), Areas.text(is.area()));
        changes.recordOf(id, by, Field.PARENT, name(was.parent()), name(is.parent()));
        changes.recordOf(id, by, Field.CREDIT_CODE, was.creditCode(), is.creditCode());
        changes.recordOf(id, by, Field.BANK_CODE, was.bankCode(), is.bankCode());
        changes.recordOf(id, by, Field.CATEGORIES, joined(",", was.categories()), joined(",", is.categories()));
        changes.recordOf(id, by, Field.ALIASES, joined("、", was.aliases()), joined("、", is.aliases()));
    }

    /** It is merged into another, which takes its posts over and sees what it handed in, or dissolved (0). */
    @Transactional
    public void end(User by, int id, LocalDate day, int into) {
        var ending = find(by, id);
        if (ending.endedOn() != null) {
            throw Refusal.conflict(
                    "ORGANISATION_ENDED",
                    "“%s”已于 %s 撤并。".formatted(ending.name(), ending.endedOn()),
                    "“%s” ended on %s already.".formatted(ending.name(), ending.endedOn()));
        }
        var left = posts.ofOrganisation(id);
        if (into == 0 && !left.isEmpty()) {
            throw Refusal.conflict(
                    "ORGANISATION_HAS_USERS",
                    "“%s”还有 %d 个在任的岗位；请先将其改到别的机构或结束任职，再撤销。".formatted(ending.name(), left.size()),
                    "“%s” still has %d posts that are held; move them to another organisation or end them first."
                            .formatted(ending.name(), left.size()));
        }
        var successor = into == 0 ? null : find(by, into);
        if (successor != null
                && (successor.endedOn() != null || organisations.withBelow(id).contains(into))) {
            throw Refusal.badRequest(
                    "SUCCESSOR_UNFIT",
                    "“%s”不能并入“%s”：后者已撤并，或是它自己或其下级；请另选。".formatted(ending.name(), successor.name()),
                    "“%s” cannot be merged into “%s”, which has ended, is the same one or lies below it; choose another."
                            .formatted(ending.name(), successor.name()));
        }
        organisations.end(id, day, into);
        changes.recordOf(id, by, Kind.ORGANISATION_ENDED, successor == null ? null : successor.name());
        if (successor != null) {
            for (var term : left) {
                posts.change(term.post().id(), term.post().name(), into);
                changes.ofPost(by, term, Field.ORGANISATION, ending.name(), successor.name());
            }
        }
    }

    /** Organisations of other areas are as good as not there. */
    Organisation find(User by, int id) {
        return organisations
                .find(id)
                .filter(found -> by.scope().holds(found.area()))
                .orElseThrow(() -> Refusal.badRequest(
                        "ORGANISATION_UNKNOWN",
                        "没有这个机构，或不在您的管辖范围内；请从清单中选择。",
                        "There is no such organisation, or not in your area; choose one from the list."));
    }

    private Particulars checked(User by, int id, Particulars typed) {
        var name = name(typed.name());
        grantable.require(by, typed.area());
        var aliases = typed.aliases().stream()
                .filter(alias -> !alias.isBlank())
                .map(OrganisationAdministration::name)
                .filter(alias -> !alias.equals(name))
                .distinct()
                .sorted()
                .toList();
        if (aliases.size() > MOST_ALIASES) {
            throw Refusal.badRequest(
                    "TOO_MANY_ALIASES",
                    "一个机构最多登记 %d 个别名。".formatted(MOST_ALIASES),
                    "An organisation can have %d aliases at most.".formatted(MOST_ALIASES));
        }
        Stream.concat(Stream.of(name), aliases.stream())
                .filter(each -> organisations.named(each, typed.area(), typed.area()).stream()
                        .anyMatch(other -> other.id() != id))
                .findFirst()
                .ifPresent(each -> {
                    throw taken(each);
                });
        if (typed.parent() != 0
                && typed.parent()
                        != organisations.find(id).map(was -> was.is().parent()).orElse(0)) {
            find(by, typed.parent());
        }
        if (typed.parent() != 0 && id != 0 && organisations.withBelow(id).contains(typed.parent())) {
            throw Refusal.badRequest(
                    "PARENT_BELOW",
                    "上级机构不能是它自己或它的下级；请另选。",
                    "The organisation above it cannot be itself or one below it; choose another.");
        }
        return new Particulars(
                name,
                typed.kind(),
                typed.area(),
                typed.parent(),
                creditCode(typed.creditCode()),
                bankCode(typed.bankCode()),
                categories(typed.categories()),
                aliases);
    }

    private static String name(String typed) {
        var name = typed.strip();
        if (name.isEmpty() || name.length() > 100 || name.chars().anyMatch(Character::isISOControl)) {
            throw Refusal.badRequest(
                    "NAME_INVALID", "机构名称、别名不合要求；请填写 1 至 100 个字。", "Names and aliases need 1 to 100 characters.");
        }
        return name;
    }

    private static @Nullable String creditCode(@Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        var code = typed.strip().toUpperCase(Locale.ROOT);
        if (CreditCode.check(code) != null) {
            throw Refusal.badRequest(
                    "CREDIT_CODE_INVALID",
                    "统一社会信用代码“%s”校验不通过；请对照营业执照或登记证书核对 18 位代码。".formatted(code),
                    "“%s” is not a valid unified social credit code; compare its 18 characters with the certificate."
                            .formatted(code));
        }
        return code;
    }

    private static @Nullable String bankCode(@Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        if (!Dictionary.BANK.has(typed)) {
            throw notListed("银行代码", "bank code", typed);
        }
        return typed;
    }

    private static List<String> categories(List<String> typed) {
        typed.stream()
                .filter(code -> !Dictionary.PROJECT_CATEGORY.has(code))
                .findFirst()
                .ifPresent(code -> {
                    throw notListed("项目分类", "project category", code);
                });
        return typed.stream().distinct().sorted().toList();
    }

    private static Refusal notListed(String zh, String en, String code) {
        return Refusal.badRequest(
                "CODE_UNKNOWN",
                "没有“%s”这个%s；请从清单中选择。".formatted(code, zh),
                "There is no %s “%s”; choose one from the list.".formatted(en, code));
    }

    private static Refusal taken(String name) {
        return Refusal.conflict(
                "ORGANISATION_TAKEN",
                "已有名为“%s”或以此为别名的机构；请直接使用，或换一个全称。".formatted(name),
                "There is an organisation that goes by “%s” already; use it, or give the full name.".formatted(name));
    }

    private @Nullable String name(int id) {
        return organisations.find(id).map(Organisation::name).orElse(null);
    }

    private static @Nullable String joined(String by, List<String> values) {
        return values.isEmpty() ? null : String.join(by, values);
    }
}
