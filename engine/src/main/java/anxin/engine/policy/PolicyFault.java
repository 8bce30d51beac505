package anxin.engine.policy;

import java.util.Comparator;
import java.util.Locale;

/** One thing wrong with a pack: where, and in one sentence what and what to do. */
public record PolicyFault(String file, int line, Words sentence) implements Comparable<PolicyFault> {

    private static final Comparator<PolicyFault> ORDER = Comparator.comparing(PolicyFault::file)
            .thenComparing(PolicyFault::line)
            .thenComparing(fault -> fault.sentence().zh());

    public String text(Locale locale) {
        return (file.isEmpty() ? "" : file + ":" + line + ": ") + sentence.in(locale);
    }

    @Override
    public int compareTo(PolicyFault other) {
        return ORDER.compare(this, other);
    }
}
