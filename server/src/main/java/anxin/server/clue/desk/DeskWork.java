package anxin.server.clue.desk;

import anxin.server.access.User;
import anxin.server.clue.intake.Steps;
import anxin.server.clue.intake.Steps.NewStep;
import anxin.server.database.RowScope;
import anxin.server.words.Words;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What everything the desk does has in common: it is done whole, as the application, and is a step of the clue. */
@Component
public class DeskWork {

    private final JdbcClient jdbc;
    private final Steps steps;
    private final Clock clock;
    private final TransactionTemplate transaction;

    DeskWork(JdbcClient jdbc, Steps steps, Clock clock, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.steps = steps;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Does it in one transaction, past row policies: that the user may was settled before. */
    public <T> T whole(Supplier<T> work) {
        return Objects.requireNonNull(RowScope.asApplication(() -> transaction.execute(_ -> work.get())));
    }

    /** Of a clue on which nobody else works until this is over. */
    public <T> T whole(long clue, Supplier<T> work) {
        return whole(() -> {
            jdbc.sql("select id from clue.clue where id = ? for update")
                    .param(clue)
                    .query(Long.class)
                    .single();
            return work.get();
        });
    }

    /** A step that the reporter sees too. */
    void tell(long clue, String kind, Words words, @Nullable String text, Map<String, ?> detail, User by) {
        steps.add(new NewStep(clue, kind, by.login(), by.name(), true, words, text, detail));
    }

    /** A step of the desk's own. */
    public void note(long clue, String kind, Words words, @Nullable String text, Map<String, ?> detail, User by) {
        steps.add(new NewStep(clue, kind, by.login(), by.name(), false, words, text, detail));
    }

    /** A step of the application. */
    void noteItself(long clue, String kind, Words words, Map<String, ?> detail) {
        steps.add(new NewStep(clue, kind, null, null, false, words, null, detail));
    }

    public OffsetDateTime now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
    }

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), anxin.engine.calendar.BeijingTime.ZONE);
    }
}
