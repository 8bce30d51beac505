package anxin.server.access;

import static anxin.server.access.Administering.PASSWORD;
import static anxin.server.access.Administering.login;
import static org.assertj.core.api.Assertions.assertThat;

import anxin.server.testing.Caller;
import anxin.server.testing.Caller.Answer;
import anxin.server.testing.ServerTest;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Areas change over the years, and whoever works for one goes with it. */
@ServerTest
class AreaChangeTests {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String YESTERDAY = LocalDate.now().minusDays(1).toString();
    private static final String NEXT_YEAR = LocalDate.now().plusYears(1).toString();

    @Autowired
    private Accounts accounts;

    @Autowired
    private Users users;

    @Autowired
    private Posts posts;

    @Autowired
    private Environment environment;

    private Caller admin;

    @BeforeEach
    void anAdministratorOfAProvince() {
        accounts.put("mapping", "省管理员", Role.ADMIN, 530_000_000, PASSWORD);
        admin = Caller.signedIn(environment, "mapping", PASSWORD);
    }

    @Test
    void usersOfAMergedCountyAreOfTheWholeNewOne() {
        var login = login("merged");
        accounts.put(login, "原县干部", Role.OFFICER, 530_302_000, PASSWORD);
        long id = users.account(login).orElseThrow().id();
        var change = wanted("530302", YESTERDAY, "530303", null);
        var preview = admin.post("/api/area-changes/preview", change).json();
        assertThat(preview.path("kind").asString()).isEqualTo("MERGED");
        assertThat(preview.path("users").valueStream())
                .as("who will see more is told beforehand")
                .anyMatch(user -> user.path("login").asString().equals(login));

        var entered = admin.post("/api/area-changes", change);

        assertThat(entered.status()).as(entered.text()).isEqualTo(201);
        assertThat(posts.of(id)).extracting(term -> term.post().area()).containsExactly(530_303_000);
        assertThat(admin.get("/api/users/" + id).json().path("changes").valueStream())
                .anyMatch(line -> line.path("field").asString("").equals("AREA")
                        && line.path("was").asString().contains("麒麟区")
                        && line.path("isNow").asString().contains("沾益区"));
        assertThat(names(admin.get("/api/areas?parent=530300").json())).doesNotContain("麒麟区");
        var found = admin.get("/api/areas/search?text=麒麟").json();
        assertThat(found.get(0).path("code").asString()).as("by its old name").isEqualTo("530303");
        assertThat(found.get(0).path("by").asString()).isEqualTo("麒麟区");
    }

    @Test
    void aNewCodeAndANewNameHoldFromTheirDay() {
        assertThat(admin.post("/api/area-changes", wanted("530304", YESTERDAY, "530305", null))
                        .code())
                .as("nobody knows what is called so")
                .isEqualTo("AREA_NAME_MISSING");
        assertThat(admin.post("/api/area-changes", wanted("530304", YESTERDAY, "530305", "新马龙区"))
                        .status())
                .isEqualTo(201);
        assertThat(admin.post("/api/area-changes", wanted("530322", YESTERDAY, "530322", "陆良市"))
                        .status())
                .isEqualTo(201);

        var areas = admin.get("/api/areas?parent=530300").json();
        assertThat(names(areas)).contains("新马龙区", "陆良市").doesNotContain("马龙区", "陆良县");
        assertThat(admin.get("/api/areas/530322")
                        .json()
                        .path("otherNames")
                        .get(0)
                        .asString())
                .isEqualTo("陆良县");
    }

    @Test
    void oneMayBeTakenBackBeforeItsDayAndNotAfter() {
        int ahead = id(admin.post("/api/area-changes", wanted("530323", NEXT_YEAR, "530324", null)));
        assertThat(admin.post("/api/area-changes", wanted("530323", NEXT_YEAR, "530325", null))
                        .code())
                .isEqualTo("AREA_CHANGE_PENDING");
        assertThat(names(admin.get("/api/areas?parent=530300").json())).contains("师宗县");
        assertThat(admin.post("/api/area-changes/%d/withdrawal".formatted(ahead), "{}")
                        .status())
                .isEqualTo(204);
        int past = id(admin.post("/api/area-changes", wanted("530323", YESTERDAY, "530325", null)));

        assertThat(admin.post("/api/area-changes/%d/withdrawal".formatted(past), "{}")
                        .code())
                .isEqualTo("AREA_CHANGE_IN_FORCE");
        assertThat(admin.get("/api/area-changes").json().path("items").valueStream())
                .as("both stay")
                .filteredOn(each -> each.path("code").asString().equals("530323"))
                .hasSize(2)
                .anyMatch(each -> each.path("withdrawnBy").asString("").equals("省管理员"));
    }

    @Test
    void whatCannotBeIsRefusedWithTheReason() {
        assertThat(admin.post("/api/area-changes", wanted("520102", YESTERDAY, "530303", null))
                        .code())
                .isEqualTo("AREA_NOT_YOURS");
        assertThat(admin.post("/api/area-changes", wanted("530326", YESTERDAY, "520102", null))
                        .code())
                .isEqualTo("AREA_NOT_YOURS");
        assertThat(admin.post("/api/area-changes", wanted("530326", YESTERDAY, "530326", null))
                        .code())
                .isEqualTo("NOTHING_CHANGES");
        assertThat(admin.post("/api/area-changes", wanted("530321", YESTERDAY, "530326", null))
                        .code())
                .as("马龙县 was abolished in former years")
                .isEqualTo("AREA_UNKNOWN");
        assertThat(admin.post("/api/area-changes", wanted("530400", YESTERDAY, "530300", null))
                        .code())
                .isEqualTo("AREAS_BELOW_STAND");
        assertThat(admin.post(
                                "/api/area-changes",
                                wanted("530326", YESTERDAY, "530381", null).replace("某批复", " "))
                        .code())
                .isEqualTo("BASIS_MISSING");
    }

    @Test
    void formerAndShortNamesFindAnArea() {
        accounts.put("finding", "某人", Role.OFFICER, 0, PASSWORD);
        var officer = Caller.signedIn(environment, "finding", PASSWORD);

        var former = officer.get("/api/areas/search?text=大足县").json();
        assertThat(former).hasSize(1);
        assertThat(former.get(0).path("name").asString()).isEqualTo("重庆市大足区");
        assertThat(officer.get("/api/areas/search?text=渝")
                        .json()
                        .get(0)
                        .path("code")
                        .asString())
                .isEqualTo("500000");
        assertThat(admin.get("/api/areas/search?text=大足").json())
                .as("not one's own")
                .isEmpty();

        assertThat(admin.put("/api/areas/530381/aliases", "{\"aliases\":[\" 某别称 \",\"\"]}")
                        .status())
                .isEqualTo(204);
        assertThat(admin.get("/api/areas/search?text=某别称")
                        .json()
                        .get(0)
                        .path("code")
                        .asString())
                .isEqualTo("530381");
    }

    private static String wanted(String code, String day, String to, String name) {
        var wanted = JSON.createObjectNode().put("code", code).put("day", day).put("basis", "某批复");
        wanted.putArray("to").addObject().put("code", to).put("name", name);
        return wanted.toString();
    }

    private static int id(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().path("id").asInt();
    }

    private static List<String> names(JsonNode areas) {
        return areas.valueStream().map(area -> area.path("name").asString()).toList();
    }
}
