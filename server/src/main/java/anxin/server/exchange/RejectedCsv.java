package anxin.server.exchange;

import anxin.engine.datapackage.Rejection;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;

/** All rejected rows of an import as a file that office software opens: file, line, column, value, sentence. */
final class RejectedCsv implements AutoCloseable {

    private final Path path;
    private final Path unfinished;
    private final BufferedWriter out;

    RejectedCsv(Path path) throws IOException {
        this.path = path;
        this.unfinished = path.resolveSibling(path.getFileName() + ".part");
        Files.createDirectories(path.toAbsolutePath().getParent());
        // The byte-order mark makes office software read the Chinese right.
        this.out = Files.newBufferedWriter(unfinished, StandardCharsets.UTF_8);
        out.write("\ufefffile,line,column,value,sentence,sentenceEn\r\n");
    }

    void write(Rejection rejection) throws IOException {
        out.write(String.join(
                ",",
                cell(rejection.file()),
                rejection.line() == 0 ? "" : String.valueOf(rejection.line()),
                cell(rejection.column()),
                cell(rejection.value()),
                cell(rejection.sentence(Locale.CHINESE)),
                cell(rejection.sentence(Locale.ENGLISH))));
        out.write("\r\n");
    }

    // A cell that begins like a formula would be run by office software; an apostrophe keeps it text.
    private static String cell(String text) {
        var safe = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? '"' + safe.replace("\"", "\"\"") + '"'
                : safe;
    }

    /** Puts the finished file in its place. */
    void finish() throws IOException {
        out.close();
        Files.move(unfinished, path, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() throws IOException {
        out.close();
        Files.deleteIfExists(unfinished);
    }
}
