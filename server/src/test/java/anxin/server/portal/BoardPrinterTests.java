package anxin.server.portal;

import static org.assertj.core.api.Assertions.assertThat;

import anxin.server.portal.Board.Said;
import anxin.server.portal.Board.Source;
import anxin.server.project.ProjectList.Line;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;

/** Printed pages as somebody gets them who opens, reads, scans or enlarges them. */
class BoardPrinterTests {

    private static final String ADDRESS = "https://anxin.example.gov.cn/w/?s=";

    private final BoardPrinter printer = new BoardPrinter(new PrintFont());

    @Test
    void aBoardSaysEverythingTheArticleDemandsAndItsCodeOpensTheProject() throws Exception {
        var board = board("CQ0001", "滨江路一号地块工程", complete());

        try (var pdf = print(PrintKind.BOARD, PaperSize.A4, board)) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(1);
            var text = text(pdf);
            for (var item : BoardItem.values()) {
                assertThat(text)
                        .contains(Objects.requireNonNull(board.text(item)).replace(" ", ""));
            }
            assertThat(text).contains("农民工维权信息告示牌", "滨江路一号地块工程", "渝薪码", "第三十四条");
            assertThat(codes(pdf)).containsExactly(ADDRESS + "CQ0001");
        }
    }

    @Test
    void itIsTaggedHasTitleAndLanguageAndCarriesItsFont() throws Exception {
        try (var pdf = print(PrintKind.BOARD, PaperSize.A4, board("CQ0001", "滨江路一号地块工程", complete()))) {
            var catalogue = pdf.getDocumentCatalog();
            assertThat(catalogue.getMarkInfo().isMarked()).isTrue();
            assertThat(catalogue.getLanguage()).isEqualTo("zh-CN");
            assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo("维权信息告示牌：滨江路一号地块工程");
            for (var name : pdf.getPage(0).getResources().getFontNames()) {
                var font = pdf.getPage(0).getResources().getFont(name);
                assertThat(font.isEmbedded()).as(font.getName()).isTrue();
                assertThat(font.getName()).as("only what is printed").matches("[A-Z]{6}\\+NotoSansSC.*");
            }
        }
    }

    @Test
    void longNamesManySubcontractorsAndBlanksStillMakeOnePage() throws Exception {
        var said = complete();
        var corp = "重庆市渝江第三建筑安装劳务工程有限责任公司";
        said.put(
                BoardItem.SUBCONTRACTORS,
                new Said(
                        Objects.requireNonNull(Pages.joined(
                                Stream.generate(() -> corp).limit(30).toList())),
                        Source.PACKAGE,
                        null));
        said.put(BoardItem.ARBITRATION, new Said("某某区劳动人事争议仲裁院，".repeat(8), Source.AREA, 0));
        said.remove(BoardItem.WAGE_OFFICER);
        var name = "某某区某某街道滨江路片区城市更新改造及配套基础设施建设项目（一期）第二标段施工总承包工程";
        for (var kind : PrintKind.values()) {
            for (var paper : PaperSize.values()) {
                try (var pdf = print(kind, paper, board("CQ0001", name, said))) {
                    assertThat(pdf.getNumberOfPages()).as("%s %s", kind, paper).isEqualTo(1);
                    var box = pdf.getPage(0).getMediaBox();
                    double longer = Math.max(box.getWidth(), box.getHeight()) / 72 * 25.4;
                    assertThat(longer)
                            .isBetween(paper == PaperSize.A3 ? 419.0 : 296.0, paper == PaperSize.A3 ? 421.0 : 298.0);
                    assertThat(text(pdf)).as("%s %s", kind, paper).contains("12348");
                }
            }
        }
    }

    @Test
    void asMuchAsCanBeFilledInStaysAboveTheFoot() throws Exception {
        var said = complete();
        for (var item : BoardItem.values()) {
            if (item != BoardItem.LEGAL_HOTLINE && item != BoardItem.MINIMUM_WAGE && item != BoardItem.PAY_DAY) {
                said.put(item, new Said("告".repeat(120), Source.PROJECT, null));
            }
        }
        var lines = new java.util.TreeMap<Float, String>();
        try (var pdf = print(PrintKind.BOARD, PaperSize.A4, board("CQ0001", "滨江路一号地块工程", said))) {
            new PDFTextStripper() {
                @Override
                protected void writeString(String text, List<TextPosition> positions) {
                    lines.merge(positions.getFirst().getYDirAdj(), text, String::concat);
                }
            }.getText(pdf);
        }

        assertThat(lines.lastEntry().getValue()).contains("第三十四条");
        assertThat(lines.lowerEntry(lines.lastKey()).getValue()).contains("12348");
        assertThat(lines.lastKey() - lines.lowerKey(lines.lastKey())).isGreaterThan(8);
    }

    @Test
    void aSheetHasTenCardsEachWithItsCode() throws Exception {
        try (var pdf = print(PrintKind.CARD, PaperSize.A4, board("CQ0001", "滨江路一号地块工程", complete()))) {
            assertThat(text(pdf).split("工资维权联系卡", -1)).hasSize(11);
            var sheet = new PDFRenderer(pdf).renderImageWithDPI(0, 300, ImageType.GRAY);
            double mm = sheet.getWidth() / 210.0;
            for (int card = 0; card < 10; card++) {
                var one = sheet.getSubimage(
                        (int) ((19 + 86 * (card % 2)) * mm), (int) ((18 + 52 * (card / 2)) * mm), (int) (86 * mm), (int)
                                (52 * mm));
                assertThat(new QRCodeReader().decode(bitmap(one)).getText()).isEqualTo(ADDRESS + "CQ0001");
            }
        }
    }

    @Test
    void aCharacterTheFontLacksIsSeenToBeMissing() throws Exception {
        var said = complete();
        said.put(BoardItem.WAGE_OFFICER, new Said("𠮷䶮", Source.PROJECT, null));

        try (var pdf = print(PrintKind.BOARD, PaperSize.A4, board("CQ0001", "滨江路一号地块工程", said))) {
            assertThat(text(pdf)).contains("〔U+20BB7〕䶮");
        }
    }

    @Test
    void severalProjectsAreAFileWithAPageAndABookmarkEach() throws Exception {
        var boards = Stream.of("CQ0001", "CQ0002", "CQ0003")
                .map(code -> board(code, "工程 <" + code + "> & 配套", complete()))
                .toArray(Board[]::new);

        try (var pdf = print(PrintKind.POSTER, PaperSize.A4, boards)) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(3);
            assertThat(codes(pdf)).containsExactly(ADDRESS + "CQ0001", ADDRESS + "CQ0002", ADDRESS + "CQ0003");
            assertThat(text(pdf)).contains("工程<CQ0002>&配套");
            assertThat(pdf.getDocumentCatalog().getDocumentOutline().children()).hasSize(3);
        }
    }

    private PDDocument print(PrintKind kind, PaperSize paper, Board... boards) throws Exception {
        var out = new ByteArrayOutputStream();
        printer.print(kind, paper, List.of(boards), code -> ADDRESS + code, out);
        return Loader.loadPDF(out.toByteArray());
    }

    private static String text(PDDocument pdf) throws Exception {
        return new PDFTextStripper().getText(pdf).replaceAll("\\s", "");
    }

    private static List<String> codes(PDDocument pdf) throws Exception {
        var codes = new java.util.ArrayList<String>();
        for (int page = 0; page < pdf.getNumberOfPages(); page++) {
            var picture = new PDFRenderer(pdf).renderImageWithDPI(page, 150, ImageType.GRAY);
            Arrays.stream(new QRCodeMultiReader().decodeMultiple(bitmap(picture)))
                    .forEach(found -> codes.add(found.getText()));
        }
        return codes;
    }

    private static BinaryBitmap bitmap(BufferedImage picture) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        return new BinaryBitmap(new HybridBinarizer(
                new RGBLuminanceSource(width, height, picture.getRGB(0, 0, width, height, null, 0, width))));
    }

    static Map<BoardItem, Said> complete() {
        var said = new EnumMap<BoardItem, Said>(BoardItem.class);
        said.put(BoardItem.OWNER, new Said("渝江城市建设投资有限公司", Source.PACKAGE, null));
        said.put(BoardItem.CONTRACTOR, new Said("渝江第三建筑工程有限公司", Source.PACKAGE, null));
        said.put(BoardItem.PROJECT_DEPARTMENT, new Said("滨江路项目部，项目经理李某，023-00000001", Source.PROJECT, null));
        said.put(BoardItem.SUBCONTRACTORS, new Said("渝江劳务有限公司、川南机电安装有限公司", Source.PACKAGE, null));
        said.put(BoardItem.SECTOR_AUTHORITY, new Said("某某区住房和城乡建设委员会", Source.ORGANISATIONS, 500101000));
        said.put(BoardItem.WAGE_OFFICER, new Said("王某", Source.PROJECT, null));
        said.put(BoardItem.WAGE_OFFICER_PHONE, new Said("13900000000", Source.PROJECT, null));
        said.put(BoardItem.MINIMUM_WAGE, new Said(Pages.monthly(220_000), Source.PACK, null));
        said.put(BoardItem.PAY_DAY, new Said(Pages.payDay(15), Source.PACKAGE, null));
        said.put(BoardItem.SECTOR_PHONE, new Said("023-00000002", Source.AREA, 500101000));
        said.put(BoardItem.INSPECTION_PHONE, new Said("某某区劳动保障监察大队 023-00000003", Source.AREA, 500101000));
        said.put(BoardItem.ARBITRATION, new Said("某某区劳动人事争议仲裁院，江南大道 1 号，023-00000004", Source.AREA, 500101000));
        said.put(BoardItem.LEGAL_AID, new Said("某某区法律援助中心，江南大道 2 号，023-00000005", Source.AREA, 500101000));
        said.put(BoardItem.LEGAL_HOTLINE, new Said("12348", Source.PACK, null));
        return said;
    }

    static Board board(String code, String name, Map<BoardItem, Said> said) {
        var day = LocalDate.of(2026, 3, 1);
        return new Board(
                new Line(
                        1,
                        code,
                        name,
                        500_101_000,
                        "01",
                        "PRIVATE",
                        1,
                        day,
                        day,
                        null,
                        null,
                        null,
                        day,
                        null,
                        null,
                        null,
                        null,
                        15,
                        false,
                        null,
                        "",
                        null,
                        true),
                "重庆市万州区",
                "渝薪码",
                said);
    }
}
