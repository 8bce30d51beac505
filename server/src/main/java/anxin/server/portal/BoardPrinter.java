package anxin.server.portal;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** Boards, posters and cards as one PDF: tagged, with title and language, its font inside. */
@Component
class BoardPrinter {

    /** A page needs some megabytes while it is laid out; two files at a time, whoever asks. */
    private static final Semaphore AT_ONCE = new Semaphore(2, true);

    private static final Pattern LENGTH = Pattern.compile("([0-9.]+)mm");
    private static final String STYLE = style();

    private final PrintFont font;

    static {
        // What goes wrong is thrown.
        XRLog.setLoggingEnabled(false);
    }

    BoardPrinter(PrintFont font) {
        this.font = font;
    }

    /** @param link what the code of a project opens */
    void print(PrintKind kind, PaperSize paper, List<Board> boards, UnaryOperator<String> link, OutputStream out)
            throws IOException {
        var pages = new Pages(link, font::printable);
        var title = boards.size() == 1
                ? kind.words().zh() + "：" + boards.getFirst().project().name()
                : "%s（%d 个项目）".formatted(kind.words().zh(), boards.size());
        var html = """
                <html lang="zh-CN"><head><title>%s</title><meta name="subject" content="%s"/>
                <meta name="author" content="安薪"/><style>@page { size: %s }%s</style><bookmarks>%s</bookmarks></head>
                <body>%s</body></html>
                """.formatted(
                        escaped(title),
                        escaped(title),
                        kind == PrintKind.BOARD ? "297mm 210mm" : "210mm 297mm",
                        STYLE.replace("FAMILY", PrintFont.FAMILY),
                        boards.stream()
                                .map(board -> "<bookmark name='%s' href='#%s'/>"
                                        .formatted(
                                                escaped(board.project().name()),
                                                escaped(board.project().code())))
                                .collect(Collectors.joining()),
                        boards.stream().map(board -> pages.of(kind, board)).collect(Collectors.joining()));
        AT_ONCE.acquireUninterruptibly();
        try {
            var builder = new PdfRendererBuilder()
                    .usePdfUaAccessibility(true)
                    .usePdfVersion(1.7f)
                    .useFastMode()
                    .withHtmlContent(enlarged(html, paper), null)
                    .toStream(out);
            font.give(builder);
            builder.run();
        } finally {
            AT_ONCE.release();
        }
    }

    private static String enlarged(String html, PaperSize paper) {
        return paper == PaperSize.A4
                ? html
                : LENGTH.matcher(html)
                        .replaceAll(length -> String.format(
                                Locale.ROOT, "%.3fmm", Double.parseDouble(length.group(1)) * paper.enlarged()));
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }

    private static String style() {
        try (InputStream file = BoardPrinter.class.getResourceAsStream("print.css")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
