package anxin.server.clue.desk;

import anxin.engine.clue.EmploymentForm;
import anxin.engine.clue.Industry;
import anxin.engine.clue.Matter;
import anxin.engine.rows.Months;
import anxin.server.access.CurrentUser;
import anxin.server.access.Role;
import anxin.server.clue.desk.CluePage.AnswerShown;
import anxin.server.clue.desk.CluePage.Choice;
import anxin.server.clue.desk.CluePage.ClaimShown;
import anxin.server.clue.desk.CluePage.FieldShown;
import anxin.server.clue.desk.CluePage.FileShown;
import anxin.server.clue.desk.CluePage.HopShown;
import anxin.server.clue.desk.CluePage.MergingShown;
import anxin.server.clue.desk.CluePage.PassageShown;
import anxin.server.clue.desk.CluePage.PaymentShown;
import anxin.server.clue.desk.CluePage.QuestionShown;
import anxin.server.clue.desk.CluePage.StepShown;
import anxin.server.clue.desk.CluePage.SuspectShown;
import anxin.server.clue.desk.CluePage.VerificationShown;
import anxin.server.clue.desk.CluePage.WhyShown;
import anxin.server.clue.duplicates.Duplicates;
import anxin.server.clue.duplicates.Mergings;
import anxin.server.clue.intake.Limits;
import anxin.server.clue.intake.Mode;
import anxin.server.clue.intake.Questions;
import anxin.server.clue.intake.Steps;
import anxin.server.clue.reading.ClueReadings;
import anxin.server.clue.reading.Field;
import anxin.server.clue.reading.ReadField;
import anxin.server.database.RowScope;
import anxin.server.jurisdiction.Areas;
import anxin.server.project.ProjectList;
import anxin.server.words.Words;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Puts the page of a clue together. */
@Component
class CluePages {

    private static final String SURE = "clue.reading.confidence";
    private static final double SURE_UNLESS_SAID = 0.8;

    private static final Map<String, Words> MERGINGS = Map.of(
            "MERGED", new Words("合并", "Merged"),
            "SPLIT", new Words("拆分", "Split"),
            "UNDONE", new Words("撤销", "Taken back"),
            "KEPT_APART", new Words("认定不是同一事项", "Found to be different matters"));

    private final SeenClues clues;
    private final ClueItems items;
    private final ClueReadings readings;
    private final Duplicates duplicates;
    private final Mergings mergings;
    private final Verdicts verdicts;
    private final Verifications verifications;
    private final Answers answers;
    private final Hops hops;
    private final Closing closing;
    private final Questions questions;
    private final Steps steps;
    private final Limits limits;
    private final LetterMask mask;
    private final ProjectList projects;
    private final Areas areas;
    private final CurrentUser currentUser;
    private final JdbcClient jdbc;
    private final DeskWork desk;

    CluePages(
            SeenClues clues,
            ClueItems items,
            ClueReadings readings,
            Duplicates duplicates,
            Mergings mergings,
            Verdicts verdicts,
            Verifications verifications,
            Answers answers,
            Hops hops,
            Closing closing,
            Questions questions,
            Steps steps,
            Limits limits,
            LetterMask mask,
            ProjectList projects,
            Areas areas,
            CurrentUser currentUser,
            JdbcClient jdbc,
            DeskWork desk) {
        this.clues = clues;
        this.items = items;
        this.readings = readings;
        this.duplicates = duplicates;
        this.mergings = mergings;
        this.verdicts = verdicts;
        this.verifications = verifications;
        this.answers = answers;
        this.hops = hops;
        this.closing = closing;
        this.questions = questions;
        this.steps = steps;
        this.limits = limits;
        this.mask = mask;
        this.projects = projects;
        this.areas = areas;
        this.currentUser = currentUser;
        this.jdbc = jdbc;
        this.desk = desk;
    }

