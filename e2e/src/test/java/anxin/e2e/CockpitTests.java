package anxin.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every number opens the list of rows it counts (凡数必可查). */
@InBrowser
class CockpitTests {

    private static final Pattern DIGITS = Pattern.compile("\\D+");

    @Test
    void everyCountOpensAListWithAsManyRows(Console console) {
        console.signedInAs("officer");
        assertThat(console.panel("按规则").getByRole(AriaRole.LISTITEM).first()).isVisible();
        var counts = new LinkedHashMap<String, Integer>();
        counts.putAll(links(
                console.page()
                        .locator(".figure.red, .figure.yellow, .figure.blue")
                        .locator("visible=true"),
                ".number"));
        counts.putAll(links(console.panel("按区划").locator("a.count"), null));
        counts.putAll(links(console.panel("按规则").locator("a.count"), null));
        assertThat(counts).hasSizeGreaterThan(30);

        counts.forEach((address, count) -> {
            console.at(address);
            assertThat(console.page().getByText("共 %,d 条".formatted(count), new Page.GetByTextOptions().setExact(true)))
                    .isVisible();
            while (console.button("加载更多").isVisible()) {
                int before = console.rows("预警清单").count();
                console.button("加载更多").click();
                assertThat(console.rows("预警清单").nth(before)).isVisible();
            }
            assertThat(console.rows("预警清单")).hasCount(count);
        });
    }

    @Test
    void aFilterStandsInTheAddressAndSurvivesReloading(Console console) {
        console.signedInAs("officer").at("/warnings");
        console.page()
                .getByText("红色", new Page.GetByTextOptions().setExact(true))
                .click();
        console.page().waitForURL(Pattern.compile("level=RED"));
        assertThat(console.rows("预警清单").filter(new Locator.FilterOptions().setHasText("黄色预警")))
                .hasCount(0);
        var status = console.page().locator("header").getByRole(AriaRole.STATUS);
        var counted = status.innerText();

        console.page().reload();

        assertThat(status).hasText(counted);
        assertThat(console.page().getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName("红色")))
                .isChecked();
        assertThat(console.rows("预警清单")
                        .filter(new Locator.FilterOptions().setHasText("红色预警"))
                        .first())
                .isVisible();
    }

    @Test
    void theExportedSheetHasTheRowsOfTheList(Console console, @TempDir Path folder) throws IOException {
        console.signedInAs("officer").at("/warnings?level=YELLOW");
        var counted = number(
                console.page().locator("header").getByRole(AriaRole.STATUS).innerText());

        var download =
                console.page().waitForDownload(() -> console.button("导出表格").click());

        assertThat(download.suggestedFilename()).isEqualTo("预警清单.xlsx");
        var file = folder.resolve("list.xlsx");
        download.saveAs(file);
        try (var book = WorkbookFactory.create(file.toFile())) {
            assertThat(book.getSheetAt(0).getLastRowNum())
                    .as("rows below the header")
                    .isEqualTo(counted);
        }
    }

    /** Addresses and the counts that stand on them. */
    private static Map<String, Integer> links(Locator links, String part) {
        var found = new LinkedHashMap<String, Integer>();
        for (var link : links.all()) {
            var text = part == null ? link.innerText() : link.locator(part).innerText();
            found.put(link.getAttribute("href"), number(text));
        }
        return found;
    }

    private static int number(String text) {
        return Integer.parseInt(DIGITS.matcher(text).replaceAll(""));
    }
}
