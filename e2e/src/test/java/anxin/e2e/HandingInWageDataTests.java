package anxin.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens when a wage officer (劳资专管员) hands in what they keep in a spreadsheet. */
@InBrowser
class HandingInWageDataTests {

    @TempDir
    Path folder;

    @Test
    void mistakesComeBackCellByCellAndOnceTheyAreMendedTheWarningIsUnderstood(Console console) {
        console.signedInAs("officer");
        var site = new Site(1, "500101");
        var workers = site.workers(1)
                .row(worker(site, mistyped(site.person(2)), "2026-02-28"))
                .row(worker(site, site.person(3), "2026-02-30"));
        var payrolls = site.payrolls()
                .row(site.unpaid(1, "5,200.00"))
                .row("NOWHERE", Site.MONTH, site.person(1), 1, site.contractor(), "钢筋一班", "1", "0", "", "", "BANK", 0);

        var result = console.handIn(
                false,
                site.projects().in(folder),
                site.accounts().in(folder),
                workers.in(folder),
                site.attendance(2).in(folder),
                payrolls.in(folder));

        assertThat(result).containsText("导入完成：共 11 行，入库 7 行；有 4 处问题未能入库");
        assertThat(rejected(console, "身份证号")).containsText("校验码不符");
        assertThat(rejected(console, "进场日期")).containsText("日历上没有这一天");
        assertThat(rejected(console, "项目编码")).containsText("项目“NOWHERE”既不在这个数据包里，也没有登记过");
        var amount = rejected(console, "应发金额");
        assertThat(amount).containsText("应为不带千分位的数字，最多两位小数（如 1200.50），这里是“5,200.00”");
        assertThat(amount.locator("td").nth(0)).hasText("工资.xlsx");
        assertThat(amount.locator("td").nth(1)).hasText("2");

        var mended = site.payrolls().row(site.unpaid(1, "5200.00"));
        result = console.handIn(false, site.workers(2).in(folder), mended.in(folder));

        assertThat(result).containsText("导入完成：3 行全部入库");
        assertThat(console.count("项目工人", "新增")).isEqualTo("1");
        assertThat(console.count("项目工人", "未变")).isEqualTo("1");

        console.at("/projects/" + site.code());
        assertThat(console.title(site.name())).isVisible();
        assertThat(console.panel("逐月情况")).containsText(Site.MONTH.toString());
        console.link("工资逾期未足额支付").click();

        assertThat(console.title("工资逾期未足额支付 " + Site.MONTH)).isVisible();
        assertThat(console.panel("发现的问题")).containsText("尚欠5,200.00元");
        assertThat(console.panel("发现的问题")).containsText(site.name());
        assertThat(console.panel("法律依据")).containsText("《保障农民工工资支付条例》（国务院令第724号）第十四条");
        assertThat(fact(console, "应发工资")).hasText("5,200.00元");
        assertThat(fact(console, "已发工资")).hasText("0.00元");
        assertThat(console.panel("使用的标准值及来源")).containsText("本系统建议值，非法律规定");
        assertThat(console.panel("处置要求")).containsText("付清所欠工资");
        assertThat(console.panel("处置要求")).containsText("施工总承包单位");
        assertThat(console.panel("逐日记录")).containsText(Site.TODAY.toString());
    }

    @Test
    void onlyCheckingChangesNothing(Console console) {
        console.signedInAs("officer");
        var site = new Site(2, "500101");

        var result =
                console.handIn(true, site.projects().in(folder), site.workers(3).in(folder));

        assertThat(result).hasText("检查通过：4 行全部合格，可以正式导入。");
        console.at("/projects?text=" + site.code());
        assertThat(console.page().getByText("没有符合条件的项目")).isVisible();
    }