    CluePage page(SeenClue clue, Locale locale) {
        var user = currentUser.get();
        var letter = clues.text(clue.id());
        boolean open = user.role() == Role.OFFICER
                && clue.mode() == Mode.NAMED
                && user.scope().holds(clue.area());
        var text = open ? letter : RowScope.asApplication(() -> mask.masked(clue.id(), letter));
        var group = clues.ofMatter(clue.master());
        var limit = limits.channel(clue.area(), clue.channel())
                .flatMap(channel -> limits.limit(clue.area(), channel, clue.receivedOn()))
                .filter(found -> found.parameter().equals(clue.limitRule()));
        return new CluePage(
                items.of(List.of(clue), locale).getFirst(),
                clue.writtenAt(),
                clue.place(),
                month(clue.sinceMonth()),
                month(clue.untilMonth()),
                clue.trade(),
                closing.systemNeeded(clue),
                clue.firstGap(),
                clue.limitRule(),
                limit.map(found -> found.basis()).orElse(null),
                group.stream()
                        .filter(SeenClue::open)
                        .map(SeenClue::dueOn)
                        .filter(Objects::nonNull)
                        .min(Comparator.naturalOrder())
                        .orElse(null),
                text,
                !text.equals(letter),
                items.of(group.stream().filter(one -> one.id() != clue.id()).toList(), locale),
                fields(clue, open, text, locale),
                sure(clue),
                suspects(clue, locale),
                mergings(group, locale),
                claims(clue, locale),
                questions.of(clue.id()).stream()
                        .map(one -> new QuestionShown(
                                one.id(),
                                open ? one.text() : null,
                                one.askedAt(),
                                one.askedBy(),
                                one.answer() == null || open
                                        ? one.answer()
                                        : RowScope.asApplication(
                                                () -> mask.masked(clue.id(), Objects.requireNonNull(one.answer()))),
                                one.answeredAt()))
                        .toList(),
                files(clue),
                payments(clue),
                stars(clue),
                verifications
                        .of(clue.master())
                        .map(filled -> shown(filled, locale))
                        .orElse(null),
                closing.systemNeeded(clue),
                answers.of(clue.id()).stream()
                        .map(one -> new AnswerShown(
                                one.kind().name(),
                                one.kind().words().in(locale),
                                one.means().words().in(locale),
                                one.text(),
                                one.at(),
                                one.by()))
                        .toList(),
                hops.of(clue.id()).stream()
                        .map(hop -> new HopShown(
                                hop.kind(),
                                name(hop.fromArea(), hop.fromOrg()),
                                name(hop.toArea(), hop.toOrg()),
                                hop.reason(),
                                hop.at(),
                                hop.by(),
                                hop.receivedAt(),
                                hop.receivedBy()))
                        .toList(),
                steps(clue, open, locale),
                clue.problem(),
                clue.open()
                        ? closing.missing(clue).stream()
                                .map(words -> words.in(locale))
                                .toList()
                        : List.of(),
                user.role() == Role.OFFICER && user.scope().holds(clue.area()));
    }

    private String name(int area, int organisation) {
        var name = items.organisation(organisation);
        return name.isEmpty() ? areas.fullName(area) : name;
    }

    /** From which confidence on what was read is shown as an answer; below, the officer decides alone. */
    double sure(SeenClue clue) {
        return limits.policy(clue.area())
                .parameter(SURE, desk.today())
                .map(value -> value.value().doubleValue())
                .orElse(SURE_UNLESS_SAID);
    }

    private List<FieldShown> fields(SeenClue clue, boolean open, String text, Locale locale) {
        double sure = sure(clue);
        var shown = new ArrayList<FieldShown>();
        for (var field : readings.of(clue.id())) {
            shown.add(shown(field, sure, open, text, locale));
        }
        return shown;
    }

    private FieldShown shown(ReadField field, double sure, boolean open, String text, Locale locale) {
        var confidence = field.confidence();
        var passages = new ArrayList<PassageShown>();
        // The reader sets a title and a line break before the letter; the clue has no title.
        for (int i = 0; i + 1 < field.passages().size(); i += 2) {
            int start = field.passages().get(i) - 1;
            int end = field.passages().get(i + 1) - 1;
            if (start >= 0 && end <= text.length() && start < end) {
                passages.add(new PassageShown(start, end));
            }
        }
        boolean certain = confidence != null && confidence >= sure;
        // Below that nothing is filled in: who reads a guess first sees no other answer.
        var read = certain || field.decided() ? field.read() : null;
        return new FieldShown(
                field.field().name(),
                field.field().words().in(locale),
                read,
                text(field.field(), read, locale),
                confidence,
                certain,
                certain || field.decided() ? passages : List.of(),
                field.decided(),
                field.confirmed(),
                field.value(),
                text(field.field(), field.value(), locale),
                field.by(),
                field.at(),
                choices(field.field(), locale));
    }

    private @Nullable String text(Field field, @Nullable String value, Locale locale) {
        if (value == null || value.isEmpty()) {
            return null;
        }
        if (field == Field.AREA && value.matches("\\d{6,9}")) {
            return areas.fullName(Integer.parseInt(value));
        }
        return choices(field, locale).stream()
                .filter(choice -> choice.value().equals(value))
                .map(Choice::name)
                .findFirst()
                .orElse(value);
    }

