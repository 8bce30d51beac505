package anxin.server.notice;

import anxin.server.access.User;
import anxin.server.secrecy.SecretBox;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Other systems that are told of notices (消息推送): a POST of JSON, signed with HMAC-SHA256 over time and body, tried again
 * with growing pauses until it is answered with 2xx. {@code X-Anxin-Key} is the same at every try, so that the other side
 * can tell a second copy.
 */
@Component
class Webhooks {

    static final String SECRET = "notice.webhook.secret";

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final TransactionTemplate transactions;
    private final SecretBox box;
    private final JsonMapper json;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    Webhooks(JdbcClient jdbc, Clock clock, TransactionTemplate transactions, SecretBox box, JsonMapper json) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.transactions = transactions;
        this.box = box;
        this.json = json;
    }

    /** Adds one for the notices of the user's area, and gives its number. */
    @Transactional
    int add(String name, URI url, String secret, User by) {
        int id = jdbc.sql("""
                        insert into notice.webhook (name, url, secret, area, area_from, area_to, made_at, made_by)
                        values (:name, :url, '', :area, :from, :to, :at, :by) returning id
                        """)
                .param("name", name)
                .param("url", url.toString())
                .param("area", by.area())
                .param("from", by.scope().areaFrom())
                .param("to", by.scope().areaTo())
                .param("at", OffsetDateTime.now(clock))
                .param("by", by.name())
                .query(Integer.class)
                .single();
        jdbc.sql("update notice.webhook set secret = ? where id = ?")
                .params(box.encrypt(SECRET, id, secret.getBytes(StandardCharsets.US_ASCII)), id)
                .update();
        return id;
    }

    /** Nothing more goes there; whether there was one. */
    boolean end(int id) {
        return jdbc.sql("update notice.webhook set ended_at = ? where id = ? and ended_at is null")
                        .params(OffsetDateTime.now(clock), id)
                        .update()
                == 1;
    }

    List<Webhook> all() {
        return jdbc.sql(
                        "select id, name, url, area, made_at, made_by from notice.webhook where ended_at is null order by id")
                .query(Webhook.class)
                .list();
    }

    /** One as it is listed; its secret is never shown again. */
    record Webhook(int id, String name, String url, int area, Instant madeAt, String madeBy) {}

    /** What went where, the latest first. */
    List<Delivery> log(int most) {
        return jdbc.sql("""
                        select d.id, w.name as webhook, d.notice_id, d.state, d.tries, d.sent_at, d.status, d.error
                          from notice.delivery d join notice.webhook w on w.id = d.webhook_id
                         order by d.id desc limit ?
                        """).param(most).query(Delivery.class).list();
    }

    record Delivery(
            long id,
            String webhook,
            long noticeId,
            String state,
            int tries,
            @Nullable Instant sentAt,
            @Nullable Integer status,
            @Nullable String error) {}

    /** Sends what is due; says how many were tried. */
    int send() {
        int tried = 0;
        while (Boolean.TRUE.equals(transactions.execute(_ -> sendOne()))) {
            tried++;
        }
        return tried;
    }

    private boolean sendOne() {
        var next = jdbc.sql("""
                        select d.id, d.tries, w.id as webhook, w.url, w.secret, n.id as notice, n.kind, n.area, n.path, n.zh, n.en, n.at
                          from notice.delivery d
                          join notice.webhook w on w.id = d.webhook_id and w.ended_at is null
                          join notice.notice n on n.id = d.notice_id
                         where d.state = 'WAITING' and d.next_try_at <= :now
                         order by d.id limit 1 for update of d skip locked
                        """)
                .param("now", OffsetDateTime.now(clock))
                .query(Waiting.class)
                .optional();
        next.ifPresent(this::send);
        return next.isPresent();
    }

    private void send(Waiting waiting) {
        Integer status = null;
        String error = null;
        try {
            status = http.send(request(waiting), BodyHandlers.discarding()).statusCode();
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            error = Retry.said(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            error = Retry.said(e);
        }
        boolean sent = status != null && status / 100 == 2;
        var retry = Retry.after(waiting.tries(), clock.instant());
        jdbc.sql("""
                        update notice.delivery
                           set state = :state, tries = tries + 1, next_try_at = :next, sent_at = :sentAt, status = :status,
                               error = :error
                         where id = :id
                        """)
                .param("state", sent ? "SENT" : retry.state())
                .param("next", retry.at())
                .param("sentAt", sent ? OffsetDateTime.now(clock) : null)
                .param("status", status)
                .param("error", error)
                .param("id", waiting.id())
                .update();
    }

    private HttpRequest request(Waiting waiting) throws GeneralSecurityException {
        var key = "anxin-%d-%d".formatted(waiting.webhook(), waiting.notice());
        var body = json.writeValueAsString(new TreeMap<>(Map.of(
                "key", key,
                "kind", waiting.kind(),
                "area", waiting.area(),
                "at", waiting.at().toString(),
                "path", waiting.path(),
                "zh", waiting.zh(),
                "en", waiting.en())));
        var time = String.valueOf(clock.instant().getEpochSecond());
        return HttpRequest.newBuilder(URI.create(waiting.url()))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json; charset=utf-8")
                .header("X-Anxin-Key", key)
                .header("X-Anxin-Timestamp", time)
                .header("X-Anxin-Signature", "sha256=" + signature(secret(waiting), time, body))
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private byte[] secret(Waiting waiting) {
        return box.decrypt(SECRET, waiting.webhook(), waiting.secret());
    }

    /** HMAC-SHA256 of {@code time.body}, in hexadecimal. */
    static String signature(byte[] secret, String time, String body) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret, "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal((time + "." + body).getBytes(StandardCharsets.UTF_8)));
    }

    private record Waiting(
            long id,
            int tries,
            int webhook,
            String url,
            byte[] secret,
            long notice,
            String kind,
            int area,
            String path,
            String zh,
            String en,
            Instant at) {}
}
