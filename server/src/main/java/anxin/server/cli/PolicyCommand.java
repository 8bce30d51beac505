package anxin.server.cli;

import anxin.engine.calendar.BeijingTime;
import anxin.engine.policy.Cases;
import anxin.engine.policy.Pack;
import anxin.engine.policy.ParameterDefinition;
import anxin.engine.policy.Policy;
import anxin.engine.policy.RuleText;
import anxin.server.jurisdiction.PacksInForce;
import anxin.server.words.Trouble;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./anxin policy}: reads policy packs without running anything. */
@Command(
        name = "policy",
        subcommands = {PolicyCommand.Check.class, PolicyCommand.Explain.class, PolicyCommand.RunCases.class})
class PolicyCommand implements Callable<Integer> {

    private static final Locale LOCALE = Language.LOCALE;

    @Override
    public Integer call() {
        Language.say(
                "请说明要做什么：policy check、policy explain 或 policy cases；--help 说明用法。",
                "Say what to do: policy check, policy explain or policy cases; --help explains them.");
        return Exit.WRONG_USAGE;
    }

    /** Which packs to read. */
    abstract static class OnPacks implements Callable<Integer> {

        @Option(names = "--packs", paramLabel = "DIR")
        private List<Path> overlays = new ArrayList<>();

        PacksInForce.Loaded load() {
            return PacksInForce.load(overlays, Set.of(), Map.of());
        }
    }

    /** Reads every pack and condition, and lists the packs or their faults. */
    @Command(name = "check", mixinStandardHelpOptions = true)
    static class Check extends OnPacks {

        @Override
        public Integer call() {
            var policies = load().policies();
            for (var pack : policies.packs()) {
                System.out.printf(
                        "%-10s %s  %s  %s%n",
                        pack.code(),
                        pack.name().in(LOCALE),
                        pack.version(),
                        pack.status().words().in(LOCALE));
            }
            int rules = policies.forced(Pack.NATIONAL).rules().size();
            Language.say(
                    "%d 个政策包、%d 条规则，检查通过。".formatted(policies.packs().size(), rules),
                    "%d packs and %d rules; no faults."
                            .formatted(policies.packs().size(), rules));
            return Exit.DONE;
        }
    }

    /** Says in words what a rule or a number is in an area on a day. */
    @Command(name = "explain", mixinStandardHelpOptions = true)
    static class Explain extends OnPacks {

        @Parameters(paramLabel = "ID", index = "0")
        private String id = "";

        @Option(names = "--area", paramLabel = "CODE")
        private @Nullable String area;

        @Option(names = "--as-of", paramLabel = "DAY")
        private @Nullable LocalDate day;

        @Override
        public Integer call() {
            var policies = load().policies();
            var policy = area == null ? policies.forced(Pack.NATIONAL) : policies.forArea(area);
            var on = day == null ? LocalDate.now(BeijingTime.ZONE) : day;
            var rule = policy.rules().stream().filter(r -> r.id().equals(id)).findFirst();
            var parameter = policy.parameters().get(id);
            if (rule.isPresent()) {
                print(rule.get(), policy, on);
            } else if (parameter != null) {
                print(parameter, policy, on);
            } else {
                throw new Trouble(
                        "%s 里没有编号为 %s 的规则或参数。".formatted(policy.packName(Locale.CHINESE), id),
                        "%s has no rule or parameter with the id %s.".formatted(policy.packName(Locale.ENGLISH), id));
            }
            return Exit.DONE;
        }

        private static void print(RuleText rule, Policy policy, LocalDate on) {
            System.out.printf("%s  %s（%s）%n", rule.id(), rule.title().in(LOCALE), policy.packName(LOCALE));
            System.out.println(rule.asks().in(LOCALE));
            rule.basis().forEach(basis -> System.out.printf("  《%s》%s%n", basis.title(), basis.article()));
            rule.levels().forEach((level, condition) -> System.out.printf("  %s: %s%n", level, condition));
            System.out.println(rule.says().in(LOCALE));
            System.out.println(rule.clears().in(LOCALE));
            policy.parameters().values().stream()
                    .filter(parameter -> rule.levels().values().stream()
                            .anyMatch(condition -> condition.contains("'" + parameter.id() + "'")))
                    .forEach(parameter -> print(parameter, policy, on));
        }

        private static void print(ParameterDefinition parameter, Policy policy, LocalDate on) {
            System.out.printf("%s  %s%n", parameter.id(), parameter.title().in(LOCALE));
            policy.inForce(parameter.id(), on)
                    .ifPresentOrElse(
                            value -> System.out.printf(
                                    "  %s %s  %s %s  %s  [%s]%n",
                                    on,
                                    value.text(),
                                    value.packCode(),
                                    value.since(),
                                    value.basis(),
                                    value.confidence()),
                            () -> System.out.printf("  %s –%n", on));
        }
    }

    /** Runs the worked cases of all packs. */
    @Command(name = "cases", mixinStandardHelpOptions = true)
    static class RunCases extends OnPacks {

        @Override
        public Integer call() throws Exception {
            var packs = load();
            var results = Cases.run(
                    packs.policies(),
                    (rows, policy, day) -> packs.judge().judge(rows, policy, day).stream()
                            .map(found -> new Cases.Found(
                                    found.rule(), found.month(), found.level().name(), found.value()))
                            .toList());
            var failed = results.stream().filter(result -> !result.passed()).toList();
            failed.forEach(result -> System.out.printf(
                    "%s  %s  %s  %s ≠ %s%n",
                    result.source(), result.of().name().in(LOCALE), result.day(), result.found(), result.expected()));
            Language.say(
                    "算例 %d 条：%d 条相符，%d 条不符。".formatted(results.size(), results.size() - failed.size(), failed.size()),
                    "%d worked cases: %d as expected, %d not."
                            .formatted(results.size(), results.size() - failed.size(), failed.size()));
            return failed.isEmpty() ? Exit.DONE : Exit.DONE_WITH_FAULTS;
        }
    }
}
