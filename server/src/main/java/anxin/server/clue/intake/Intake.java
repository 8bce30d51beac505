package anxin.server.clue.intake;

import anxin.engine.calendar.BeijingTime;
import anxin.engine.policy.Channel;
import anxin.engine.rows.Months;
import anxin.server.clue.ClueReceived;
import anxin.server.clue.intake.ClueStore.Decided;
import anxin.server.clue.intake.ClueStore.Known;
import anxin.server.clue.intake.Report.Person;
import anxin.server.database.RowScope;
import anxin.server.http.Refusal;
import anxin.server.jurisdiction.Areas;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes reports in, from whatever channel. A report is stored with its receipt, its organisation of first contact and its
 * first step, or not at all; reading it and looking for others like it come afterwards.
 */
@Component
public class Intake {

    private final ClueStore store;
    private final PersonCodes codes;
    private final FirstContact firstContact;
    private final Limits limits;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Intake(
            ClueStore store,
            PersonCodes codes,
            FirstContact firstContact,
            Limits limits,
            ApplicationEventPublisher events,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.codes = codes;
        this.firstContact = firstContact;
        this.limits = limits;
        this.events = events;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Takes a report in, as the application: whoever reports may write what they can never read again. The same key, or the
     * same number of the same platform, gives the receipt it gave before.
     */
    public Receipt receive(Report report) {
        return RowScope.asApplication(() -> received(report));
    }

    private Receipt received(Report report) {
        var channel = limits.channel(report.place().area(), report.channel())
                .orElseThrow(() -> Refusal.badRequest(
                        "CHANNEL_UNKNOWN",
                        "本地没有渠道“%s”；请核对渠道代码。".formatted(report.channel()),
                        "There is no channel “%s” here; check its code.".formatted(report.channel())));
        var decided = decide(report, channel);
        var detail = detail(report, decided);
        var id = Objects.requireNonNull(transaction.execute(_ -> {
            var written = store.add(report, decided, detail);
            written.ifPresent(clue -> events.publishEvent(new ClueReceived(clue)));
            return written;
        }));
        if (id.isEmpty()) {
            return receipt(report, known(report), false);
        }
        return receipt(
                report,
                new Known(
                        id.get(),
                        decided.number(),
                        decided.receivedAt(),
                        decided.due(),
                        decided.limitRule(),
                        Math.max(1, report.persons().size() - 1)),
                true);
    }

    private Known known(Report report) {
        var key = report.key();
        var number = report.foreignNumber();
        return (key == null ? java.util.Optional.<Known>empty() : store.byRequest(codes.request(key)))
                .or(() -> number == null ? java.util.Optional.empty() : store.byForeignNumber(report.channel(), number))
                .orElseThrow();
    }

    private Decided decide(Report report, Channel channel) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var today = LocalDate.ofInstant(now, BeijingTime.ZONE);
        var limit = limits.limit(report.place().area(), channel, today);
        var taker = report.taker();
        var first = taker != null && taker.organisation() > 0
                ? new FirstContact.Found(taker.organisation(), false)
                : firstContact.of(report.place().area());
        var key = report.key();
        return new Decided(
                ClueNumbers.next(today.getYear()),
                key == null ? null : hash(ClueNumbers.secret(codes.secret(key))),
                key == null ? null : codes.request(key),
                channel.kind().name(),
                now,
                today,
                first.organisation(),
                first.gap(),
                limit.map(anxin.engine.policy.ClueLimit::parameter).orElse(null),
                limit.map(found -> limits.due(found.time(), today)).orElse(null));
    }

    private Receipt receipt(Report report, Known known, boolean fresh) {
        var key = report.key();
        return new Receipt(
                known.id(),
                known.number(),
                key == null ? null : ClueNumbers.secret(codes.secret(key)),
                known.receivedAt(),
                known.due(),
                known.limitRule(),
                known.reporters(),
                fresh);
    }

    /** What the evidence log keeps of it: nothing that says who it was. */
    private Map<String, @Nullable Object> detail(Report report, Decided decided) {
        var detail = new LinkedHashMap<String, @Nullable Object>();
        detail.put("number", decided.number());
        detail.put("channel", report.channel());
        detail.put("foreignNumber", report.foreignNumber());
        detail.put("receivedOn", decided.receivedOn().toString());
        detail.put("area", Areas.text(report.place().area()));
        detail.put("site", report.place().siteCode());
        detail.put("people", report.matter().people());
        detail.put("amountFen", report.matter().amountFen());
        detail.put("since", month(report.matter().sinceMonth()));
        detail.put("until", month(report.matter().untilMonth()));
        detail.put("mode", report.mode().name());
        detail.put("reporters", report.persons().size());
        detail.put("text", hex(codes.text(report.matter().text())));
        detail.put("debtor", hex(codes.debtor(report.matter().debtor())));
        detail.put("firstOrg", decided.firstOrg());
        detail.put("dueOn", Objects.toString(decided.due(), null));
        return detail;
    }

    private static @Nullable String month(@Nullable Integer month) {
        return month == null ? null : Months.text(month);
    }

    private static @Nullable String hex(byte @Nullable [] code) {
        return code == null ? null : HexFormat.of().formatHex(code);
    }

    /** Of a secret; it has so many random bits that nothing slower is needed. */
    static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The one who reports, and those spoken for. */
    public static List<Person> persons(Person first, List<Person> others) {
        return java.util.stream.Stream.concat(java.util.stream.Stream.of(first), others.stream())
                .toList();
    }
}
