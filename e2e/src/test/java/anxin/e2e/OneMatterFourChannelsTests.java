package anxin.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Four people tell of one matter through four channels; it is worked on once, under the limits of the place, and each of them is
 * answered.
 */
@InBrowser
class OneMatterFourChannelsTests {

    private static final JsonMapper JSON = new JsonMapper();
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));
    private static final String HEAD = "外部编号,反映时间,区划代码,项目编码,欠薪主体,涉及人数,欠薪金额（元）,反映内容\n";
    private static final String SAME = "瑞丰建筑劳务有限公司拖欠我们12名工人工资共计156000元，至今未发。";

    @Test
    void fourReportsBecomeOneMatterThatIsVerifiedWorkedOnAndAnsweredFourTimes(Console console, City city) {
        var project = runningProject(city);
        var area = project.path("areaCode").stringValue();
        var code = project.path("code").stringValue();
        int housing = city.addOrganisation("线索区住建委", "HOUSING", area);
        city.answersFor(housing, project.path("category").stringValue());
        int inspection = city.addOrganisation("线索区劳动保障监察大队", "LABOUR_INSPECTION", area);
        city.addUser("s01-desk", "OFFICER", area, inspection);
        city.addUser("s01-housing", "SECTOR", area, housing);
        var worker = report(city.server(), Map.of("site", code, "text", "我们在这个工地扎钢筋，" + SAME));

        console.signedInAs("s01-desk").at("/clues");
        take(
                console,
                "全国根治欠薪线索反映平台",
                "NP-0601,%s,%s,%s,瑞丰建筑劳务有限公司,12,156000,工友也反映：%s\n".formatted(TODAY, area, code, SAME));
        take(console, "政务服务热线", "HL-0602,%s,%s,%s,瑞丰建筑劳务有限公司,12,156000,来电反映，%s\n".formatted(TODAY, area, code, SAME));
        take(console, "信访", "XF-0603,%s,%s,%s,瑞丰建筑劳务有限公司,12,156000,信访件：%s请领导做主。\n".formatted(TODAY, area, code, SAME));
        assertThat(Accessibility.seriousFaults(console.page())).isEmpty();

        var desk = city.server().as("s01-desk");
        long first = idOf(desk, worker.path("number").stringValue());
        Patience.until(
                "all four are read and compared",
                () -> desk.get("/api/clues/" + first),
                page -> page.path("suspects").size() == 3);
        console.at("/clues/" + first);
        var letter = console.panel("反映内容");
        assertThat(letter.locator("mark").first()).isVisible();
        assertThat(console.panel("识读结果")).containsText("156000");
        assertThat(Accessibility.seriousFaults(console.page())).isEmpty();
        for (int left = 3; left > 0; left--) {
            var duplicates = console.panel("重复线索");
            var suspect = duplicates.getByRole(AriaRole.ARTICLE).first();
            assertThat(suspect).containsText("工程项目相同");
            suspect.getByRole(AriaRole.BUTTON, named("合并")).click();
            duplicates.getByLabel("合并理由").fill("同一工地、同一单位、同一金额");
            duplicates.locator("form").getByRole(AriaRole.BUTTON, named("合并")).click();
            assertThat(duplicates).containsText("已与 %d 条线索合并".formatted(4 - left));
        }
        console.at("/clues?master=" + first);
        assertThat(console.page().getByText("4 条线索，1 件事")).isVisible();
        assertThat(console.rows("线索")).hasCount(4);

        console.at("/clues/" + first);
        console.button("受理").click();
        assertThat(console.panel("办理")).containsText("办结前还缺：性质认定");
        act(console, "认定性质", form -> {
            form.getByText("拖欠工资", new Locator.GetByTextOptions().setExact(true))
                    .click();
            form.getByRole(AriaRole.TEXTBOX).last().fill("有考勤表、工资表");
            form.getByRole(AriaRole.BUTTON, named("提交")).click();
        });
        act(console, "核实登记", form -> {
            form.getByText("属实", new Locator.GetByTextOptions().setExact(true)).click();
            form.getByLabel("涉及人数").fill("12");
            form.getByLabel("金额（元）").fill("156000");
            form.getByLabel("核实情况").fill("到工地核对考勤和工资表，属实。");
            choose(console, form, "欠薪原因", "分包单位未按规定支付");
            for (var item : form.getByText("已落实", new Locator.GetByTextOptions().setExact(true))
                    .all()
                    .subList(0, 7)) {
                item.click();
            }
            form.getByRole(AriaRole.BUTTON, named("保存")).click();
        });
        assertThat(console.panel("办理")).containsText("制度落实核查：配备劳资专管员");

        act(console, "交办", form -> {
            assertThat(form).containsText("线索区住建委");
            assertThat(form).containsText("线索区劳动保障监察大队");
            assertThat(Accessibility.seriousFaults(console.page())).isEmpty();
            form.getByRole(AriaRole.BUTTON, named("交办")).click();
        });
        assertThat(console.panel("办理")).containsText("隐患问题销号");
        var problem = desk.get("/api/clues/" + first).path("problem").longValue();
        assertThat(problem).isPositive();
        assertThat(city.server()
                        .as("s01-housing")
                        .get("/api/tasks/of/problem/" + problem)
                        .size())
                .isPositive();

        console.button("办结").click();
        var closing = console.page().getByRole(AriaRole.FORM, new Page.GetByRoleOptions().setName("办结"));
        closing.getByRole(AriaRole.BUTTON, named("提交")).click();
        assertThat(console.panel("办理").getByRole(AriaRole.ALERT)).containsText("没有选择办结结果");

        act(console, "答复", form -> {
            assertThat(form).containsText("同时答复合并的全部 4 名反映人");
            form.getByRole(AriaRole.TEXTBOX).last().fill("正在督促支付，三日内再告知结果。");
            form.getByText("办理进展", new Locator.GetByTextOptions().setExact(true))
                    .click();
            form.getByRole(AriaRole.BUTTON, named("提交")).click();
        });
        assertThat(desk.get("/api/clues?master=" + first)
                        .path("items")
                        .valueStream()
                        .map(clue -> desk.get("/api/clues/" + clue.path("id").longValue())
                                .path("answers")
                                .size()))
                .as("everybody is told")
                .containsExactly(1, 1, 1, 1);
        assertThat(Accessibility.seriousFaults(console.page())).isEmpty();

        for (var page : List.of("/hot-spots", "/receptions")) {
            console.at(page);
            assertThat(Accessibility.seriousFaults(console.page())).as(page).isEmpty();
        }
    }

    /** A running project, as the officer sees it. */
    private static JsonNode runningProject(City city) {
        return city.server()
                .as("officer")
                .get("/api/projects?limit=50&running=true")
                .path("items")
                .valueStream()
                .findFirst()
                .map(item -> city.server()
                        .as("officer")
                        .get("/api/projects/" + item.path("code").stringValue()))
                .orElseThrow();
    }

    private static JsonNode report(Server server, Map<String, Object> said) {
        var body = new HashMap<>(said);
        body.put("key", UUID.randomUUID().toString());
        body.put("mode", "NAMED");
        body.put("name", "赵大山");
        body.put("phone", "13812345678");
        var answer = new Api(server.address()).post("/api/worker/reports", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static long idOf(Api desk, String number) {
        return desk.get("/api/clues?which=ALL&text=" + number).at("/items/0/id").longValue();
    }

    /** Takes a list of one line in on the page. */
    private static void take(Console console, String channel, String line) {
        console.at("/clues");
        console.button("导入清单").click();
        var panel = console.panel("导入清单");
        choose(console, panel, "渠道", channel);
        panel.getByLabel("清单文件")
                .setInputFiles(new FilePayload("list.csv", "text/csv", (HEAD + line).getBytes(StandardCharsets.UTF_8)));
        panel.getByRole(AriaRole.BUTTON, named("导入")).click();
        assertThat(panel.getByRole(AriaRole.STATUS)).containsText("新增 1 条");
    }

    private interface Filling {
        void in(Locator form);
    }

    /** Opens the form of an act, fills it in and waits until it is gone. */
    private static void act(Console console, String name, Filling filling) {
        console.panel("办理").getByRole(AriaRole.BUTTON, named(name)).first().click();
        var form = console.page()
                .getByRole(
                        AriaRole.FORM, new Page.GetByRoleOptions().setName(name).setExact(true));
        filling.in(form);
        assertThat(form).hasCount(0);
    }

    private static void choose(Console console, Locator within, String label, String option) {
        within.getByRole(AriaRole.COMBOBOX, named(label)).press("Enter");
        console.page()
                .getByRole(
                        AriaRole.OPTION,
                        new Page.GetByRoleOptions().setName(option).setExact(true))
                .click();
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }
}
