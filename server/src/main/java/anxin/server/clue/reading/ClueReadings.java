package anxin.server.clue.reading;

import anxin.engine.clue.ClueReader;
import anxin.engine.clue.ClueReading;
import anxin.engine.clue.Letter;
import anxin.engine.clue.LetterTraits;
import anxin.server.access.User;
import anxin.server.clue.ClueReceived;
import anxin.server.clue.duplicates.Compared;
import anxin.server.clue.duplicates.Duplicates;
import anxin.server.database.RowScope;
import anxin.server.jurisdiction.Areas;
import anxin.server.project.ProjectList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads what comes in, and compares it with what is there. */
@Component
public class ClueReadings {

    private final LetterOfClue.Letters letters;
    private final FieldReadings fields;
    private final Duplicates duplicates;
    private final ProjectList projects;
    private final Areas areas;
    private final TransactionTemplate transaction;

    // The dictionary takes a second and some memory; an installation without letters does without.
    private final Supplier<ClueReader> reader = new Supplier<>() {
        private @Nullable ClueReader made;

        @Override
        public synchronized ClueReader get() {
            if (made == null) {
                made = new ClueReader();
            }
            return made;
        }
    };

    // Reading must not take processors and connections away from those who are just sending the next clue.
    private final Semaphore atOnce = new Semaphore(2);

    ClueReadings(
            LetterOfClue.Letters letters,
            FieldReadings fields,
            Duplicates duplicates,
            ProjectList projects,
            Areas areas,
            PlatformTransactionManager transactions) {
        this.letters = letters;
        this.fields = fields;
        this.duplicates = duplicates;
        this.projects = projects;
        this.areas = areas;
        this.transaction = new TransactionTemplate(transactions);
    }

    @ApplicationModuleListener(propagation = Propagation.NOT_SUPPORTED)
    void on(ClueReceived event) throws InterruptedException {
        atOnce.acquire();
        try {
            read(event.clue());
        } finally {
            atOnce.release();
        }
    }

    /**
     * Reads a clue and looks for others about its matter. What is put into the index is committed before others are looked
     * for, so that of two that come at one moment at least one finds the other.
     */
    void read(long clue) {
        letters.find(clue).ifPresent(letter -> {
            var read = readWhole(letter);
            transaction.executeWithoutResult(_ -> {
                fields.put(clue, FieldReading.of(read));
                fields.press(clue, Boolean.TRUE.equals(read.urgent().value()));
            });
            compare(letter, read);
        });
    }

    /** An officer's word about a field; what was found to be right is compared from now on. */
    public void decide(long clue, Field field, @Nullable String value, boolean confirmed, User by) {
        RowScope.asApplication(() -> {
            transaction.executeWithoutResult(_ -> {
                fields.decide(clue, field, value, confirmed, by);
                if (field == Field.URGENT) {
                    fields.press(clue, Boolean.parseBoolean(value));
                }
            });
            compareAnew(clue);
            return true;
        });
    }

    /** After something of it has changed that clues are compared by. */
    public void compareAnew(long clue) {
        letters.find(clue).ifPresent(letter -> compare(letter, readWhole(letter)));
    }

    private ClueReading readWhole(LetterOfClue letter) {
        return reader.get().read("", letter.text(), letter.sent().toString());
    }

    private void compare(LetterOfClue letter, ClueReading read) {
        var project = letter.project() == 0
                ? null
                : projects.find(letter.project(), areas.today()).orElse(null);
        var name = project == null ? null : project.name();
        var known = new KnownReading(known(letter, name)).over(read);
        var traits = LetterTraits.of(
                new Letter(String.valueOf(letter.id()), letter.sent().toString(), "", letter.text()), known);
        duplicates.compare(
                new Compared(letter.id(), traits, letter.project(), name == null ? "" : name, letter.persons()));
    }

    /** What the form says, and above that what people decided. */
    private Map<Field, String> known(LetterOfClue letter, @Nullable String project) {
        var known = new EnumMap<Field, String>(Field.class);
        put(known, Field.DEBTOR, letter.debtor());
        put(known, Field.SITE, project == null ? letter.place() : project);
        put(known, Field.PEOPLE, letter.people());
        put(known, Field.AMOUNT, letter.amountYuan());
        put(known, Field.MONTHS, letter.months());
        fields.decided(letter.id())
                .forEach((field, decided) -> known.put(field, decided.value() == null ? "" : decided.value()));
        return known;
    }

    private static void put(Map<Field, String> known, Field field, @Nullable Object value) {
        if (value != null) {
            known.put(field, value.toString());
        }
    }

    /** What was read of a clue and what was decided, field by field, in the scope in force. */
    public List<ReadField> of(long clue) {
        var read = fields.read(clue);
        var decided = fields.decided(clue);
        return Arrays.stream(Field.values())
                .filter(field -> read.containsKey(field) || decided.containsKey(field))
                .map(field -> ReadField.of(field, read.get(field), decided.get(field)))
                .toList();
    }
}
