package anxin.server.clue.identity;

import anxin.server.access.Role;
import anxin.server.access.User;
import anxin.server.access.audit.Act;
import anxin.server.access.audit.Reason;
import anxin.server.access.audit.Reveals;
import anxin.server.clue.intake.Mode;
import anxin.server.clue.intake.Steps;
import anxin.server.clue.intake.Steps.NewStep;
import anxin.server.database.RowScope;
import anxin.server.http.Refusal;
import anxin.server.secrecy.EncryptedColumns;
import anxin.server.words.Words;
import jakarta.servlet.http.HttpServletRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Who reported a clue (举报投诉人身份). Whether the clue may be seen is for the database to say; the rows with the names are read as
 * the application, and only after what each of them asks for was given: nothing for a masked one, a reason for one in full, and
 * for a sealed one another person's agreement as well.
 */
@Component
public class Identities {

    static final Duration OPEN_FOR = Duration.ofHours(24);

    private static final Set<Role> SEE_MASKED = EnumSet.of(Role.OFFICER, Role.LEADER, Role.ADMIN);

    private final JdbcClient jdbc;
    private final EncryptedColumns reporterTexts;
    private final Reveals reveals;
    private final Steps steps;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Identities(
            JdbcClient jdbc,
            EncryptedColumns reporterTexts,
            Reveals reveals,
            Steps steps,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.reporterTexts = reporterTexts;
        this.reveals = reveals;
        this.steps = steps;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * One who reports, or is spoken for.
     *
     * @param line 0 for the one who reports
     */
    public record Somebody(
            int line,
            @Nullable String name,
            @Nullable String phone,
            @Nullable String identityNumber) {}

    /** @param persons nobody where they are sealed, whoever asks */
    public record Shown(Mode mode, boolean sealed, int count, List<Somebody> persons) {}

    /** Those of a clue as the user may see them without a reason: masked, or not at all. */
    public Shown masked(User user, long clue) {
        var mode = mode(clue);
        var all = all(clue);
        boolean sealed = mode.sealed() || !SEE_MASKED.contains(user.role());
        return new Shown(
                mode,
                sealed,
                all.size(),
                sealed
                        ? List.of()
                        : all.stream()
                                .map(one -> new Somebody(
                                        one.line(),
                                        Masks.name(one.name()),
                                        Masks.phone(one.phone()),
                                        Masks.identityNumber(one.identityNumber())))
                                .toList());
    }

    /** Those of a clue in full, which is noted first; of a sealed one only while an opening of this user's is agreed to. */
    public List<Somebody> reveal(HttpServletRequest request, User user, long clue, Reason reason) {
        var mode = mode(clue);
        Optional<Opening> opening = Optional.empty();
        if (mode.sealed()) {
            opening = openings(clue).stream()
                    .filter(one -> one.askedBy() == user.id() && one.isOpen(clock.instant()))
                    .findFirst();
            if (opening.isEmpty()) {
                throw Refusal.forbidden(
                        "IDENTITY_SEALED",
                        "举报投诉人要求保密，身份已密封，不能查看；确需启封的，请写明理由提出申请，由另一名负责人批准。",
                        "Whoever reported this is sealed and cannot be shown; if it must be, ask for it with a reason, and another person has to agree.");
            }
        }
        // Reporters are no persons of the wage rows; below zero their numbers are never taken for one of those.
        reveals.note(request, user, Act.REVEAL, -clue, reason);
        var under = opening.map(Opening::id).orElse(0L);
        asked(() -> steps.add(new NewStep(
                clue,
                "IDENTITY_SEEN",
                user.login(),
                user.name(),
                false,
                new Words("查看了举报投诉人的完整身份", "Saw who reported in full"),
                reason.text(),
                Map.of("reason", reason.kind().name(), "opening", under))));
        return all(clue);
    }

    /** A request to open the identity of a sealed reporter. */
    public record Opening(
            long id,
            long clue,
            long askedBy,
            String askedName,
            Instant askedAt,
            @Nullable Boolean agreed,
            @Nullable Instant expiresAt) {

        boolean isOpen(Instant now) {
            return Boolean.TRUE.equals(agreed) && expiresAt != null && now.isBefore(expiresAt);
        }
    }

    /** Asks for a sealed identity to be opened. */
    public long ask(User user, long clue, String reason) {
        if (!mode(clue).sealed()) {
            throw Refusal.conflict(
                    "NOT_SEALED", "这条线索没有要求保密，不用申请启封；写明事由即可查看。", "This clue is not sealed; give a reason and look.");
        }
        return asked(() -> {
            long id = jdbc.sql("""
                            insert into clue.opening (clue_id, asked_by, asked_login, asked_name, asked_at)
                            values (:clue, :by, :login, :name, :at)
                            on conflict do nothing returning id
                            """)
                    .param("clue", clue)
                    .param("by", user.id())
                    .param("login", user.login())
                    .param("name", user.name())
                    .param("at", at(now()))
                    .query(Long.class)
                    .optional()
                    .orElseThrow(() -> Refusal.conflict(
                            "ALREADY_ASKED", "您已经申请过，还在等待批准。", "You have asked already, and nobody has decided yet."));
            steps.add(step(
                    clue, "IDENTITY_ASKED", user, new Words("申请启封举报投诉人身份", "Asked to open who reported"), reason, id));
            return id;
        });
    }

    /** Agrees or does not. Whoever asked cannot; and what was agreed to ends after a day. */
    public Opening decide(User user, long id, boolean agreed, String reason) {
        var opening = jdbc.sql("select * from clue.opening where id = ?")
                .param(id)
                .query((row, _) -> opening(row))
                .optional()
                .filter(one -> one.agreed() == null)
                .orElseThrow(() -> Refusal.notFound(
                        "OPENING_UNKNOWN",
                        "没有找到这项启封申请，或已经办过；请刷新。",
                        "There is no such request, or it was decided; reload the page."));
        if (opening.askedBy() == user.id()) {
            throw Refusal.forbidden(
                    "OWN_REQUEST",
                    "启封申请要由另一个人批准，申请人自己不能批。",
                    "Another person has to decide on a request; who made it cannot.");
        }
        return asked(() -> {
            var now = now();
            var ends = now.plus(OPEN_FOR);
            int changed = jdbc.sql("""
                            update clue.opening set decided_by = :by, decided_login = :login, decided_at = :at, agreed = :agreed,
                                   expires_at = :ends
                             where id = :id and decided_at is null
                            """)
                    .param("by", user.id())
                    .param("login", user.login())
                    .param("at", at(now))
                    .param("agreed", agreed)
                    .param("ends", at(ends))
                    .param("id", id)
                    .update();
            if (changed == 1) {
                steps.add(step(
                        opening.clue(),
                        agreed ? "IDENTITY_GRANTED" : "IDENTITY_REFUSED",
                        user,
                        agreed
                                ? new Words("批准启封举报投诉人身份，24 小时内有效", "Agreed to open who reported, for 24 hours")
                                : new Words("不同意启封举报投诉人身份", "Did not agree to open who reported"),
                        reason,
                        id));
            }
            return new Opening(
                    id, opening.clue(), opening.askedBy(), opening.askedName(), opening.askedAt(), agreed, ends);
        });
    }

    private static NewStep step(long clue, String kind, User user, Words words, String reason, long opening) {
        return new NewStep(clue, kind, user.login(), user.name(), false, words, reason, Map.of("opening", opening));
    }

    /** Requests nobody has decided on, of the clues in scope, the oldest first. */
    public List<Opening> undecided() {
        return jdbc.sql("select * from clue.opening where decided_at is null order by id")
                .query((row, _) -> opening(row))
                .list();
    }

    private List<Opening> openings(long clue) {
        return jdbc.sql("select * from clue.opening where clue_id = ? order by id desc")
                .param(clue)
                .query((row, _) -> opening(row))
                .list();
    }

    private static Opening opening(ResultSet row) throws SQLException {
        var ends = row.getObject("expires_at", OffsetDateTime.class);
        return new Opening(
                row.getLong("id"),
                row.getLong("clue_id"),
                row.getLong("asked_by"),
                row.getString("asked_name"),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                (Boolean) row.getObject("agreed"),
                ends == null ? null : ends.toInstant());
    }

    /**
     * What somebody wrote about a clue as this user may read it: without the names, telephones and identity numbers of those who
     * report, unless the user handles a clue whose reporters are named.
     */
    public @Nullable String readable(User user, long clue, @Nullable String text) {
        if (text == null || (SEE_MASKED.contains(user.role()) && !mode(clue).sealed())) {
            return text;
        }
        return Masks.text(
                text,
                all(clue).stream()
                        .map(Somebody::name)
                        .filter(Objects::nonNull)
                        .map(Objects::requireNonNull)
                        .toList());
    }

    /** How the reporter of a clue in scope wants to be known. */
    private Mode mode(long clue) {
        return jdbc.sql("select mode from clue.clue where id = ?")
                .param(clue)
                .query(String.class)
                .optional()
                .map(Mode::valueOf)
                .orElseThrow(() -> Refusal.notFound(
                        "CLUE_UNKNOWN",
                        "没有找到这条线索，或不在您的管辖范围内；请从线索清单打开。",
                        "There is no such clue, or it lies outside your scope; open it from the list."));
    }

    private List<Somebody> all(long clue) {
        return RowScope.asApplication(() -> jdbc.sql("select * from clue.reporter where clue_id = ? order by line")
                .param(clue)
                .query((row, _) -> new Somebody(
                        row.getInt("line"),
                        reporterTexts.read(row, "name"),
                        reporterTexts.read(row, "phone"),
                        reporterTexts.read(row, "identity_number")))
                .list());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private <T> T asked(Supplier<T> work) {
        return RowScope.asApplication(() -> Objects.requireNonNull(transaction.execute(_ -> work.get())));
    }
}
