package anxin.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An inspector finds a board (维权信息告示牌) with something missing, fills it in, prints it, and records that it hangs. */
@InBrowser
class NoticeBoardTests {

    private static final String AREA = "500235";

    @TempDir
    Path folder;

    @Test
    void anIncompleteBoardIsFilledInPrintedAndSeenHanging(Console console, City city) throws Exception {
        var site = new Site(41, AREA);
        city.server().as("officer").takenIn(site.projects().in(folder));
        city.addOfficer("board-officer", AREA);
        console.signedInAs("board-officer");

        console.at("/boards?text=" + site.code());
        var line = console.rows("维权信息告示牌");
        assertThat(line).hasCount(1);
        assertThat(line).containsText(Pattern.compile("缺 1[01] 项：建设单位、施工总承包单位"));
        assertThat(console.page().getByText("请系统管理员设置 ANXIN_PUBLIC_ADDRESS")).isVisible();
        assertThat(Accessibility.seriousFaults(console.page())).isEmpty();

        console.button("按区划填写电话").click();
        assertThat(console.title("按区划填写电话")).isVisible();
        fill(console, "劳动保障监察投诉举报电话", "明天再说");
        assertThat(console.page().getByText("里没有电话号码，没有保存")).isVisible();
        console.button("取消").click();
        fill(console, "劳动保障监察投诉举报电话", "县劳动保障监察大队 023-00000001");
        fill(console, "劳动争议调解仲裁申请渠道", "县劳动人事争议仲裁院 023-00000002");
        fill(console, "法律援助申请渠道", "县法律援助中心 023-00000003");
        assertThat(console.rows("填写记录")).hasCount(3);
        assertThat(Accessibility.seriousFaults(console.page())).isEmpty();

        console.at("/boards?text=" + site.code());
        console.link(site.name()).click();
        assertThat(console.title(site.name())).isVisible();
        assertThat(console.rows("告示牌内容").filter(having("劳动保障监察投诉举报电话"))).containsText("统一填写");
        assertThat(console.rows("告示牌内容").filter(having("劳资专管员电话"))).containsText("第三十四条第（一）项");
        for (var said : Map.of(
                        "建设单位", "渝江城投公司",
                        "施工总承包单位", "渝江三建公司",
                        "项目部（负责人及电话）", "滨江路项目部，李某，023-00000004",
                        "分包单位", "无分包单位",
                        "行业主管部门", "县住房城乡建设委员会",
                        "劳资专管员", "王某",
                        "劳资专管员电话", "13900000000",
                        "行业主管部门投诉举报电话", "023-00000005")
                .entrySet()) {
            fill(console, said.getKey(), said.getValue());
        }
        assertThat(console.page().getByText("法定事项齐全，可以印制")).isVisible();
        assertThat(Accessibility.seriousFaults(console.page())).isEmpty();

        var download = console.page()
                .waitForDownload(() -> console.button("打印所选 1 个项目").click());
        assertThat(download.suggestedFilename()).isEqualTo("维权信息告示牌-%s.pdf".formatted(site.code()));
        try (var pdf = Loader.loadPDF(download.createReadStream().readAllBytes())) {
            assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s", ""))
                    .contains(site.name(), "王某", "13900000000", "县法律援助中心023-00000003", "渝薪码", "12348");
            assertThat(code(pdf)).isEqualTo(city.server().address() + "/w/?s=" + site.code());
        }

        console.button("登记张贴").click();
        console.button("保存").click();
        assertThat(console.page().getByText("请写明张贴日期和位置")).isVisible();
        console.page().getByLabel("张贴位置").fill("生活区大门右侧");
        console.page()
                .getByLabel("照片", new com.microsoft.playwright.Page.GetByLabelOptions().setExact(true))
                .setInputFiles(photo());
        assertThat(Accessibility.seriousFaults(console.page())).isEmpty();
        console.button("保存").click();
        var posted = console.rows("张贴记录");
        assertThat(posted).containsText("生活区大门右侧");
        assertThat(posted.getByRole(AriaRole.IMG)).hasJSProperty("naturalWidth", 400);

        console.at("/boards?text=" + site.code());
        var coverage = console.panel("张贴和完整情况");
        assertThat(coverage.getByText("100.0 %")).hasCount(3);
        coverage.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("二维码张贴率：打开符合的 1 个项目"))
                .click();
        assertThat(console.rows("维权信息告示牌")).hasCount(1);
        assertThat(console.rows("维权信息告示牌")).containsText("内容完整");
        coverage.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("二维码张贴率：打开不符合的 0 个项目"))
                .click();
        assertThat(console.page().getByText("没有符合条件的项目")).isVisible();
    }

    private static void fill(Console console, String item, String value) {
        console.button("填写" + item).click();
        console.page()
                .getByRole(
                        AriaRole.TEXTBOX,
                        new com.microsoft.playwright.Page.GetByRoleOptions()
                                .setName(item)
                                .setExact(true))
                .fill(value);
        console.button("保存").click();
        if (!value.equals("明天再说")) {
            assertThat(console.button("填写" + item)).isVisible();
        }
    }

    private static Locator.FilterOptions having(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    private static String code(PDDocument pdf) throws Exception {
        var page = new PDFRenderer(pdf).renderImageWithDPI(0, 150);
        int width = page.getWidth();
        var pixels = page.getRGB(0, 0, width, page.getHeight(), null, 0, width);
        var bitmap = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, page.getHeight(), pixels)));
        return new QRCodeReader().decode(bitmap).getText();
    }

    private Path photo() throws Exception {
        var picture = new BufferedImage(400, 300, BufferedImage.TYPE_INT_RGB);
        var canvas = picture.createGraphics();
        canvas.setColor(Color.GREEN);
        canvas.fillRect(0, 0, 400, 300);
        canvas.dispose();
        var file = folder.resolve("board.jpg");
        ImageIO.write(picture, "jpeg", file.toFile());
        return file;
    }
}
