package anxin.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An administrator holds a project whose period is over, releases it, looks again and erases it (个人信息留存). */
@InBrowser
class KeptForLongEnoughTests {

    private static final int YEARS_AGO = 5;

    private static final LocalDate START = LocalDate.of(Site.TODAY.getYear() - YEARS_AGO, 2, 1);

    @TempDir
    Path folder;

    @Test
    void whatIsDueIsHeldReleasedAndErasedAndItsNumbersStillOpen(Console console) {
        var site = new Site(34, "500101");
        console.signedInAs("admin");
        console.handIn(false, projects(site), accounts(site), workers(site), payrolls(site));
        console.at("/retention");
        var due = console.rows("留存期满的项目").filter(new Locator.FilterOptions().setHasText(site.code()));
        assertThat(due).containsText("可以删除");
        assertThat(due).containsText(START.plusMonths(4) + "");
        assertThat(console.panel("留存期满")).containsText("第四十七条");
        assertThat(Accessibility.seriousFaults(console.page())).isEmpty();

        console.button("设为保留").click();
        console.page().getByLabel("项目编号").fill(site.code());
        console.page().getByLabel("理由").fill("劳动仲裁在审");
        console.button("设为保留").click();
        assertThat(due).containsText("已设保留");
        assertThat(due.getByRole(AriaRole.CHECKBOX)).hasCount(0);
        var held = console.rows("保留").filter(new Locator.FilterOptions().setHasText(site.code()));
        assertThat(held).containsText("劳动仲裁在审");
        held.getByRole(AriaRole.BUTTON).click();
        console.page().getByLabel("理由").fill("裁决已执行完毕");
        console.button("解除").click();
        assertThat(held).containsText("裁决已执行完毕");
        assertThat(due).containsText("可以删除");

        due.locator(".el-checkbox").click();
        console.button("删除所选项目的个人信息").click();
        var secondLook = console.panel("核对后删除");
        assertThat(secondLook).containsText("1 个项目共 2 人");
        assertThat(Accessibility.seriousFaults(console.page())).isEmpty();
        console.button("确认删除").click();
        assertThat(secondLook.getByRole(AriaRole.ALERT)).containsText("理由至少 4 个字");
        secondLook.getByLabel("理由").fill("留存期满，无在办案件");
        console.button("确认删除").click();

        var erased = console.rows("删除记录").filter(new Locator.FilterOptions().setHasText(site.code()));
        assertThat(erased).containsText("留存期满，无在办案件");
        assertThat(console.panel("留存期满")).containsText("已删除 1 个项目共 2 人的个人信息");
        assertThat(due).hasCount(0);
        erased.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("2"))
                .first()
                .click();
        var left = console.rows("项目 %s 已删除人员留下的数字".formatted(site.code()));
        assertThat(left).hasCount(2);
        assertThat(left.first()).containsText("已按规定删除（第 1 个）");
        assertThat(left.first()).containsText("5,200.00");
        assertThat(Accessibility.seriousFaults(console.page())).isEmpty();

        erased.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("存证回执"))
                .click();
        assertThat(console.page().getByText("个人信息于 %s 按规定删除，共 2 人".formatted(Site.TODAY)))
                .isVisible();
        console.page().goBack();
        erased.getByRole(AriaRole.LINK).nth(1).click();
        assertThat(console.panel("结果")).containsText("数据包和退回行的内容已按规定删除");
        console.at("/audit?subject=" + site.code());
        assertThat(console.page().getByText("按规定删除个人信息 2 人")).isVisible();
    }

    private Path projects(Site site) {
        return new Sheet(
                        "项目",
                        "项目编码 项目名称 项目分类 行政区划代码 资金来源 合同价款 建设单位代码 施工总承包单位代码 合同签订日期 开工日期 计划竣工日期 竣工日期 平台登记日期 维权告示牌设立日期 工程款支付担保日期 工资支付日 是否免存保证金")
                .row(
                        site.code(),
                        site.name(),
                        "01",
                        site.area(),
                        "PRIVATE",
                        "5000000.00",
                        site.contractor(),
                        site.contractor(),
                        START,
                        START,
                        START.plusMonths(4),
                        START.plusMonths(3),
                        START,
                        START,
                        START,
                        15,
                        1)
                .in(folder);
    }

    private Path accounts(Site site) {
        return new Sheet("专用账户", "专户账号 项目编码 开户银行代码 开户日期 备案日期")
                .row(site.account(), site.code(), "102", START, START)
                .in(folder);
    }

    private Path workers(Site site) {
        var sheet = new Sheet("项目工人", "项目编码 身份证号 进场日期 统一社会信用代码 班组名称 工人姓名 工种 是否社会保障卡 实名登记日期 劳动合同签订日期 计薪方式 退场日期 工资结清日期");
        for (int n = 1; n <= 2; n++) {
            sheet.row(
                    site.code(),
                    site.person(n),
                    START,
                    site.contractor(),
                    "钢筋一班",
                    "工人" + n,
                    "020",
                    0,
                    START,
                    START,
                    "DAY",
                    START.plusMonths(3),
                    START.plusMonths(4));
        }
        return sheet.in(folder);
    }

    private Path payrolls(Site site) {
        var sheet = new Sheet("工资", "项目编码 工资月份 身份证号 发放序号 统一社会信用代码 班组名称 应发金额 实发金额 发放日期 付款账号 发放渠道 是否补发");
        for (int n = 1; n <= 2; n++) {
            sheet.row(
                    site.code(),
                    java.time.YearMonth.from(START),
                    site.person(n),
                    1,
                    site.contractor(),
                    "钢筋一班",
                    "5200.00",
                    "5200.00",
                    START.plusMonths(4),
                    site.account(),
                    "BANK",
                    0);
        }
        return sheet.in(folder);
    }
}
