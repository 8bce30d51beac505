package anxin.engine.command;

import anxin.engine.policy.Words;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;

/** Lines of text in the reader's language. */
record Page(Appendable out, Locale locale) {

    Page line(String text) {
        try {
            out.append(text).append('\n');
            return this;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    Page line(String zh, String en) {
        return line(of(zh, en));
    }

    String of(Words words) {
        return words.in(locale);
    }

    String of(String zh, String en) {
        return new Words(zh, en).in(locale);
    }
}
