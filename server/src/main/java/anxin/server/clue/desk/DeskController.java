package anxin.server.clue.desk;

import anxin.engine.clue.EmploymentForm;
import anxin.engine.clue.Industry;
import anxin.engine.clue.Matter;
import anxin.server.access.CurrentUser;
import anxin.server.access.OpenTo;
import anxin.server.access.Role;
import anxin.server.clue.duplicates.Mergings;
import anxin.server.clue.intake.Questions;
import anxin.server.clue.reading.ClueReadings;
import anxin.server.clue.reading.Field;
import anxin.server.dispatch.Assignment;
import anxin.server.dispatch.Ground;
import anxin.server.dispatch.Routing;
import anxin.server.http.Refusal;
import anxin.server.jurisdiction.Areas;
import anxin.server.words.Words;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The clue desk (线索办理). */
@RestController
@RequestMapping("/api/clues")
class DeskController {

    private static final int MOST = 200;

    private final CurrentUser currentUser;
    private final SeenClues clues;
    private final ClueList list;
    private final ClueItems items;
    private final CluePages pages;
    private final ClueReadings readings;
    private final Mergings mergings;
    private final Verdicts verdicts;
    private final Verifications verifications;
    private final Answers answers;
    private final Hops hops;
    private final Closing closing;
    private final Ownership ownership;
    private final Questions questions;
    private final PoolHandover pool;
    private final Routing routing;
    private final DeskWork desk;
    private final JdbcClient jdbc;

    DeskController(
            CurrentUser currentUser,
            SeenClues clues,
            ClueList list,
            ClueItems items,
            CluePages pages,
            ClueReadings readings,
            Mergings mergings,
            Verdicts verdicts,
            Verifications verifications,
            Answers answers,
            Hops hops,
            Closing closing,
            Ownership ownership,
            Questions questions,
            PoolHandover pool,
            Routing routing,
            DeskWork desk,
            JdbcClient jdbc) {
        this.currentUser = currentUser;
        this.clues = clues;
        this.list = list;
        this.items = items;
        this.pages = pages;
        this.readings = readings;
        this.mergings = mergings;
        this.verdicts = verdicts;
        this.verifications = verifications;
        this.answers = answers;
        this.hops = hops;
        this.closing = closing;
        this.ownership = ownership;
        this.questions = questions;
        this.pool = pool;
        this.routing = routing;
        this.desk = desk;
        this.jdbc = jdbc;
    }

    /**
     * @param next where the list goes on
     * @param count only with the first part
     */
    record CluePart(
            List<ClueItems.ClueItem> items, @Nullable String next, ClueList.@Nullable Count count) {}

    @OpenTo({Role.OFFICER, Role.LEADER, Role.FIELD, Role.SECTOR, Role.PARTNER})
    @GetMapping
    CluePart list(
            @ModelAttribute ClueQuery query,
            @RequestParam @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit,
            Locale locale) {
        var page = list.page(query, cursor, Math.clamp(limit, 1, MOST));
        return new CluePart(items.of(page.clues(), locale), page.next(), cursor == null ? list.count(query) : null);
    }

    @OpenTo({Role.OFFICER, Role.LEADER, Role.FIELD, Role.SECTOR, Role.PARTNER})
    @GetMapping("/{id}")
    CluePage page(@PathVariable long id, Locale locale) {
        return pages.page(clues.find(id), locale);
    }

    /** The words the forms of the desk are made of. */
    record Form(
            List<Choice> verdicts,
            List<Choice> outcomes,
            List<Choice> levels,
            List<Choice> causes,
            List<Choice> system,
            List<Choice> systemStates,
            List<Choice> found,
            List<Choice> means) {}

    /**
     * @param hint the answer proposed with a verdict
     * @param fits the verdicts an outcome may follow
     */
    record Choice(String value, String name, @Nullable String hint, List<String> fits) {

        static Choice of(Enum<?> value, Words words, Locale locale) {
            return new Choice(value.name(), words.in(locale), null, List.of());
        }
    }

