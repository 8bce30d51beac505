package anxin.server.notice;

import static org.assertj.core.api.Assertions.assertThat;

import anxin.server.access.Accounts;
import anxin.server.access.Role;
import anxin.server.notice.Addresses.Address;
import anxin.server.notice.Notices.To;
import anxin.server.testing.Caller;
import anxin.server.testing.ServerTest;
import anxin.server.warning.BeijingDay;
import anxin.server.words.Words;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.json.JsonMapper;

/** Mails and webhooks go out, once, and again when the other side was away. */
@ServerTest
@DirtiesContext
@Import(BeijingDay.Setting.class)
class SendingTests {

    private static final GreenMail MAIL = new GreenMail(ServerSetup.SMTP.dynamicPort());
    private static final int WANZHOU = 500101000;
    private static final String PASSWORD = "for tests only";
    private static final LocalDate DAY = LocalDate.of(2026, 3, 3);

    @Autowired
    private JavaMailSender sender;

    @Autowired
    private Mails mails;

    @Autowired
    private Webhooks webhooks;

    @Autowired
    private Notices notices;

    @Autowired
    private Accounts accounts;

    @Autowired
    private BeijingDay today;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Environment environment;

    private final ConcurrentLinkedQueue<Received> received = new ConcurrentLinkedQueue<>();
    private final AtomicInteger answer = new AtomicInteger(204);
    private HttpServer other;

    private record Received(String key, String time, String signature, String body) {}

    @DynamicPropertySource
    static void mailServer(DynamicPropertyRegistry properties) {
        MAIL.start();
        properties.add("spring.mail.host", () -> "127.0.0.1");
        properties.add("spring.mail.port", () -> MAIL.getSmtp().getPort());
        properties.add("anxin.mail.from", () -> "anxin@example.cn");
    }

