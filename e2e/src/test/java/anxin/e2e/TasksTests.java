package anxin.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Matters are given out by matter and by territory, refused, re-routed, extended by a second person, late and escalated. */
@InBrowser
class TasksTests {

    private static final String COUNTY = "500101";

    @Test
    void bothWhoHaveItFinishItAfterOneRefusedAndTheOfficeRerouted(Console console, City city) {
        int housing = city.addOrganisation("某区住建委", "HOUSING", COUNTY);
        int transport = city.addOrganisation("某区交通局", "TRANSPORT", COUNTY);
        int town = city.addOrganisation("某街道办事处", "TOWN", COUNTY);
        city.addUser("t-housing", "SECTOR", COUNTY, housing);
        city.addUser("t-transport", "SECTOR", COUNTY, transport);
        city.addUser("t-town", "FIELD", COUNTY, town);
        city.addOfficer("t-officer", COUNTY);
        city.addTask(880_001, "南滨路改造工程拖欠工资", COUNTY, housing, 10);
        city.addTask(880_001, "南滨路改造工程拖欠工资", COUNTY, town, 10);

        try (var inHousing = console.another()) {
            inHousing.signedInAs("t-housing").at("/work");
            assertThat(Accessibility.seriousFaults(inHousing.page())).isEmpty();
            act(inHousing, "退回派单人", "该工程由交通部门主管");
            assertThat(inHousing.page().getByText("目前没有待办事项")).isVisible();
        }

        console.signedInAs("t-officer").at("/work");
        var back = console.panel("退回的（1）");
        assertThat(back).containsText("已退回，待改派");
        back.getByRole(AriaRole.BUTTON, named("改派：南滨路改造工程拖欠工资")).click();
        var page = console.page();
        page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("承办单位"))
                .fill("某区交通局");
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("某区交通局"))
                .click();
        assertThat(Accessibility.seriousFaults(page)).isEmpty();
        back.getByRole(AriaRole.BUTTON, named("改派").setExact(true)).click();
        assertThat(back).hasCount(0);

        for (var login : new String[] {"t-transport", "t-town"}) {
            try (var theirs = console.another()) {
                theirs.signedInAs(login).at("/work");
                theirs.page()
                        .getByRole(AriaRole.BUTTON, button("签收：南滨路改造工程拖欠工资"))
                        .click();
                act(theirs, "办结反馈", "工资已足额发放");
                assertThat(theirs.page().getByText("目前没有待办事项")).isVisible();
            }
        }
        console.at("/tasks?state=DONE&text=南滨路");
        assertThat(console.rows("交办任务")).hasCount(2);
        assertThat(console.rows("交办任务").first()).containsText("已办结");
        assertThat(Accessibility.seriousFaults(page)).isEmpty();
    }

    @Test
    void anExtensionIsGrantedByALeaderAndALateMatterEscalates(Console console, City city) {
        int town = city.addOrganisation("某镇人民政府", "TOWN", COUNTY);
        city.addUser("x-town", "FIELD", COUNTY, town);
        city.addUser("x-leader", "LEADER", COUNTY, 0);
        city.addTask(880_002, "沿江公路二标段拖欠工资", COUNTY, town, 10);
        city.addTask(880_003, "物流园一期拖欠工资", COUNTY, town, -3);
        var inTown = city.server().as("x-town");
        var clock = inTown.get("/api/clocks/of/problem/880002").get(0);
        var reason = clock.path("extensionReasons").get(0).stringValue();
        var asked = inTown.post(
                "/api/clocks/%d/requests"
                        .formatted(clock.path("clock").path("id").longValue()),
                Map.of("kind", "EXTENSION", "number", 5, "reason", reason, "text", "涉及农民工八十余人"));
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(204);

        console.signedInAs("x-leader").at("/work");
        var requests = console.panel("待审批的延期、中止（1）");
        assertThat(requests).containsText("申请延期5天");
        assertThat(requests).containsText("涉及农民工八十余人");
        assertThat(Accessibility.seriousFaults(console.page())).isEmpty();
        requests.getByRole(AriaRole.BUTTON, named("批准：沿江公路二标段拖欠工资").setExact(true))
                .click();
        assertThat(requests).hasCount(0);
        var extended = inTown.get("/api/clocks/of/problem/880002").get(0).path("clock");
        assertThat(extended.path("due").stringValue())
                .isGreaterThan(extended.path("firstDue").stringValue());

        city.lookAtClocksNow();
        Patience.until(
                "the ladder", () -> inTown.get("/api/notices").toString(), told -> told.contains("逾期催办：物流园一期拖欠工资"));
        try (var theirs = console.another()) {
            theirs.signedInAs("x-town").at("/notices");
            assertThat(theirs.panel("消息列表")).containsText("逾期催办：物流园一期拖欠工资");
            assertThat(Accessibility.seriousFaults(theirs.page())).isEmpty();
            theirs.at("/work");
            assertThat(theirs.panel("已逾期（1）")).containsText("物流园一期拖欠工资");
            assertThat(theirs.panel("已逾期（1）")).containsText("逾期3天");
            theirs.at("/deadlines");
            assertThat(theirs.page().getByRole(AriaRole.TABLE)).isVisible();
            assertThat(Accessibility.seriousFaults(theirs.page())).isEmpty();
        }
    }

    /** Opens the form of an action, writes and sends it. */
    private static void act(Console console, String action, String text) {
        var page = console.page();
        page.getByRole(AriaRole.BUTTON, button(action + "：南滨路改造工程拖欠工资")).click();
        var form = page.getByRole(AriaRole.FORM, new Page.GetByRoleOptions().setName(action));
        form.getByRole(AriaRole.TEXTBOX).fill(text);
        form.getByRole(AriaRole.BUTTON, named(action)).click();
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }

    private static Page.GetByRoleOptions button(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
