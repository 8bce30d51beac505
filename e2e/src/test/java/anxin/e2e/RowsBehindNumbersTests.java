package anxin.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The numbers of a warning open to the workers and the wages they were counted from (凡数必可查). */
@InBrowser
class RowsBehindNumbersTests {

    @TempDir
    Path folder;

    @Test
    void whoIsUnpaidAndHowMuchStandsBehindTheNumber(Console console) {
        var site = new Site(30, "500101");
        withTwoOfThreeWorkersOwed(console, site);
        console.at("/projects/" + site.code());
        console.link("整月工资分文未发").click();

        number(console, "出勤或在工资表的人数", "3人").click();

        assertThat(console.title("出勤或在工资表的人数 " + Site.MONTH)).isVisible();
        assertThat(console.rows("明细")).hasCount(3);
        var first = console.rows("明细").first();
        assertThat(first).containsText("工*");
        assertThat(first).containsText("500101********");
        assertThat(sums(console)).containsText("11,500.50元");

        console.at("/projects/" + site.code());
        console.link("工资逾期未足额支付").click();
        number(console, "未发工资", "11,500.50元").click();
        assertThat(console.rows("明细")).hasCount(2);
        assertThat(console.rows("明细").first()).containsText("6,000.00元");
        assertThat(sums(console).locator("td").last()).hasText("11,500.50元");

        console.link("返回预警").click();
        assertThat(console.title("工资逾期未足额支付 " + Site.MONTH)).isVisible();
    }

    @Test
    void aNumberThatTheRowsNoLongerGiveSaysSo(Console console) {
        var site = new Site(31, "500101");
        withTwoOfThreeWorkersOwed(console, site);
        console.at("/projects/" + site.code());
        console.link("整月工资分文未发").click();
        assertThat(console.title("整月工资分文未发 " + Site.MONTH)).isVisible();
        var warning = console.page().url();

        console.handIn(
                false, site.payrolls().row(site.paid(1, "6000.00", Site.TODAY)).in(folder));
        console.page().navigate(warning);
        assertThat(console.panel("处置要求")).containsText("已于下列日期解除");
        number(console, "已发工资", "0.00元").click();

        assertThat(console.page().getByRole(AriaRole.NOTE)).containsText("判定时为 0.00元，按现有数据为 6,000.00元");
        assertThat(console.rows("明细")).hasCount(1);
    }

    /** Three attended; two stand on the wage sheet, with nothing paid. */
    private void withTwoOfThreeWorkersOwed(Console console, Site site) {
        console.signedInAs("officer");
        console.handIn(
                false,
                site.projects().in(folder),
                site.accounts().in(folder),
                site.workers(3).in(folder),
                site.attendance(3).in(folder),
                site.payrolls()
                        .row(site.unpaid(1, "6000.00"))
                        .row(site.unpaid(2, "5500.50"))
                        .in(folder));
    }

    private static Locator number(Console console, String label, String text) {
        var link = console.panel("认定的事实")
                .getByRole(AriaRole.ROW)
                .filter(new Locator.FilterOptions().setHasText(label))
                .getByRole(AriaRole.LINK);
        assertThat(link).hasText(text);
        return link;
    }

    private static Locator sums(Console console) {
        return console.page().locator("tfoot tr");
    }
}
