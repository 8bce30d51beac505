package anxin.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A worker whose wages were not paid, with a small phone on a weak line. */
@InBrowser
class WorkersPageTests {

    private static final long MOST_BYTES = 100_000;

    /** What arrives of a slow 3G line in the 0.6 s between its latency and one second. */
    private static final int MOST_BYTES_OF_THE_FIRST_QUESTION = 25_000;

    /** The files that wait in the phone, as base64. */
    private static final String KEPT_FILES = """
            () => new Promise((resolve, reject) => {
                const opened = indexedDB.open('anxin-worker')
                opened.onerror = () => reject(opened.error)
                opened.onsuccess = () => {
                    const store = opened.result.transaction('kept').objectStore('kept')
                    const found = store.getAll(IDBKeyRange.bound('file.', 'file.~'))
                    found.onsuccess = () => resolve(found.result.map(({ bytes }) =>
                        btoa(Array.from(new Uint8Array(bytes), byte => String.fromCharCode(byte)).join(''))))
                }
            })
            """;

    @Test
    void theFirstQuestionIsThereBeforeTheProgramAndAllOfItIsSmall(Phone phone, City city) {
        try (var early = phone.beforeItsProgram(city.server())) {
            early.page().navigate("/w/");
            assertThat(early.link("我的工资没拿到")).isVisible();
            assertThat(early.link("我的出勤和工资")).isVisible();
            assertThat(early.link("我反映的事办得怎样了")).isVisible();
        }
        var first = new AtomicLong();
        var all = new AtomicLong();
        var session = phone.context().newCDPSession(phone.page());
        session.send("Network.enable");
        session.on("Network.loadingFinished", event -> {
            long bytes = event.get("encodedDataLength").getAsLong();
            first.compareAndSet(0, bytes);
            all.addAndGet(bytes);
        });
        phone.page().navigate("/w/");
        phone.sees("您要办什么事？");

        assertThat(first.get()).isPositive().isLessThan(MOST_BYTES_OF_THE_FIRST_QUESTION);
        assertThat(all.get()).isLessThan(MOST_BYTES);
    }

    @Test
    void aWorkerReportsFromTheCodeOnTheBoardOverASlowLineAndFollowsIt(Phone phone, City city) {
        var project = aProject(city);
        phone.onASlowLine().page().navigate("/w/?s=" + project.path("code").stringValue());
        assertThat(phone.page().getByText(project.path("name").stringValue())).isVisible();
        phone.sees("您要办什么事？");
        phone.link("我的工资没拿到").click();

        phone.sees("谁欠您的工资？");
        phone.taps("别的人");
        phone.writes("谁欠的", "包工头老𠮷 📞");
        phone.taps("下一步");
        phone.sees("从哪个月开始没拿到？");
        phone.taps("上个月");
        phone.taps("下一步");
        phone.sees("有几个人没拿到？");
        phone.taps("好几个人");
        phone.writes("一共几个人（连您自己）", "2");
        phone.taps("下一步");
        phone.sees("一共欠大家多少钱？");
        phone.writes("多少钱", "3万8");
        assertThat(phone.page().getByText("您说的是：三万八千元（38,000 元）")).isVisible();
        phone.taps("对，下一步");
        phone.sees("都欠谁的，各欠多少？");
        phone.taps("粘贴一份名单");
        phone.writes("把名单粘贴在这里", "1. 王𠮷 两万五 13800138000\n李四");
        phone.taps("读一读名单");
        assertThat(phone.page().getByText("第 2 行没有金额")).isVisible();
        phone.sees("都欠谁的，各欠多少？");
        phone.taps("删掉李四");
        phone.taps("一个一个填");
        fellow(phone, "ئەخمەت", "13000");
        phone.taps("填完了");
        assertThat(phone.page().getByText("名单上 2 个人，一共 三万八千元（38,000 元）")).isVisible();
        phone.sees("都欠谁的，各欠多少？");
        phone.taps("下一步");
        phone.sees("说说是怎么回事");
        phone.taps("下一步");
        assertThat(phone.page().getByText("请写几句，或者录一段话。")).isVisible();
        phone.writes("怎么回事", "在工地绑钢筋，老板说过完年给，到现在没给 😡");
        phone.taps("下一步");
        phone.sees("有照片或者材料吗？");
        phone.taps("没有，下一步");
        phone.sees("要不要留名字？");
        phone.taps("实名");
        phone.sees("我们怎么找您？");
        phone.writes("姓名", "王𠮷");
        phone.writes("手机号", "1380013800");
        phone.taps("下一步");
        assertThat(phone.page().getByText("这个号码不对。")).isVisible();
        phone.sees("我们怎么找您？");
        phone.writes("手机号", "13800138000");
        phone.taps("下一步");
        phone.sees("看一遍，对不对？");
        phone.taps("发出去");

        phone.sees("收到了！请把回执存好");
        var number = phone.receipt("回执号");
        assertThat(number).matches("20\\d{2}-[0-9A-Z-]{10,}");
        assertThat(phone.page().locator("img.picture")).isVisible();
        phone.link("看办得怎样了").click();
        phone.sees("回执 " + number);
        assertThat(phone.page().locator(".state")).hasText("已收到");
        phone.taps("再说几句");
        phone.writes("您还想说什么？", "老板的电话关机了");
        phone.taps("发给办事的人");
        assertThat(phone.page().locator(".steps").getByText("老板的电话关机了")).isVisible();
        phone.sees("回执 " + number);
        phone.taps("钱到了没有");
        phone.taps("拿到一部分");
        phone.writes("拿到多少", "五千");
        phone.taps("发给办事的人");
        assertThat(phone.page().locator(".steps li")).hasCount(3);
        phone.taps("不反映了，撤回");
        phone.taps("发给办事的人");
        assertThat(phone.page().locator(".state")).hasText("已撤回");
        phone.taps("没有办好，请再办");
        phone.writes("哪里没有办好？", "老板逼我撤的");
        phone.taps("发给办事的人");
        assertThat(phone.page().locator(".state")).hasText("正在核实");
        phone.sees("回执 " + number);
    }