    @OpenTo({Role.OFFICER, Role.LEADER, Role.FIELD, Role.SECTOR, Role.PARTNER})
    @GetMapping("/form")
    Form form(Locale locale) {
        return new Form(
                Arrays.stream(Verdict.values())
                        .map(one -> new Choice(
                                one.name(),
                                one.words().in(locale),
                                one.guidance() == null ? null : one.guidance().in(locale),
                                List.of()))
                        .toList(),
                Arrays.stream(ClueOutcome.values())
                        .map(one -> new Choice(
                                one.name(),
                                one.words().in(locale),
                                null,
                                Arrays.stream(Verdict.values())
                                        .filter(one::fits)
                                        .map(Enum::name)
                                        .toList()))
                        .toList(),
                Arrays.stream(SettledLevel.values())
                        .map(one -> Choice.of(one, one.words(), locale))
                        .toList(),
                Arrays.stream(Cause.values())
                        .map(one -> Choice.of(one, one.words(), locale))
                        .toList(),
                Arrays.stream(SystemItem.values())
                        .map(one -> Choice.of(one, one.words(), locale))
                        .toList(),
                Arrays.stream(SystemItem.State.values())
                        .map(one -> Choice.of(one, one.words(), locale))
                        .toList(),
                Arrays.stream(Verifications.Found.values())
                        .map(one -> Choice.of(one, one.words(), locale))
                        .toList(),
                Arrays.stream(Answers.Means.values())
                        .map(one -> Choice.of(one, one.words(), locale))
                        .toList());
    }

    /** Opened by the desk it is with: read from now on. */
    @OpenTo(Role.OFFICER)
    @PostMapping("/{id}/opening")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void open(@PathVariable long id) {
        var clue = clues.findOwn(id);
        if (clue.openedAt() == null) {
            desk.whole(() -> jdbc.sql("update clue.clue set opened_at = :now where id = :id and opened_at is null")
                    .param("now", desk.now())
                    .param("id", id)
                    .update());
        }
    }

    @OpenTo(Role.OFFICER)
    @PostMapping("/{id}/acceptance")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void accept(@PathVariable long id) {
        var user = currentUser.get();
        var clue = clues.findOwn(id);
        hops.receive(clue, user);
        ownership.accept(clue, user);
    }

    record NewOwner(
            @Nullable Integer organisation, @Nullable String reason) {}

    @OpenTo(Role.OFFICER)
    @PostMapping("/{id}/owner")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void giveTo(@PathVariable long id, @RequestBody NewOwner wanted) {
        ownership.give(
                clues.findOwn(id),
                Typed.chosen(wanted.organisation(), "首问责任单位", "the organisation"),
                Typed.needed(wanted.reason(), "变更理由", "the reason"),
                currentUser.get());
    }

    record ProjectLink(@Nullable String project) {}

    @OpenTo(Role.OFFICER)
    @PostMapping("/{id}/project")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void link(@PathVariable long id, @RequestBody ProjectLink wanted) {
        var clue = clues.findOwn(id);
        ownership.link(clue, wanted.project(), currentUser.get());
        readings.compareAnew(id);
    }

    /** @param value null to confirm what was read; an empty text where the letter does not say */
    record FieldDecision(@Nullable Field field, @Nullable String value) {}

    @OpenTo(Role.OFFICER)
    @PostMapping("/{id}/fields")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void decide(@PathVariable long id, @RequestBody FieldDecision decision) {
        var clue = clues.findOwn(id);
        var field = Typed.chosen(decision.field(), "要素", "the field");
        var read = readings.of(id).stream()
                .filter(one -> one.field() == field)
                .findFirst()
                .map(one -> one.read())
                .orElse(null);
        var typed = decision.value();
        var value = typed == null ? read : checked(field, typed.strip());
        readings.decide(
                clue.id(),
                field,
                value,
                typed == null || java.util.Objects.equals(read == null ? "" : read, typed.strip()),
                currentUser.get());
    }

    private static String checked(Field field, String value) {
        boolean good = value.isEmpty()
                || switch (field) {
                    case KIND -> isOne(Matter.class, value);
                    case INDUSTRY -> isOne(Industry.class, value);
                    case EMPLOYMENT -> isOne(EmploymentForm.class, value);
                    case URGENT, GROUP -> value.equals("true") || value.equals("false");
                    case PEOPLE -> value.matches("[1-9]\\d{0,5}");
                    case AMOUNT, MONTHS -> value.matches("\\d{1,12}(\\.\\d{1,2})?");
                    case AREA -> value.matches("\\d{6}|\\d{9}");
                    case DEBTOR, SITE, TRADE -> value.length() <= 100;
                };
        if (!good) {
            throw Refusal.badRequest(
                    "FIELD_VALUE_INVALID",
                    "“%s”不能作为“%s”；请按要求重新填写。".formatted(value, field.words().zh()),
                    "“%s” cannot be %s; write it anew."
                            .formatted(value, field.words().en()));
        }
        return switch (field) {
            case AREA -> value.isEmpty() ? value : String.valueOf(Areas.number(value));
            case AMOUNT, MONTHS ->
                value.isEmpty()
                        ? value
                        : new BigDecimal(value).stripTrailingZeros().toPlainString();
            default -> value;
        };
    }

