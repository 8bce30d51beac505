package anxin.server.exchange;

import static anxin.server.exchange.Given.aPackage;
import static anxin.server.exchange.Given.project;
import static org.assertj.core.api.Assertions.assertThat;

import anxin.server.access.Accounts;
import anxin.server.access.Role;
import anxin.server.testing.Caller;
import anxin.server.testing.Caller.Answer;
import anxin.server.testing.ServerTest;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The fifth level: villages are listed, projects are put into them, and a grid worker sees those of a village. */
@ServerTest
class VillageTests {

    private static final String PASSWORD = "plum garden wall";
    private static final String LISTED = "code,name\n500101001001,甲村\n500101001002,乙社区\n";

    @Autowired
    private Imports imports;

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Environment environment;

    private Caller admin;
    private Caller worker;
    private String villages;

    @BeforeEach
    void twoProjectsInOneTown() {
        var importing = new Importing(imports);
        new Stored(jdbc).forgetAll();
        jdbc.sql("truncate jurisdiction.village").update();
        importing.done(aPackage()
                .projects(
                        project("P1", "甲村工程", "500101001"),
                        project("P2", "乙社区工程", "500101001"),
                        project("P3", "别处工程", "500102001")));
        accounts.put("village-admin", "区管理员", Role.ADMIN, 500_101_000, PASSWORD);
        accounts.put("village-worker", "网格员", Role.FIELD, 500_101_001, PASSWORD);
        admin = Caller.signedIn(environment, "village-admin", PASSWORD);
        worker = Caller.signedIn(environment, "village-worker", PASSWORD);
        villages = jdbc.sql("""
                        select format('/api/users/%s/posts/%s/villages', u.id, p.id)
                          from access.account_user u join access.post p on p.user_id = u.id where login = 'village-worker'
                        """).query(String.class).single();
        admin.put(villages, "{\"codes\":[]}");
    }

    @Test
    void aGridWorkerSeesTheProjectsOfTheVillageAndNoOthers() {
        assertThat(take(LISTED).json().path("taken").asInt()).isEqualTo(2);
        assertThat(seen()).containsExactlyInAnyOrder("P1", "P2");
        var given = admin.put(villages, "{\"codes\":[500101001001]}");
        assertThat(given.status()).as(given.text()).isEqualTo(204);
        assertThat(seen())
                .as("a village without projects is not the whole town")
                .isEmpty();

        put("P1", "500101001001");
        put("P2", "500101001002");

        assertThat(seen()).containsExactly("P1");
        assertThat(worker.get("/api/projects/P2").status()).isEqualTo(404);
        assertThat(worker.get("/api/projects/P2/village").status()).isEqualTo(404);
        put("P1", "500101001002");
        assertThat(seen()).as("it was moved, and nothing of before counts").isEmpty();
        assertThat(admin.get("/api/projects/P1/village").json().path("placings"))
                .as("both placings stay")
                .hasSize(2);
        assertThat(admin.get(villages.replaceFirst("/posts/.*", ""))
                        .json()
                        .path("changes")
                        .valueStream())
                .anyMatch(change -> change.path("isNow").asString("").equals("甲村"));
    }

    @Test
    void aFaultyCellIsNamedAndNothingIsTakenIn() {
        var answer =
                take("code,name\n500101001001,甲村\n5001010010,乙社区\n500102001001,丙村\n500101001003,\n500101001001,甲村\n")
                        .json();

        assertThat(answer.path("taken").asInt()).isZero();
        assertThat(answer.path("errors")
                        .valueStream()
                        .map(fault -> fault.path("line").asInt()))
                .containsExactly(3, 4, 5, 6);
        assertThat(admin.get("/api/villages").json()).isEmpty();
    }

    @Test
    void aLaterSheetEndsAndRenamesAndOldNamesAreFound() {
        take(LISTED);

        assertThat(take("code,name\n500101001001,新甲村\n").json().path("changed").asInt())
                .as("one renamed, one gone, one new")
                .isEqualTo(3);

        assertThat(admin.get("/api/villages?text=甲村").json()).hasSize(1);
        assertThat(admin.get("/api/villages?text=乙社区").json()).isEmpty();
        assertThat(jdbc.sql("select count(*) from jurisdiction.village")
                        .query(Integer.class)
                        .single())
                .as("nothing is deleted")
                .isEqualTo(3);
    }

    @Test
    void whatLiesElsewhereIsRefused() {
        take(LISTED);
        assertThat(admin.put("/api/projects/P1/village", "{\"village\":500101002001}")
                        .code())
                .isEqualTo("VILLAGE_UNKNOWN");
        assertThat(admin.put("/api/projects/P3/village", "{\"village\":500101001001}")
                        .status())
                .as("not one's own project")
                .isEqualTo(404);
        assertThat(admin.put(villages, "{\"codes\":[500102001001]}").code()).isEqualTo("VILLAGE_UNKNOWN");
    }

    private List<String> seen() {
        return worker.get("/api/projects?limit=200")
                .json()
                .path("items")
                .valueStream()
                .map(project -> project.path("code").asString())
                .toList();
    }

    private void put(String project, String village) {
        var answer = admin.put("/api/projects/%s/village".formatted(project), "{\"village\":%s}".formatted(village));
        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
    }

    private Answer take(String csv) {
        return new Answer(admin.send(
                HttpRequest.newBuilder().POST(BodyPublishers.ofString(csv)).header("Content-Type", "text/csv"),
                "/api/villages?area=500101"));
    }
}