    @Test
    void photosAndAVoiceNoteFollowTheReportWhenTheLineIsBack(Phone phone) throws IOException {
        phone.context().grantPermissions(List.of("microphone"));
        untilItIsReadyToSend(phone);
        phone.taps("改：照片材料");
        phone.page()
                .locator("input[type=file]")
                .setInputFiles(new FilePayload("欠条.jpg", "image/jpeg", photoWithPlace(2400, 1200)));
        assertThat(phone.page().locator(".files img")).isVisible();
        phone.page().navigate("/w/#/report/what");
        phone.taps("不打字，我来说");
        phone.taps("说完了");
        assertThat(phone.page().locator(".files audio")).isVisible();
        phone.page().navigate("/w/#/report/check");
        phone.context().setOffline(true);
        phone.taps("发出去");
        phone.sees("已经存好了，等信号");
        assertThat(phone.page().getByText("没有信号，3 样东西存在手机里")).isVisible();
        phone.onASlowLine();
        phone.context().setOffline(false);

        phone.sees("收到了！请把回执存好");
        assertThat(phone.page().locator(".line a")).hasCount(0);
        phone.link("看办得怎样了").click();
        phone.page().getByText("您说过的").click();
        assertThat(phone.page().locator("details")).containsText("欠条.jpg、录音.webm");
        assertThat((List<?>) phone.page().evaluate(KEPT_FILES)).isEmpty();
    }

    @Test
    void underAFloodThePhoneDoesASumAndTheReportArrives(Phone phone, City city) {
        var sums = new AtomicInteger();
        phone.page().onRequest(request -> {
            if (request.url().endsWith("/api/worker/challenge")) {
                sums.incrementAndGet();
            }
        });
        var crowd = new Api(city.server().address());
        var attempts = new AtomicInteger();
        phone.page().route("**/api/worker/reports", route -> {
            if (attempts.incrementAndGet() == 1) {
                Patience.until(
                        "the flood is noticed",
                        () -> crowd.post("/api/worker/lists", Map.of("text", "甲 1"))
                                .statusCode(),
                        status -> status == 429);
            }
            route.resume();
        });
        untilItIsReadyToSend(phone);
        phone.taps("发出去");

        phone.sees("收到了！请把回执存好");
        assertThat(sums.get()).isPositive();
    }

