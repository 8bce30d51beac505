package anxin.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;

/** The workers' page (工友页) in a small, old phone. */
record Phone(Browser browser, BrowserContext context, Page page) implements AutoCloseable {

    private static final int WIDTH = 360;
    private static final int HEIGHT = 640;

    /** Of a slow 3G line: so long until the first byte, so many bytes a second. */
    private static final int LATENCY_MS = 400;

    private static final int BYTES_PER_SECOND = 50_000;

    static Phone open(Browser browser, Server server) {
        return open(browser, server.address(), true);
    }

    private static Phone open(Browser browser, String address, boolean scripts) {
        var context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(address)
                .setLocale("zh-CN")
                .setTimezoneId("Asia/Shanghai")
                .setViewportSize(WIDTH, HEIGHT)
                .setIsMobile(true)
                .setHasTouch(true)
                .setJavaScriptEnabled(scripts));
        context.setDefaultTimeout(60_000);
        return new Phone(browser, context, context.newPage());
    }

    /** One whose program has not arrived yet. */
    Phone beforeItsProgram(Server server) {
        return open(browser, server.address(), false);
    }

    Phone onASlowLine() {
        var line = new JsonObject();
        line.addProperty("offline", false);
        line.addProperty("latency", LATENCY_MS);
        line.addProperty("downloadThroughput", BYTES_PER_SECOND);
        line.addProperty("uploadThroughput", BYTES_PER_SECOND);
        var session = context.newCDPSession(page);
        session.send("Network.enable");
        session.send("Network.emulateNetworkConditions", line);
        return this;
    }

    /** Waits for the question, which must be readable by everybody and fit the screen. */
    void sees(String question) {
        assertThat(page.getByRole(
                        AriaRole.HEADING, new GetByRoleOptions().setLevel(1).setName(question)))
                .isVisible();
        assertThat(Accessibility.seriousFaults(page)).as(question).isEmpty();
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                .as("width at %s", question)
                .isLessThanOrEqualTo(WIDTH);
    }

    /** Taps what begins with these words. */
    void taps(String words) {
        button(words).click();
    }

    Locator button(String words) {
        return page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(words))
                .first();
    }

    Locator link(String words) {
        return page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName(words))
                .first();
    }

    void writes(String label, String text) {
        page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).fill(text);
    }

    /** What stands under a word of the receipt. */
    String receipt(String word) {
        return page.locator("dl.receipt div", new Page.LocatorOptions().setHasText(word))
                .locator("dd")
                .innerText();
    }

    @Override
    public void close() {
        context.close();
    }
}
