package anxin.e2e;

import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The machine's own browser with one page open, in Chinese, as wide as an office screen. */
final class Browser implements AutoCloseable {

    private final Playwright playwright = Playwright.create();
    private final com.microsoft.playwright.Browser browser;
    private final Page page;

    Browser() {
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable())
                        // Chromium has no sandbox for root, which is who runs the checks in a container.
                        .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage")));
        page = browser.newPage(new com.microsoft.playwright.Browser.NewPageOptions()
                .setLocale("zh-CN")
                .setViewportSize(1366, 768));
        page.setDefaultTimeout(60_000);
    }

    Page page() {
        return page;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    private static Path executable() {
        var names = List.of("chromium", "chromium-browser", "google-chrome");
        return Stream.of(System.getenv("PATH").split(":"))
                .flatMap(folder -> names.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no browser; install chromium"));
    }
}
