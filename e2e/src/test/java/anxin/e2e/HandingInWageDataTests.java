package anxin.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens when a wage officer (劳资专管员) hands in what they keep in a spreadsheet. */
@InBrowser
class HandingInWageDataTests {

    @TempDir
    Path folder;

    @Test
    void mistakesAreTurnedBackCellByCellAndOnceMendedTheWarningIsUnderstood(Console console) {
        console.signedInAs("officer");
        var site = new Site(1, "500101");
        var wrongNumber = site.person(2).substring(0, 17) + (site.person(2).endsWith("1") ? "2" : "1");
        var workers = site.workers(1)
                .row(site.code(), wrongNumber, "2026-02-30", site.contractor(), "钢筋一班", "工人2", "020", 0, "", "", "DAY");
        var payrolls = site.payrolls()
                .row(
                        site.code(),
                        Site.MONTH,
                        site.person(1),
                        1,
                        site.contractor(),
                        "钢筋一班",
                        "5,200.00",
                        "0",
                        "",
                        "",
                        "BANK",
                        0)
                .row("NOWHERE", Site.MONTH, site.person(1), 1, site.contractor(), "钢筋一班", "1", "0", "", "", "BANK", 0);

        var result = console.handIn(
                false,
                site.projects().in(folder),
                site.accounts().in(folder),
                workers.in(folder),
                site.attendance(2).in(folder),
                payrolls.in(folder));

        assertThat(result).containsText("导入完成：共 10 行，入库 7 行，退回 3 行");
        var rejected = console.rows("退回的单元格");
        assertThat(cell(rejected, "身份证号")).containsText("校验码不符");
        assertThat(cell(rejected, "进场日期")).containsText("日历上没有这一天");
        assertThat(cell(rejected, "应发金额")).containsText("应为不带千分位的数字，最多两位小数（如 1200.50），这里是“5,200.00”");
        assertThat(cell(rejected, "项目编码")).containsText("项目“NOWHERE”既不在这个数据包里，也没有登记过");
        assertThat(cell(rejected, "应发金额").locator("td").nth(0)).hasText("工资.xlsx");
        assertThat(cell(rejected, "应发金额").locator("td").nth(1)).hasText("2");

        var mended = site.payrolls()
                .row(
                        site.code(),
                        Site.MONTH,
                        site.person(1),
                        1,
                        site.contractor(),
                        "钢筋一班",
                        "5200.00",
                        "0",
                        "",
                        "",
                        "BANK",
                        0);
        result = console.handIn(false, site.workers(2).in(folder), mended.in(folder));
        assertThat(result).containsText("导入完成：3 行全部入库");
        org.assertj.core.api.Assertions.assertThat(List.of(console.count("项目工人", "新增"), console.count("项目工人", "未变")))
                .containsExactly("1", "1");

        console.at("/projects/" + site.code());
        assertThat(console.title(site.name())).isVisible();
        assertThat(console.panel("逐月情况")).containsText(Site.MONTH.toString());
        console.page()
                .getByRole(com.microsoft.playwright.options.AriaRole.LINK)
                .filter(new Locator.FilterOptions().setHasText("欠薪"))
                .first()
                .click();
    }

    private static Locator cell(Locator rejected, String column) {
        return rejected.filter(new Locator.FilterOptions()
                .setHas(rejected.page()
                        .locator(
                                "td:nth-child(3)",
                                new com.microsoft.playwright.Page.LocatorOptions()
                                        .setHasText(Pattern.compile("^" + column)))));
    }
}
