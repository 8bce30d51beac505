package anxin.server.portal;

import static org.assertj.core.api.Assertions.assertThat;

import anxin.engine.identity.CreditCode;
import anxin.server.access.Accounts;
import anxin.server.access.Role;
import anxin.server.testing.Caller;
import anxin.server.testing.Caller.Answer;
import anxin.server.testing.ServerTest;
import anxin.server.warning.BeijingDay;
import anxin.server.warning.Handing;
import cn.idev.excel.FastExcel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** Rights notice boards (维权信息告示牌): what they lack, who fills it in, what is printed, and whether they hang. */
@ServerTest
@DirtiesContext
@Import({BeijingDay.Setting.class, Handing.class})
@TestInstance(Lifecycle.PER_CLASS)
@TestPropertySource(properties = "anxin.public-address=https://anxin.example.gov.cn/")
class BoardTests {

    private static final String PASSWORD = "for tests only";
    private static final LocalDate TODAY = LocalDate.of(2026, 4, 20);
    private static final int WANZHOU = 500_101_000;
    private static final int MANY = 45;

    @Autowired
    private BeijingDay today;

    @Autowired
    private Handing handing;

    @Autowired
    private Accounts accounts;

    @Autowired
    private PostingEvidence evidence;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Environment environment;

    @BeforeAll
    void projectsAreHandedIn(@TempDir Path folder) throws IOException {
        today.is(TODAY);
        var projects = new ArrayList<String>();
        for (var code : List.of("FILL-1", "POST-1", "POST-2", "TOWN-1")) {
            projects.add(project(code, code.startsWith("TOWN") ? "500101001" : "500101"));
        }
        projects.add(project("ELSE-1", "330783"));
        IntStream.rangeClosed(1, MANY).forEach(n -> projects.add(project("MANY-%02d".formatted(n), "500102")));
        Files.writeString(
                folder.resolve("projects.csv"),
                "projectCode,name,category,areaCode,funding,contractPrice,buildCorpCode,contractorCorpCode,contractSignedOn,"
                        + "startDate,plannedCompleteDate,registeredOn,payDay,depositExempt\n"
                        + String.join("\n", projects)
                        + "\n");
        Files.writeString(
                folder.resolve("corps.csv"),
                "corpCode,corpName,areaCode,industry,stateOwned\n%s,渝江城投公司,500101,OTHER,1\n%s,渝江三建公司,500101,CONSTRUCTION,0\n%s,川南劳务公司,500101,CONSTRUCTION,0\n"
                        .formatted(corp(1), corp(2), corp(3)));
        Files.writeString(
                folder.resolve("participants.csv"),
                "projectCode,corpCode,corpType\nFILL-1,%s,006\n".formatted(corp(3)));
        handing.in(folder);
    }

