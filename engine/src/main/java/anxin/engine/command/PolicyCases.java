package anxin.engine.command;

import anxin.engine.calendar.WorkCalendar;
import anxin.engine.policy.Cases;
import anxin.engine.policy.Policies;
import anxin.engine.policy.PolicyErrors;
import anxin.engine.rules.Judge;
import java.util.List;
import java.util.Locale;

/** Runs the worked cases of all packs and names every one that does not come out as its author says. */
public final class PolicyCases {

    private PolicyCases() {}

    public static int run(Policies policies, Appendable out, Locale locale) {
        var page = new Page(out, locale);
        try {
            var results = results(policies);
            var failed = results.stream().filter(result -> !result.passed()).toList();
            failed.forEach(result -> page.line(
                    result.source() + ": " + page.of(result.of().name()) + "，" + result.day() + " 期望 "
                            + findings(result.expected(), page) + "，算得 " + findings(result.found(), page) + "。",
                    result.source() + ": " + page.of(result.of().name()) + "; on " + result.day() + " expected "
                            + findings(result.expected(), page) + ", found " + findings(result.found(), page) + "."));
            page.line(
                    "算例 " + policies.cases().size() + " 个，共 " + results.size() + " 个判断日，不符 " + failed.size() + " 个。",
                    policies.cases().size() + " worked cases on " + results.size() + " days, " + failed.size()
                            + " not as expected.");
            return failed.isEmpty() ? ExitCode.DONE : ExitCode.FOUND_WRONG;
        } catch (PolicyErrors errors) {
            page.line(errors.text(locale));
            return ExitCode.FOUND_WRONG;
        }
    }

    static List<Cases.Result> results(Policies policies) throws PolicyErrors {
        var judge = new Judge(new WorkCalendar(policies.holidays()));
        return Cases.run(
                policies,
                (rows, policy, day) -> judge.judge(rows, policy, day).stream()
                        .map(finding -> new Cases.Found(
                                finding.rule(), finding.month(), finding.level().name(), finding.value()))
                        .toList());
    }

    private static String findings(List<String> findings, Page page) {
        return findings.isEmpty() ? page.of("无", "none") : String.join("、", findings);
    }
}
