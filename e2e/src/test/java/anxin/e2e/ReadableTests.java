package anxin.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** Every page can be read: by eye, by keyboard and by screen reader, in Chinese and in English, on a small screen. */
@InBrowser
class ReadableTests {

    /** A key of the word lists that nobody translated, such as {@code warning.title}. */
    private static final Pattern RAW_KEY = Pattern.compile(
            "\\b(shell|menu|common|money|error|nowhere|access|level|confidence|deadline|cockpit|scan|warning|project|light|strip|balance|account|deposit|fact|file|import|rule|setPassword|own|session|user|organisation|chain|post|audit|person|retention|area|village|duty|accounts|program|receipt|boards|dispatch|notice|problem|reception|hotSpot)\\.(?!csv\\b)[a-zA-Z]+(\\.[a-zA-Z]+)*\\b");

    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

    /** Of cells the words that are too narrow for them: broken into many lines of less than six characters. */
    private static final String SQUEEZED = """
            cells => cells
                .filter(cell => {
                    const range = document.createRange()
                    range.selectNodeContents(cell)
                    return cell.clientWidth < 94 && range.getBoundingClientRect().height > 5 * 21
                })
                .map(cell => `${cell.cellIndex}: ${cell.innerText} (${cell.clientWidth} px)`)
            """;

    @Test
    void noPageScrollsSidewaysOnASmallScreenOrAtTwiceTheSize(Console console, City city) {
        var pages = pages(city);
        console.signedInAs("admin");
        var soft = new SoftAssertions();
        for (var width : List.of(Console.WIDTH, Console.WIDTH / 2)) {
            console.page().setViewportSize(width, Console.HEIGHT);
            pages.forEach((name, path) -> {
                settled(console, path);
                soft.assertThat((Integer) console.page().evaluate("document.documentElement.scrollWidth"))
                        .as("%s at %d", name, width)
                        .isLessThanOrEqualTo(width);
            });
        }
        soft.assertAll();
    }

    @Test
    void onATelephoneNoColumnIsSqueezedToACharacter(Console console, City city) {
        console.signedInAs("admin");
        console.page().setViewportSize(390, 844);
        var soft = new SoftAssertions();
        pages(city).forEach((name, path) -> {
            settled(console, path);
            soft.assertThat(console.page().locator("table.dense td").evaluateAll(SQUEEZED))
                    .as(name)
                    .isEqualTo(List.of());
        });
        soft.assertAll();
    }

    @Test
    void everyPageSaysInItsTitleWhereOneIs(Console console, City city) {
        console.signedInAs("admin");
        var titles = new LinkedHashMap<String, String>();
        pages(city).forEach((name, path) -> {
            settled(console, path);
            titles.put(console.page().title(), name);
        });
        assertThat(titles).hasSameSizeAs(pages(city));
        assertThat(titles.keySet()).allMatch(title -> title.endsWith(" - 安薪"));
    }

    @Test
    void noPageShowsAnUntranslatedKeyInEitherLanguage(Console console, City city) {
        var pages = pages(city);
        console.signedInAs("admin");
        var soft = new SoftAssertions();
        pages.forEach((name, path) -> {
            settled(console, path);
            soft.assertThat(words(console)).as(name).doesNotContainPattern(RAW_KEY);
        });
        console.button("English").click();
        assertThat(console.page().locator("html")).hasAttribute("lang", "en");
        pages.forEach((name, path) -> {
            settled(console, path);
            soft.assertThat(words(console)).as(name).doesNotContainPattern(RAW_KEY);
            soft.assertThat(console.page().title()).as(name).endsWith(" - Anxin");
            // What organisations and areas are called stays Chinese.
            var headings = name.equals("duties") ? "" : "main h2, ";
            for (var label : console.page()
                    .locator(headings + "main th, main dt, main button, nav:not(main nav)")
                    .allInnerTexts()) {
                soft.assertThat(label).as("%s in English", name).doesNotContainPattern(CHINESE);
            }
        });
        soft.assertAll();
    }

    @Test
    void noPageHasASeriousFaultOfAccessibility(Console console, City city) {
        var soft = new SoftAssertions();
        console.page().navigate("/sign-in");
        assertThat(console.button("登录")).isVisible();
        check(console.page(), "sign-in", soft);
        console.signedInAs("admin");
        pages(city).forEach((name, path) -> {
            settled(console, path);
            check(console.page(), name, soft);
        });
        soft.assertAll();
    }

