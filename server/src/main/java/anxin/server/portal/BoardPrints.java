package anxin.server.portal;

import anxin.server.http.Refusal;
import anxin.server.jurisdiction.Areas;
import anxin.server.project.ProjectList;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.stereotype.Component;

/**
 * Printing for one project, some, or all of a filter: one file up to forty, else a ZIP of files of forty, each written to
 * whoever asks before the next is drawn, so that ten thousand take no more memory than forty.
 */
@Component
class BoardPrints {

    static final int IN_A_FILE = 40;

    private final BoardList list;
    private final BoardPrinter printer;
    private final Areas areas;

    BoardPrints(BoardList list, BoardPrinter printer, Areas areas) {
        this.list = list;
        this.printer = printer;
        this.areas = areas;
    }

    /** Opened when it is certain that there is something to print, with the file's name. */
    interface Sink {
        OutputStream open(String name, String type) throws IOException;
    }

    void print(
            ProjectList.Filter filter,
            BoardQuery query,
            PrintKind kind,
            PaperSize paper,
            UnaryOperator<String> link,
            Sink sink)
            throws IOException {
        var first = list.page(filter, query, null, IN_A_FILE + 1);
        if (first.isEmpty()) {
            throw Refusal.badRequest(
                    "NOTHING_TO_PRINT",
                    "没有可打印的项目：当前筛选条件下没有项目；请放宽筛选条件。",
                    "There is nothing to print: no project fits; widen the filter.");
        }
        var name = "%s-%s".formatted(kind.words().zh(), areas.today());
        if (first.size() <= IN_A_FILE) {
            var only = first.size() == 1
                    ? "%s-%s"
                            .formatted(
                                    kind.words().zh(),
                                    first.getFirst().board().project().code())
                    : name;
            var boards = first.stream().map(BoardState::board).toList();
            try (var out = sink.open(only + ".pdf", "application/pdf")) {
                printer.print(kind, paper, boards, link, out);
            }
            return;
        }
        try (var zip = new ZipOutputStream(sink.open(name + ".zip", "application/zip"))) {
            var part = new ArrayList<Board>();
            list.each(filter, null, state -> {
                if (query.fits(state)) {
                    part.add(state.board());
                    if (part.size() == IN_A_FILE) {
                        write(zip, part, kind, paper, link);
                    }
                }
                return true;
            });
            write(zip, part, kind, paper, link);
        }
    }

    private void write(
            ZipOutputStream zip, List<Board> boards, PrintKind kind, PaperSize paper, UnaryOperator<String> link) {
        if (boards.isEmpty()) {
            return;
        }
        try {
            zip.putNextEntry(new ZipEntry("%s-%s-至-%s.pdf"
                    .formatted(
                            kind.words().zh(),
                            boards.getFirst().project().code(),
                            boards.getLast().project().code())));
            printer.print(kind, paper, boards, link, new Unclosed(zip));
            zip.closeEntry();
            zip.flush();
            boards.clear();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The end of a file is not the end of the ZIP. */
    private static final class Unclosed extends java.io.FilterOutputStream {

        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