    @Test
    void aWorkerSeesTheirAttendanceAndWagesByACodeFromTheDesk(Phone phone, City city) throws IOException {
        var project = aProject(city).path("code").stringValue();
        String identity;
        try (var workers = Files.lines(city.files().resolve("workers.csv"))) {
            identity = workers.filter(line -> line.startsWith(project + ","))
                    .findFirst()
                    .orElseThrow()
                    .split(",")[1];
        }
        var given = city.server()
                .as("officer")
                .post(
                        "/api/wage-inquiry-codes",
                        Map.of("identityNumber", identity, "kind", "OWN_REQUEST", "text", "本人持身份证到窗口查询"));
        assertThat(given.statusCode()).as(given.body()).isEqualTo(200);
        var code = JsonParser.parseString(given.body()).getAsJsonObject().get("code");

        phone.page().navigate("/w/");
        phone.link("我的出勤和工资").click();
        phone.sees("我的出勤和工资");
        phone.writes("身份证号", identity);
        phone.taps("我已经有验证码了");
        phone.sees("填验证码");
        phone.writes("验证码", "000000".equals(code.getAsString()) ? "111111" : "000000");
        phone.taps("看我的工资");
        assertThat(phone.page().getByText("没有查到")).isVisible();
        phone.writes("验证码", code.getAsString());
        phone.taps("看我的工资");

        assertThat(phone.page().locator("h1")).containsText("*");
        assertThat(phone.page().locator("tbody tr").first()).containsText("元");
        phone.sees(phone.page().locator("h1").innerText());
        assertThat(phone.page().content()).doesNotContain(identity);
    }

    @Test
    void aReportWhoseAnswerTheLineSwallowsIsOneReport(Phone phone) {
        var attempts = new AtomicInteger();
        var first = new AtomicReference<JsonObject>();
        phone.page().route("**/api/worker/reports", route -> {
            if (attempts.incrementAndGet() > 2) {
                route.resume();
                return;
            }
            // The office hears it, the phone never hears the office.
            var answer = JsonParser.parseString(route.fetch().text()).getAsJsonObject();
            assertThat(first.getAndSet(answer))
                    .satisfiesAnyOf(
                            before -> assertThat(before).isNull(),
                            before -> assertThat(before.get("number")).isEqualTo(answer.get("number")));
            route.abort("connectionreset");
        });
        phone.onASlowLine();
        untilItIsReadyToSend(phone);
        phone.taps("发出去");

        phone.sees("收到了！请把回执存好");
        assertThat(attempts.get()).isEqualTo(3);
        assertThat(phone.receipt("回执号")).isEqualTo(first.get().get("number").getAsString());
        assertThat(phone.receipt("查询码").replace(" ", ""))
                .isEqualTo(first.get().get("secret").getAsString());
    }

    @Test
    void aReportWrittenWithoutALineWaitsInThePhoneAlsoWhenThePageIsClosed(Phone phone) {
        untilItIsReadyToSend(phone);
        phone.page().evaluate("navigator.serviceWorker.ready.then(() => true)");
        phone.context().setOffline(true);
        phone.taps("发出去");
        phone.sees("已经存好了，等信号");
        assertThat(phone.page().getByText("没有信号，1 样东西存在手机里")).isVisible();

        phone.page().close();
        var again = new Phone(phone.browser(), phone.context(), phone.context().newPage());
        again.page().navigate("/w/");
        again.sees("您要办什么事？");
        again.link("没有信号，1 样东西存在手机里").click();
        again.sees("手机里等着发的");
        phone.context().setOffline(false);

        assertThat(again.page().getByText("都发出去了")).isVisible();
        again.link("回到首页").click();
        again.link("我反映的事办得怎样了").click();
        again.sees("我反映的事办得怎样了");
        assertThat(again.page().locator("main a.choice")).hasCount(1);
    }

    @Test
    void whatWasWrittenIsThereAgainWhenThePageWasClosedInTheMiddle(Phone phone) {
        phone.page().navigate("/w/#/report/what");
        phone.writes("怎么回事", "写到一半 𠮷");
        phone.taps("下一步");
        phone.sees("有照片或者材料吗？");
        phone.page().navigate("about:blank");
        phone.page().navigate("/w/");
        phone.taps("接着写");
        phone.sees("有照片或者材料吗？");
        phone.page().goBack();
        phone.page().navigate("/w/#/report/what");

        assertThat(phone.page().getByLabel("怎么回事")).hasValue("写到一半 𠮷");
    }

    @Test
    void aPhotoIsDrawnSmallerAndTellsNoPlaceBeforeItLeavesThePhone(Phone phone) throws IOException {
        phone.page().navigate("/w/#/report/proof");
        phone.sees("有照片或者材料吗？");
        var photo = photoWithPlace(2400, 1200);
        assertThat(text(photo)).contains("Exif");
        phone.page().locator("input[type=file]").setInputFiles(new FilePayload("欠条.jpg", "image/jpeg", photo));
        assertThat(phone.page().locator(".files img")).isVisible();
        phone.sees("有照片或者材料吗？");

        var kept = keptFile(phone);
        assertThat(text(kept)).doesNotContain("Exif");
        var picture = ImageIO.read(new ByteArrayInputStream(kept));
        assertThat(new int[] {picture.getWidth(), picture.getHeight()}).containsExactly(1600, 800);

        phone.taps("删掉欠条.jpg");
        assertThat(phone.page().locator(".files img")).hasCount(0);
        phone.page().getByLabel("保留照片里的拍摄地点").check();
        phone.page().locator("input[type=file]").setInputFiles(new FilePayload("欠条.jpg", "image/jpeg", photo));
        assertThat(phone.page().locator(".files img")).isVisible();
        assertThat(keptFile(phone)).isEqualTo(photo);
    }

