package anxin.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** One inspector with two posts sees the list of one county at a time; what a deputy does is the holder's in the audit. */
@InBrowser
class PostsTests {

    private static final String TODAY =
            LocalDate.now(ZoneId.of("Asia/Shanghai")).toString();

    @Test
    void anInspectorOfTwoCountiesSeesTheListOfOneAtATime(Console console, City city) {
        var counties = counties(city);
        city.addOfficer("two-posts", counties.getFirst().path("areaCode").stringValue());
        city.addPost("two-posts", "LEADER", counties.getLast().path("areaCode").stringValue(), 0);
        console.signedInAs("two-posts");

        for (var county : counties) {
            choose(console, county.path("areaName").stringValue());
            console.at("/projects");
            assertThat(console.rows("项目清单").first()).isVisible();
            assertThat(console.rows("项目清单").allInnerTexts())
                    .isNotEmpty()
                    .allMatch(row -> row.contains(county.path("areaName").stringValue()));
            assertThat(Accessibility.seriousFaults(console.page())).isEmpty();
        }

        assertThat(console.page().getByRole(AriaRole.NAVIGATION)).not().containsText("数据导入");
        console.at("/account");
        assertThat(console.rows("岗位")).hasCount(2);
    }

    @Test
    void whatADeputyDoesIsTheHoldersInTheAudit(Console console, City city) {
        var counties = counties(city);
        city.addOfficer("absent", counties.getFirst().path("areaCode").stringValue());
        city.addOfficer("standing-in", counties.getFirst().path("areaCode").stringValue());
        console.signedInAs("absent").at("/account");
        console.button("委托他人代理“监察员”").click();
        var posts = console.panel("我的岗位");
        posts.getByLabel("代理人用户名").fill("standing-in");
        posts.getByLabel("最后一日").fill(TODAY);
        assertThat(Accessibility.seriousFaults(console.page())).isEmpty();
        posts.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("保存"))
                .click();
        assertThat(console.rows("岗位").first()).containsText("（standing-in），" + TODAY + " 至 " + TODAY);

        try (var deputy = console.another()) {
            deputy.signedInAs("standing-in");
            choose(deputy, "代某经办");
            deputy.at("/account");
            assertThat(deputy.button("委托他人代理“监察员”")).hasCount(0);
            deputy.at("/projects");
            assertThat(deputy.rows("项目清单").first()).isVisible();
        }

        try (var admin = console.another()) {
            admin.signedInAs("admin").at("/audit?onBehalfOf=absent");
            assertThat(admin.rows("操作记录")
                            .filter(new Locator.FilterOptions().setHasText("/api/projects"))
                            .first())
                    .containsText("代 某经办（absent）");
            assertThat(admin.rows("操作记录").allInnerTexts()).isNotEmpty().allMatch(row -> row.contains("standing-in"));
            assertThat(Accessibility.seriousFaults(admin.page())).isEmpty();
        }
    }

    @Test
    void anAdministratorGivesAPostAndEndsItAgainOnASmallScreenToo(Console console, City city) {
        var county = counties(city).getFirst().path("areaCode").stringValue();
        city.addOfficer("promoted", county);
        var user = city.server()
                .as("admin")
                .get("/api/users?text=promoted")
                .at("/items/0/id")
                .longValue();
        console.page().setViewportSize(390, 844);
        console.signedInAs("admin").at("/users/" + user);
        console.button("添加岗位").click();
        var panel = console.panel("岗位");
        panel.getByLabel("岗位名称").fill("监察大队大队长");
        assertThat(Accessibility.seriousFaults(console.page())).isEmpty();
        panel.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("保存"))
                .click();
        var given = console.rows("岗位").filter(new Locator.FilterOptions().setHasText("监察大队大队长"));
        assertThat(given).containsText(TODAY + " 至 长期");

        console.button("结束“监察大队大队长”").click();
        console.button("立即结束").click();
        console.button("结束岗位").click();

        assertThat(given).containsText("已离任");
        assertThat(console.button("结束“监察大队大队长”")).hasCount(0);
        assertThat(console.rows("变更记录").filter(new Locator.FilterOptions().setHasText("结束任职")))
                .hasCount(1);
    }

    /** The post whose words hold these, chosen in the top bar. */
    private static void choose(Console console, String words) {
        var page = console.page();
        var bar = page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("切换岗位"));
        if (page.locator(".posts").innerText().contains(words)) {
            return;
        }
        bar.press("Enter");
        page.getByRole(AriaRole.OPTION)
                .filter(new Locator.FilterOptions().setHasText(words))
                .click();
        assertThat(page.locator(".posts")).containsText(words);
        assertThat(console.start()).isVisible();
    }

    /** A project in each of two counties. */
    private static List<JsonNode> counties(City city) {
        var projects = city.server()
                .as("officer")
                .get("/api/projects?limit=200")
                .path("items")
                .valueStream()
                .toList();
        var first = projects.getFirst();
        return List.of(
                first,
                projects.stream()
                        .filter(project -> !project.path("areaCode").equals(first.path("areaCode")))
                        .findFirst()
                        .orElseThrow());
    }
}
