package anxin.engine.scan;

import anxin.engine.rules.Finding;
import java.io.IOException;
import java.io.Writer;
import java.util.Collection;

/** Findings as CSV: {@code projectCode,rule,month,level,value}, in {@link Finding#ORDER}, the same bytes from every runner. */
public final class FindingsCsv {

    private static final String HEADER = "projectCode,rule,month,level,value\n";

    private FindingsCsv() {}

    /**
     * What was written.
     *
     * @param provisional findings that rest on a year without a holiday notice
     */
    public record Written(long findings, long provisional) {}

    public static Written write(Collection<Finding> findings, Writer out) throws IOException {
        out.write(HEADER);
        for (var finding : findings.stream().sorted(Finding.ORDER).toList()) {
            out.write(quoted(finding.projectCode()));
            out.write(',');
            out.write(finding.rule());
            out.write(',');
            out.write(finding.month() == null ? "" : finding.month());
            out.write(',');
            out.write(finding.level().name());
            out.write(',');
            out.write(finding.value());
            out.write('\n');
        }
        return new Written(
                findings.size(),
                findings.stream()
                        .filter(finding -> finding.reasons().provisional())
                        .count());
    }

    private static String quoted(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
