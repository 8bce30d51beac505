package anxin.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Keys for programs that hand packages in by themselves. */
@InBrowser
class ProgramsTests {

    private static final String NAME = "某银行对账前置机";

    @Test
    void aKeyIsMadeSeenOnceUsedAndWithdrawn(Console console, City city) {
        var answer = city.server()
                .as("admin")
                .post(
                        "/api/organisations",
                        Map.of("name", "某建设集团", "kind", "GENERAL_CONTRACTOR", "areaCode", "000000"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        console.signedInAs("admin").at("/programs");
        var page = console.page();
        assertThat(Accessibility.seriousFaults(page)).isEmpty();

        console.button("添加程序").click();
        var form = console.panel("添加程序");
        form.getByLabel("程序名称").fill(NAME);
        console.button("生成密钥").click();
        assertThat(form.getByRole(AriaRole.ALERT)).containsText("所属机构");
        form.getByRole(AriaRole.COMBOBOX, new Locator.GetByRoleOptions().setName("所属机构"))
                .click();
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("某建设集团"))
                .click();
        assertThat(Accessibility.seriousFaults(page)).isEmpty();
        console.button("生成密钥").click();
        var shown = console.panel("新密钥").getByRole(AriaRole.TEXTBOX);
        assertThat(shown).isVisible();
        assertThat(Accessibility.seriousFaults(page)).isEmpty();
        var key = shown.inputValue();
        assertThat(key).matches("anxin_[a-z2-7]{8}_[A-Za-z0-9_-]{43}");
        assertThat(status(console, key))
                .as("it may ask for imports, of which this is none")
                .isEqualTo(404);

        console.button("已妥善保存").click();
        console.at("/programs");
        var row = console.rows("“%s”的密钥".formatted(NAME)).first();
        assertThat(row).containsText("有效");
        assertThat(row).containsText("127.0.0.1");
        assertThat(page.content()).doesNotContain(key);

        row.getByRole(AriaRole.BUTTON).click();
        page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("撤回"))
                .click();
        assertThat(row).containsText("已撤回");
        assertThat(status(console, key)).isEqualTo(401);
        assertThat(Accessibility.seriousFaults(page)).isEmpty();
    }

    private static int status(Console console, String key) {
        try (var program = console.another()) {
            return program.page()
                    .request()
                    .get(
                            console.server().address() + "/api/imports/987654321",
                            RequestOptions.create().setHeader("Authorization", "Bearer " + key))
                    .status();
        }
    }
}
