package anxin.server.warning.web;

import anxin.engine.policy.Basis;
import anxin.engine.policy.DatedValue;
import anxin.engine.policy.Pack;
import anxin.engine.policy.ParameterDefinition;
import anxin.engine.policy.Policies;
import anxin.engine.policy.Policy;
import anxin.engine.policy.RuleText;
import anxin.engine.policy.Status;
import anxin.server.access.CurrentUser;
import anxin.server.access.OpenTo;
import anxin.server.access.Role;
import anxin.server.http.Refusal;
import anxin.server.jurisdiction.Areas;
import anxin.server.jurisdiction.PacksInForce;
import anxin.server.warning.scan.LiveScan;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The rules as sentences with their articles and numbers, and the packs they come from. */
@RestController
@RequestMapping("/api")
class RuleController {

    private final CurrentUser currentUser;
    private final PacksInForce packs;
    private final LiveScan scan;

    RuleController(CurrentUser currentUser, PacksInForce packs, LiveScan scan) {
        this.currentUser = currentUser;
        this.packs = packs;
        this.scan = scan;
    }

    /** The rules as they hold for an area today; those its pack switches off are marked. */
    @OpenTo
    @GetMapping("/rules")
    List<RuleShown> rules(@RequestParam @Nullable String area, Locale locale) {
        var user = currentUser.get();
        var policies = packs.get().policies();
        var policy = policies.forArea(Areas.text(AskedArea.of(area, user).code()));
        return Stream.concat(
                        policy.rules().stream().map(rule -> shown(rule, policy, false, locale)),
                        policies.forced(Pack.NATIONAL).rules().stream()
                                .filter(rule -> find(policy, rule.id()).isEmpty())
                                .map(rule -> shown(rule, policies.forced(Pack.NATIONAL), true, locale)))
                .sorted(Comparator.comparingInt(RuleShown::order).thenComparing(RuleShown::id))
                .toList();
    }

    /** One rule, and how every pack changes it. */
    @OpenTo
    @GetMapping("/rules/{id}")
    RulePage rule(@PathVariable String id, @RequestParam @Nullable String area, Locale locale) {
        var user = currentUser.get();
        var policies = packs.get().policies();
        var here = policies.forArea(Areas.text(AskedArea.of(area, user).code()));
        var policy = find(here, id).isPresent() ? here : policies.forced(Pack.NATIONAL);
        var rule = find(policy, id)
                .or(() -> policies.packs().stream()
                        .flatMap(pack -> find(policies.forced(pack.code()), id).stream())
                        .findFirst())
                .orElseThrow(() -> Refusal.notFound(
                        "RULE_UNKNOWN",
                        "没有代码为“%s”的规则；请从规则列表打开。".formatted(id),
                        "There is no rule “%s”; open it from the list of rules.".formatted(id)));
        return new RulePage(
                shown(rule, policy, find(here, id).isEmpty(), locale),
                policies.packs().stream()
                        .map(pack -> inPack(policies, pack, rule, locale))
                        .toList());
    }

    @OpenTo
    @GetMapping("/packs")
    List<PackShown> packs(Locale locale) {
        var policies = packs.get().policies();
        return policies.packs().stream()
                .map(pack -> new PackShown(
                        pack.code(),
                        pack.name().in(locale),
                        pack.status().text(),
                        pack.status().words().in(locale),
                        policies.forced(pack.code()).packVersion(),
                        pack.validFrom(),
                        pack.parent(),
                        pack.legalBasis().stream().map(RuleController::article).toList(),
                        pack.note() == null ? null : pack.note().in(locale),
                        pack.code().equals(Pack.NATIONAL) ? List.of() : List.of(Areas.text(Areas.number(pack.code())))))
                .toList();
    }

    /** Reads the folders of packs again. */
    @OpenTo(Role.ADMIN)
    @PostMapping("/packs/reload")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reload() {
        packs.reload();
    }

    private RuleShown shown(RuleText rule, Policy policy, boolean off, Locale locale) {
        var today = scan.today();
        var numbers = numbers(rule, policy, today, locale);
        return new RuleShown(
                rule.id(),
                rule.order(),
                rule.title().in(locale),
                rule.asks().in(locale),
                rule.about().text(),
                rule.unit().text(),
                rule.confidence().name(),
                rule.confidence().words().in(locale),
                rule.confidence().isProposal() || numbers.stream().anyMatch(NumberShown::proposal),
                off,
                rule.basis().stream().map(RuleController::article).toList(),
                Stream.of("RED", "YELLOW", "BLUE")
                        .filter(rule.levels()::containsKey)
                        .map(level -> new LevelShown(
                                level,
                                RuleWords.sentence(condition(rule, level), policy, today, locale),
                                condition(rule, level),
                                Optional.ofNullable(rule.clearBy().get(level))
                                        .map(limit -> limit.words().in(locale))
                                        .orElse(null)))
                        .toList(),
                numbers,
                rule.clears().in(locale),
                rule.handledBy().stream().map(who -> who.words().in(locale)).toList(),
                rule.note() == null ? null : rule.note().in(locale));
    }