    private static List<Choice> choices(Field field, Locale locale) {
        return switch (field) {
            case KIND ->
                Arrays.stream(Matter.values())
                        .map(matter -> new Choice(
                                matter.name(), Verdict.of(matter).words().in(locale)))
                        .toList();
            case INDUSTRY ->
                Arrays.stream(Industry.values())
                        .map(one -> new Choice(one.name(), ReadWords.of(one).in(locale)))
                        .toList();
            case EMPLOYMENT ->
                Arrays.stream(EmploymentForm.values())
                        .map(one -> new Choice(one.name(), ReadWords.of(one).in(locale)))
                        .toList();
            case URGENT, GROUP ->
                List.of(
                        new Choice("true", new Words("是", "Yes").in(locale)),
                        new Choice("false", new Words("否", "No").in(locale)));
            default -> List.of();
        };
    }

    private List<SuspectShown> suspects(SeenClue clue, Locale locale) {
        var found = duplicates.of(clue.id(), locale);
        var byId = new HashMap<Long, ClueItems.ClueItem>();
        items.of(clues.all(found.stream().map(Duplicates.Suspect::other).toList()), locale)
                .forEach(item -> byId.put(item.id(), item));
        return found.stream()
                .filter(one -> byId.containsKey(one.other()))
                .map(one -> new SuspectShown(
                        Objects.requireNonNull(byId.get(one.other())),
                        one.weight(),
                        one.same(),
                        one.reasons().stream()
                                .map(why -> new WhyShown(why.words(), why.weight()))
                                .toList()))
                .toList();
    }

    private List<MergingShown> mergings(List<SeenClue> group, Locale locale) {
        return mergings.of(group.stream().map(SeenClue::id).toList()).stream()
                .map(one -> new MergingShown(
                        one.id(),
                        one.kind(),
                        Objects.requireNonNull(MERGINGS.get(one.kind())).in(locale),
                        one.at(),
                        one.by(),
                        one.reason(),
                        !one.undone() && !one.kind().equals("UNDONE"),
                        one.clues()))
                .toList();
    }

    private List<ClaimShown> claims(SeenClue clue, Locale locale) {
        var judged = new HashMap<Long, Verdicts.Judged>();
        verdicts.of(clue.id()).stream().filter(one -> one.claim() != 0).forEach(one -> judged.put(one.claim(), one));
        return jdbc.sql("select id, line, amount_fen from clue.claim where clue_id = ? order by line")
                .param(clue.id())
                .query((row, _) -> {
                    var verdict = judged.get(row.getLong("id"));
                    return new ClaimShown(
                            row.getLong("id"),
                            row.getInt("line"),
                            row.getObject("amount_fen", Long.class),
                            verdict == null ? null : verdict.kind(),
                            verdict == null ? null : verdict.kind().words().in(locale),
                            verdict == null ? null : verdict.reason());
                })
                .list();
    }

    private List<FileShown> files(SeenClue clue) {
        return jdbc.sql("select id, kind, at from clue.file where clue_id = ? order by id")
                .param(clue.id())
                .query((row, _) -> new FileShown(
                        row.getLong("id"),
                        row.getString("kind"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private List<PaymentShown> payments(SeenClue clue) {
        return jdbc.sql("select * from clue.payment where clue_id = ? order by id")
                .param(clue.id())
                .query((row, _) -> new PaymentShown(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("received"),
                        row.getObject("amount_fen", Long.class),
                        row.getObject("day", LocalDate.class)))
                .list();
    }

    private @Nullable Integer stars(SeenClue clue) {
        return jdbc.sql("select stars from clue.rating where clue_id = ? order by id desc limit 1")
                .param(clue.id())
                .query(Integer.class)
                .optional()
                .orElse(null);
    }

    private static VerificationShown shown(Verifications.Filled filled, Locale locale) {
        var form = filled.form();
        var cause = form.cause();
        var system = new HashMap<String, String>();
        form.system().forEach((item, state) -> system.put(item.name(), state.name()));
        return new VerificationShown(
                form.found().name(),
                form.found().words().in(locale),
                form.people(),
                form.amountFen(),
                cause,
                cause == null ? null : cause.words().in(locale),
                form.facts(),
                system,
                filled.at(),
                filled.by());
    }

    private List<StepShown> steps(SeenClue clue, boolean open, Locale locale) {
        return steps.of(clue.id()).stream()
                .map(step -> new StepShown(
                        step.at(),
                        step.kind(),
                        step.words().in(locale),
                        step.text() == null || open
                                ? step.text()
                                : RowScope.asApplication(
                                        () -> mask.masked(clue.id(), Objects.requireNonNull(step.text()))),
                        step.byName(),
                        step.shown()))
                .toList();
    }

    private static @Nullable String month(@Nullable Integer month) {
        return month == null ? null : Months.text(month);
    }
}
