package anxin.server.access;

import static anxin.server.access.Administering.PASSWORD;
import static anxin.server.access.Administering.id;
import static anxin.server.access.Administering.login;
import static anxin.server.access.Administering.setPassword;
import static anxin.server.access.Administering.token;
import static anxin.server.access.Administering.user;
import static org.assertj.core.api.Assertions.assertThat;

import anxin.server.testing.Caller;
import anxin.server.testing.Caller.Answer;
import anxin.server.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A lost second factor: no administrator alone can open somebody's account. */
@ServerTest
class SecondFactorRemovalTests {

    @Autowired
    private Accounts accounts;

    @Autowired
    private Posts posts;

    @Autowired
    private SecondFactorRemovals removals;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Environment environment;

    private final String login = login("lost");
    private Caller inspector;
    private Caller first;
    private Caller second;
    private long id;

    @BeforeEach
    void anInspectorHasLostTheTelephone() {
        accounts.put(login, "施监察", Role.OFFICER, 500_101_000, PASSWORD);
        inspector = Caller.signedIn(environment, login, PASSWORD);
        id = id(login);
        jdbc.sql(
                        "insert into access.second_factor (user_id, secret, begun_at, confirmed_at) values (:id, '', now(), now())")
                .param("id", id)
                .update();
        first = administrator("甲管理员", 0);
        second = administrator("乙管理员", 500_000_000);
    }

    @Test
    void oneAsksAndAnotherAgrees() {
        assertThat(first.post(path(), "{}").status()).isEqualTo(204);

        assertThat(new Caller(environment).signIn(login, PASSWORD).code())
                .as("asking alone switches nothing off")
                .isEqualTo("SECOND_FACTOR_NEEDED");
        var asked = second.get("/api/users/" + id).json().path("removalAsked");
        assertThat(asked.path("by").asString()).isEqualTo("甲管理员");
        assertThat(asked.path("mine").asBoolean()).isFalse();
        assertThat(first.get("/api/users/" + id).json().at("/removalAsked/mine").asBoolean())
                .isTrue();

        assertThat(agree(first).code()).isEqualTo("ANOTHER_MUST_AGREE");
        assertThat(agree(second).status()).isEqualTo(204);

        assertThat(inspector.get("/api/areas").status())
                .as("whoever has the telephone may also have the browser")
                .isEqualTo(401);
        assertThat(new Caller(environment).signIn(login, PASSWORD).status()).isEqualTo(200);
        var changes = second.get("/api/users/" + id).json().path("changes");
        assertThat(changes.get(0).path("kind").asString()).isEqualTo("SECOND_FACTOR_OFF");
        assertThat(changes.get(0).path("by").asString()).isEqualTo("乙管理员");
        assertThat(changes.get(1).path("kind").asString()).isEqualTo("FACTOR_OFF_ASKED");
        assertThat(changes.get(1).path("by").asString()).isEqualTo("甲管理员");
        assertThat(agree(second).code()).isEqualTo("REMOVAL_NOT_ASKED");
    }

    @Test
    void whoHasAskedInVainForThreeDaysAsksAnew() {
        first.post(path(), "{}");
        assertThat(first.post(path(), "{}").code()).isEqualTo("REMOVAL_ASKED_ALREADY");
        jdbc.sql(
                        "update access.second_factor_removal set asked_at = asked_at - interval '72 hours', expires_at = expires_at - interval '72 hours'")
                .update();

        assertThat(agree(second).code()).isEqualTo("REMOVAL_NOT_ASKED");
        assertThat(second.get("/api/users/" + id).json().path("removalAsked").isNull())
                .isTrue();
        assertThat(first.post(path(), "{}").status()).isEqualTo(204);
        assertThat(agree(second).status()).isEqualTo(204);
    }

