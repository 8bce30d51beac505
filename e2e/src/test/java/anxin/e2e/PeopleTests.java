package anxin.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who comes in: added by an administrator, with a password nobody else knows, and out at once when they leave. */
@InBrowser
class PeopleTests {

    private static final String LOGIN = "county.inspector";
    private static final String PASSWORD = "plum garden wall";

    @Test
    void anInspectorOfACountyIsAddedSignsInWithASecondFactorAndIsOutWhenDeactivated(Console console, City city)
            throws Exception {
        var projects =
                city.server().as("officer").get("/api/projects?limit=200").path("items");
        var mine = projects.get(0);
        var county = mine.path("areaCode").stringValue();
        var other = projects.valueStream()
                .filter(project -> !project.path("areaCode").stringValue().equals(county))
                .findFirst()
                .orElseThrow();

        var link = addedBy(console.signedInAs("admin"), city, county);

        try (var inspector = console.another()) {
            var page = inspector.page();
            setPassword(inspector, link);
            inspector.enter(LOGIN, PASSWORD);
            assertThat(inspector.start()).isVisible();
            var phone = enrolled(inspector);

            inspector.context().clearCookies();
            page.navigate("/sign-in");
            inspector.enter(LOGIN, PASSWORD);
            page.getByLabel("动态口令").fill(phone.next());
            inspector.button("登录").click();
            assertThat(inspector.start()).isVisible();

            inspector.at("/projects");
            assertThat(inspector.rows("项目清单").first()).isVisible();
            assertThat(inspector.rows("项目清单").allInnerTexts())
                    .isNotEmpty()
                    .allMatch(row -> row.contains(mine.path("areaName").stringValue()));
            page.navigate("/projects/" + other.path("code").stringValue());
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("不在您的辖区内");
            assertThat(page.getByRole(AriaRole.NAVIGATION)).not().containsText("用户");

            deactivated(console);

            assertThat(page.request()
                            .get(inspector.server().address() + "/api/areas")
                            .status())
                    .isEqualTo(401);
            page.navigate("/warnings");
            assertThat(inspector.button("登录")).isVisible();
            inspector.enter(LOGIN, PASSWORD);
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("登录名或密码不正确");
        }
        assertThat(console.rows("变更记录").first()).containsText("停用");
        assertThat(console.rows("变更记录").filter(new Locator.FilterOptions().setHasText("启用动态口令")))
                .hasCount(1);
    }

    @Test
    void aLinkThatIsNotValidSaysSo(Console console) {
        console.page().navigate("/set-password#" + "x".repeat(43));
        assertThat(console.page().getByText("这个设置密码的链接无效、已用过或已过期")).isVisible();
        console.page().navigate("about:blank");
        console.page().navigate("/set-password");
        assertThat(console.page().getByText("链接不完整")).isVisible();
        assertThat(Accessibility.seriousFaults(console.page())).isEmpty();
    }

    /** The one-time link that the administrator hands over. */
    private static String addedBy(Console admin, City city, String county) {
        admin.at("/users");
        admin.button("添加用户").click();
        var form = admin.panel("添加用户");
        form.getByLabel("用户名").fill(LOGIN);
        form.getByLabel("姓名").fill("万县监察员");
        var api = city.server().as("admin");
        var parent = "000000";
        for (var level : List.of("省级", "市级", "县级")) {
            int digits = 2 * (1 + List.of("省级", "市级", "县级").indexOf(level));
            var code = (county.substring(0, digits) + "000000").substring(0, 6);
            var name = api.get("/api/areas?parent=" + parent)
                    .valueStream()
                    .filter(area -> area.path("code").stringValue().equals(code))
                    .map(area -> area.path("name").stringValue())
                    .findFirst()
                    .orElseThrow();
            form.getByRole(AriaRole.COMBOBOX, new Locator.GetByRoleOptions().setName(level))
                    .click();
            admin.page()
                    .getByRole(
                            AriaRole.OPTION,
                            new Page.GetByRoleOptions().setName(name).setExact(true))
                    .click();
            parent = code;
        }
        assertThat(Accessibility.seriousFaults(admin.page())).isEmpty();
        form.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("保存"))
                .click();
        var link = admin.panel("设置密码的链接").getByRole(AriaRole.TEXTBOX);
        assertThat(link).isVisible();
        assertThat(Accessibility.seriousFaults(admin.page())).isEmpty();
        return link.inputValue();
    }

    private static void setPassword(Console inspector, String link) {
        var page = inspector.page();
        page.navigate(link);
        assertThat(page.getByText("万县监察员（用户名 " + LOGIN + "）")).isVisible();
        choose(inspector, "Mima@123456");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("容易被猜到");
        assertThat(Accessibility.seriousFaults(page)).isEmpty();
        choose(inspector, PASSWORD);
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("密码已设置");
    }

    private static void choose(Console inspector, String password) {
        inspector.page().getByLabel("新密码").fill(password);
        inspector.page().getByLabel("再输一次").fill(password);
        inspector.button("保存密码").click();
    }

    private static Authenticator enrolled(Console inspector) throws Exception {
        inspector.at("/account");
        var panel = inspector.panel("动态口令（第二重验证）");
        inspector.button("开始启用").click();
        assertThat(panel.getByLabel("二维码")).isVisible();
        assertThat(Accessibility.seriousFaults(inspector.page())).isEmpty();
        var phone = new Authenticator(panel.locator("#secret").innerText());
        panel.getByLabel("验证器显示的 6 位数字").fill(phone.next());
        inspector.button("确认启用").click();
        assertThat(panel.getByRole(AriaRole.LISTITEM)).hasCount(10);
        assertThat(Accessibility.seriousFaults(inspector.page())).isEmpty();
        inspector.button("已妥善保存").click();
        assertThat(panel).containsText("剩余恢复码 10 个");
        return phone;
    }

    private static void deactivated(Console admin) {
        admin.at("/users?text=" + LOGIN);
        admin.link(LOGIN).click();
        assertThat(admin.rows("登录中的会话").first()).isVisible();
        admin.button("停用").click();
        admin.page()
                .getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("停用"))
                .click();
        assertThat(admin.panel("基本信息")).containsText("已停用");
    }
}
