package anxin.server.access;

import static anxin.server.access.Administering.PASSWORD;
import static anxin.server.access.Administering.firstPost;
import static anxin.server.access.Administering.id;
import static anxin.server.access.Administering.login;
import static anxin.server.access.Administering.post;
import static anxin.server.access.Administering.setPassword;
import static anxin.server.access.Administering.token;
import static anxin.server.access.Administering.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anxin.server.testing.Caller;
import anxin.server.testing.ServerTest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
class UserAdministrationTests {

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Environment environment;

    @Autowired
    private Clock clock;

    private Caller country;
    private Caller chongqing;

    @BeforeEach
    void administratorsOfTheCountryAndOfChongqing() {
        accounts.put("root-admin", "全国管理员", Role.ADMIN, 0, PASSWORD);
        accounts.put("cq-admin", "重庆管理员", Role.ADMIN, 500_000_000, PASSWORD);
        country = Caller.signedIn(environment, "root-admin", PASSWORD);
        chongqing = Caller.signedIn(environment, "cq-admin", PASSWORD);
    }

    @Test
    void aNewUserSetsTheirOwnPasswordByALinkAndComesIn() {
        var login = login("new");

        var added = chongqing.post("/api/users", user(login, "李监察", "OFFICER", "500101"));

        assertThat(added.status()).as(added.text()).isEqualTo(201);
        assertThat(new Caller(environment).signIn(login, PASSWORD).status())
                .as("no password yet")
                .isEqualTo(401);
        assertThat(setPassword(environment, token(added), PASSWORD).status()).isEqualTo(204);
        var session = Caller.signedIn(environment, login, PASSWORD).get("/api/session");
        assertThat(session.json().at("/user/areaCode").asString()).isEqualTo("500101");
        var shown = chongqing.get("/api/users/" + id(added)).json();
        assertThat(shown.at("/user/passwordSet").asBoolean()).isTrue();
        assertThat(shown.at("/user/posts/0/areaName").asString()).isEqualTo("重庆市万州区");
        assertThat(shown.at("/sessions")).hasSize(1);
    }

    @Test
    void onlyAdministratorsSeeUsers() {
        for (var role : EnumSet.complementOf(EnumSet.of(Role.ADMIN, Role.AUDITOR))) {
            var login = login("other");
            accounts.put(login, "某人", role, 0, PASSWORD);
            var caller = Caller.signedIn(environment, login, PASSWORD);

            assertThat(caller.get("/api/users").code()).isEqualTo("ROLE_MAY_NOT");
            assertThat(caller.get("/api/users/1").status()).isEqualTo(403);
            assertThat(caller.get("/api/organisations").status()).isEqualTo(403);
            assertThat(caller.post("/api/users", user(login("x"), "某人", "ADMIN", "000000"))
                            .status())
                    .isEqualTo(403);
            assertThat(caller.post("/api/users/1/deactivation", "{}").status()).isEqualTo(403);
            assertThat(caller.delete("/api/users/1/sessions").status()).isEqualTo(403);
        }
    }

    @Test
    void anAdministratorOfAnAreaManagesOnlyThatArea() {
        var elsewhere = id(country.post("/api/users", user(login("gs"), "甘肃监察", "OFFICER", "620724")));
        var here = id(country.post("/api/users", user(login("cq"), "重庆监察", "OFFICER", "500101")));

        assertThat(chongqing.get("/api/users/" + here).status()).isEqualTo(200);
        for (var answer : List.of(
                chongqing.get("/api/users/" + elsewhere),
                chongqing.put("/api/users/" + elsewhere, user("-", "改名", "OFFICER", "500101")),
                chongqing.post("/api/users/%d/deactivation".formatted(elsewhere), "{}"),
                chongqing.post("/api/users/%d/reactivation".formatted(elsewhere), "{}"),
                chongqing.post("/api/users/%d/password-link".formatted(elsewhere), "{}"),
                chongqing.post("/api/users/%d/posts".formatted(elsewhere), post("OFFICER", "500101")),
                chongqing.post("/api/users/%d/second-factor-removal".formatted(elsewhere), "{}"),
                chongqing.post("/api/users/%d/second-factor-removal/consent".formatted(elsewhere), "{}"),
                chongqing.delete("/api/users/%d/second-factor-removal".formatted(elsewhere)),
                chongqing.delete("/api/users/%d/sessions".formatted(elsewhere)),
                chongqing.delete("/api/users/%d/sessions/1".formatted(elsewhere)))) {
            assertThat(answer.status()).as(answer.text()).isEqualTo(404);
            assertThat(answer.code()).isEqualTo("USER_NOT_FOUND");
        }
        var listed = logins(chongqing, "/api/users?limit=200");
        assertThat(listed).contains("cq-admin").doesNotContain("root-admin");
        assertThat(chongqing.get("/api/users?area=620000").json().path("items")).isEmpty();
    }