    @BeforeEach
    void anotherSystemListens() throws IOException, FolderException {
        today.is(DAY);
        jdbc.sql("delete from notice.delivery").update();
        jdbc.sql("delete from notice.mail").update();
        jdbc.sql("update notice.webhook set ended_at = now()").update();
        MAIL.purgeEmailFromAllMailboxes();
        other = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        other.createContext("/told", exchange -> {
            received.add(new Received(
                    exchange.getRequestHeaders().getFirst("X-Anxin-Key"),
                    exchange.getRequestHeaders().getFirst("X-Anxin-Timestamp"),
                    exchange.getRequestHeaders().getFirst("X-Anxin-Signature"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            exchange.sendResponseHeaders(answer.get(), -1);
            exchange.close();
        });
        other.start();
    }

    @AfterEach
    void itEnds() {
        other.stop(0);
    }

    @Test
    void aMailIsWrittenOnceSentOnceAndStandsInTheLog() throws MessagingException {
        write("digest/2026-03-03/7");
        write("digest/2026-03-03/7");

        assertThat(mails.send()).isEqualTo(1);
        assertThat(mails.send()).isZero();

        assertThat(MAIL.getReceivedMessages()).hasSize(1);
        var mail = MAIL.getReceivedMessages()[0];
        assertThat(mail.getSubject()).isEqualTo("安薪待办提醒");
        assertThat(mail.getAllRecipients()[0]).hasToString("zhang@example.cn");
        assertThat(mail.getHeader("Message-ID")[0]).endsWith("@anxin>");
        var admin = signedIn("mail-admin", Role.ADMIN);
        assertThat(admin.get("/api/notices/mails").json().get(0).get("state").asString())
                .isEqualTo("SENT");
    }

    @Test
    void twoThatSendAtOnceSendEachMailOnce() throws Exception {
        IntStream.range(0, 40).forEach(n -> write("digest/two/" + n));

        try (var threads = Executors.newFixedThreadPool(2)) {
            threads.invokeAll(List.of(mails::send, mails::send));
        }

        assertThat(MAIL.getReceivedMessages()).hasSize(40);
        var ids = new ArrayList<String>();
        for (var mail : MAIL.getReceivedMessages()) {
            ids.add(mail.getHeader("Message-ID")[0]);
        }
        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    void aMailServerThatIsAwayIsTriedAgainLater() {
        MAIL.stop();
        write("digest/away/1");
        mails.send();
        assertThat(state("select state || ' ' || tries from notice.mail")).isEqualTo("WAITING 1");
        assertThat(mails.send()).as("not before its time").isZero();

        MAIL.start();
        jdbc.sql("update notice.mail set next_try_at = '2026-03-03T00:00+08'").update();
        // The port is another now: the sender goes by its settings.
        ((JavaMailSenderImpl) sender).setPort(MAIL.getSmtp().getPort());
        mails.send();

        assertThat(state("select state || ' ' || tries from notice.mail")).isEqualTo("SENT 2");
        assertThat(MAIL.getReceivedMessages()).hasSize(1);
    }

    @Test
    void anotherSystemIsToldSignedAndAgainUnderTheSameKeyUntilItAnswers() throws Exception {
        var admin = signedIn("hook-admin", Role.ADMIN);
        var secret = admin.post(
                        "/api/webhooks",
                        "{\"name\":\"市级平台\",\"url\":\"http://127.0.0.1:%d/told\"}"
                                .formatted(other.getAddress().getPort()))
                .json()
                .get("secret")
                .asString();
        answer.set(503);
        tell("万州区一项任务待签收", WANZHOU);
        tell("别处的任务", 620102000);

        webhooks.send();
        assertThat(received).as("only what lies in the area of who added it").hasSize(1);
        webhooks.send();
        assertThat(received).as("not again at once").hasSize(1);
        answer.set(200);
        jdbc.sql("update notice.delivery set next_try_at = '2026-03-03T00:00+08'")
                .update();
        webhooks.send();
        webhooks.send();

        assertThat(received).hasSize(2);
        var tries = received.stream().toList();
        assertThat(tries.get(1).key()).isEqualTo(tries.get(0).key());
        assertThat(tries.get(1).signature())
                .isEqualTo("sha256="
                        + Webhooks.signature(
                                secret.getBytes(StandardCharsets.US_ASCII),
                                tries.get(1).time(),
                                tries.get(1).body()));
        assertThat(new JsonMapper().readTree(tries.get(1).body()).get("zh").asString())
                .isEqualTo("万州区一项任务待签收");
        assertThat(admin.get("/api/webhooks/deliveries")
                        .json()
                        .get(0)
                        .get("state")
                        .asString())
                .isEqualTo("SENT");
    }

    @Test
    void theBellCountsWhatOneHasNotReadAndNobodyElsesNotices() {
        var mine = signedIn("bell-one", Role.OFFICER);
        var others = signedIn("bell-two", Role.OFFICER);
        long me = jdbc.sql("select id from access.account_user where login = 'bell-one'")
                .query(Long.class)
                .single();
        notices.tell(To.user(me), new Told("task-offered", WANZHOU, "/problems/1", new Words("给我的", "for me")));

        assertThat(mine.get("/api/notices/unread").json().get("count").asInt()).isEqualTo(1);
        assertThat(others.get("/api/notices/unread").json().get("count").asInt())
                .isZero();
        var item = mine.get("/api/notices?unread=true").json().get("items").get(0);
        assertThat(item.get("words").get("zh").asString()).isEqualTo("给我的");
        mine.put("/api/notices/seen", "{\"ids\":[%d]}".formatted(item.get("id").asLong()));
        assertThat(mine.get("/api/notices/unread").json().get("count").asInt()).isZero();
        assertThat(mine.get("/api/notices").json().get("items")).hasSize(1);
    }

    @Test
    void whatIsNoAddressIsRefusedInWords() {
        var officer = signedIn("address-one", Role.OFFICER);
        var answered = officer.put("/api/notices/address", "{\"email\":\"张三\"}");
        assertThat(answered.status()).isEqualTo(400);
        assertThat(answered.detail()).contains("不是邮箱地址");
        assertThat(officer.put("/api/notices/address", "{\"email\":\"zhang@example.cn\"}")
                        .status())
                .isEqualTo(204);
        assertThat(officer.get("/api/notices/address").json().get("email").asString())
                .isEqualTo("zhang@example.cn");
    }

    private void write(String key) {
        mails.write(key, 7, WANZHOU, new Address("zhang@example.cn", "zh"), "安薪待办提醒", "【已逾期】\n· 某工地拖欠工资");
    }

    private void tell(String zh, int area) {
        notices.tell(To.OFFICE, new Told("task-offered", area, "/problems/1", new Words(zh, zh)));
    }

    private Caller signedIn(String login, Role role) {
        accounts.put(login, login, role, WANZHOU, PASSWORD);
        return Caller.signedIn(environment, login, PASSWORD);
    }

    private String state(String sql) {
        return jdbc.sql(sql).query(String.class).single();
    }
}
