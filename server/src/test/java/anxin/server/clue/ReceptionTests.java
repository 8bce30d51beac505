package anxin.server.clue;

import static anxin.server.clue.Desk.done;
import static org.assertj.core.api.Assertions.assertThat;

import anxin.server.access.Accounts;
import anxin.server.access.Role;
import anxin.server.testing.Caller;
import anxin.server.testing.ServerTest;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** Leaders receive workers; what is promised there is kept in time or listed. Where clues heap up somebody answers for it. */
@ServerTest
@TestInstance(Lifecycle.PER_CLASS)
class ReceptionTests {

    private static final String PASSWORD = "for tests only";
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));

    @Autowired
    private Environment environment;

    @Autowired
    private Accounts accounts;

    private Desk desk;
    private Caller officer;

    @BeforeAll
    void anOfficerOfACity() {
        desk = new Desk(environment);
        accounts.put("receives", "某经办", Role.OFFICER, 330_700_000, PASSWORD);
        officer = Caller.signedIn(environment, "receives", PASSWORD);
    }

    @Test
    void sessionsAreHeldInSeveralPlacesAtOnceWithTheLeadersWhoCameAndUnkeptPromisesAreListed() {
        var planned = officer.post("/api/receptions", """
                {"areas":["330783","330782"],"level":"COUNTY","title":"节前集中接访","matter":"","place":"社会治理中心","day":"%s",
                 "starts":"09:00","ends":"11:30","leaders":[{"name":"李某","rank":"副市长"},{"name":"陈某","rank":"局长"}]}""".formatted(TODAY));
        assertThat(planned.status()).as(planned.text()).isEqualTo(201);
        assertThat(planned.json().path("ids")).hasSize(2);
        long id = planned.json().at("/ids/0").asLong();
        assertThat(officer.post("/api/receptions", """
                {"level":"COUNTY","title":"无人接访","place":"中心","day":"%s","starts":"09:00","ends":"10:00","leaders":[]}""".formatted(TODAY)).code()).isEqualTo("LEADER_NEEDED");

        var page = officer.get("/api/receptions/" + id).json();
        assertThat(page.at("/reception/sameTime").asInt()).isEqualTo(1);
        done(officer.post(
                "/api/receptions/%d/holding".formatted(id),
                "{\"leaders\":[%d],\"departments\":[],\"note\":\"接待来访2批\"}"
                        .formatted(page.at("/leaders/0/id").asLong())));
        assertThat(officer.post("/api/receptions/%d/cancellation".formatted(id), "{\"reason\":\"改期\"}")
                        .code())
                .isEqualTo("RECEPTION_SETTLED");
        var clue = desk.send(Desk.report("330783", "接访时反映，印染厂欠我两个月工资。"));
        done(officer.post("/api/receptions/%d/clues".formatted(id), "{\"number\":\"%s\"}".formatted(clue.number())));
        done(officer.post(
                "/api/receptions/%d/promises".formatted(id), """
                {"clue":"%s","text":"三日内支付","due":"%s"}""".formatted(clue.number(), TODAY.minusDays(1))));

        var calendar = officer.get("/api/receptions").json();
        assertThat(calendar.at("/unkept/0/text").asString()).isEqualTo("三日内支付");
        assertThat(calendar.path("nextBy").asString())
                .isEqualTo(TODAY.plusDays(30).toString());
        assertThat(officer.get("/api/clues?which=ALL&reception=" + id)
                        .json()
                        .at("/count/raw")
                        .asInt())
                .isEqualTo(1);
        long promise = calendar.at("/unkept/0/id").asLong();
        done(officer.post("/api/receptions/%d/promises/%d/keeping".formatted(id, promise), "{\"text\":\"已付清\"}"));
        assertThat(officer.get("/api/receptions").json().path("unkept")).isEmpty();
        accounts.put("receives-elsewhere", "某经办", Role.OFFICER, 500_101_000, PASSWORD);
        assertThat(Caller.signedIn(environment, "receives-elsewhere", PASSWORD)
                        .get("/api/receptions/" + id)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void whereCluesHeapUpIsRankedAndEveryFigureOpensItsClues() {
        for (int i = 0; i < 6; i++) {
            var report = Desk.report("330784", "第%d个人反映：五金厂工资拖欠。".formatted(i)).put("debtor", "永某五金厂");
            desk.send(report);
        }
        var spots = officer.get("/api/hot-spots?kind=EMPLOYER").json();
        var spot = spots.path("items")
                .valueStream()
                .filter(one -> one.path("name").asString().equals("永某五金厂"))
                .findFirst()
                .orElseThrow();
        assertThat(spot.path("count").asInt()).isEqualTo(6);
        assertThat(spots.path("trigger").isNull())
                .as("the pack leaves it open, so it is a list only")
                .isTrue();
        assertThat(officer.get("/api/clues?which=ALL&debtor=%E6%B0%B8%E6%9F%90%E4%BA%94%E9%87%91%E5%8E%82&receivedFrom="
                                + spots.path("from").asString() + "&receivedTo="
                                + spots.path("to").asString())
                        .json()
                        .at("/count/raw")
                        .asInt())
                .isEqualTo(6);

        long first =
                officer.get("/api/clues?area=330784").json().at("/items/0/id").asLong();
        long second =
                officer.get("/api/clues?area=330784").json().at("/items/1/id").asLong();
        done(officer.post(
                "/api/clues/%d/mergings".formatted(first), "{\"other\":%d,\"reason\":\"同一家厂\"}".formatted(second)));
        var month = officer.get("/api/hot-spots/figures?area=330784").json().at("/months/0");
        assertThat(month.path("raw").asInt()).isEqualTo(6);
        assertThat(month.path("matters").asInt()).isEqualTo(5);
        assertThat(month.path("repeated").asInt()).isEqualTo(1);
        assertThat(officer.get("/api/clues?which=ALL&area=330784&repeated=true")
                        .json()
                        .at("/count/raw")
                        .asInt())
                .isEqualTo(1);
        assertThat(month.path("localShare").asDouble()).isEqualTo(1.0);
    }
}
