package anxin.server.access;

import static anxin.server.access.Administering.PASSWORD;
import static anxin.server.access.Administering.firstPost;
import static anxin.server.access.Administering.id;
import static anxin.server.access.Administering.login;
import static anxin.server.access.Administering.post;
import static anxin.server.access.Administering.setPassword;
import static anxin.server.access.Administering.signIn;
import static anxin.server.access.Administering.token;
import static anxin.server.access.Administering.user;
import static org.assertj.core.api.Assertions.assertThat;

import anxin.server.testing.Caller;
import anxin.server.testing.Caller.Answer;
import anxin.server.testing.ServerTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Posts (岗位) from a day to a day, the one a session works under, and who stands in for whom (代理). */
@ServerTest
@Import(PostTests.Wristwatch.Setting.class)
class PostTests {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Environment environment;

    @Autowired
    private Wristwatch watch;

    private final String login = login("holder");
    private Caller country;
    private long holder;
    private long first;

    @BeforeEach
    void anInspectorOfWanzhouOnALateEvening() {
        watch.is(DAY, 22);
        accounts.put("posts-admin", "全国管理员", Role.ADMIN, 0, PASSWORD);
        country = Caller.signedIn(environment, "posts-admin", PASSWORD);
        holder = added(login, "甲监察", "OFFICER", "500101");
        first = firstPost(country, holder);
    }

    @Test
    void aSessionWorksUnderOnePostAndEachSessionUnderItsOwn() {
        long second = given(holder, post("LEADER", "500102"));
        var office = Caller.signedIn(environment, login, PASSWORD);
        var home = Caller.signedIn(environment, login, PASSWORD);
        assertThat(office.get("/api/session").json().at("/post/postId").asLong())
                .isEqualTo(first);

        var switched = office.put("/api/session/post", under(second, null));

        assertThat(switched.json().at("/user/areaCode").asString()).isEqualTo("500102");
        assertThat(office.get("/api/session").json().at("/user/role").asString())
                .isEqualTo("LEADER");
        assertThat(home.get("/api/session").json().at("/user/areaCode").asString())
                .isEqualTo("500101");
        assertThat(areas(office)).as("no union").contains("500102").doesNotContain("500101");
        assertThat(home.get("/api/session").json().path("posts")).hasSize(2);
        assertThat(Caller.signedIn(environment, login, PASSWORD)
                        .get("/api/session")
                        .json()
                        .at("/post/postId")
                        .asLong())
                .as("one begins where one was last")
                .isEqualTo(first);
    }

    @Test
    void whatOneDoesNotHoldOneCannotWorkUnder() {
        var foreign = added(login("other"), "乙监察", "OFFICER", "500102");
        var session = Caller.signedIn(environment, login, PASSWORD);

        for (var wanted :
                List.of(under(firstPost(country, foreign), null), under(987_654_321, null), under(first, 1L), "{}")) {
            assertThat(session.put("/api/session/post", wanted).status()).isIn(400, 404);
        }
        assertThat(session.get("/api/session").json().at("/post/postId").asLong())
                .isEqualTo(first);
    }

    @Test
    void aPostEndsWithItsLastDayAlsoInAnOpenSession() {
        long until = given(holder, post("LEADER", "500102", DAY, DAY));
        var open = Caller.signedIn(environment, login, PASSWORD);
        open.put("/api/session/post", under(until, null));

        watch.is(DAY, 23);
        assertThat(open.get("/api/areas").status()).as("the last evening").isEqualTo(200);
        watch.is(DAY.plusDays(1), 0);

        assertThat(open.get("/api/areas").code()).isEqualTo("SESSION_ENDED");
        assertThat(Caller.signedIn(environment, login, PASSWORD)
                        .get("/api/session")
                        .json()
                        .at("/post/postId")
                        .asLong())
                .as("never quietly under another: by signing in anew")
                .isEqualTo(first);
    }

    @Test
    void aPostBeginsWithItsFirstDay() {
        long tomorrow = given(holder, post("LEADER", "500102", DAY.plusDays(1), null));
        var open = Caller.signedIn(environment, login, PASSWORD);

        assertThat(open.put("/api/session/post", under(tomorrow, null)).code()).isEqualTo("POST_NOT_HELD");
        watch.is(DAY.plusDays(1), 0);

        assertThat(open.put("/api/session/post", under(tomorrow, null)).status())
                .isEqualTo(200);
    }