    @Test
    void whatABoardLacksIsSaidOneByOneWithTheArticleAndGoneOnceItIsFilledIn() throws Exception {
        var officer = signedIn("officer", Role.OFFICER, WANZHOU);
        assertThat(missing(officer, "FILL-1"))
                .containsExactly(
                        "PROJECT_DEPARTMENT",
                        "SECTOR_AUTHORITY",
                        "WAGE_OFFICER",
                        "WAGE_OFFICER_PHONE",
                        "SECTOR_PHONE",
                        "INSPECTION_PHONE",
                        "ARBITRATION",
                        "LEGAL_AID");
        var page = officer.get("/api/boards/FILL-1").json();
        assertThat(page.path("link").asString()).isEqualTo("https://anxin.example.gov.cn/w/?s=FILL-1");
        assertThat(page.at("/items/0/value").asString()).isEqualTo("渝江城投公司");
        assertThat(page.at("/items/3/value").asString()).isEqualTo("川南劳务公司");
        assertThat(page.at("/items/7/value").asString()).matches("每月 \\d+ 元");
        assertThat(page.at("/items/9/article").asString()).contains("第三十四条第（三）项");

        fill(officer, "FILL-1", "PROJECT_DEPARTMENT", "滨江路项目部，项目经理李某，023-00000001");
        fill(officer, "FILL-1", "WAGE_OFFICER", "王某");
        fill(officer, "FILL-1", "WAGE_OFFICER_PHONE", "13900000000");
        fillForArea(officer, "500101", "SECTOR_AUTHORITY", "01", "万州区住房城乡建委");
        fillForArea(officer, "500101", "SECTOR_PHONE", "01", "023-00000002");
        fillForArea(officer, "500101", "INSPECTION_PHONE", null, "万州区劳动保障监察大队 023-00000003");
        fillForArea(officer, "500101", "ARBITRATION", null, "万州区仲裁院 023-00000004");
        fillForArea(officer, "500101", "LEGAL_AID", null, "万州区法律援助中心 023-00000005");

        assertThat(missing(officer, "FILL-1")).isEmpty();
        assertThat(missing(officer, "TOWN-1"))
                .as("a town says what its county says")
                .containsExactly("PROJECT_DEPARTMENT", "SUBCONTRACTORS", "WAGE_OFFICER", "WAGE_OFFICER_PHONE");
        assertThat(codes(officer.get("/api/boards?complete=true"))).containsExactly("FILL-1");
        assertThat(codes(officer.get("/api/boards?missing=SUBCONTRACTORS")))
                .contains("TOWN-1")
                .doesNotContain("FILL-1");
        assertThat(text(officer.bytes("/api/boards/print?kind=BOARD&project=FILL-1")))
                .contains("王某", "13900000000", "万州区劳动保障监察大队023-00000003", "12348", "渝薪码");
        assertThat(jdbc.sql(
                                "select count(*) from portal.project_entry where position('王某' in encode(value, 'escape')) > 0")
                        .query(Integer.class)
                        .single())
                .isZero();

        fillForArea(officer, "500101001", "INSPECTION_PHONE", null, "高笋塘街道 023-00000006");
        fill(officer, "FILL-1", "WAGE_OFFICER", "");
        assertThat(officer.get("/api/boards/TOWN-1")
                        .json()
                        .at("/items/10/value")
                        .asString())
                .contains("高笋塘");
        assertThat(missing(officer, "FILL-1")).containsExactly("WAGE_OFFICER");
        var history = officer.get("/api/boards/FILL-1").json().path("history");
        assertThat(history.get(0).path("value").isNull()).isTrue();
        assertThat(history.valueStream().map(entry -> entry.path("value").asString("")))
                .as("what was said before is kept")
                .contains("王某");
    }

    @Test
    void whatIsTypedMustFitTheBoardAndBeToACallableNumber() {
        var officer = signedIn("typing", Role.OFFICER, WANZHOU);

        assertThat(put(officer, "/api/boards/POST-1/entries", "WAGE_OFFICER_PHONE", null, "明天再说")
                        .code())
                .isEqualTo("TELEPHONE_NEEDED");
        assertThat(put(officer, "/api/boards/POST-1/entries", "WAGE_OFFICER", null, "王".repeat(121))
                        .code())
                .isEqualTo("LINE_TOO_LONG");
        assertThat(put(officer, "/api/boards/POST-1/entries", "NOTHING", null, "王某")
                        .code())
                .isEqualTo("BOARD_ITEM_UNKNOWN");
        assertThat(put(officer, "/api/boards/areas/500101/entries", "WAGE_OFFICER", null, "王某")
                        .code())
                .isEqualTo("NOT_OF_AN_AREA");
    }

