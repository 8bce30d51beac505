package anxin.engine.command;

import anxin.engine.facts.FactName;
import anxin.engine.policy.RuleText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The numbers a rule rests on: those its conditions and words name, and those its facts are computed with. */
public final class RuleNumbers {

    private static final Pattern PARAMETER = Pattern.compile("param\\(\\s*['\"]([^'\"]*)['\"]\\s*\\)");
    private static final Pattern FACT = Pattern.compile("[a-z][A-Za-z]*\\.[a-z][A-Za-z]*");

    private RuleNumbers() {}

    /** Ids of parameters among the known ones; a number by category stands for all categories. */
    public static Set<String> of(RuleText rule, Collection<String> known) {
        var texts = new ArrayList<String>(rule.levels().values());
        texts.addAll(rule.values().values());
        texts.addAll(rule.shows());
        texts.add(rule.says().zh());
        texts.add(rule.says().en());
        var ids = new LinkedHashSet<String>();
        for (var text : texts) {
            PARAMETER.matcher(text).results().forEach(found -> add(found.group(1), known, ids));
            FACT.matcher(text).results().forEach(found -> uses(found.group()).forEach(id -> add(id, known, ids)));
        }
        return ids;
    }

    private static List<String> uses(String fact) {
        var found = FactName.ALL.get(fact);
        return found == null ? List.of() : found.uses();
    }

    private static void add(String id, Collection<String> known, Set<String> ids) {
        if (id.endsWith("*")) {
            var prefix = id.substring(0, id.length() - 1);
            known.stream().filter(one -> one.startsWith(prefix)).sorted().forEach(ids::add);
        } else if (known.contains(id)) {
            ids.add(id);
        }
    }
}
