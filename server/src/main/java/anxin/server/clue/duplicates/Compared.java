package anxin.server.clue.duplicates;

import anxin.engine.clue.LetterTraits;
import java.util.Set;

/**
 * What a clue is compared by.
 *
 * @param project 0 for none
 * @param projectName empty for none
 * @param persons identity numbers and telephones of its open reporters; of sealed ones nothing, or a match would tell who
 *     they are
 */
public record Compared(long clue, LetterTraits traits, int project, String projectName, Set<String> persons) {

    public Compared {
        persons = Set.copyOf(persons);
    }
}