    @Test
    void nobodyFillsInOrSeesWhatLiesOutsideTheirScope() {
        var elsewhere = signedIn("elsewhere", Role.OFFICER, 330_783_000);
        var county = signedIn("county", Role.OFFICER, WANZHOU);

        assertThat(codes(elsewhere.get("/api/boards"))).containsExactly("ELSE-1");
        assertThat(elsewhere.get("/api/boards/FILL-1").status()).isEqualTo(404);
        assertThat(put(elsewhere, "/api/boards/FILL-1/entries", "WAGE_OFFICER", null, "王某")
                        .status())
                .isEqualTo(404);
        assertThat(elsewhere.get("/api/boards/print?kind=BOARD&project=FILL-1").code())
                .isEqualTo("NOTHING_TO_PRINT");
        assertThat(put(county, "/api/boards/areas/500000/entries", "LEGAL_AID", null, "全市")
                        .status())
                .as("the city's lines are the city's")
                .isEqualTo(404);
        assertThat(put(signedIn("field", Role.FIELD, WANZHOU), "/api/boards/FILL-1/entries", "WAGE_OFFICER", null, "王某")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aPostingWithItsPhotographRaisesTheCoverageUntilItIsWithdrawn() throws Exception {
        var field = signedIn("town", Role.FIELD, WANZHOU);
        assertThat(counts(field)).containsEntry("withCode", 0);

        var posted = post(field, "POST-1", "BOARD", "2026-04-18", "生活区大门右侧", true, Pictures.takenSomewhere(400, 200));
        assertThat(posted.status()).as("%s", posted).isEqualTo(200);
        long id = posted.json().path("id").asLong();
        assertThat(post(field, "POST-2", "POSTER", "2026-04-18", "食堂", false, Pictures.takenSomewhere(400, 200))
                        .status())
                .isEqualTo(200);

        assertThat(counts(field)).containsEntry("withBoard", 1).containsEntry("withCode", 2);
        assertThat(codes(field.get("/api/boards?board=true"))).containsExactly("POST-1");
        assertThat(codes(field.get("/api/boards?code=true"))).containsExactly("POST-1", "POST-2");
        assertThat(codes(field.get("/api/boards?code=false")))
                .contains("FILL-1")
                .doesNotContain("POST-1");
        var shown = field.get("/api/boards/POST-1").json().at("/postings/0");
        assertThat(shown.path("lat").asDouble()).isEqualTo(30.5);
        assertThat(field.get("/api/boards/POST-2").json().at("/postings/0/lat").isNull())
                .as("not offered, not kept")
                .isTrue();
        var photo = field.bytes("/api/boards/POST-1/postings/%d/photo".formatted(id));
        assertThat(new String(photo, StandardCharsets.ISO_8859_1))
                .startsWith("\u00ff\u00d8")
                .doesNotContain("Exif");
        assertThat(signedIn("far", Role.OFFICER, 330_783_000)
                        .get("/api/boards/POST-1/postings/%d/photo".formatted(id))
                        .status())
                .isEqualTo(404);
        assertThat(field.get("/api/boards/POST-2/postings/%d/photo".formatted(id))
                        .code())
                .isEqualTo("POSTING_UNKNOWN");
        assertThat(jdbc.sql("select position('\\xffd8'::bytea in content) from portal.photo where posting_id = ?")
                        .param(id)
                        .query(Integer.class)
                        .single())
                .as("no picture stands plain")
                .isNotEqualTo(1);
        assertThat(evidence.find(List.of(id)))
                .singleElement()
                .satisfies(leaf -> assertThat(leaf.about().toString()).contains("POST-1", "2026-04-18"));
        assertThat(evidence.outstanding() + evidence.sealedAfter(0, 10).size()).isEqualTo(2);

        var withdraw = "/api/boards/POST-1/postings/%d/withdrawal".formatted(id);
        assertThat(field.post(withdraw, "{\"reason\":\"错\"}").code()).isEqualTo("REASON_NEEDED");
        assertThat(field.post(withdraw, "{\"reason\":\"照片拍错工地\"}").status()).isEqualTo(204);
        assertThat(field.post(withdraw, "{\"reason\":\"照片拍错工地\"}").code()).isEqualTo("POSTING_WITHDRAWN");
        assertThat(counts(field)).containsEntry("withBoard", 0).containsEntry("withCode", 1);
        assertThat(field.get("/api/boards/POST-1")
                        .json()
                        .at("/postings/0/withdrawnFor")
                        .asString())
                .isEqualTo("照片拍错工地");
    }

    @Test
    void aPostingWithoutPlaceOrOnADayThatCannotBeIsRefused() throws Exception {
        var field = signedIn("careless", Role.FIELD, WANZHOU);
        var picture = Pictures.jpeg(40, 20);

        assertThat(post(field, "FILL-1", "BOARD", "2026-04-21", "大门", false, picture)
                        .code())
                .isEqualTo("POSTED_ON_INVALID");
        assertThat(post(field, "FILL-1", "BOARD", "2025-01-01", "大门", false, picture)
                        .code())
                .isEqualTo("POSTED_ON_INVALID");
        assertThat(post(field, "FILL-1", "BOARD", "2026-04-18", "  ", false, picture)
                        .code())
                .isEqualTo("PLACE_NEEDED");
        assertThat(post(
                                field,
                                "FILL-1",
                                "BOARD",
                                "2026-04-18",
                                "大门",
                                false,
                                "MZ program".getBytes(StandardCharsets.UTF_8))
                        .code())
                .isEqualTo("PHOTO_TYPE");
    }

    @Test
    void allOfAFilterComeInOneGoEachProjectOnce() throws Exception {
        var officer = signedIn("printer", Role.OFFICER, 500_102_000);

        var files = new ArrayList<String>();
        var texts = new StringBuilder();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(officer.bytes("/api/boards/print?kind=POSTER")))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.add(entry.getName());
                texts.append(text(zip.readAllBytes()));
            }
        }

