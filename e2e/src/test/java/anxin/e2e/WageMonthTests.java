package anxin.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A wage month (工资月) from the first attendance to the last payment. */
@InBrowser
class WageMonthTests {

    @TempDir
    Path folder;

    @Test
    void unpaidWagesWarnAndThePaymentsClearTheWarningWithItsReason(Console console) {
        console.signedInAs("officer");
        var site = new Site(10, "500101");
        console.handIn(
                false,
                site.projects().in(folder),
                site.accounts().in(folder),
                site.workers(3).in(folder),
                site.attendance(3).in(folder));

        console.at("/projects/" + site.code());
        console.link("整月工资分文未发").click();
        assertThat(console.title("整月工资分文未发 " + Site.MONTH)).isVisible();
        assertThat(console.panel("发现的问题")).containsText("涉及3");
        var warning = console.page().url();

        var payrolls = site.payrolls();
        for (int person = 1; person <= 3; person++) {
            payrolls.row(site.paid(person, "6000.00", Site.TODAY));
        }
        var result = console.handIn(false, payrolls.in(folder));
        assertThat(result).hasText("导入完成：3 行全部入库。");
        assertThat(console.panel("结果")).containsText("预警变化：新增 0 条，解除");

        console.page().navigate(warning);
        assertThat(console.panel("处置要求")).containsText("已于下列日期解除");
        assertThat(console.panel("处置要求")).containsText("预警条件已不成立。");
        var history = console.rows("逐日记录");
        assertThat(history).hasCount(2);
        assertThat(history.nth(0)).containsText("提出预警");
        assertThat(history.nth(0)).containsText("3人");
        assertThat(history.nth(1)).containsText("解除");
        assertThat(history.nth(1)).containsText("预警条件已不成立。");
        assertThat(history.nth(1)).containsText(Site.TODAY.toString());

        console.at("/projects/" + site.code());
        assertThat(console.panel("逐月情况")).containsText("1.80");
        assertThat(console.link("整月工资分文未发")).hasCount(0);
    }
}
