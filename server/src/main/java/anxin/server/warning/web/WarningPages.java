package anxin.server.warning.web;

import anxin.engine.facts.FactName;
import anxin.engine.policy.Unit;
import anxin.server.jurisdiction.PacksInForce;
import anxin.server.warning.life.ClearReason;
import anxin.server.warning.life.Grounds;
import anxin.server.warning.life.GroundsStore;
import anxin.server.warning.life.Move;
import anxin.server.words.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Puts the page of one warning together from the grounds and facts that were kept with it. */
@Component
class WarningPages {

    private static final Words PROVISIONAL = new Words(
            "其中有的年份尚无国务院办公厅节假日安排通知，按周末推算，日期为暂定。",
            "One of the years has no holiday notice of the State Council yet; its days go by weekends and are provisional.");

    private static final TypeReference<Map<String, String>> FACTS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final GroundsStore grounds;
    private final WarningItems items;
    private final WarningNotes notes;
    private final PacksInForce packs;

    WarningPages(
            JdbcClient jdbc,
            JsonMapper json,
            GroundsStore grounds,
            WarningItems items,
            WarningNotes notes,
            PacksInForce packs) {
        this.jdbc = jdbc;
        this.json = json;
        this.grounds = grounds;
        this.items = items;
        this.notes = notes;
        this.packs = packs;
    }

    WarningPage page(WarningRow row, Locale locale) {
        var why = grounds.get(row.groundsId());
        var facts = facts(row.id());
        var item = items.of(row, locale);
        var shownFacts = why.facts().stream()
                .map(fact -> new WarningPage.Fact(
                        fact.name(),
                        fact.words().in(locale),
                        facts.get(fact.name()),
                        Figures.text(facts.get(fact.name()), fact.unit(), locale),
                        fact.unit().text(),
                        FactName.ALL.containsKey(fact.name())))
                .toList();
        var numbers =
                why.numbers().stream().map(number -> shown(number, locale)).toList();
        return new WarningPage(
                item,
                explanation(why, shownFacts, numbers, locale),
                why.clears().in(locale),
                clearBy(row, why, locale),
                why.handledBy().stream().map(who -> who.words().in(locale)).toList(),
                why.basis().stream()
                        .map(basis -> new WarningPage.Article(
                                basis.title(),
                                basis.article(),
                                basis.text(),
                                basis.href(),
                                why.confidence().name()))
                        .toList(),
                why.confidence().name(),
                why.confidence().words().in(locale),
                item.proposal() || numbers.stream().anyMatch(WarningPage.Parameter::proposal),
                shownFacts,
                numbers,
                new WarningPage.PackShown(
                        why.pack().code(),
                        why.pack().name().in(locale),
                        why.pack().version(),
                        why.pack().status().text()),
                why.condition(),
                row.judgedFor(),
                row.provisional() ? PROVISIONAL.in(locale) : null,
                row.clearReason() == null
                        ? null
                        : ClearReason.valueOf(row.clearReason()).words().in(locale),
                history(row, why.unit(), locale),
                notes.comments(row.id()),
                row.acknowledgedBy(),
                row.acknowledgedAt(),
                row.previousId());
    }

    private static String explanation(
            Grounds why, List<WarningPage.Fact> facts, List<WarningPage.Parameter> numbers, Locale locale) {
        Map<String, String> factTexts = new HashMap<>();
        facts.forEach(fact -> factTexts.put(fact.name(), fact.text()));
        Map<String, String> numberTexts = new HashMap<>();
        numbers.forEach(number -> numberTexts.put(number.id(), number.text()));
        return Figures.fill(why.says().in(locale), factTexts, numberTexts);
    }

    private WarningPage.@Nullable ClearBy clearBy(WarningRow row, Grounds why, Locale locale) {
        var limit = why.timeFor(WarningItems.level(row.level()));
        var lastDay = row.clearBy();
        if (limit == null || lastDay == null) {
            return null;
        }
        var calendar = packs.get().calendar();
        boolean provisional = limit.unit() != Unit.TEXT
                && row.levelSince()
                        .datesUntil(lastDay.plusDays(1))
                        .mapToInt(LocalDate::getYear)
                        .distinct()
                        .anyMatch(year -> !calendar.hasNotice(year));
        return new WarningPage.ClearBy(limit.words().in(locale), lastDay, provisional);
    }

