package anxin.engine.policy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** What holds for a project: a pack resolved with all those it inherits from (适用政策). */
public final class Policy {

    static final String MINIMUM_WAGE = "minimum-wage";

    private final List<Pack> chain;
    private final List<RuleText> rules;
    private final Map<String, ParameterDefinition> parameters;
    private final List<Channel> channels;
    private final Map<String, Timeline> timelines = new LinkedHashMap<>();
    private final MinimumWages minimumWages;
    private final String version;

    Policy(
            List<Pack> chain,
            List<RuleText> rules,
            Map<String, ParameterDefinition> parameters,
            List<Channel> channels,
            CommonTables common) {
        this.chain = List.copyOf(chain);
        this.rules = List.copyOf(rules);
        this.parameters = Collections.unmodifiableMap(parameters);
        this.channels = List.copyOf(channels);
        this.minimumWages = common.minimumWages();
        var codes = new ArrayList<String>();
        codes.add(Policies.SET);
        chain.forEach(pack -> codes.add(pack.code()));
        parameters.forEach((id, definition) -> timelines.put(id, Timeline.of(definition, codes)));
        this.version = pack().version() + "+" + fingerprint(common);
    }

    private Pack pack() {
        return chain.getFirst();
    }

    public String packCode() {
        return pack().code();
    }

    public String packName(Locale locale) {
        return pack().name().in(locale);
    }

    /** The stated version and a hash of everything that holds. */
    public String packVersion() {
        return version;
    }

    public Status status() {
        return pack().status();
    }

    /** This pack first, the national one last. */
    public List<Pack> chain() {
        return chain;
    }

    /** In order; those switched off are left out. */
    public List<RuleText> rules() {
        return rules;
    }

    /** The ways clues come in by, by id; those switched off are left out. No finding depends on them, so no version does. */
    public List<Channel> channels() {
        return channels;
    }

    public Optional<Channel> channel(String id) {
        return channels.stream().filter(channel -> channel.id().equals(id)).findFirst();
    }

    /** How long there is for a clue of a channel that came in on a day; empty where no pack says. */
    public Optional<ClueLimit> limit(Channel channel, LocalDate on) {
        for (var id : channel.limits()) {
            var said = inForce(id, on).filter(value -> value.text() != null);
            var definition = parameters.get(id);
            if (said.isPresent() && definition != null) {
                var time = new TimeLimit(new BigDecimal(said.get().text()).intValueExact(), definition.unit());
                return Optional.of(new ClueLimit(id, time, said.get().basis()));
            }
        }
        return Optional.empty();
    }

    /** The number in force on a day: that of the nearest pack with a value dated by then; empty if none, or ended. */
    public Optional<ParameterValue> parameter(String id, LocalDate on) {
        var timeline = timelines.get(id);
        return timeline == null ? Optional.empty() : timeline.number(on);
    }

    /** The same for any unit, texts and days included. */
    public Optional<DatedValue> inForce(String id, LocalDate on) {
        var timeline = timelines.get(id);
        return timeline == null ? Optional.empty() : timeline.said(on);
    }

    /** What holds of a parameter from which day on; a step without text ends the measure. */
    public NavigableMap<LocalDate, DatedValue> history(String id) {
        var timeline = timelines.get(id);
        return timeline == null ? new TreeMap<>() : timeline.steps();
    }

    /** By id. */
    public Map<String, ParameterDefinition> parameters() {
        return parameters;
    }

    /** The monthly minimum wage (最低工资标准) of an area; it goes by the area even where a pack is forced. */
    public OptionalLong minimumWageFen(String areaCode, LocalDate on) {
        var set = parameter(MINIMUM_WAGE, on);
        if (set.isPresent()) {
            return OptionalLong.of(set.get().value().movePointRight(2).longValueExact());
        }
        return minimumWages.monthlyFen(areaCode, on);
    }

    /** The table behind {@link #minimumWageFen}, with what each rate rests on. */
    public MinimumWages minimumWages() {
        return minimumWages;
    }

    private String fingerprint(CommonTables common) {
        var print = new Fingerprint();
        rules.forEach(rule -> print.add(rule.id()).add(rule.version()));
        timelines.forEach((id, timeline) -> {
            print.add(id);
            timeline.steps()
                    .forEach((since, said) -> print.add(since)
                            .add(said.text())
                            .add(said.basis())
                            .add(said.confidence())
                            .add(said.note()));
        });
        minimumWages
                .rates()
                .forEach(rate -> print.add(rate.area())
                        .add(rate.since())
                        .add(rate.monthlyFen())
                        .add(rate.basis())
                        .add(rate.confidence())
                        .add(rate.note()));
        common.holidays()
                .forEach(year -> print.add(year.year())
                        .add(year.notice())
                        .add(year.daysOff().stream().sorted().toList())
                        .add(year.workingDays().stream().sorted().toList()));
        return print.text();
    }
}