    private static <E extends Enum<E>> boolean isOne(Class<E> type, String name) {
        return Arrays.stream(type.getEnumConstants()).anyMatch(one -> one.name().equals(name));
    }

    record Pairing(@Nullable Long other, @Nullable String reason) {}

    record MergingDone(long merging) {}

    @OpenTo(Role.OFFICER)
    @PostMapping("/{id}/mergings")
    MergingDone merge(@PathVariable long id, @RequestBody Pairing pairing) {
        var other = clues.findOwn(Typed.chosen(pairing.other(), "另一条线索", "the other clue"));
        return new MergingDone(mergings.merge(
                clues.findOwn(id).id(),
                other.id(),
                Typed.needed(pairing.reason(), "合并理由", "the reason"),
                currentUser.get()));
    }

    @OpenTo(Role.OFFICER)
    @PostMapping("/{id}/separations")
    MergingDone keepApart(@PathVariable long id, @RequestBody Pairing pairing) {
        var other = clues.find(Typed.chosen(pairing.other(), "另一条线索", "the other clue"));
        return new MergingDone(mergings.keepApart(
                clues.findOwn(id).id(),
                other.id(),
                Typed.needed(pairing.reason(), "理由", "the reason"),
                currentUser.get()));
    }

    record Reasoned(@Nullable String reason) {}

    @OpenTo(Role.OFFICER)
    @PostMapping("/{id}/splitting")
    MergingDone split(@PathVariable long id, @RequestBody Reasoned why) {
        return new MergingDone(mergings.split(
                clues.findOwn(id).id(), Typed.needed(why.reason(), "拆分理由", "the reason"), currentUser.get()));
    }

    @OpenTo(Role.OFFICER)
    @PostMapping("/{id}/mergings/{merging}/undoing")
    MergingDone undo(@PathVariable long id, @PathVariable long merging, @RequestBody Reasoned why) {
        var clue = clues.findOwn(id);
        var group = clues.ofMatter(clue.master()).stream().map(SeenClue::id).toList();
        if (mergings.of(group).stream().noneMatch(one -> one.id() == merging)) {
            throw Refusal.notFound("MERGING_UNKNOWN", "这条线索没有这次合并或拆分。", "This clue has no such merging or splitting.");
        }
        return new MergingDone(
                mergings.undo(merging, Typed.needed(why.reason(), "撤销理由", "the reason"), currentUser.get()));
    }

    record VerificationForm(
            Verifications.@Nullable Found found,
            @Nullable Integer people,
            @Nullable Long amountFen,
            @Nullable Cause cause,
            @Nullable String facts,
            @Nullable Map<SystemItem, SystemItem.State> system) {}

    @OpenTo(Role.OFFICER)
    @PostMapping("/{id}/verifications")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void verify(@PathVariable long id, @RequestBody VerificationForm form) {
        if ((form.people() != null && form.people() < 0) || (form.amountFen() != null && form.amountFen() < 0)) {
            throw Refusal.badRequest(
                    "NUMBER_NEGATIVE", "人数和金额不能是负数；请改正后再提交。", "People and sum cannot be below zero; mend them.");
        }
        var system = new EnumMap<SystemItem, SystemItem.State>(SystemItem.class);
        if (form.system() != null) {
            system.putAll(form.system());
        }
        verifications.add(
                clues.findOwn(id),
                new Verifications.Form(
                        Typed.chosen(form.found(), "核实结论", "what was found"),
                        form.people(),
                        form.amountFen(),
                        form.cause(),
                        Typed.needed(form.facts(), "核实情况", "what was verified and how"),
                        system),
                currentUser.get());
    }

    /** @param claim only this one of its claims; null for the whole clue */
    record Judgement(
            @Nullable Verdict kind,
            @Nullable Long claim,
            @Nullable String reason) {}

    @OpenTo(Role.OFFICER)
    @PostMapping("/{id}/verdicts")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void judge(@PathVariable long id, @RequestBody Judgement judgement) {
        var clue = clues.findOwn(id);
        var kind = Typed.chosen(judgement.kind(), "性质认定", "the kind of matter");
        var reason = Typed.needed(judgement.reason(), "认定理由", "the reason");
        if (judgement.claim() == null) {
            verdicts.judge(clue, kind, reason, currentUser.get());
        } else {
            verdicts.judgeClaim(clue, judgement.claim(), kind, reason, currentUser.get());
        }
    }

    /** To another area by its code, or to a department by its number. */
    record Passing(
            @Nullable String area,
            @Nullable Integer organisation,
            @Nullable String reason) {}

