package anxin.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.GetByRoleOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From a signal to the sign-off: what the nightly scan, departments and the province tell is worked on until a second person strikes it off. */
@InBrowser
class SignalToSignOffTests {

    @Test
    void aWarningOfTheScanGoesThroughTheFourStagesAndASecondPersonSignsItOff(Console console, City city) {
        var problem = fromTheScan(city);
        var county = problem.path("areaCode").stringValue().substring(0, 6);
        city.addUser("pool-first", "OFFICER", county, 0);
        city.addUser("pool-second", "OFFICER", county, 0);
        long id = problem.path("id").asLong();

        console.signedInAs("pool-first").at("/problems");
        assertThat(console.rows("隐患问题库").first()).isVisible();
        assertThat(Accessibility.seriousFaults(console.page())).isEmpty();
        everyStageOpensAsManyAsItCounts(console);

        console.at("/problems/" + id);
        assertThat(console.page().getByText("尚未处置").first()).isVisible();
        assertThat(console.panel("来源").getByRole(AriaRole.LINK))
                .hasCount(problem.path("sources").size());
        assertThat(Accessibility.seriousFaults(console.page())).isEmpty();

        act(console, "列单", Map.of("责任人", "陈监察"));
        assertThat(stage(console)).containsText("列单");
        act(console, "填写处置进展", Map.of("处置进展", "已约谈施工总承包单位，责令限期补拨"));
        assertThat(stage(console)).containsText("跟踪");
        assertThat(console.page().getByLabel("时限与响应时间")).containsText("小时");
        act(console, "反馈结果", Map.of("办理情况", "差额已补拨", "佐证（凭证编号、整改材料、现场核查情况，必填）", "专户流水"));
        assertThat(stage(console)).containsText("反馈");
        assertThat(console.panel("办理")).containsText("销号须由申请人以外的人核实办理");
        assertThat(console.button("核实销号")).hasCount(0);
        assertThat(Accessibility.seriousFaults(console.page())).isEmpty();

        try (var colleague = console.another()) {
            colleague.signedInAs("pool-second").at("/problems/" + id);
            act(colleague, "核实销号", Map.of("核实情况", "已核对流水，属实"));
            assertThat(stage(colleague)).containsText("销号");
            assertThat(colleague.panel("处置全过程")).containsText("已约谈施工总承包单位");
            assertThat(colleague.button("重新打开")).isVisible();
            assertThat(Accessibility.seriousFaults(colleague.page())).isEmpty();
            var deleted = colleague.page().request().delete(colleague.server().address() + "/api/problems/" + id);
            assertThat(deleted.status()).as("nothing deletes a problem").isIn(403, 404, 405);
            assertThat(city.server().as("pool-second").status("/api/problems/" + id))
                    .isEqualTo(200);
        }
    }

    @Test
    void aDepartmentsOwnPoolIsSeenByTheOfficeAtOnce(Console console, City city) {
        int housing = organisation(city, "闭环住建局", "HOUSING", Map.of("categories", List.of("01")));
        city.addUser("pool-housing", "SECTOR", "500235", housing);
        city.addUser("pool-office", "OFFICER", "500235", 0);

        console.signedInAs("pool-housing").at("/problems");
        console.button("录入隐患问题").click();
        var form = console.panel("录入隐患问题");
        form.getByLabel("问题描述").fill("三号工地实名制闸机停用");
        form.getByRole(AriaRole.COMBOBOX, new GetByRoleOptions().setName("类别"))
                .click(new Locator.ClickOptions().setForce(true));
        option(console, "实名制未落实或未与平台联通");
        form.getByLabel("地点").fill("三号工地东门");
        assertThat(Accessibility.seriousFaults(console.page())).isEmpty();
        form.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("保存")).click();
        assertThat(console.title("三号工地实名制闸机停用")).isVisible();