        assertThat(files).containsExactly("欠薪反映海报-MANY-01-至-MANY-40.pdf", "欠薪反映海报-MANY-41-至-MANY-45.pdf");
        for (int n = 1; n <= MANY; n++) {
            assertThat(texts.toString().split("工程MANY-%02d".formatted(n), -1)).hasSize(2);
        }
        assertThat(text(officer.bytes("/api/boards/print?kind=CARD&project=MANY-02&project=MANY-03")))
                .contains("MANY-02", "MANY-03")
                .doesNotContain("MANY-01");
        var rows = FastExcel.read(new ByteArrayInputStream(officer.bytes("/api/boards/export.xlsx?complete=false")))
                .sheet()
                .doReadSync();
        assertThat(rows).hasSize(MANY);
        assertThat(rows.getFirst().toString()).contains("MANY-01", "劳资专管员", "第三十四条");
    }

    private static String project(String code, String area) {
        return "%s,工程%s,01,%s,PRIVATE,5000000.00,%s,%s,2026-01-05,2026-01-05,2027-06-30,2026-01-05,15,1"
                .formatted(code, code, area, corp(1), corp(2));
    }

    private static String corp(int n) {
        var first16 = "91500101MA6%05d".formatted(n);
        var first17 = first16 + CreditCode.organisationCheckCharacter(first16);
        return first17 + CreditCode.checkCharacter(first17);
    }

    private Caller signedIn(String login, Role role, int area) {
        accounts.put(login, login, role, area, PASSWORD);
        return Caller.signedIn(environment, login, PASSWORD);
    }

    private static List<String> codes(Answer answer) {
        return answer.json()
                .path("items")
                .valueStream()
                .map(item -> item.path("code").asString())
                .toList();
    }

    private static List<String> missing(Caller caller, String code) {
        return caller.get("/api/boards?text=" + code)
                .json()
                .at("/items/0/missing")
                .valueStream()
                .map(item -> item.path("item").asString())
                .toList();
    }

    private static Map<String, Integer> counts(Caller caller) {
        return caller.get("/api/boards").json().path("counts").properties().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, count -> count.getValue().asInt()));
    }

    private static void fill(Caller caller, String code, String item, String value) {
        var answer = put(caller, "/api/boards/%s/entries".formatted(code), item, null, value);
        assertThat(answer.status()).as("%s", answer).isEqualTo(204);
    }

    private static void fillForArea(Caller caller, String area, String item, @Nullable String category, String value) {
        var answer = put(caller, "/api/boards/areas/%s/entries".formatted(area), item, category, value);
        assertThat(answer.status()).as("%s", answer).isEqualTo(204);
    }

    private static Answer put(Caller caller, String path, String item, @Nullable String category, String value) {
        return caller.put(
                path,
                category == null
                        ? "{\"item\":\"%s\",\"value\":\"%s\"}".formatted(item, value)
                        : "{\"item\":\"%s\",\"category\":\"%s\",\"value\":\"%s\"}".formatted(item, category, value));
    }

    private static Answer post(
            Caller caller, String code, String what, String day, String place, boolean keepPoint, byte[] photo)
            throws IOException {
        var body = new ByteArrayOutputStream();
        body.write(
                "--b\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"a.jpg\"\r\nContent-Type: image/jpeg\r\n\r\n"
                        .getBytes(StandardCharsets.UTF_8));
        body.write(photo);
        body.write("\r\n--b--\r\n".getBytes(StandardCharsets.UTF_8));
        var path = "/api/boards/%s/postings?what=%s&postedOn=%s&keepPoint=%s&place=%s"
                .formatted(code, what, day, keepPoint, URLEncoder.encode(place, StandardCharsets.UTF_8));
        return new Answer(caller.send(
                HttpRequest.newBuilder()
                        .header("Content-Type", "multipart/form-data; boundary=b")
                        .POST(BodyPublishers.ofByteArray(body.toByteArray())),
                path));
    }

    private static String text(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s", "");
        }
    }
}