    @OpenTo(Role.OFFICER)
    @PostMapping("/{id}/hops")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void passOn(@PathVariable long id, @RequestBody Passing passing) {
        var clue = clues.findOwn(id);
        var reason = Typed.needed(passing.reason(), "转办理由", "the reason");
        if (passing.organisation() != null) {
            hops.toDepartment(clue, passing.organisation(), reason, pool.title(clue), currentUser.get());
        } else {
            hops.toArea(
                    clue,
                    AskedArea.number(Typed.chosen(passing.area(), "接收地区或单位", "where it goes")),
                    reason,
                    currentUser.get());
        }
    }

    /**
     * Who should get it.
     *
     * @param user 0 where the organisation decides who
     */
    record ProposedReceiver(
            Ground ground,
            String groundName,
            int organisation,
            String organisationName,
            long user,
            String userName,
            String reason) {}

    /** Who should get it, the first to be asked first: the co-manager where the pack says so, then by matter and by territory. */
    @OpenTo(Role.OFFICER)
    @GetMapping("/{id}/proposals")
    List<ProposedReceiver> proposals(@PathVariable long id, Locale locale) {
        return routing.propose(pool.about(clues.findOwn(id))).stream()
                .map(one -> new ProposedReceiver(
                        one.ground(),
                        one.ground().words().in(locale),
                        one.organisation(),
                        one.organisationName(),
                        one.user(),
                        one.userName(),
                        one.reason().in(locale)))
                .toList();
    }

    /** @param to whom it is given, each for its reason */
    record Handover(@Nullable List<Receiver> to) {}

    /**
     * @param user 0 where the organisation decides who
     * @param binding the problem cannot finish before this is done
     */
    record Receiver(
            @Nullable Ground ground,
            int organisation,
            long user,
            boolean binding,
            @Nullable String asks) {}

    record HandedOver(long problem) {}

    @OpenTo(Role.OFFICER)
    @PostMapping("/{id}/handover")
    HandedOver handOver(@PathVariable long id, @RequestBody Handover handover) {
        var to = handover.to() == null ? List.<Receiver>of() : handover.to();
        return new HandedOver(pool.hand(
                clues.findOwn(id),
                to.stream()
                        .map(one -> new Assignment(
                                Typed.chosen(one.ground(), "交办依据", "why they get it"),
                                one.organisation(),
                                one.user(),
                                one.binding(),
                                Typed.needed(one.asks(), "交办事项", "what is to be done"),
                                null))
                        .toList(),
                currentUser.get()));
    }

    record Asking(@Nullable String text) {}

    @OpenTo(Role.OFFICER)
    @PostMapping("/{id}/questions")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void ask(@PathVariable long id, @RequestBody Asking asking) {
        var clue = clues.findOwn(id);
        Verdicts.requireOpen(clue);
        var text = Typed.needed(asking.text(), "问题", "the question");
        var user = currentUser.get();
        desk.whole(id, () -> {
            questions.ask(id, text, user.name());
            desk.tell(id, "ASKED", new Words("工作人员向您提问", "You are asked something"), text, Map.of(), user);
            return true;
        });
    }

    /** @param clues those of one matter who are told the same; only this one where it is left out */
    record Answering(
            Answers.@Nullable Kind kind,
            Answers.@Nullable Means means,
            @Nullable String text,
            @Nullable List<Long> clues) {}

    @OpenTo(Role.OFFICER)
    @PostMapping("/{id}/answers")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void answer(@PathVariable long id, @RequestBody Answering answering) {
        var clue = clues.findOwn(id);
        var asked = answering.clues();
        var told = asked == null || asked.isEmpty()
                ? List.of(clue)
                : clues.ofMatter(clue.master()).stream()
                        .filter(one -> asked.contains(one.id()))
                        .toList();
        answers.give(
                told,
                Typed.chosen(answering.kind(), "答复类别", "what kind of answer it is"),
                Typed.chosen(answering.means(), "答复方式", "how they are told"),
                Typed.needed(answering.text(), "答复内容", "the answer"),
                currentUser.get());
    }

    record Ending(
            @Nullable ClueOutcome outcome,
            @Nullable SettledLevel level,
            @Nullable String text) {}

    @OpenTo(Role.OFFICER)
    @PostMapping("/{id}/closing")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void close(@PathVariable long id, @RequestBody Ending ending) {
        closing.close(
                clues.findOwn(id),
                Typed.chosen(ending.outcome(), "办结结果", "how it ended"),
                ending.level(),
                ending.text(),
                currentUser.get());
    }
}