    private static WarningPage.Parameter shown(Grounds.Number number, Locale locale) {
        return new WarningPage.Parameter(
                number.id(),
                number.title().in(locale),
                number.value(),
                Figures.text(number.value(), number.unit(), locale),
                number.unit().text(),
                number.since(),
                number.basis(),
                number.confidence().name(),
                number.confidence().words().in(locale),
                number.confidence().isProposal(),
                number.packCode());
    }

    private Map<String, String> facts(long id) {
        return json.readValue(
                jdbc.sql("select facts from warning.warning where id = :id")
                        .param("id", id)
                        .query(String.class)
                        .single(),
                FACTS);
    }

    private record Step(
            LocalDate day,
            Instant at,
            String kind,
            int level,
            String value,
            @Nullable String reason,
            String facts) {}

    private record Note(LocalDate day, Instant at, int level, String byName) {}

    private List<WarningPage.Event> history(WarningRow row, Unit unit, Locale locale) {
        var events = new ArrayList<WarningPage.Event>();
        var before = Map.<String, String>of();
        for (var step : steps(row.id())) {
            Map<String, String> facts = json.readValue(step.facts(), FACTS);
            events.add(new WarningPage.Event(
                    step.day(),
                    step.kind(),
                    words(Move.Kind.valueOf(step.kind())).in(locale),
                    step.level() == 0 ? null : WarningItems.level(step.level()),
                    step.value(),
                    Figures.text(step.value(), unit, locale),
                    step.reason() == null
                            ? null
                            : ClearReason.valueOf(step.reason()).words().in(locale),
                    before.isEmpty() ? List.of() : moved(before, facts, locale),
                    step.at(),
                    null));
            before = facts;
        }
        jdbc.sql("""
                        select (at at time zone 'Asia/Shanghai')::date as day, at, level, by_name
                          from warning.acknowledgement where warning_id = :id order by id
                        """).param("id", row.id()).query(Note.class).list().stream()
                .map(note -> new WarningPage.Event(
                        note.day(),
                        "ACKNOWLEDGED",
                        new Words("已签收", "acknowledged").in(locale),
                        WarningItems.level(note.level()),
                        "",
                        "",
                        null,
                        List.of(),
                        note.at(),
                        note.byName()))
                .forEach(events::add);
        events.sort(Comparator.comparing(WarningPage.Event::at));
        return events;
    }

    private List<Step> steps(long id) {
        return jdbc.sql("""
                        select day, at, kind, level, value, reason, facts::text as facts
                          from warning.history where warning_id = :id order by id
                        """).param("id", id).query(Step.class).list();
    }

    /** The facts that are not what they were, by their names. */
    private static List<WarningPage.Moved> moved(Map<String, String> before, Map<String, String> now, Locale locale) {
        return FactName.ALL.values().stream()
                .filter(fact -> !Objects.equals(before.get(fact.name()), now.get(fact.name())))
                .map(fact -> new WarningPage.Moved(
                        fact.name(),
                        fact.words().in(locale),
                        Figures.text(before.get(fact.name()), fact.unit(), locale),
                        Figures.text(now.get(fact.name()), fact.unit(), locale)))
                .toList();
    }

    private static Words words(Move.Kind kind) {
        return switch (kind) {
            case RAISED -> new Words("提出预警", "raised");
            case LEVEL_RAISED -> new Words("升级", "raised in level");
            case LEVEL_LOWERED -> new Words("降级", "lowered in level");
            case VALUE -> new Words("数值变化", "value changed");
            case REASONS -> new Words("事实或依据变化", "facts or grounds changed");
            case CLEARED -> new Words("解除", "cleared");
        };
    }
}
