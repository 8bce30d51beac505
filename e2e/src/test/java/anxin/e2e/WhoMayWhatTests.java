package anxin.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What officers, leaders and strangers may see and do. */
@InBrowser
class WhoMayWhatTests {

    @Test
    void anOfficerAcknowledgesAndCommentsWhatALeaderMayOnlyRead(Console console, City city) {
        console.signedInAs("officer").at("/warnings?rule=wages-overdue");
        console.rows("预警清单").first().getByRole(AriaRole.LINK).first().click();
        console.button("签收").click();
        assertThat(console.page().getByText(Pattern.compile("演示监察员 于 .+ 签收"))).isVisible();
        console.page().getByLabel("填写处置记录").fill("已电话联系总包单位，承诺三日内补发。");
        console.button("保存记录").click();
        assertThat(console.panel("处置记录").getByRole(AriaRole.ARTICLE)).containsText("承诺三日内补发");
        var warning = console.page().url().replaceFirst(".*/warnings/(\\d+).*", "$1");

        try (var leader = console.another()) {
            leader.signedInAs("leader").at("/warnings/" + warning);
            assertThat(leader.panel("处置记录")).containsText("承诺三日内补发");
            assertThat(leader.page().getByText(Pattern.compile("演示监察员 于 .+ 签收")))
                    .isVisible();
            assertThat(leader.page().getByLabel("填写处置记录")).hasCount(0);
            leader.at("/warnings?acknowledged=false");
            leader.rows("预警清单").first().getByRole(AriaRole.LINK).first().click();
            assertThat(leader.panel("发现的问题")).isVisible();
            assertThat(leader.button("签收")).hasCount(0);
            assertThat(leader.page().getByRole(AriaRole.NAVIGATION)).not().containsText("数据导入");
        }

        var api = city.server().as("leader");
        assertThat(api.post("/api/warnings/%s/acknowledgement".formatted(warning), Map.of())
                        .statusCode())
                .isEqualTo(403);
        assertThat(api.post("/api/warnings/%s/comments".formatted(warning), Map.of("text", "x"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(api.post("/api/scans", Map.of()).statusCode()).isEqualTo(403);
    }

    @Test
    void aWrongPasswordIsRefusedInASentence(Console console) {
        console.page().navigate("/sign-in");
        console.enter("officer", "guess");
        assertThat(console.page().getByRole(AriaRole.ALERT)).containsText("登录名或密码不正确");
        assertThat(console.page().getByLabel("密码", new Page.GetByLabelOptions().setExact(true)))
                .hasValue("");
    }

    @Test
    void whoseSessionHasEndedComesBackToWhereTheyWere(Console console) {
        console.signedInAs("officer").at("/rules");
        console.context().clearCookies();

        console.page().navigate("/warnings?level=RED");
        assertThat(console.title("登录").or(console.button("登录")).first()).isVisible();
        console.enter("officer", Server.PASSWORD);

        assertThat(console.title("预警清单")).isVisible();
        assertThat(console.page()).hasURL(Pattern.compile("/warnings\\?level=RED$"));
    }

    @Test
    void anOfficerOfOneCountySeesNothingOfAnother(Console console, City city) {
        var areas = city.server().as("officer").get("/api/projects?limit=200").path("items");
        var mine = areas.get(0);
        var other = areas.valueStream()
                .filter(project -> !project.path("areaCode").equals(mine.path("areaCode")))
                .findFirst()
                .orElseThrow();
        city.addOfficer("one-county", mine.path("areaCode").stringValue());

        console.signedInAs("one-county").at("/projects");
        assertThat(console.rows("项目清单").first()).isVisible();
        var seen = city.server().as("one-county").get("/api/projects?limit=200").path("items");
        assertThat(seen.valueStream())
                .isNotEmpty()
                .allMatch(project -> project.path("areaCode").equals(mine.path("areaCode")));
        var address = "/projects/" + other.path("code").stringValue();
        assertThat(city.server().as("one-county").status("/api" + address)).isEqualTo(404);
        console.page().navigate(address);
        assertThat(console.page().getByRole(AriaRole.ALERT)).containsText("不在您的辖区内");
        var warning = city.server()
                .as("officer")
                .get("/api/warnings?area=" + other.path("areaCode").stringValue());
        assertThat(city.server()
                        .as("one-county")
                        .get("/api/warnings?area=" + other.path("areaCode").stringValue())
                        .path("items"))
                .isEmpty();
    }
}
