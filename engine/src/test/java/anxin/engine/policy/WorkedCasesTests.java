package anxin.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;

import anxin.engine.calendar.WorkCalendar;
import anxin.engine.rules.Judge;
import anxin.engine.rules.RuleCompiler;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Every worked case of the shipped packs comes out as its author worked it out by hand. */
class WorkedCasesTests {

    @Test
    void allComeOutAsExpected() throws PolicyErrors {
        var policies = Policies.load(ShippedPacksTests.SHIPPED, List.of(), new RuleCompiler());
        var judge = new Judge(new WorkCalendar(policies.holidays()));

        var results = Cases.run(
                policies,
                (rows, policy, day) -> judge.judge(rows, policy, day).stream()
                        .map(finding -> new Cases.Found(
                                finding.rule(), finding.month(), finding.level().name(), finding.value()))
                        .toList());

        assertThat(results).hasSizeGreaterThan(300);
        assertThat(results.stream()
                        .filter(result -> !result.passed())
                        .map(result -> result.source() + " " + result.day() + " expected " + result.expected()
                                + " but found " + result.found()))
                .isEmpty();
    }

    @Test
    void everyRuleHasCasesAndEachOfItsLevelsIsReached() throws PolicyErrors {
        var policies = Policies.load(ShippedPacksTests.SHIPPED, List.of());
        var reached = new TreeSet<String>();
        for (var worked : policies.cases()) {
            for (var findings : worked.expected().values()) {
                for (var finding : findings) {
                    var words = finding.split(" ");
                    reached.add(worked.rule() + " " + words[words.length - 2]);
                }
            }
        }

        var levels = new TreeSet<String>();
        policies.forced(Pack.NATIONAL)
                .rules()
                .forEach(rule -> rule.levels().keySet().forEach(level -> levels.add(rule.id() + " " + level)));

        assertThat(reached).containsAll(levels);
    }
}