    @Test
    void whoWouldRatherNotTypeSpeaks(Phone phone) {
        phone.context().grantPermissions(List.of("microphone"));
        phone.page().navigate("/w/#/report/what");
        phone.taps("不打字，我来说");
        assertThat(phone.page().getByText("正在录，最长三分钟")).isVisible();
        phone.taps("说完了");
        assertThat(phone.page().locator(".files audio")).isVisible();
        phone.sees("说说是怎么回事");
        assertThat(keptFile(phone)).isNotEmpty();
        phone.taps("下一步");

        phone.sees("有照片或者材料吗？");
    }

    @Test
    void largeTypeStrongContrastAndEnglishFitTheSmallScreenToo(Phone phone) {
        phone.page().navigate("/w/#/report/mode");
        phone.sees("要不要留名字？");
        phone.taps("大字");
        phone.taps("黑白更分明");
        phone.sees("要不要留名字？");
        phone.taps("English");
        phone.sees("Do you want to give your name?");
        phone.page().navigate("/w/#/wages");
        phone.sees("My attendance and wages");
        phone.page().navigate("/w/#/follow");
        phone.sees("How is my report going");
    }

    @Test
    void aReceiptThatWasGuessedOpensNothing(Phone phone) {
        phone.page().navigate("/w/#/follow");
        phone.sees("我反映的事办得怎样了");
        phone.writes("回执号", "2026-7K3P-9M2Q-H4TDC");
        phone.writes("查询码", "00000000000000000000000000");
        phone.taps("看进展");
        assertThat(phone.page().getByRole(AriaRole.ALERT)).isVisible();
        phone.sees("回执 2026-7K3P-9M2Q-H4TDC");
        assertThat(phone.page().locator(".state")).hasCount(0);
    }

    private static JsonNode aProject(City city) {
        return city.server().as("officer").get("/api/projects?limit=1").at("/items/0");
    }

    private static void fellow(Phone phone, String name, String amount) {
        phone.writes("姓名", name);
        phone.writes("欠多少钱", amount);
        phone.taps("加上这个人");
        assertThat(phone.page().locator(".rows").getByText(name)).isVisible();
    }

    /** The shortest report there is: no name, no list, a place in own words. */
    private static void untilItIsReadyToSend(Phone phone) {
        phone.page().navigate("/w/");
        phone.link("我的工资没拿到").click();
        phone.taps("找不到，我自己写");
        phone.writes("工地在什么地方？叫什么？", "滨江路口，蓝色围挡那家");
        phone.taps("下一步");
        phone.taps("说不清，先跳过");
        phone.taps("记不清了，先跳过");
        phone.taps("就我一个");
        phone.taps("说不清，先跳过");
        phone.writes("怎么回事", "干了两个月没给钱");
        phone.taps("下一步");
        phone.taps("没有，下一步");
        phone.taps("匿名");
        phone.sees("看一遍，对不对？");
    }

    private static byte[] keptFile(Phone phone) {
        var kept = Patience.until(
                "one file in the phone", () -> (List<?>) phone.page().evaluate(KEPT_FILES), files -> files.size() == 1);
        return Base64.getDecoder().decode((String) kept.getFirst());
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** A JPEG as cameras make them: a segment after its beginning says where it was taken. */
    private static byte[] photoWithPlace(int width, int height) throws IOException {
        var plain = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "jpg", plain);
        var place = "Exif\0\0MM\0*\0\0\0\10\0\0GPS 29.56 106.55".getBytes(StandardCharsets.ISO_8859_1);
        var jpeg = plain.toByteArray();
        var photo = new ByteArrayOutputStream();
        photo.write(jpeg, 0, 2);
        photo.write(new byte[] {(byte) 0xFF, (byte) 0xE1, 0, (byte) (place.length + 2)});
        photo.write(place);
        photo.write(Arrays.copyOfRange(jpeg, 2, jpeg.length));
        return photo.toByteArray();
    }
}
