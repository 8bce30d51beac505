package anxin.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The console (控制台) in a window of its own, as one user sees it. */
record Console(Browser browser, BrowserContext context, Page page, Server server) implements AutoCloseable {

    static final int WIDTH = 1366;
    static final int HEIGHT = 768;

    static Console open(Browser browser, Server server) {
        var context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(server.address())
                .setLocale("zh-CN")
                .setTimezoneId("Asia/Shanghai")
                .setViewportSize(WIDTH, HEIGHT));
        context.setDefaultTimeout(60_000);
        return new Console(browser, context, context.newPage(), server);
    }

    /** Another person at another desk. */
    Console another() {
        return open(browser, server);
    }

    Console signedInAs(String login) {
        page.navigate("/sign-in");
        enter(login, Server.PASSWORD);
        assertThat(start()).isVisible();
        return at("/cockpit");
    }

    /** The page one begins with: those who have tasks with theirs, all others with the cockpit. */
    Locator start() {
        return page.getByRole(
                AriaRole.HEADING, new GetByRoleOptions().setLevel(1).setName(Pattern.compile("我的待办|驾驶舱")));
    }

    void enter(String login, String password) {
        page.getByLabel("用户名").fill(login);
        page.getByLabel("密码", new Page.GetByLabelOptions().setExact(true)).fill(password);
        button("登录").click();
    }

    /** Goes to a page and waits until it has its heading. */
    Console at(String path) {
        page.navigate(path);
        assertThat(page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setLevel(1)))
                .isVisible();
        return this;
    }

    Locator title(String text) {
        return page.getByRole(
                AriaRole.HEADING, new GetByRoleOptions().setLevel(1).setName(text));
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
    }

    Locator link(String name) {
        return page.getByRole(
                AriaRole.LINK, new GetByRoleOptions().setName(name).setExact(true));
    }

    /** A titled block of the page. */
    Locator panel(String title) {
        return page.getByRole(
                AriaRole.REGION, new GetByRoleOptions().setName(title).setExact(true));
    }

    /** The lines of a table, the header left out. */
    Locator rows(String caption) {
        return page.getByRole(
                        AriaRole.TABLE, new GetByRoleOptions().setName(caption).setExact(true))
                .locator("tbody tr");
    }

    /** Drops files on the import page and answers when their result is there. */
    Locator handIn(boolean dryRun, Path... files) {
        begin(dryRun, files);
        var result = panel("结果").getByRole(AriaRole.STATUS);
        assertThat(result).isVisible();
        return result;
    }

    /** Drops files on the import page and answers when the page of the import is open. */
    void begin(boolean dryRun, Path... files) {
        at("/imports");
        page.getByLabel("选择要导入的文件").setInputFiles(files);
        if (dryRun) {
            page.getByText("只检查，不入库").click();
        }
        button(dryRun ? "开始检查" : "开始导入").click();
        page.waitForURL(Pattern.compile("/imports/\\d+$"));
    }

    /** How many rows of a kind an import added, changed, left as they were or rejected, by the column's title. */
    String count(String kind, String column) {
        var table = panel("各文件结果");
        var titles = table.locator("thead th").allInnerTexts();
        return table.locator("tbody tr")
                .filter(new Locator.FilterOptions().setHasText(kind))
                .locator("td")
                .nth(titles.indexOf(column))
                .innerText();
    }

    @Override
    public void close() {
        context.close();
    }
}
