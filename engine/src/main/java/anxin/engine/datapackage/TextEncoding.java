package anxin.engine.datapackage;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The encoding of a text file, told by its bytes: UTF-8, with or without a mark, or GB18030. */
public final class TextEncoding {

    private TextEncoding() {}

    /** Empty for an empty file, and for one that is neither: UTF-16, a workbook, damaged. */
    public static Optional<Charset> of(Path file) throws IOException {
        return TextSurvey.of(new OnDisk(file)) instanceof TextSurvey.Found found
                ? Optional.of(found.charset())
                : Optional.empty();
    }

    private record OnDisk(Path path) implements PackedFile {

        @Override
        public String name() {
            return path.toString();
        }

        @Override
        public long bytes() {
            return path.toFile().length();
        }

        @Override
        public InputStream open() throws IOException {
            return new BufferedInputStream(Files.newInputStream(path));
        }
    }
}