    @Test
    void oneSignsInAndOpensAWarningByKeyboardAlone(Console console) {
        var page = console.page();
        page.navigate("/sign-in?back=/warnings");
        assertThat(console.button("登录")).isVisible();
        tabTo(page, "document.activeElement.id === 'login'");
        page.keyboard().type("officer");
        tabTo(page, "document.activeElement.id === 'password'");
        page.keyboard().type(Server.PASSWORD);
        page.keyboard().press("Enter");
        assertThat(console.rows("预警清单").first()).isVisible();

        tabTo(page, "document.activeElement.matches(\"tbody a[href^='/warnings/']\")");
        assertThat((String) page.evaluate("getComputedStyle(document.activeElement).outlineStyle"))
                .as("the focus can be seen")
                .isNotEqualTo("none");
        page.keyboard().press("Enter");

        assertThat(console.panel("发现的问题")).isVisible();
    }

    private static void tabTo(Page page, String reached) {
        for (int i = 0; i < 80 && !(Boolean) page.evaluate(reached); i++) {
            page.keyboard().press("Tab");
        }
        assertThat((Boolean) page.evaluate(reached)).as(reached).isTrue();
    }

    private static void check(Page page, String name, SoftAssertions soft) {
        soft.assertThat(Accessibility.seriousFaults(page)).as(name).isEmpty();
    }

    private static void settled(Console console, String path) {
        console.at(path);
        console.page().waitForLoadState(LoadState.NETWORKIDLE);
    }

    private static String words(Console console) {
        var page = console.page();
        return page.locator("body").innerText()
                + page.title()
                + page.locator("[aria-label], [placeholder], [title]")
                        .evaluateAll("all => all.map(e => [e.ariaLabel, e.placeholder].join(' ')).join(' ')");
    }

    /** One address for every page of the console. */
    private static Map<String, String> pages(City city) {
        var api = city.server().as("officer");
        var warning = api.get("/api/warnings?rule=wages-overdue").path("items").get(0);
        var user = city.server()
                .as("admin")
                .get("/api/users?text=officer")
                .path("items")
                .get(0);
        var pages = new LinkedHashMap<String, String>();
        pages.put("cockpit", "/cockpit");
        pages.put("warnings", "/warnings");
        pages.put("warning", "/warnings/" + warning.path("id").longValue());
        pages.put(
                "fact",
                "/projects/%s/facts/month.unpaidFen?month=%s&warning=%d"
                        .formatted(
                                warning.path("projectCode").stringValue(),
                                warning.path("month").stringValue(),
                                warning.path("id").longValue()));
        pages.put("projects", "/projects");
        pages.put("project", "/projects/" + warning.path("projectCode").stringValue());
        pages.put("choose-chain", "/chain");
        var chain = "/projects/%s/chain%%s?month=%s"
                .formatted(
                        warning.path("projectCode").stringValue(),
                        warning.path("month").stringValue());
        pages.put("chain", chain.formatted(""));
        pages.put("chain-rows", chain.formatted("/unpaid"));
        pages.put("receipt", "/warnings/%d/receipt".formatted(warning.path("id").longValue()));
        pages.put("imports", "/imports");
        pages.put("import", "/imports/1");
        pages.put("rules", "/rules");
        pages.put("rule", "/rules/labour-cost-short");
        pages.put("account", "/account");
        pages.put("users", "/users");
        pages.put("user", "/users/" + user.path("id").longValue());
        pages.put("organisations", "/organisations");
        pages.put("programs", "/programs");
        pages.put("duties", "/duties");
        pages.put("areas", "/areas");
        pages.put("area", "/areas/500101");
        pages.put("area changes", "/area-changes");
        pages.put("special accounts", "/accounts");
        pages.put("retention", "/retention");
        pages.put("boards", "/boards");
        pages.put("board", "/boards/" + warning.path("projectCode").stringValue());
        pages.put("board lines", "/boards/areas?area=500101");
        pages.put("audit", "/audit");
        pages.put("personal data", "/persons/copy");
        pages.put("nowhere", "/nowhere");
        return pages;
    }
}