    @Test
    void theSamePackageTwiceChangesNothing(Console console) {
        console.signedInAs("officer");
        var site = new Site(3, "500101");
        Path[] files = {
            site.projects().in(folder),
            site.workers(3).in(folder),
            site.attendance(3).in(folder)
        };
        console.handIn(false, files);

        assertThat(console.handIn(false, files)).hasText("导入完成：10 行全部入库。");

        assertThat(Arrays.asList("项目", "项目工人", "考勤"))
                .extracting(kind -> console.count(kind, "新增"), kind -> console.count(kind, "更正"))
                .containsOnly(Tuple.tuple("0", "0"));
        assertThat(console.count("考勤", "未变")).isEqualTo("6");
        assertThat(console.panel("结果")).containsText("预警变化：新增 0 条，解除 0 条");
    }

    @Test
    void aLongImportThatIsCancelledLeavesNothing(Console console) throws IOException {
        console.signedInAs("officer");
        var site = new Site(4, "500101");
        var swipes = Swipes.write(folder.resolve("attendance.csv"), site, 400_000);
        var zip = Zip.of(folder.resolve("一年考勤.zip"), site.projects().in(folder), swipes);

        console.begin(false, zip);
        console.button("取消导入").click();
        assertThat(console.page().getByRole(AriaRole.DIALOG)).containsText("确定取消导入“一年考勤.zip”吗？取消后本次数据一行也不会保留。");
        console.page().getByRole(AriaRole.DIALOG).getByText("取消导入").last().click();

        assertThat(console.panel("结果")).containsText("导入已取消，没有保留任何数据。");
        console.at("/projects?text=" + site.code());
        assertThat(console.page().getByText("没有符合条件的项目")).isVisible();
    }

    @Test
    void whatIsNoPackageEndsInASentence(Console console) throws IOException {
        console.signedInAs("officer");
        var site = new Site(5, "500101");
        var whole = Files.readAllBytes(Zip.of(
                folder.resolve("whole.zip"),
                site.projects().in(folder),
                site.workers(50).in(folder)));
        var half = Files.write(folder.resolve("half.zip"), Arrays.copyOf(whole, whole.length / 2));
        var notes = Files.writeString(folder.resolve("notes.csv"), "a,b\n1,2\n");
        var letter = Files.writeString(folder.resolve("letter.docx"), "Dear Sir");

        assertThat(console.handIn(false, half)).hasText("这个 zip 已损坏或不完整，无法读取。请重新打包并上传。");
        assertThat(console.handIn(false, bomb())).containsText("解压后大得反常，为安全起见整个包不接收");
        assertThat(console.handIn(false, notes)).containsText("没有找到数据包里的任何文件。文件应以表名命名");
        console.at("/imports");
        console.page().getByLabel("选择要导入的文件").setInputFiles(letter);
        assertThat(console.page().getByRole(AriaRole.ALERT)).containsText("只能导入 zip、csv、xlsx 文件");
    }

    /** A few hundred kilobytes that would unpack to 300 MB. */
    private Path bomb() throws IOException {
        var zip = folder.resolve("bomb.zip");
        try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("projects.csv"));
            var nothing = new byte[1 << 20];
            for (int i = 0; i < 300; i++) {
                out.write(nothing);
            }
            out.closeEntry();
        }
        return zip;
    }

    private static Object[] worker(Site site, String person, String entryDate) {
        return new Object[] {site.code(), person, entryDate, site.contractor(), "钢筋一班", "工人二", "020", 0, "", "", "DAY"};
    }

    /** The same number with another check character. */
    private static String mistyped(String number) {
        return number.substring(0, 17) + (number.endsWith("1") ? "2" : "1");
    }

    /** The line of the list of rejected cells that speaks of this column. */
    private static Locator rejected(Console console, String column) {
        return console.rows("退回的单元格")
                .filter(new Locator.FilterOptions()
                        .setHas(console.page()
                                .locator("td:nth-child(3)")
                                .filter(new Locator.FilterOptions().setHasText(column))));
    }

    private static Locator fact(Console console, String label) {
        return console.rows("认定的事实")
                .filter(new Locator.FilterOptions().setHasText(label))
                .locator("td")
                .last();
    }
}