        try (var office = console.another()) {
            office.signedInAs("pool-office").at("/problems?pool=DEPARTMENT");
            office.link("三号工地实名制闸机停用").click();
            assertThat(office.panel("基本情况")).containsText("闭环住建局");
            assertThat(office.panel("办理")).containsText("您可以查看，不能办理");
            assertThat(office.button("列单")).hasCount(0);
        }
    }

    @Test
    void theProvincesListIsTakenInWholeAndCountsWhatRemains(Console console, City city) {
        city.addUser("pool-list", "OFFICER", "500236", 0);

        console.signedInAs("pool-list").at("/problems");
        var day = Site.TODAY.minusDays(3);
        takeIn(console, "省-81,甲项目人工费用异常,%s\n省-82,乙项目人工费用异常,昨天\n".formatted(day));
        assertThat(console.rows("需要修改的行").first()).containsText("发现日期");
        takeIn(console, "省-81,甲项目人工费用异常,%s\n省-82,乙项目人工费用异常,%s\n".formatted(day, day));
        assertThat(console.panel("导入清单").getByRole(AriaRole.STATUS)).containsText("已导入 2 条");

        var counts = console.page().getByLabel("各阶段隐患问题数");
        assertThat(counts).containsText("剩余 2");
        assertThat(Accessibility.seriousFaults(console.page())).isEmpty();
        counts.getByText("十一月省级异常").getByRole(AriaRole.LINK).last().click();
        assertThat(console.rows("隐患问题库")).hasCount(2);
    }

    /** A problem that the scan of the city put into the pool by itself. */
    private static JsonNode fromTheScan(City city) {
        return Patience.until(
                        "warnings have entered the pool",
                        () -> city.server().as("officer").get("/api/problems?source=WARNING&stage=COLLECTED&limit=50"),
                        answer -> answer.path("items").size() > 0)
                .path("items")
                .get(0);
    }

    private static void everyStageOpensAsManyAsItCounts(Console console) {
        var stages = console.page().getByLabel("各阶段隐患问题数").locator(".stages > li");
        assertThat(stages).hasCount(5);
        var count = stages.first().locator(".number").innerText();
        stages.first().locator(".number").click();
        assertThat(console.page().getByText("共 %s 条".formatted(count)).first()).isVisible();
    }

    private static Locator stage(Console console) {
        return console.page().getByLabel("闭环处置阶段").locator("[aria-current=step]");
    }

    private static void act(Console console, String name, Map<String, String> fields) {
        console.panel("办理")
                .getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true))
                .first()
                .click();
        var form = console.page().getByRole(AriaRole.FORM, new Page.GetByRoleOptions().setName(name));
        fields.forEach((label, text) -> form.getByLabel(label).fill(text));
        form.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("确定")).click();
        assertThat(form).hasCount(0);
    }

    private static void takeIn(Console console, String lines) {
        if (console.panel("导入清单").count() == 0) {
            console.button("导入清单").click();
        }
        var panel = console.panel("导入清单");
        panel.getByLabel("清单名称").fill("十一月省级异常");
        panel.getByLabel("清单文件（xlsx 或 csv）")
                .setInputFiles(new FilePayload(
                        "异常.csv", "text/csv", ("来源编号,问题描述,发现日期\n" + lines).getBytes(StandardCharsets.UTF_8)));
        panel.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("导入").setExact(true))
                .click();
        assertThat(panel.getByRole(AriaRole.STATUS)).isVisible();
    }

    private static void option(Console console, String name) {
        console.page()
                .getByRole(
                        AriaRole.OPTION,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    private static int organisation(City city, String name, String kind, Map<String, Object> more) {
        var is = new HashMap<String, Object>(Map.of(
                "name", name, "kind", kind, "areaCode", "500235", "categories", List.of(), "aliases", List.of()));
        is.putAll(more);
        var answer = city.server().as("admin").post("/api/organisations", is);
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
        return new JsonMapper().readTree(answer.body()).path("id").asInt();
    }
}
