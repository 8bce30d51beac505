package anxin.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.Media;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The money of a wage month from the owner to the workers (资金责任链): traced, opened, proven, printed. */
@InBrowser
class TracingMoneyTests {

    @TempDir
    Path folder;

    @Test
    void whereTheMoneyStoppedIsSaidOpenedProvenAndPrinted(Console console) throws Exception {
        console.signedInAs("officer");
        var site = new Site(60, "500101");
        handIn(console, site);

        console.at("/projects/" + site.code());
        console.panel("逐月情况").waitFor();
        console.page().locator("main").getByText("资金责任链").click();
        assertThat(console.page().getByText("钱停在哪里")).isVisible();
        console.at("/projects/%s/chain?month=%s".formatted(site.code(), Site.MONTH));
        assertThat(console.title("资金责任链 " + Site.MONTH)).isVisible();

        // 20,000 of labour cost were due and 9,000 came; two of three workers, in two teams, are owed 12,000.
        assertThat(console.panel("钱停在哪里")).containsText("按数据，11,000.00元停在建设单位");
        assertThat(console.panel("钱停在哪里")).containsText("第二十四条");
        assertThat(console.panel("钱停在哪里")).containsText("不是责任认定");
        assertThat(console.panel("资金流向").getByText("停在此处")).hasCount(2);
        var teams = console.rows("各班组工资");
        assertThat(teams).hasCount(2);
        assertThat(teams.nth(0)).containsText("木工班");
        console.page().waitForLoadState(LoadState.NETWORKIDLE);
        assertThat(Accessibility.seriousFaults(console.page())).isEmpty();

        console.link("查看“钢筋一班 未发工资”的明细").click();
        assertThat(console.title("未发工资·钢筋一班 " + Site.MONTH)).isVisible();
        assertThat(console.rows("明细")).hasCount(1);
        assertThat(console.rows("明细").first()).containsText("7,000.00元");
        assertThat(console.rows("明细").first()).containsText("工*");
        console.link("返回资金责任链").click();

        console.link("存证回执").click();
        assertThat(console.title("存证回执")).isVisible();
        assertThat(console.rows("记录")).hasCount(1);
        console.page().waitForLoadState(LoadState.NETWORKIDLE);
        assertThat(Accessibility.seriousFaults(console.page())).isEmpty();
        var receipt = folder.resolve("receipt.json");
        console.page().waitForDownload(() -> console.button("下载文件").click()).saveAs(receipt);
        assertThat(verified(receipt)).isZero();
        var changed = Files.writeString(
                folder.resolve("changed.json"), Files.readString(receipt).replaceFirst("SHA-256 为 .", "SHA-256 为 x"));
        assertThat(verified(changed)).isNotZero();

        console.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        var codes = console.panel("二维码").getByRole(AriaRole.IMG);
        assertThat(codes.first()).isVisible();
        var together = folder.resolve("codes.png");
        console.panel("二维码").screenshot(new Locator.ScreenshotOptions().setPath(together));
        assertThat(verified(together)).isZero();
        var pictures = new ArrayList<Path>();
        for (var code : codes.all()) {
            var picture = folder.resolve("code-%d.png".formatted(pictures.size()));
            code.screenshot(new Locator.ScreenshotOptions().setPath(picture));
            pictures.addFirst(picture);
        }
        assertThat(pictures.size()).isGreaterThan(1);
        assertThat(verified(pictures.toArray())).isZero();
        assertThat(verified(pictures.getFirst())).isNotZero();
        console.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
        console.link("返回").click();

        console.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(console.page().getByLabel("二维码，内容为本页网址")).isVisible();
        assertThat(console.button("打印")).isHidden();
        var paper = console.page().pdf(new Page.PdfOptions().setFormat("A4"));
        assertThat(paper.length).isGreaterThan(10_000);
    }

    private static int verified(Object... receipt) {
        var arguments = new ArrayList<Object>(List.of("verify"));
        arguments.addAll(List.of(receipt));
        return App.run(arguments.toArray()).exitCode();
    }

    private void handIn(Console console, Site site) {
        var payrolls = site.payrolls()
                .row(site.paid(1, "8000.00", Site.MONTH.plusMonths(1).atDay(12)));
        payrolls.row(site.unpaid(2, "7000.00"));
        var other = site.unpaid(3, "5000.00");
        other[5] = "木工班";
        payrolls.row(other);
        console.handIn(
                false,
                site.projects().in(folder),
                site.accounts().in(folder),
                site.workers(3).in(folder),
                site.attendance(3).in(folder),
                payrolls.in(folder),
                new Sheet("产值与支付", "项目编码 月份 完成产值 已付进度款 应付人工费用")
                        .row(site.code(), Site.MONTH, "80000.00", "30000.00", "20000.00")
                        .in(folder),
                new Sheet("专户流水", "专户账号 流水号 交易时间 收支方向 金额 余额 用途")
                        .row(
                                site.account(),
                                "1",
                                Site.MONTH.plusMonths(1).atDay(8) + " 10:00:00",
                                "C",
                                "9000.00",
                                "9000.00",
                                "LABOUR_COST")
                        .row(
                                site.account(),
                                "2",
                                Site.MONTH.plusMonths(1).atDay(12) + " 10:00:00",
                                "D",
                                "8000.00",
                                "1000.00",
                                "WAGES")
                        .in(folder));
    }
}
