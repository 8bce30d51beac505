package anxin.server.clue.duplicates;

import anxin.server.secrecy.SecretBox;
import java.nio.ByteBuffer;
import java.util.LinkedHashSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The keys a clue is found again by. All of them are keyed hashes: nobody guesses a name or number from the table. */
@Component
class MatchKeys {

    private static final String PLACE = "clue.match_key";

    private final SecretBox box;

    MatchKeys(SecretBox box) {
        this.box = box;
    }

    Set<Long> persons(Compared clue) {
        var keys = new LinkedHashSet<Long>();
        clue.persons().forEach(person -> keys.add(keyed("person|" + person)));
        return keys;
    }

    Set<Long> all(Compared clue) {
        var keys = persons(clue);
        if (clue.project() != 0) {
            keys.add(keyed("project|" + clue.project()));
        }
        clue.traits().keys().forEach(key -> keys.add(keyed("text|" + key)));
        return keys;
    }

    private long keyed(String text) {
        return ByteBuffer.wrap(box.index(PLACE, text)).getLong();
    }
}