    @Test
    void whoHoldsNoPostTodayDoesNotComeInAndIsToldSoAfterTheRightPasswordOnly() {
        var session = Caller.signedIn(environment, login, PASSWORD);

        assertThat(ended(holder, first, DAY.minusDays(1)).status()).isEqualTo(204);

        assertThat(session.get("/api/areas").status()).as("at once").isEqualTo(401);
        assertThat(signIn(new Caller(environment), login, PASSWORD, "").code()).isEqualTo("NO_POST");
        assertThat(signIn(new Caller(environment), login, "wrong plum wall", "").code())
                .isEqualTo("SIGN_IN_REFUSED");
        given(holder, post("OFFICER", "500101"));
        assertThat(new Caller(environment).signIn(login, PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void aPostIsNeverMadeLongerAndNeverChangedOnceItIsOver() {
        long until = given(holder, post("LEADER", "500102", DAY, DAY.plusDays(5)));

        assertThat(ended(holder, until, DAY.plusDays(9)).code()).isEqualTo("POST_END_LATER");
        assertThat(ended(holder, until, DAY.minusDays(2)).code()).isEqualTo("POST_END_INVALID");
        assertThat(ended(holder, until, DAY.minusDays(1)).status()).isEqualTo(204);
        assertThat(ended(holder, until, DAY).code()).isEqualTo("POST_OVER");
        assertThat(country.put("/api/users/%d/posts/%d".formatted(holder, until), "{\"name\":\"新名\"}")
                        .code())
                .isEqualTo("POST_OVER");
        assertThat(country.post(
                                "/api/users/%d/posts".formatted(holder),
                                post("LEADER", "500102", DAY.minusDays(1), null))
                        .code())
                .isEqualTo("POST_BEGINS_IN_THE_PAST");
        assertThat(country.post(
                                "/api/users/%d/posts".formatted(holder),
                                post("LEADER", "500102", DAY, DAY.minusDays(1)))
                        .code())
                .isEqualTo("POST_DAYS_INVALID");
        assertThat(country.get("/api/users/" + holder).json().at("/posts").valueStream())
                .as("what never held is kept, too")
                .anyMatch(each -> each.at("/post/state").asString().equals("OVER"));
    }

    /** Who could make a link for the account would have the post outside as well. */
    @Test
    void anAdministratorOfOneAreaLeavesThePostsAndTheAccountOfAnotherAlone() {
        long fuling = given(holder, post("LEADER", "500102"));
        accounts.put("wanzhou-admin", "万州管理员", Role.ADMIN, 500_101_000, PASSWORD);
        var wanzhou = Caller.signedIn(environment, "wanzhou-admin", PASSWORD);

        var shown = wanzhou.get("/api/users/" + holder).json();
        assertThat(shown.path("posts")).hasSize(1);
        assertThat(shown.at("/user/wholly").asBoolean()).isFalse();
        assertThat(shown.path("sessions")).isEmpty();
        assertThat(shown.path("changes").toString()).contains("万州").doesNotContain("涪陵");
        var end = "/api/users/%d/posts/%d/end".formatted(holder, fuling);
        assertThat(wanzhou.post(end, "{\"lastDay\":\"%s\"}".formatted(DAY)).code())
                .isEqualTo("POST_NOT_FOUND");
        for (var answer : List.of(
                wanzhou.post("/api/users/%d/password-link".formatted(holder), "{}"),
                wanzhou.post("/api/users/%d/deactivation".formatted(holder), "{}"),
                wanzhou.put("/api/users/" + holder, "{\"name\":\"改名\"}"),
                wanzhou.post("/api/users/%d/second-factor-removal".formatted(holder), "{}"),
                wanzhou.delete("/api/users/%d/sessions".formatted(holder)))) {
            assertThat(answer.code()).isEqualTo("USER_ELSEWHERE_TOO");
        }
        assertThat(wanzhou.post(
                                "/api/users/%d/posts/%d/end".formatted(holder, first),
                                "{\"lastDay\":\"%s\"}".formatted(DAY))
                        .status())
                .isEqualTo(204);
    }

    @Test
    void aDeputyWorksWithinThePostAndTheAuditSaysOnWhoseBehalf() {
        var deputyLogin = login("deputy");
        long deputy = added(deputyLogin, "丙监察", "OFFICER", "500102");
        var own = Caller.signedIn(environment, login, PASSWORD);
        var theirs = Caller.signedIn(environment, deputyLogin, PASSWORD);
        assertThat(own.post("/api/own-posts/%d/deputies".formatted(first), standIn(deputyLogin, DAY, DAY.plusDays(3)))
                        .code())
                .as("whom one may name oneself is a colleague of the same area")
                .isEqualTo("COLLEAGUE_UNKNOWN");

        assertThat(country.post(
                                "/api/users/%d/posts/%d/deputies".formatted(holder, first),
                                standIn(deputyLogin, DAY, DAY.plusDays(3)))
                        .status())
                .isEqualTo(204);

        var offered = theirs.get("/api/session").json().path("posts");
        assertThat(offered).hasSize(2);
        assertThat(offered.get(1).path("onBehalfOf").asString()).isEqualTo("甲监察");
        long number = offered.get(1).path("deputyId").asLong();
        assertThat(theirs.put("/api/session/post", under(first, number)).status())
                .isEqualTo(200);
        assertThat(areas(theirs)).contains("500101").doesNotContain("500102");
        // Asking for the first page writes what is still waiting.
        country.get("/api/audit");
        assertThat(jdbc.sql("""
                                select login, behalf, behalf_id, behalf_name, post_id, area from access.audit
                                 where user_id = :user and endpoint = '/api/areas/tree' order by id desc limit 1
                                """).param("user", deputy).query().singleRow())
                .containsEntry("login", deputyLogin)
                .containsEntry("behalf", "DEPUTY")
                .containsEntry("behalf_id", login)
                .containsEntry("behalf_name", "甲监察")
                .containsEntry("post_id", first)
                .containsEntry("area", 500_101_000);
        for (var sought : List.of(login, "甲监察")) {
            assertThat(country.get("/api/audit?byItself=true&onBehalfOf="
                                    + URLEncoder.encode(sought, StandardCharsets.UTF_8))
                            .json()
                            .path("items")
                            .valueStream())
                    .isNotEmpty()
                    .allMatch(row -> row.path("login").asString().equals(deputyLogin)
                            && row.path("onBehalfOf").asString().equals("代 甲监察（%s）".formatted(login)));
        }
    }

    @Test
    void aDeputyEndsWithThePostWithItsHolderAndByName() {
        var deputyLogin = login("deputy");
        added(deputyLogin, "丙监察", "OFFICER", "500101");
        var own = Caller.signedIn(environment, login, PASSWORD);
        long until = given(holder, post("LEADER", "500102", DAY, DAY.plusDays(30)));
        for (long each : List.of(first, until)) {
            assertThat(country.post(
                                    "/api/users/%d/posts/%d/deputies".formatted(holder, each),
                                    standIn(deputyLogin, DAY, DAY.plusDays(20)))
                            .status())
                    .isEqualTo(204);
        }
        var theirs = Caller.signedIn(environment, deputyLogin, PASSWORD);
        var posts = theirs.get("/api/session").json().path("posts");
        assertThat(posts).hasSize(3);
        theirs.put(
                "/api/session/post", under(until, posts.get(2).path("deputyId").asLong()));

        ended(holder, until, DAY);
        watch.is(DAY.plusDays(1), 0);

        assertThat(theirs.get("/api/areas").status()).as("ends with the post").isEqualTo(401);
        theirs = Caller.signedIn(environment, deputyLogin, PASSWORD);
        long number = posts.get(1).path("deputyId").asLong();
        assertThat(theirs.put("/api/session/post", under(first, number)).status())
                .isEqualTo(200);
        assertThat(own.delete("/api/own-posts/%d/deputies/%d".formatted(first, number))
                        .status())
                .isEqualTo(204);
        assertThat(theirs.get("/api/areas").status()).as("ended by the holder").isEqualTo(401);

        country.post(
                "/api/users/%d/posts/%d/deputies".formatted(holder, first),
                standIn(deputyLogin, DAY.plusDays(1), DAY.plusDays(20)));
        assertThat(held(deputyLogin)).hasSize(2);
        country.post("/api/users/%d/deactivation".formatted(holder), "{}");
        assertThat(held(deputyLogin)).as("ends when the holder leaves").hasSize(1);
    }

    @Test
    void aDeputyPassesNothingOnAndGivesNobodyAPost() {
        var deputyLogin = login("deputy");
        long deputy = added(deputyLogin, "丙管理员", "AUDITOR", "500101");
        long admin = given(holder, post("ADMIN", "500101"));
        var own = Caller.signedIn(environment, login, PASSWORD);
        assertThat(own.post("/api/own-posts/%d/deputies".formatted(admin), standIn(deputyLogin, DAY, DAY))
                        .status())
                .as("named by the holder")
                .isEqualTo(204);
        var theirs = Caller.signedIn(environment, deputyLogin, PASSWORD);
        var number = theirs.get("/api/session").json().at("/posts/1/deputyId").asLong();
        theirs.put("/api/session/post", under(admin, number));

        assertThat(theirs.get("/api/users/" + deputy).status()).isEqualTo(200);
        for (var answer : List.of(
                theirs.post("/api/users/%d/posts".formatted(deputy), post("ADMIN", "500101")),
                theirs.post("/api/users", user(login("new"), "某人", "ADMIN", "500101")),
                theirs.post("/api/users/%d/password-link".formatted(holder), "{}"),
                theirs.post("/api/users/%d/posts/%d/deputies".formatted(holder, admin), standIn(deputyLogin, DAY, DAY)),
                theirs.put("/api/users/%d/posts/%d/villages".formatted(holder, admin), "{\"codes\":[]}"),
                theirs.post(
                        "/api/users/%d/posts/%d/end".formatted(holder, admin), "{\"lastDay\":\"%s\"}".formatted(DAY)),
                theirs.post(
                        "/api/own-posts/%d/deputies".formatted(firstPost(country, deputy)),
                        standIn(login, DAY, DAY)))) {
            assertThat(answer.code()).isEqualTo("DEPUTY_MAY_NOT");
        }
        assertThat(own.post("/api/own-posts/%d/deputies".formatted(admin), standIn(login, DAY, DAY))
                        .code())
                .isEqualTo("DEPUTY_IS_HOLDER");
        assertThat(own.post("/api/own-posts/%d/deputies".formatted(admin), standIn(deputyLogin, DAY, DAY))
                        .code())
                .isEqualTo("DEPUTY_ALREADY");
        assertThat(own.post("/api/own-posts/%d/deputies".formatted(admin), standIn(deputyLogin, DAY, DAY.plusYears(2)))
                        .code())
                .isEqualTo("DEPUTY_DAYS_INVALID");
        assertThat(own.post(
                                "/api/own-posts/%d/deputies".formatted(firstPost(country, deputy)),
                                standIn(deputyLogin, DAY, DAY))
                        .code())
                .as("somebody else's post")
                .isEqualTo("POST_NOT_FOUND");
    }

    private List<String> held(String of) {
        return Caller.signedIn(environment, of, PASSWORD)
                .get("/api/session")
                .json()
                .path("posts")
                .valueStream()
                .map(each -> each.path("called").asString())
                .toList();
    }

    private long added(String as, String name, String role, String area) {
        var added = country.post("/api/users", user(as, name, role, area));
        assertThat(setPassword(environment, token(added), PASSWORD).status()).isEqualTo(204);
        return id(added);
    }

    private long given(long user, String post) {
        var given = country.post("/api/users/%d/posts".formatted(user), post);
        assertThat(given.status()).as(given.text()).isEqualTo(201);
        return id(given);
    }

    private Answer ended(long user, long post, LocalDate lastDay) {
        return country.post(
                "/api/users/%d/posts/%d/end".formatted(user, post), "{\"lastDay\":\"%s\"}".formatted(lastDay));
    }

    private static String under(long post, Long deputy) {
        return "{\"postId\":%d,\"deputyId\":%s}".formatted(post, deputy);
    }

    private static String standIn(String login, LocalDate from, LocalDate to) {
        return "{\"login\":\"%s\",\"fromDay\":\"%s\",\"toDay\":\"%s\"}".formatted(login, from, to);
    }

    private static List<String> areas(Caller caller) {
        return caller.get("/api/areas/tree")
                .json()
                .valueStream()
                .map(area -> area.path("code").asString())
                .toList();
    }

    /** Says what the test wants it to. */
    static final class Wristwatch extends Clock {

        private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

        private volatile Instant now = Instant.now();

        void is(LocalDate day, int hour) {
            now = day.atTime(hour, 0).atZone(BEIJING).toInstant();
        }

        @Override
        public ZoneId getZone() {
            return BEIJING;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(now, zone);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @TestConfiguration(proxyBeanMethods = false)
        static class Setting {

            @Bean
            @Primary
            Wristwatch wristwatch() {
                return new Wristwatch();
            }
        }
    }
}
