package anxin.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Counties are merged: their old names and codes are still understood, and their people and projects go along. */
@InBrowser
class AreasTests {

    @Test
    void aFormerNameFindsTheAreaAndItsChange(Console console) {
        console.signedInAs("admin").at("/areas");
        assertThat(console.title("全国")).isVisible();
        assertThat(console.rows("下级区划").first()).isVisible();
        assertThat(Accessibility.seriousFaults(console.page())).isEmpty();

        var search = console.page().getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("查区划：名称、曾用名或代码"));
        search.fill("大足县");
        console.page()
                .getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("重庆市大足区（大足县）"))
                .click();

        assertThat(console.title("重庆市大足区")).isVisible();
        assertThat(console.panel("名称")).containsText("双桥区");
        assertThat(Accessibility.seriousFaults(console.page())).isEmpty();

        console.link("区划变更").click();
        console.page().getByLabel("按名称或代码查变更").last().fill("双桥区");
        assertThat(console.rows("区划变更")).hasCount(1);
        assertThat(console.rows("区划变更")).containsText("大足区 500111");
        assertThat(console.rows("区划变更")).containsText("2011-10-22");
        assertThat(Accessibility.seriousFaults(console.page())).isEmpty();
    }

    @Test
    void aMergedCountyTakesItsPeopleAndProjectsAlong(Console console, City city, @TempDir Path folder) {
        var site = new Site(931, "530402");
        assertThat(city.server()
                        .as("officer")
                        .takenIn(site.projects().in(folder))
                        .path("rejected")
                        .asInt())
                .isZero();
        city.addUser("merged-county", "OFFICER", "530402", 0);
        console.signedInAs("admin").at("/areas/530402");

        console.button("登记变更").click();
        var form = console.panel("登记变更");
        form.getByLabel("变更后第 1 个的代码").fill("530403");
        form.getByLabel("依据").fill("某批复");
        assertThat(Accessibility.seriousFaults(console.page())).isEmpty();
        form.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("查看影响"))
                .click();

        var effects = form.getByRole(AriaRole.STATUS);
        assertThat(effects).containsText("项目 1");
        assertThat(effects).containsText("可见的数据可能增多");
        assertThat(effects).containsText("merged-county");
        assertThat(Accessibility.seriousFaults(console.page())).isEmpty();
        form.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("确认登记"))
                .click();
        assertThat(form).hasCount(0);

        console.at("/area-changes");
        console.page().getByLabel("按名称或代码查变更").last().fill("530402");
        assertThat(console.rows("区划变更")).containsText("某批复");
        assertThat(console.rows("区划变更")).containsText("已生效");
        try (var officer = console.another()) {
            officer.signedInAs("merged-county").at("/projects/" + site.code());
            assertThat(officer.page().getByRole(AriaRole.MAIN)).containsText("江川区");
        }
    }

    @Test
    void aPackageWithAnOldCodeSaysWhereItWent(Console console, @TempDir Path folder) {
        console.signedInAs("officer")
                .handIn(false, new Site(932, "500225").projects().in(folder));

        assertThat(console.page().getByRole(AriaRole.MAIN)).containsText("原为大足县，现为大足区 500111");

        console.handIn(false, new Site(933, "330104").projects().in(folder));
        assertThat(console.page().getByRole(AriaRole.MAIN)).containsText("现分属上城区 330102、钱塘区 330114");
    }

    @Test
    void aGridWorkerSeesTheProjectsOfTheVillage(Console console, City city, @TempDir Path folder) {
        var inside = new Site(934, "530424001");
        var outside = new Site(935, "530424001");
        for (var site : List.of(inside, outside)) {
            assertThat(city.server()
                            .as("officer")
                            .takenIn(site.projects().in(folder))
                            .path("rejected")
                            .asInt())
                    .isZero();
        }
        city.addUser("village", "FIELD", "530424001", 0);
        console.signedInAs("admin").at("/areas/530424");

        console.page()
                .getByLabel("清单文件")
                .setInputFiles(new FilePayload(
                        "villages.csv", "text/csv", "code,name\n530424001001,甲村\n".getBytes(StandardCharsets.UTF_8)));
        console.button("导入清单").click();
        assertThat(console.panel("村、社区").getByRole(AriaRole.STATUS)).containsText("已导入 1 个村、社区");
        assertThat(console.rows("村、社区")).containsText("甲村");
        assertThat(Accessibility.seriousFaults(console.page())).isEmpty();

        console.at("/projects/" + inside.code());
        choose(console, "所在村、社区");
        assertThat(console.panel("所在村、社区")).containsText("归入甲村");
        assertThat(Accessibility.seriousFaults(console.page())).isEmpty();
        console.at("/users");
        console.page()
                .getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("village").setExact(true))
                .click();
        choose(console, "负责的村、社区（基层工作人员）");
        assertThat(console.rows("变更记录")).containsText("甲村");
        assertThat(Accessibility.seriousFaults(console.page())).isEmpty();

        try (var worker = console.another()) {
            worker.signedInAs("village").at("/projects");
            assertThat(worker.rows("项目清单")).hasCount(1);
            assertThat(worker.rows("项目清单")).containsText(inside.name());
        }
    }

    private static void choose(Console console, String panel) {
        var there = console.panel(panel);
        there.getByRole(AriaRole.COMBOBOX).fill("甲村");
        console.page()
                .getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("甲村 530424001001"))
                .click();
        console.page().keyboard().press("Escape");
        there.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName("保存").setExact(true))
                .click();
    }
}
