package anxin.simulator;

import anxin.engine.rules.Level;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** One way of breaking one rule at one level: what the project must be like, and what is changed when. */
final class Injection {

    final String rule;
    final Level level;
    private Predicate<Horizon> possible = horizon -> true;
    private BiConsumer<Wishes, Horizon> wish = (wishes, horizon) -> {};
    private final Map<Stage, Consumer<Site>> acts = new EnumMap<>(Stage.class);

    private Injection(String rule, Level level) {
        this.rule = rule;
        this.level = level;
    }

    static Injection of(String rule, Level level) {
        return new Injection(rule, level);
    }

    /** Not every violation is possible on every day: on the last of a month no pay date is still to come. */
    Injection onlyIf(Predicate<Horizon> condition) {
        possible = condition;
        return this;
    }

    Injection wish(BiConsumer<Wishes, Horizon> wanted) {
        wish = wanted;
        return this;
    }

    Injection at(Stage stage, Consumer<Site> act) {
        acts.put(stage, act);
        return this;
    }

    boolean possible(Horizon horizon) {
        return possible.test(horizon);
    }

    /** A running project that began early and has no colourful past, unless the injection wants another. */
    Wishes wishes(Horizon horizon) {
        var wishes = Wishes.plain();
        wish.accept(wishes, horizon);
        return wishes;
    }

    void act(Stage stage, Site site) {
        var act = acts.get(stage);
        if (act != null) {
            act.accept(site);
        }
    }
}
