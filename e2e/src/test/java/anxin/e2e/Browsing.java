package anxin.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One browser for all tests; each test gets windows of its own, and a picture is kept of what a failed test saw. */
final class Browsing implements ParameterResolver, AfterTestExecutionCallback {

    private static final Namespace OURS = Namespace.create(Browsing.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        var type = parameter.getParameter().getType();
        return type == Console.class || type == Phone.class || type == City.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var city = City.Running.of(context);
        if (parameter.getParameter().getType() == City.class) {
            return city;
        }
        var chromium = context.getRoot()
                .getStore(OURS)
                .computeIfAbsent(Chromium.class, _ -> Chromium.start(), Chromium.class)
                .browser();
        // The store closes them after the test.
        if (parameter.getParameter().getType() == Phone.class) {
            return context.getStore(OURS)
                    .computeIfAbsent(Phone.class, _ -> Phone.open(chromium, city.server()), Phone.class);
        }
        return context.getStore(OURS)
                .computeIfAbsent(Console.class, _ -> Console.open(chromium, city.server()), Console.class);
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        if (context.getExecutionException().isEmpty()) {
            return;
        }
        var console = context.getStore(OURS).get(Console.class, Console.class);
        var phone = context.getStore(OURS).get(Phone.class, Phone.class);
        for (var page : Stream.of(console == null ? null : console.page(), phone == null ? null : phone.page())
                .filter(Objects::nonNull)
                .toList()) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(App.WORK
                            .resolve("failed")
                            .resolve(context.getRequiredTestMethod().getName() + ".png")));
        }
    }

    record Chromium(Playwright playwright, Browser browser) implements AutoCloseable {

        static Chromium start() {
            PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
            var playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            var options = new LaunchOptions()
                    .setExecutablePath(executable())
                    .setArgs(List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            // Whoever may hear hears a tone.
                            "--use-fake-device-for-media-stream",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync",
                            "--no-first-run"));
            return new Chromium(playwright, playwright.chromium().launch(options));
        }

        private static Path executable() {
            return Stream.of(System.getenv("PATH").split(":"))
                    .flatMap(folder -> Stream.of("chromium", "chromium-browser", "google-chrome")
                            .map(name -> Path.of(folder, name)))
                    .filter(Files::isExecutable)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(
                            "There is no chromium on this machine (Debian: apt-get install chromium fonts-noto-cjk)."));
        }

        @Override
        public void close() {
            browser.close();
            playwright.close();
        }
    }
}
