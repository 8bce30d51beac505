package anxin.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("browser")
class SigningInBrowserTests {

    @TempDir
    private Path data;

    @Test
    void anInspectorSignsInAndSeesTheCockpit() throws Exception {
        try (var system = Launched.anxin("serve", "--demo", "--data", data.toString(), "--port", "18181")) {
            system.line("安薪已就绪");
            try (var browser = new Browser()) {
                var page = browser.page();
                var faults = new ArrayList<String>();
                page.onPageError(faults::add);
                page.navigate("http://127.0.0.1:18181/");

                page.fill("#login", "officer");
                page.fill("#password", "guess");
                page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("登录"))
                        .click();
                page.getByRole(AriaRole.ALERT).waitFor();
                assertThat(page.getByRole(AriaRole.ALERT).innerText()).contains("登录名或密码不正确");

                page.fill("#password", "anxin-demo");
                page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("登录"))
                        .click();
                page.waitForURL(url -> !url.contains("sign-in"));
                page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("驾驶舱"))
                        .first()
                        .waitFor();

                assertThat(page.innerText("body")).contains("驾驶舱").contains("预警规则");
                assertThat(faults).isEmpty();
            }
            system.interrupt();
        }
    }
}