    @Test
    void nobodyIsRaisedAboveTheAreaOfTheAdministrator() {
        var id = id(chongqing.post("/api/users", user(login("cq"), "重庆监察", "OFFICER", "500101")));

        assertThat(chongqing
                        .post("/api/users", user(login("up"), "某人", "ADMIN", "000000"))
                        .code())
                .isEqualTo("AREA_NOT_YOURS");
        var posts = "/api/users/%d/posts".formatted(id);
        assertThat(chongqing.post(posts, post("ADMIN", "000000")).code()).isEqualTo("AREA_NOT_YOURS");
        assertThat(chongqing.post(posts, post("OFFICER", "620724")).code()).isEqualTo("AREA_NOT_YOURS");
        assertThat(chongqing.post(posts, post("ADMIN", "500000")).status()).isEqualTo(201);
    }

    @Test
    void everyChangeKeepsWhoWhenWhatWasAndWhatIs() {
        var login = login("history");
        var id = id(country.post("/api/users", user(login, "旧名", "OFFICER", "500101")));

        country.put("/api/users/" + id, "{\"name\": \"新名\"}");
        country.put("/api/users/%d/posts/%d".formatted(id, firstPost(country, id)), "{\"name\": \"监察大队大队长\"}");
        country.post("/api/users/%d/deactivation".formatted(id), "{}");
        country.post("/api/users/%d/reactivation".formatted(id), "{}");

        var today = LocalDate.now(clock);
        var changes = country.get("/api/users/" + id).json().path("changes");
        assertThat(changes.valueStream()
                        .map(change -> "%s %s %s→%s"
                                .formatted(
                                        change.path("kind").asString(),
                                        change.path("field").asString("-"),
                                        change.path("was").asString("-"),
                                        change.path("isNow").asString("-"))))
                .containsExactly(
                        "REACTIVATED - -→-",
                        "DEACTIVATED - -→-",
                        "CHANGED TO_DAY -→" + today,
                        "POST_ENDED - -→监察大队大队长",
                        "CHANGED POST -→监察大队大队长",
                        "CHANGED NAME 旧名→新名",
                        "LINK_MADE - -→-",
                        "CHANGED FROM_DAY -→" + today,
                        "CHANGED AREA -→重庆市万州区",
                        "CHANGED ROLE -→监察员",
                        "POST_GIVEN - -→-",
                        "CHANGED NAME -→旧名",
                        "CHANGED LOGIN -→" + login,
                        "ADDED - -→-");
        assertThat(changes.valueStream().map(change -> change.path("by").asString()))
                .containsOnly("全国管理员");
        assertThatThrownBy(() ->
                        jdbc.sql("update access.change set by_name = '别人'").update())
                .hasMessageContaining("only ever added");
        assertThatThrownBy(() -> jdbc.sql("delete from access.change").update())
                .hasMessageContaining("only ever added");
    }

