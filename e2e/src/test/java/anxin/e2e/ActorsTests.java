package anxin.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A jurisdiction is set up: everybody sees their own, and the list of duties says who answers for what. */
@InBrowser
class ActorsTests {

    private static final String HEAD = "jurisdiction,department,role,duty_summary,task_id\n";

    @Test
    void aBankSeesTheAccountsItKeepsAndNothingElse(Console console, City city) {
        var accounts =
                city.server().as("officer").get("/api/accounts?limit=200").path("items");
        var bank = accounts.get(0).path("bankName").stringValue();
        var foreign = accounts.valueStream()
                .filter(account -> !account.path("bankName").stringValue().equals(bank))
                .findFirst()
                .orElseThrow();
        long kept = accounts.valueStream()
                .filter(account -> account.path("bankName").stringValue().equals(bank))
                .count();
        var code = city.server()
                .as("admin")
                .get("/api/organisations")
                .path("banks")
                .valueStream()
                .filter(each -> each.path("name").stringValue().equals(bank))
                .findFirst()
                .orElseThrow()
                .path("code")
                .stringValue();
        city.addUser("clerk", "BANK", "000000", organisation(city, "某银行支行", "BANK", Map.of("bankCode", code)));

        console.page().navigate("/sign-in");
        console.enter("clerk", Server.PASSWORD);

        assertThat(console.title("专用账户清单")).isVisible();
        assertThat(console.rows("专用账户清单").first()).isVisible();
        assertThat(console.rows("专用账户清单").allInnerTexts())
                .hasSize((int) Math.min(50, kept))
                .allMatch(row -> row.contains(bank));
        assertThat(Accessibility.seriousFaults(console.page())).isEmpty();
        var menu = console.page().getByRole(AriaRole.NAVIGATION);
        assertThat(menu).not().containsText("驾驶舱");
        assertThat(menu).not().containsText("项目");
        assertThat(menu).not().containsText("数据导入");

        var moved = accounts.valueStream()
                .filter(account -> account.path("bankName").stringValue().equals(bank)
                        && !account.path("lastEntryAt").isNull())
                .findFirst()
                .orElseThrow();
        console.at("/accounts/" + moved.path("id").asLong());
        assertThat(console.rows("账户流水").first()).isVisible();
        assertThat(Accessibility.seriousFaults(console.page())).isEmpty();
        console.page().navigate("/accounts/" + foreign.path("id").asLong());
        assertThat(console.page().getByRole(AriaRole.ALERT)).containsText("没有找到这个专用账户");
        var api = city.server().as("clerk");
        for (var path : List.of("/api/projects", "/api/warnings", "/api/cockpit", "/api/imports", "/api/users")) {
            assertThat(api.status(path)).as(path).isEqualTo(403);
        }
    }

    @Test
    void aSectorAuthoritySeesTheProjectsOfItsSectorAlone(Console console, City city) {
        var projects =
                city.server().as("officer").get("/api/projects?limit=200").path("items");
        var category = projects.get(0).path("category").stringValue();
        assertThat(projects.valueStream()).anyMatch(project -> !is(project, category));
        city.addUser(
                "sector",
                "SECTOR",
                "000000",
                organisation(city, "某行业主管局", "TRANSPORT", Map.of("categories", List.of(category))));

        console.signedInAs("sector").at("/projects");

        assertThat(console.rows("项目清单").first()).isVisible();
        var seen = city.server().as("sector").get("/api/projects?limit=200").path("items");
        assertThat(seen.valueStream()).allMatch(project -> is(project, category));
        assertThat(seen.size()).isEqualTo((int)
                projects.valueStream().filter(project -> is(project, category)).count());
        var foreign = projects.valueStream()
                .filter(project -> !is(project, category))
                .findFirst()
                .orElseThrow();
        console.page().navigate("/projects/" + foreign.path("code").stringValue());
        assertThat(console.page().getByRole(AriaRole.ALERT)).containsText("没有找到项目");
        var red = console.at("/cockpit").page();
        assertThat(Accessibility.seriousFaults(red)).isEmpty();
    }

