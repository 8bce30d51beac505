package anxin.engine.command;

import anxin.engine.policy.Pack;
import anxin.engine.policy.Policies;
import anxin.engine.policy.PolicyErrors;
import anxin.engine.rules.RuleCompiler;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Reads all packs as a whole and says everything that is wrong with them, with file and line. */
public final class PolicyCheck {

    private PolicyCheck() {}

    public static int run(Path shipped, List<Path> overlays, Appendable out, Locale locale) {
        var page = new Page(out, locale);
        try {
            sum(Policies.load(shipped, overlays, new RuleCompiler()), page);
            return ExitCode.DONE;
        } catch (PolicyErrors errors) {
            var count = errors.faults().size();
            page.line("政策包有 " + count + " 处错误：", "The packs have " + count + (count == 1 ? " fault:" : " faults:"));
            errors.faults().forEach(fault -> page.line(fault.text(locale)));
            var missing =
                    Stream.concat(Stream.of(shipped), overlays.stream()).anyMatch(folder -> !Files.isDirectory(folder));
            return missing ? ExitCode.REFUSED : ExitCode.FOUND_WRONG;
        }
    }

    private static void sum(Policies policies, Page page) {
        for (var pack : policies.packs()) {
            var policy = policies.forced(pack.code());
            page.line(String.join(
                    "  ",
                    pack.code(),
                    page.of(pack.name()),
                    page.of(pack.status().words()),
                    policy.packVersion(),
                    page.of("规则 ", "rules ") + policy.rules().size()));
        }
        var national = policies.forced(Pack.NATIONAL);
        page.line(
                "检查通过：政策包 " + policies.packs().size() + " 个，全国规则 "
                        + national.rules().size() + " 条，参数 "
                        + national.parameters().size() + " 个，算例 "
                        + policies.cases().size() + " 个。",
                "All is well: " + policies.packs().size() + " packs, "
                        + national.rules().size() + " national rules, "
                        + national.parameters().size() + " parameters, "
                        + policies.cases().size() + " worked cases.");
    }
}