    @Test
    void whatIsNotAgreedToIsOverAndKept() {
        first.post(path(), "{}");

        assertThat(second.delete(path()).status()).isEqualTo(204);

        assertThat(agree(second).code()).isEqualTo("REMOVAL_NOT_ASKED");
        assertThat(second.get("/api/users/" + id).json().at("/changes/0/kind").asString())
                .isEqualTo("FACTOR_OFF_REFUSED");
        assertThat(new Caller(environment).signIn(login, PASSWORD).code()).isEqualTo("SECOND_FACTOR_NEEDED");
    }

    @Test
    void nobodyMakesTheOtherAdministratorFirst() {
        var helper = login("helper");
        var added = first.post("/api/users", user(helper, "帮手", "ADMIN", "500000"));
        setPassword(environment, token(added), "quince orchard gate");
        var sly = Caller.signedIn(environment, helper, "quince orchard gate");
        first.post(path(), "{}");

        assertThat(agree(sly).code()).isEqualTo("ADMINISTRATOR_TOO_NEW");
        // Nor opens the account of one there is.
        var other = login("settled");
        accounts.put(other, "丙管理员", Role.ADMIN, 0, PASSWORD);
        first.post("/api/users/%d/password-link".formatted(id(other)), "{}");
        assertThat(agree(Caller.signedIn(environment, other, PASSWORD)).code()).isEqualTo("ADMINISTRATOR_TOO_NEW");
        assertThat(new Caller(environment).signIn(login, PASSWORD).code()).isEqualTo("SECOND_FACTOR_NEEDED");
    }

    @Test
    void whoStandsInForAnAdministratorCannotAgree() {
        var colleague = login("colleague");
        accounts.put(colleague, "丁同事", Role.OFFICER, 0, PASSWORD);
        long post = first.get("/api/session").json().at("/post/postId").asLong();
        var today = posts.today();
        assertThat(first.post(
                                "/api/own-posts/%d/deputies".formatted(post),
                                "{\"login\":\"%s\",\"fromDay\":\"%s\",\"toDay\":\"%s\"}"
                                        .formatted(colleague, today, today))
                        .status())
                .isEqualTo(204);
        var deputy = Caller.signedIn(environment, colleague, PASSWORD);
        var number = deputy.get("/api/session").json().at("/posts/1/deputyId").asLong();
        assertThat(deputy.put("/api/session/post", "{\"postId\":%d,\"deputyId\":%d}".formatted(post, number))
                        .status())
                .isEqualTo(200);
        first.post(path(), "{}");

        assertThat(agree(deputy).code()).isEqualTo("ANOTHER_MUST_AGREE");
    }

    @Test
    void anAdministratorOfAnotherAreaIsNoneHere() {
        first.post(path(), "{}");

        assertThat(agree(administrator("外省管理员", 620_000_000)).code()).isEqualTo("USER_NOT_FOUND");
        assertThat(administrator("外省管理员", 620_000_000).delete(path()).code()).isEqualTo("USER_NOT_FOUND");
    }

    @Test
    void whoWorksOnTheMachineNeedsNobodyElseAndStandsInTheChanges() {
        assertThat(removals.switchOffOnThisMachine(login)).isTrue();

        assertThat(removals.switchOffOnThisMachine(login)).isFalse();
        assertThat(new Caller(environment).signIn(login, PASSWORD).status()).isEqualTo(200);
        assertThat(first.get("/api/users/" + id).json().at("/changes/0/by").asString())
                .isEqualTo("安薪");
    }

    @Test
    void whereThereIsNoneThereIsNothingToAskFor() {
        removals.switchOffOnThisMachine(login);

        assertThat(first.post(path(), "{}").code()).isEqualTo("SECOND_FACTOR_IS_OFF");
    }

    private Caller administrator(String name, int area) {
        var administrator = login("remover");
        accounts.put(administrator, name, Role.ADMIN, area, PASSWORD);
        return Caller.signedIn(environment, administrator, PASSWORD);
    }

    private Answer agree(Caller by) {
        return by.post(path() + "/consent", "{}");
    }

    private String path() {
        return "/api/users/%d/second-factor-removal".formatted(id);
    }

    private long id(String of) {
        return jdbc.sql("select id from access.account_user where login = :login")
                .param("login", of)
                .query(Long.class)
                .single();
    }
}