    @Test
    void aTownOfficerSeesTheTownAndMayActThere(Console console, City city, @TempDir Path folder) {
        var mine = new Site(901, "500101001");
        var other = new Site(902, "500101002");
        var api = city.server().as("officer");
        for (var site : List.of(mine, other)) {
            assertThat(api.takenIn(site.projects().in(folder)).path("rejected").asInt())
                    .isZero();
        }
        city.addUser("town", "FIELD", "500101001", 0);

        console.signedInAs("town").at("/projects");

        assertThat(console.rows("项目清单")).hasCount(1);
        assertThat(console.rows("项目清单")).containsText(mine.name());
        console.page().navigate("/projects/" + other.code());
        assertThat(console.page().getByRole(AriaRole.ALERT)).containsText("不在您的辖区内");
        assertThat(console.page().getByRole(AriaRole.NAVIGATION)).not().containsText("数据导入");
    }

    @Test
    void theListOfDutiesIsTakenInOnceEveryDepartmentIsKnown(Console console, City city) {
        int labour = organisation(city, "某县人力资源和社会保障局", "HUMAN_RESOURCES", Map.of("aliases", List.of("县人社局")));
        city.addUser("labour", "OFFICER", "500101", labour);
        console.signedInAs("admin").at("/duties");

        take(console, HEAD + "某县,县人社局,lead,受理投诉,T-1\n某县,县水务局,co,排查工地,T-1\n");
        var panel = console.panel("导入职责清单");
        assertThat(panel.getByRole(AriaRole.STATUS)).containsText("没有导入：有 1 处需要修改");
        assertThat(console.rows("需要修改的行")).containsText("没有名称或别名为“县水务局”的机构");
        assertThat(Accessibility.seriousFaults(console.page())).isEmpty();

        console.at("/organisations");
        console.button("添加机构").click();
        var form = console.panel("添加机构");
        form.getByLabel("机构全称").fill("某县水利局");
        assertThat(Accessibility.seriousFaults(console.page())).isEmpty();
        form.getByRole(AriaRole.COMBOBOX, new Locator.GetByRoleOptions().setName("类别"))
                .click();
        console.page()
                .getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("水利部门"))
                .click();
        form.getByLabel("别名").fill("县水务局");
        form.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("保存"))
                .click();
        console.page().getByLabel("名称、别名或信用代码").last().fill("水务");
        console.button("查询").click();
        assertThat(console.rows("机构")).hasCount(1);
        assertThat(console.rows("机构")).containsText("某县水利局");

        console.at("/duties");
        take(console, HEAD + "某县,县人社局,lead,受理投诉,T-1\n某县,县水务局,co,排查工地,T-1\n某县,县水务局,co,公示信息,T-2\n");
        assertThat(console.panel("导入职责清单").getByRole(AriaRole.STATUS)).containsText("已导入 3 项职责");
        assertThat(console.rows("某县水利局")).hasCount(2);
        assertThat(console.rows("无人牵头的任务")).containsText("T-2");
        assertThat(console.panel("有职责、没有账号的机构")).containsText("某县水利局");
        assertThat(console.panel("有职责、没有账号的机构")).not().containsText("人力资源");
        assertThat(Accessibility.seriousFaults(console.page())).isEmpty();

        try (var officer = console.another()) {
            officer.signedInAs("labour").at("/duties");
            assertThat(officer.rows("某县人力资源和社会保障局")).containsText("受理投诉");
            assertThat(officer.panel("导入职责清单")).hasCount(0);
        }
    }

    private static void take(Console console, String csv) {
        console.page()
                .getByLabel("清单文件")
                .setInputFiles(new FilePayload("duties.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)));
        console.panel("导入职责清单")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName("导入").setExact(true))
                .click();
    }

    private static boolean is(JsonNode project, String category) {
        return project.path("category").stringValue().equals(category);
    }

    private static int organisation(City city, String name, String kind, Map<String, ?> more) {
        var wanted = new HashMap<String, Object>(more);
        wanted.putAll(Map.of("name", name, "kind", kind, "areaCode", "000000"));
        var answer = city.server().as("admin").post("/api/organisations", wanted);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return JsonMapper.shared().readTree(answer.body()).path("id").asInt();
    }
}