    @Test
    void whoIsDeactivatedIsOutAtOnceAndTheirLinkWorthNothing() {
        var login = login("leaver");
        var added = country.post("/api/users", user(login, "离任者", "OFFICER", "500101"));
        setPassword(environment, token(added), PASSWORD);
        var leaver = Caller.signedIn(environment, login, PASSWORD);
        var link = country.post("/api/users/%d/password-link".formatted(id(added)), "{}")
                .json()
                .path("token")
                .asString();

        assertThat(country.post("/api/users/%d/deactivation".formatted(id(added)), "{}")
                        .status())
                .isEqualTo(204);

        assertThat(leaver.get("/api/areas").code()).isEqualTo("SESSION_ENDED");
        assertThat(new Caller(environment).signIn(login, PASSWORD).code()).isEqualTo("SIGN_IN_REFUSED");
        assertThat(setPassword(environment, link, "another plum wall").code()).isEqualTo("LINK_NOT_VALID");
        assertThat(country.post("/api/users/%d/password-link".formatted(id(added)), "{}")
                        .code())
                .isEqualTo("USER_INACTIVE");
        country.post("/api/users/%d/reactivation".formatted(id(added)), "{}");
        assertThat(leaver.get("/api/areas").status())
                .as("an ended session stays ended")
                .isEqualTo(401);
        assertThat(new Caller(environment).signIn(login, PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void theLastNationalAdministratorStays() {
        jdbc.sql("update access.account_user set active = false where login <> 'root-admin'")
                .update();
        long id = jdbc.sql("select id from access.account_user where login = 'root-admin'")
                .query(Long.class)
                .single();
        var end = "/api/users/%d/posts/%d/end".formatted(id, firstPost(country, id));

        assertThat(country.post("/api/users/%d/deactivation".formatted(id), "{}")
                        .code())
                .isEqualTo("LAST_ADMINISTRATOR");
        assertThat(country.post(end, "{\"lastDay\": \"2999-01-01\"}").code())
                .as("an end in the far future is an end")
                .isEqualTo("LAST_ADMINISTRATOR");
        var ending = country.post(
                "/api/users",
                user(login("ending"), "任期有限", "ADMIN", "000000").replace("}", ", \"toDay\": \"2999-01-01\"}"));
        setPassword(environment, token(ending), PASSWORD);
        assertThat(country.post(end, "{\"lastDay\": \"2999-01-01\"}").code())
                .as("whose own days are numbered cannot take over")
                .isEqualTo("LAST_ADMINISTRATOR");
        var second = country.post("/api/users", user(login("second"), "第二位", "ADMIN", "000000"));
        assertThat(country.post("/api/users/%d/deactivation".formatted(id), "{}")
                        .code())
                .as("who has no password yet cannot take over")
                .isEqualTo("LAST_ADMINISTRATOR");
        setPassword(environment, token(second), PASSWORD);
        assertThat(country.post("/api/users/%d/deactivation".formatted(id), "{}")
                        .status())
                .isEqualTo(204);
    }

    @Test
    void theListIsSearchedAndReadPageByPage() {
        var common = login("page");
        for (int i = 0; i < 7; i++) {
            country.post(
                    "/api/users", user("%s-%d".formatted(common, i), "页" + i, i < 5 ? "OFFICER" : "LEADER", "500101"));
        }

        var all = new ArrayList<String>();
        var path = "/api/users?limit=3&text=" + common;
        for (var next = ""; next != null; ) {
            var page = country.get(path + (next.isEmpty() ? "" : "&cursor=" + next))
                    .json();
            assertThat(page.path("items").size()).isLessThanOrEqualTo(3);
            page.path("items").forEach(item -> all.add(item.path("login").asString()));
            next = page.path("next").isNull() ? null : page.path("next").asString();
        }
        assertThat(all).hasSize(7).isSorted().doesNotHaveDuplicates();
        assertThat(logins(country, "/api/users?role=LEADER&text=" + common)).hasSize(2);
        assertThat(logins(country, "/api/users?active=false&text=" + common)).isEmpty();
        assertThat(logins(country, "/api/users?text=%25")).as("no pattern").isEmpty();
        assertThat(country.get("/api/users?cursor=***").code()).isEqualTo("CURSOR_INVALID");
    }

    @Test
    void whatIsTypedWrongIsToldInASentence() {
        var login = login("dup");
        country.post("/api/users", user(login, "某人", "OFFICER", "500101"));

        assertThat(country.post("/api/users", user(login.toUpperCase(), "某人", "OFFICER", "500101"))
                        .code())
                .isEqualTo("LOGIN_TAKEN");
        assertThat(country.post("/api/users", user("a b", "某人", "OFFICER", "500101"))
                        .code())
                .isEqualTo("LOGIN_INVALID");
        assertThat(country.post("/api/users", user(login("n"), " ", "OFFICER", "500101"))
                        .code())
                .isEqualTo("NAME_INVALID");
        assertThat(country.post("/api/users", user(login("n"), "某人", "OFFICER", "509999"))
                        .code())
                .isEqualTo("AREA_UNKNOWN");
        assertThat(country.post("/api/users", user(login("n"), "某人", "OFFICER", "5x"))
                        .code())
                .isEqualTo("AREA_CODE_INVALID");
        assertThat(country.post("/api/users", user(login("n"), "某人", "KING", "500101"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void organisationsAreAddedOnceAndGivenToUsersOfTheirArea() {
        var name = "万州区劳动保障监察大队" + login("");
        var body = "{\"name\": \"%s\", \"kind\": \"LABOUR_INSPECTION\", \"areaCode\": \"500101\"}".formatted(name);

        var added = chongqing.post("/api/organisations", body);

        assertThat(added.status()).as(added.text()).isEqualTo(201);
        assertThat(chongqing.post("/api/organisations", body).code()).isEqualTo("ORGANISATION_TAKEN");
        assertThat(chongqing
                        .post("/api/organisations", body.replace("500101", "620000"))
                        .code())
                .isEqualTo("AREA_NOT_YOURS");
        var list = chongqing.get("/api/organisations").json();
        assertThat(list.path("items")
                        .valueStream()
                        .map(item -> item.path("name").asString()))
                .contains(name);
        assertThat(list.path("kinds").size()).isGreaterThan(35);

        long organisation = added.json().path("id").asLong();
        var wanted = user(login("org"), "机构监察", "OFFICER", "500101")
                .replace("}", ", \"organisationId\": %d}".formatted(organisation));
        var user = chongqing.post("/api/users", wanted);
        assertThat(chongqing
                        .get("/api/users/" + id(user))
                        .json()
                        .at("/user/posts/0/organisationName")
                        .asString())
                .isEqualTo(name);
        accounts.put("gs-admin", "甘肃管理员", Role.ADMIN, 620_000_000, PASSWORD);
        var gansu = Caller.signedIn(environment, "gs-admin", PASSWORD);
        assertThat(gansu.post(
                                "/api/users",
                                wanted.replace("500101", "620724").replace("\"login\":\"org", "\"login\":\"orgx"))
                        .code())
                .isEqualTo("ORGANISATION_UNKNOWN");
    }

    private static List<String> logins(Caller caller, String path) {
        return caller.get(path)
                .json()
                .path("items")
                .valueStream()
                .map(item -> item.path("login").asString())
                .toList();
    }
}
