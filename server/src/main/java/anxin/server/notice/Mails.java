package anxin.server.notice;

import anxin.server.notice.Addresses.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * E-mails: written down first, then sent by one of the running applications, again with growing pauses where the server is
 * away. The row stays locked while it is sent, so that no two send it; its key is its Message-ID, by which a mail server
 * tells a second copy after a crash.
 */
@Component
public class Mails {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final TransactionTemplate transactions;
    private final ObjectProvider<JavaMailSender> server;
    private final String from;

    Mails(
            JdbcClient jdbc,
            Clock clock,
            TransactionTemplate transactions,
            ObjectProvider<JavaMailSender> server,
            @Value("${anxin.mail.from:anxin@localhost}") String from) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.transactions = transactions;
        this.server = server;
        this.from = from;
    }

    /** Whether a mail server was named ({@code spring.mail.host}). */
    public boolean isOn() {
        return server.getIfAvailable() != null;
    }

    /**
     * Writes one down to be sent; nothing where there is one with this key.
     *
     * @param area of the post of the user, whose administrators read the log
     */
    public void write(String key, long user, int area, Address to, String subject, String body) {
        jdbc.sql("""
                        insert into notice.mail (key, user_id, area, address, subject, body, made_at, next_try_at)
                        values (:key, :user, :area, :address, :subject, :body, :now, :now)
                        on conflict (key) do nothing
                        """)
                .param("key", key)
                .param("user", user)
                .param("area", area)
                .param("address", to.email())
                .param("subject", subject)
                .param("body", body)
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    /** Sends what is due; says how many were tried. */
    int send() {
        var sender = server.getIfAvailable();
        if (sender == null) {
            return 0;
        }
        int sent = 0;
        while (Boolean.TRUE.equals(transactions.execute(_ -> sendOne(sender)))) {
            sent++;
        }
        return sent;
    }

    private boolean sendOne(JavaMailSender sender) {
        var next = jdbc.sql("""
                        select id, key, address, subject, body, tries from notice.mail
                         where state = 'WAITING' and next_try_at <= :now
                         order by id limit 1 for update skip locked
                        """)
                .param("now", OffsetDateTime.now(clock))
                .query(Waiting.class)
                .optional();
        next.ifPresent(mail -> {
            try {
                sender.send(message(sender, mail));
                jdbc.sql(
                                "update notice.mail set state = 'SENT', sent_at = ?, tries = tries + 1, error = null where id = ?")
                        .params(OffsetDateTime.now(clock), mail.id())
                        .update();
            } catch (MailException | MessagingException e) {
                var retry = Retry.after(mail.tries(), clock.instant());
                jdbc.sql("""
                                update notice.mail set state = :state, tries = tries + 1, next_try_at = :next, error = :error
                                 where id = :id
                                """)
                        .param("state", retry.state())
                        .param("next", retry.at())
                        .param("error", Retry.said(e))
                        .param("id", mail.id())
                        .update();
            }
        });
        return next.isPresent();
    }

    private MimeMessage message(JavaMailSender sender, Waiting mail) throws MessagingException {
        var message = new Keyed(sender.createMimeMessage(), mail.key());
        var helper = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
        helper.setFrom(from);
        helper.setTo(mail.address());
        helper.setSubject(mail.subject());
        helper.setText(mail.body());
        return message;
    }

    /** The sending log of the areas the scope shows, the latest first. */
    List<Sent> log(int most) {
        return jdbc.sql("""
                        select id, address, subject, made_at, state, tries, sent_at, error from notice.mail
                         order by id desc limit ?
                        """).param(most).query(Sent.class).list();
    }

    private record Waiting(long id, String key, String address, String subject, String body, int tries) {}

    /** One line of the sending log. */
    record Sent(
            long id,
            String address,
            String subject,
            Instant madeAt,
            String state,
            int tries,
            @Nullable Instant sentAt,
            @Nullable String error) {}

    /** A message whose id is made of its key, the same at every try. */
    private static final class Keyed extends MimeMessage {

        private final String key;

        Keyed(MimeMessage like, String key) throws MessagingException {
            super(like.getSession());
            this.key = key;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)) + "@anxin>");
        }
    }
}
