package anxin.server.clue.intake;

import anxin.server.clue.ReporterSpoke;
import anxin.server.clue.ReporterSpoke.What;
import anxin.server.clue.intake.Steps.NewStep;
import anxin.server.database.RowScope;
import anxin.server.http.Refusal;
import anxin.server.secrecy.EncryptedColumns;
import anxin.server.words.Words;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What whoever holds a receipt may see of the clue and say about it. Everything is asked as the application, after the secret
 * of the receipt was shown: a wrong number and a wrong secret are one and the same answer.
 */
@Component
public class OwnClues {

    private static final byte[] NONE = new byte[32];

    private final JdbcClient jdbc;
    private final EncryptedColumns clueTexts;
    private final EncryptedColumns ratingTexts;
    private final Steps steps;
    private final Questions questions;
    private final PersonCodes codes;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final TransactionTemplate transaction;

    OwnClues(
            JdbcClient jdbc,
            EncryptedColumns clueTexts,
            EncryptedColumns ratingTexts,
            Steps steps,
            Questions questions,
            PersonCodes codes,
            ApplicationEventPublisher events,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.clueTexts = clueTexts;
        this.ratingTexts = ratingTexts;
        this.steps = steps;
        this.questions = questions;
        this.codes = codes;
        this.events = events;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** A clue as whoever reported it sees it. */
    public record OwnClue(
            long id,
            String number,
            Instant receivedAt,
            int area,
            ClueState state,
            @Nullable String siteCode,
            @Nullable String debtor,
            @Nullable Long amountFen,
            @Nullable Integer people,
            @Nullable LocalDate due,
            List<Steps.Step> steps,
            List<Questions.Question> questions,
            List<OwnFile> files,
            List<Payment> payments) {}

    /** @param upload its number in the module that keeps it */
    public record OwnFile(long id, long upload, String kind) {}

    public enum Received {
        ALL,
        PART,
        NONE
    }

    public record Payment(
            Instant at,
            Received received,
            @Nullable Long amountFen,
            @Nullable LocalDate day) {}

    /** The clue of a receipt, or the one refusal there is. */
    public OwnClue open(String number, @Nullable String secret) {
        return RowScope.asApplication(() -> read(row(number, secret)));
    }

    private record Row(
            long id,
            String number,
            byte @Nullable [] secretHash,
            Instant receivedAt,
            int area,
            ClueState state,
            @Nullable String siteCode,
            @Nullable String debtor,
            @Nullable Long amountFen,
            @Nullable Integer people,
            @Nullable LocalDate due) {}

    private Row row(String number, @Nullable String secret) {
        var found = jdbc.sql("select * from clue.clue where number = ?")
                .param(ClueNumbers.read(number).orElse(""))
                .query((row, _) -> row(row))
                .optional();
        var shown = Intake.hash(ClueNumbers.plain(secret == null ? "" : secret));
        var expected = found.map(Row::secretHash).orElse(NONE);
        if (!MessageDigest.isEqual(shown, expected)) {
            throw Refusal.notFound(
                    "RECEIPT_UNKNOWN",
                    "没有查到这个回执；请核对编号和查询码，两样都要和回执上的一致。",
                    "No such receipt was found; check number and secret, both must be as on the receipt.");
        }
        return found.orElseThrow();
    }

    private Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getLong("id"),
                row.getString("number"),
                row.getBytes("secret_hash"),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getInt("area"),
                ClueState.valueOf(row.getString("state")),
                row.getString("site_code"),
                clueTexts.read(row, "debtor"),
                row.getObject("amount_fen", Long.class),
                row.getObject("people", Integer.class),
                row.getObject("due_on", LocalDate.class));
    }

    private OwnClue read(Row row) {
        return new OwnClue(
                row.id(),
                row.number(),
                row.receivedAt(),
                row.area(),
                row.state(),
                row.siteCode(),
                row.debtor(),
                row.amountFen(),
                row.people(),
                row.due(),
                steps.of(row.id()).stream().filter(Steps.Step::shown).toList(),
                questions.of(row.id()),
                jdbc.sql(
                                "select id, upload_id as upload, kind from clue.file where clue_id = ? and by_login is null order by id")
                        .param(row.id())
                        .query(OwnFile.class)
                        .list(),
                jdbc.sql("select * from clue.payment where clue_id = ? order by id")
                        .param(row.id())
                        .query((payment, _) -> new Payment(
                                payment.getObject("at", OffsetDateTime.class).toInstant(),
                                Received.valueOf(payment.getString("received")),
                                payment.getObject("amount_fen", Long.class),
                                payment.getObject("day", LocalDate.class)))
                        .list());
    }

    /** What the holder of a receipt shows with each thing said. */
    public record Shown(String number, @Nullable String secret, String key) {}

    public OwnClue addText(Shown shown, String text) {
        return once(
                shown,
                What.ADDITION,
                row -> steps.add(NewStep.ofReporter(
                        row.id(), "ADDED", new Words("您补充了情况", "You added something"), text, Map.of())));
    }

    public OwnClue answer(Shown shown, long question, String text) {
        return once(shown, What.ANSWER, row -> {
            if (!questions.answer(row.id(), question, text)) {
                throw Refusal.conflict(
                        "QUESTION_ANSWERED",
                        "这个问题已经回答过，或者不是这件事的问题；如要再说明，请用“补充情况”。",
                        "This question is answered already or belongs to another report; to say more, add to the report.");
            }
            return steps.add(NewStep.ofReporter(
                    row.id(),
                    "ANSWERED_QUESTION",
                    new Words("您回答了工作人员的提问", "You answered a question"),
                    text,
                    Map.of("question", question)));
        });
    }

    public OwnClue pay(Shown shown, Received received, @Nullable Long amountFen, @Nullable LocalDate day) {
        return once(shown, What.PAYMENT, row -> {
            jdbc.sql(
                            "insert into clue.payment (clue_id, at, received, amount_fen, day) values (:clue, :at, :received, :amount, :day)")
                    .param("clue", row.id())
                    .param("at", now())
                    .param("received", received.name())
                    .param("amount", amountFen, java.sql.Types.BIGINT)
                    .param("day", day, java.sql.Types.DATE)
                    .update();
            if (received == Received.ALL && row.state() != ClueState.CLOSED) {
                move(row, ClueState.PAID);
            }
            var detail = new LinkedHashMap<String, @Nullable Object>();
            detail.put("received", received.name());
            detail.put("amountFen", amountFen);
            detail.put("day", Objects.toString(day, null));
            return steps.add(NewStep.ofReporter(
                    row.id(),
                    "PAYMENT_TOLD",
                    switch (received) {
                        case ALL -> new Words("您确认工资已全部收到", "You confirmed that all was paid");
                        case PART -> new Words("您告知工资收到了一部分", "You said that a part was paid");
                        case NONE -> new Words("您告知工资还没有收到", "You said that nothing was paid");
                    },
                    null,
                    detail));
        });
    }

    public OwnClue rate(Shown shown, int stars, @Nullable String text) {
        return once(shown, What.RATING, row -> {
            require(row.state().mayBeRated(), "评价", "be rated", row);
            long id = jdbc.sql("select nextval(pg_get_serial_sequence('clue.rating', 'id'))")
                    .query(Long.class)
                    .single();
            jdbc.sql("""
                            insert into clue.rating (id, clue_id, at, stars, text) overriding system value
                            values (:id, :clue, :at, :stars, :text)
                            """)
                    .param("id", id)
                    .param("clue", row.id())
                    .param("at", now())
                    .param("stars", stars)
                    .param("text", ratingTexts.encrypt("text", id, text))
                    .update();
            return steps.add(NewStep.ofReporter(
                    row.id(), "RATED", new Words("您作了评价", "You rated it"), text, Map.of("stars", stars)));
        });
    }

    public OwnClue reopen(Shown shown, String text) {
        return once(shown, What.REOPENING, row -> {
            require(row.state().mayBeReopened(), "重新反映", "be opened again", row);
            move(row, ClueState.CHECKING);
            return steps.add(NewStep.ofReporter(
                    row.id(),
                    "REOPENED",
                    new Words("您要求重新处理", "You asked for it to be taken up again"),
                    text,
                    Map.of("was", row.state().name())));
        });
    }

    public OwnClue withdraw(Shown shown, @Nullable String text) {
        return once(shown, What.WITHDRAWAL, row -> {
            require(row.state().mayBeWithdrawn(), "撤回", "be withdrawn", row);
            move(row, ClueState.WITHDRAWN);
            return steps.add(NewStep.ofReporter(
                    row.id(),
                    "WITHDRAWN",
                    new Words("您撤回了反映", "You withdrew it"),
                    text,
                    Map.of("was", row.state().name())));
        });
    }

    private interface Saying {

        /** What it made. */
        long on(Row row);
    }

    /** Does it once for each key, and tells how the clue stands after it. */
    private OwnClue once(Shown shown, What what, Saying saying) {
        return asked(() -> {
            var row = row(shown.number(), shown.secret());
            transaction.executeWithoutResult(_ -> {
                var code = codes.request(shown.key());
                int fresh = jdbc.sql("insert into clue.request (code, clue_id) values (?, ?) on conflict do nothing")
                        .params(code, row.id())
                        .update();
                if (fresh == 1) {
                    // Another may have moved it since.
                    var now = jdbc.sql("select * from clue.clue where id = ? for update")
                            .param(row.id())
                            .query((found, _) -> row(found))
                            .single();
                    long made = saying.on(now);
                    jdbc.sql("update clue.request set made = ? where code = ? and clue_id = ?")
                            .params(made, code, row.id())
                            .update();
                    events.publishEvent(new ReporterSpoke(row.id(), what));
                }
            });
            return read(row(shown.number(), shown.secret()));
        });
    }

    private void move(Row row, ClueState state) {
        jdbc.sql("update clue.clue set state = ?, version = version + 1 where id = ?")
                .params(state.name(), row.id())
                .update();
    }

    private static void require(boolean may, String zh, String en, Row row) {
        if (!may) {
            throw Refusal.conflict(
                    "NOT_NOW",
                    "这件事现在是“%s”，不能%s；如有新情况，请用“补充情况”告诉我们。"
                            .formatted(row.state().words().zh(), zh),
                    "This report is “%s” and cannot %s now; if there is anything new, add it to the report."
                            .formatted(row.state().words().en(), en));
        }
    }

    private OffsetDateTime now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
    }

    private static <T> T asked(Supplier<T> work) {
        return RowScope.asApplication(work);
    }
}
