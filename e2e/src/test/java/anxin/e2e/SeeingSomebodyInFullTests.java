package anxin.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An officer sees one worker in full for a reason; an administrator finds who, whom and why (查看完整信息、操作审计). */
@InBrowser
class SeeingSomebodyInFullTests {

    private static final String REASON = "核实投诉人身份和工资卡";

    @TempDir
    Path folder;

    @Test
    void anOfficerSeesOnePersonForAReasonAndTheAdministratorFindsIt(Console console) {
        var site = new Site(32, "500101");
        console.signedInAs("officer");
        console.handIn(
                false,
                site.projects().in(folder),
                site.accounts().in(folder),
                site.workers(2).in(folder),
                site.attendance(2).in(folder),
                site.payrolls().row(site.unpaid(1, "6000.00")).in(folder));
        console.at("/projects/%s/facts/month.workers?month=%s".formatted(site.code(), Site.MONTH));
        var first = console.rows("明细").first();
        assertThat(first).containsText("500101********");

        first.getByRole(AriaRole.BUTTON).click();
        var dialog = console.page().getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("请写明事由");
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("确认查看"))
                .click();
        assertThat(dialog.getByRole(AriaRole.ALERT)).containsText("请选择事由类别");
        assertThat(Accessibility.seriousFaults(console.page())).isEmpty();
        dialog.getByText("办理投诉举报").click();
        dialog.getByLabel("事由", new Locator.GetByLabelOptions().setExact(true)).fill(REASON);
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("确认查看"))
                .click();
        var shown = dialog.getByRole(AriaRole.STATUS);
        assertThat(shown).containsText("工人");
        assertThat(shown.getByText(java.util.regex.Pattern.compile("500101\\d{11}[0-9X]")))
                .isVisible();
        assertThat(Accessibility.seriousFaults(console.page())).isEmpty();
        assertThat(console.page().getByRole(AriaRole.NAVIGATION)).not().containsText("操作审计");

        try (var administrator = console.another()) {
            administrator.signedInAs("admin").at("/audit?act=REVEAL&subject=" + site.code());
            var row = administrator.rows("操作记录");
            assertThat(row).hasCount(1);
            assertThat(row).containsText("officer");
            assertThat(row).containsText("办理投诉举报：" + REASON);
            assertThat(row).not().containsText(java.util.regex.Pattern.compile("\\d{17}"));
            assertThat(Accessibility.seriousFaults(administrator.page())).isEmpty();

            administrator.at("/projects/%s/facts/month.workers?month=%s".formatted(site.code(), Site.MONTH));
            administrator.rows("明细").first().getByRole(AriaRole.BUTTON).click();
            assertThat(administrator.page().getByRole(AriaRole.DIALOG)).containsText("共 1 次");
        }
    }

    @Test
    void whatIsHeldAboutAPersonIsHandedOutAsASheet(Console console) throws Exception {
        var site = new Site(33, "500101");
        console.signedInAs("officer");
        console.handIn(
                false,
                site.projects().in(folder),
                site.accounts().in(folder),
                site.workers(1).in(folder));
        var page = console.page();
        console.at("/persons/copy");
        page.getByLabel("身份证号").fill("123");
        page.getByLabel("事由", new Page.GetByLabelOptions().setExact(true)).fill("本人到窗口申请");
        console.button("生成并下载").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("不是有效的公民身份号码");
        assertThat(Accessibility.seriousFaults(page)).isEmpty();

        page.getByLabel("身份证号").fill(site.person(1));
        var file = page.waitForDownload(() -> console.button("生成并下载").click());

        assertThat(file.suggestedFilename()).isEqualTo("个人信息.xlsx");
        assertThat(Files.size(file.path())).isGreaterThan(3_000);
    }
}
