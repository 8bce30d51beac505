package anxin.server.warning;

import static org.assertj.core.api.Assertions.assertThat;

import anxin.server.access.Accounts;
import anxin.server.access.Role;
import anxin.server.testing.Caller;
import anxin.server.testing.ServerTest;
import anxin.server.warning.scan.LiveScan;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.test.annotation.DirtiesContext;
import tools.jackson.databind.JsonNode;

@ServerTest
@DirtiesContext
@Import({BeijingDay.Setting.class, Handing.class})
class PagingWhileWarningsMoveTests {

    @Autowired
    private BeijingDay today;

    @Autowired
    private Handing handing;

    @Autowired
    private LiveScan scan;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Environment environment;

    /** Between two pages some warnings rise, some are cleared and new ones are raised. */
    @Test
    void theListStaysTheOneItsFirstPageBegan(@TempDir Path folder) {
        accounts.put("officer", "监察员", Role.OFFICER, 0, "for tests only");
        today.is(march(8));
        var caller = Caller.signedIn(environment, "officer", "for tests only");
        for (int n = 0; n < 6; n++) {
            handing.in(site(n, march(1)).in(folder));
        }
        for (int n = 6; n < 9; n++) {
            handing.in(site(n, march(5)).in(folder));
        }
        scan.daily();
        for (var sort : List.of("level", "raised", "value", "project")) {
            var whole = ids(caller, "/api/warnings?limit=200&sort=" + sort);

            var first = caller.get("/api/warnings?limit=4&sort=" + sort).json();
            var seen = new ArrayList<>(ids(first));
            today.is(today.today().plusDays(4));
            scan.daily();
            handing.in(site(3, march(1)).attendedOn(today.today()).in(folder));
            handing.in(site(10 + sort.length(), march(1)).in(folder));
            // Days have passed, and with them the session.
            assertThat(caller.signIn("officer", "for tests only").status()).isEqualTo(200);
            for (var part = first; !part.path("next").isNull(); ) {
                var answer = caller.get("/api/warnings?limit=4&sort=" + sort + "&cursor="
                        + part.path("next").asString());
                assertThat(answer.status()).isEqualTo(200);
                part = answer.json();
                seen.addAll(ids(part));
            }

            assertThat(seen).as(sort).containsExactlyElementsOf(whole);
        }
    }

    @Test
    void aCursorThatIsNotOneIsRefusedInWords() {
        accounts.put("officer", "监察员", Role.OFFICER, 0, "for tests only");
        var caller = Caller.signedIn(environment, "officer", "for tests only");

        assertThat(caller.get("/api/warnings?cursor=nonsense").code()).isEqualTo("BROKEN_CURSOR");
    }

    private static Site site(int n, LocalDate start) {
        return Site.startedOn("PAGE" + n, "500101", start);
    }

    private static LocalDate march(int day) {
        return LocalDate.of(2026, 3, day);
    }

    private static List<Long> ids(Caller caller, String path) {
        return ids(caller.get(path).json());
    }

    private static List<Long> ids(JsonNode part) {
        return part.path("items")
                .valueStream()
                .map(item -> item.path("id").asLong())
                .toList();
    }
}
