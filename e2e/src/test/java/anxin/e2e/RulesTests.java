package anxin.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is law, what is a draft and what is only our proposal can never be mistaken for one another. */
@InBrowser
class RulesTests {

    @TempDir
    Path folder;

    @Test
    void aNumberThatNoLawSetsIsMarkedAsAProposal(Console console) {
        console.signedInAs("officer").at("/rules");
        assertThat(rule(console, "人工费用拨付不足")).containsText("本系统建议值");

        console.link("人工费用拨付不足").click();

        assertThat(console.panel("法律依据")).containsText("非法律规定，不得作为处罚依据");
        assertThat(console.panel("本区划适用的标准值")).containsText("本系统建议值，非法律规定");
    }

    @Test
    void aDraftIsMarkedAsNotInForce(Console console) {
        console.signedInAs("officer").at("/rules");
        var draft = console.rows("规则包").filter(new Locator.FilterOptions().setHasText("620724"));
        assertThat(draft).containsText("高台");
        assertThat(draft).containsText("草案，未启用");
        assertThat(console.rows("规则包").first()).containsText("现行有效");

        console.at("/rules/not-onboarded");
        assertThat(console.panel("各地标准值")
                        .getByRole(AriaRole.ROW)
                        .filter(new Locator.FilterOptions().setHasText("高台县 ·")))
                .containsText("草案，未启用");
    }

    @Test
    void whatRestsOnAYearWithoutAHolidayNoticeIsMarkedAsProvisional(Console console) {
        console.signedInAs("officer");
        var site = new Site(20, "500101");
        console.handIn(false, site.projects(LocalDate.of(2015, 3, 2)).in(folder));
        console.at("/projects/" + site.code());
        console.link("未开立农民工工资专用账户").click();

        assertThat(console.panel("发现的问题")).containsText("尚无国务院办公厅节假日安排通知");
        assertThat(console.panel("发现的问题")).containsText("日期为暂定");
    }

    private static Locator rule(Console console, String title) {
        return console.rows("预警规则").filter(new Locator.FilterOptions().setHasText(title));
    }
}