    private static String condition(RuleText rule, String level) {
        return rule.levels().getOrDefault(level, "");
    }

    private static List<NumberShown> numbers(RuleText rule, Policy policy, LocalDate today, Locale locale) {
        return RuleWords.parameters(rule).stream()
                .flatMap(id -> Stream.ofNullable(policy.parameters().get(id)))
                .map(definition -> number(definition, policy, today, locale))
                .toList();
    }

    private static NumberShown number(ParameterDefinition definition, Policy policy, LocalDate today, Locale locale) {
        var inForce = policy.inForce(definition.id(), today);
        var value = inForce.map(DatedValue::text).orElse(null);
        return new NumberShown(
                definition.id(),
                definition.title().in(locale),
                value,
                Figures.text(value, definition.unit(), locale),
                definition.unit().text(),
                inForce.map(DatedValue::since).orElse(null),
                inForce.map(DatedValue::basis).orElse(null),
                inForce.map(said -> said.confidence().name()).orElse(null),
                inForce.map(said -> said.confidence().words().in(locale)).orElse(null),
                inForce.map(said -> said.confidence().isProposal()).orElse(false),
                inForce.map(DatedValue::packCode).orElse(null));
    }

    private RuleInPack inPack(Policies policies, Pack pack, RuleText rule, Locale locale) {
        var policy = policies.forced(pack.code());
        var own = find(policy, rule.id());
        return new RuleInPack(
                pack.code(),
                pack.name().in(locale),
                pack.status().text(),
                pack.status() == Status.DRAFT,
                own.isEmpty(),
                numbers(own.orElse(rule), policy, scan.today(), locale),
                RuleWords.parameters(own.orElse(rule)).stream()
                        .flatMap(id -> Stream.ofNullable(policy.parameters().get(id)))
                        .flatMap(definition -> definition.said().stream()
                                .filter(said -> said.packCode().equals(pack.code()))
                                .map(said -> said(definition, said, locale)))
                        .toList());
    }

    private static ValueSaid said(ParameterDefinition definition, DatedValue said, Locale locale) {
        return new ValueSaid(
                definition.id(),
                definition.title().in(locale),
                said.since(),
                said.text(),
                Figures.text(said.text(), definition.unit(), locale),
                said.open(),
                said.basis(),
                said.confidence().name(),
                said.note() == null ? null : said.note().in(locale));
    }

    private static Optional<RuleText> find(Policy policy, String id) {
        return policy.rules().stream().filter(rule -> rule.id().equals(id)).findFirst();
    }

    private static Article article(Basis basis) {
        return new Article(basis.title(), basis.article(), basis.number(), basis.date(), basis.text(), basis.href());
    }

    /**
     * @param proposal no law sets the rule or one of its numbers
     * @param off switched off by the area's pack
     */
    record RuleShown(
            String id,
            int order,
            String title,
            String asks,
            String about,
            String unit,
            String confidence,
            String confidenceText,
            boolean proposal,
            boolean off,
            List<Article> basis,
            List<LevelShown> levels,
            List<NumberShown> numbers,
            String clears,
            List<String> handledBy,
            @Nullable String note) {}

    record LevelShown(
            String level,
            String sentence,
            String condition,
            @Nullable String clearBy) {}

    record Article(
            String title,
            @Nullable String article,
            @Nullable String number,
            @Nullable LocalDate date,
            String text,
            @Nullable String href) {}

    /** A number in force today; without value where none is. */
    record NumberShown(
            String id,
            String title,
            @Nullable String value,
            String text,
            String unit,
            @Nullable LocalDate since,
            @Nullable String basis,
            @Nullable String confidence,
            @Nullable String confidenceText,
            boolean proposal,
            @Nullable String pack) {}

    record RulePage(@JsonUnwrapped RuleShown rule, List<RuleInPack> packs) {}

    /** @param history what this pack itself has said, by day */
    record RuleInPack(
            String code,
            String name,
            String status,
            boolean draft,
            boolean off,
            List<NumberShown> numbers,
            List<ValueSaid> history) {}

    /** @param open the text demands a value but names none */
    record ValueSaid(
            String id,
            String title,
            LocalDate since,
            @Nullable String value,
            String text,
            boolean open,
            String basis,
            String confidence,
            @Nullable String note) {}

    record PackShown(
            String code,
            String name,
            String status,
            String statusText,
            String version,
            LocalDate validFrom,
            @Nullable String parent,
            List<Article> legalBasis,
            @Nullable String note,
            List<String> areas) {}
}
