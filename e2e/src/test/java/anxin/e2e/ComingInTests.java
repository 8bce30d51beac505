package anxin.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A new installation as it is put into use: its first administrator, and those who come through the identity provider. */
@InBrowser
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ComingInTests {

    private static final String PASSWORD = "plum garden wall";
    private static final Pattern LINK = Pattern.compile("http://\\S+/set-password#\\S+");

    private static OpenIdProvider provider;
    private static Server server;

    @BeforeAll
    static void anInstallationWithAProvider() throws Exception {
        provider = new OpenIdProvider();
        server = Server.install(
                App.folder("new-installation"),
                "-Danxin.sign-in.oidc.issuer=" + provider.issuer(),
                "-Danxin.sign-in.oidc.client-id=" + OpenIdProvider.CLIENT,
                "-Danxin.sign-in.oidc.client-secret=between-the-two",
                "-Danxin.sign-in.oidc.strong-amr=mfa");
    }

    @AfterAll
    static void itIsStopped() {
        server.close();
        provider.close();
    }

    @Test
    @Order(1)
    void theFirstAdministratorIsLedToASecondFactorAndReachesNothingBefore(Console anywhere) throws Exception {
        try (var console = Console.open(anywhere.browser(), server)) {
            var page = console.page();
            var link = LINK.matcher(server.run().said());
            assertThat(link.find()).isTrue();
            page.navigate(link.group());
            page.getByLabel("新密码").fill(PASSWORD);
            page.getByLabel("再输一次").fill(PASSWORD);
            console.button("保存密码").click();
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("密码已设置");

            console.enter("admin", PASSWORD);

            assertThat(console.title("启用动态口令")).isVisible();
            assertThat(Accessibility.seriousFaults(page)).isEmpty();
            for (var elsewhere : new String[] {"/users", "/warnings", "/account", "/"}) {
                page.navigate(elsewhere);
                assertThat(console.title("启用动态口令")).isVisible();
            }
            assertThat(page.request().get(server.address() + "/api/users").status())
                    .isEqualTo(403);

            var phone = enrolled(console);
            assertThat(console.start()).isVisible();

            console.context().clearCookies();
            page.navigate("/sign-in");
            console.enter("admin", PASSWORD);
            page.getByLabel("动态口令").fill(phone.next());
            console.button("登录").click();
            assertThat(console.start()).isVisible();
            addUser(console, "wang.fang", "王芳", "监察员");
            addUser(console, "li.na", "李娜", "审计员");
        }
    }

    @Test
    @Order(2)
    void throughTheIdentityProviderTheSameIsDemandedUnlessItWasAsSure(Console anywhere) throws Exception {
        provider.knows("wang.fang", "pwd");
        provider.knows("li.na", "pwd");
        provider.knows("nobody", "pwd", "mfa");
        try (var inspector = Console.open(anywhere.browser(), server)) {
            through(inspector, "nobody");
            assertThat(inspector.page().getByRole(AriaRole.ALERT)).containsText("没有对应本系统在用的用户");
            assertThat(Accessibility.seriousFaults(inspector.page())).isEmpty();
            through(inspector, "wang.fang");
            assertThat(inspector.start()).isVisible();
        }
        try (var auditor = Console.open(anywhere.browser(), server)) {
            through(auditor, "li.na");
            assertThat(auditor.title("启用动态口令")).isVisible();
            var phone = enrolled(auditor);
            assertThat(auditor.page().getByRole(AriaRole.NAVIGATION).first()).containsText("用户");

            auditor.context().clearCookies();
            through(auditor, "li.na");
            assertThat(auditor.title("动态口令")).isVisible();
            assertThat(Accessibility.seriousFaults(auditor.page())).isEmpty();
            auditor.page().getByLabel("动态口令").fill("000000");
            auditor.button("登录").click();
            assertThat(auditor.page().getByRole(AriaRole.ALERT)).containsText("不正确");
            auditor.page().getByLabel("动态口令").fill(phone.next());
            auditor.button("登录").click();
            assertThat(auditor.page().getByRole(AriaRole.NAVIGATION).first()).containsText("用户");

            provider.knows("li.na", "pwd", "mfa");
            auditor.context().clearCookies();
            through(auditor, "li.na");
            assertThat(auditor.page().getByRole(AriaRole.NAVIGATION).first()).containsText("用户");
        }
    }

    @Test
    @Order(3)
    void theOnlyAdministratorWhoHasLostThePhoneIsHelpedOnTheMachine(Console anywhere) {
        var off = App.run("second-factor", "off", "admin", "--data", server.data());
        assertThat(off.exitCode()).as(off.said()).isZero();
        assertThat(off.said()).contains("已关闭");
        assertThat(App.run("second-factor", "off", "admin", "--data", server.data())
                        .exitCode())
                .as("there is none any more")
                .isEqualTo(3);

        try (var console = Console.open(anywhere.browser(), server)) {
            console.page().navigate("/sign-in");
            console.enter("admin", PASSWORD);
            assertThat(console.title("启用动态口令")).isVisible();
        }
    }

    private static void through(Console console, String login) {
        console.page().navigate("/sign-in");
        console.link("统一身份认证登录").click();
        console.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(login))
                .click();
    }

    private static Authenticator enrolled(Console console) throws Exception {
        console.button("开始启用").click();
        assertThat(console.page().getByLabel("二维码")).isVisible();
        assertThat(Accessibility.seriousFaults(console.page())).isEmpty();
        var phone = new Authenticator(console.page().locator("#secret").innerText());
        console.page().getByLabel("验证器显示的 6 位数字").fill(phone.next());
        console.button("确认启用").click();
        assertThat(console.page().getByRole(AriaRole.LISTITEM)).hasCount(10);
        assertThat(Accessibility.seriousFaults(console.page())).isEmpty();
        console.button("已妥善保存").click();
        return phone;
    }

    private static void addUser(Console admin, String login, String name, String role) {
        admin.at("/users");
        admin.button("添加用户").click();
        var form = admin.panel("添加用户");
        form.getByLabel("用户名").fill(login);
        form.getByLabel("姓名").fill(name);
        // Its present value lies over it.
        form.getByRole(AriaRole.COMBOBOX, new Locator.GetByRoleOptions().setName("角色"))
                .click(new Locator.ClickOptions().setForce(true));
        admin.page()
                .getByRole(
                        AriaRole.OPTION,
                        new Page.GetByRoleOptions().setName(role).setExact(true))
                .click();
        form.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("保存"))
                .click();
        assertThat(admin.panel("设置密码的链接")).isVisible();
    }
}
