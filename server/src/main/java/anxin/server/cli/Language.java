package anxin.server.cli;

import anxin.server.words.Words;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Stream;

/** The language of the terminal: English where the environment asks for it, else Chinese. */
final class Language {

    static final Locale LOCALE = ofEnvironment();

    private Language() {}

    /** Sentences must come out whole even in a terminal that was set up for ASCII. */
    static void prepare() {
        Locale.setDefault(LOCALE);
        System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
    }

    static void say(String zh, String en) {
        say(new Words(zh, en));
    }

    static void say(Words words) {
        System.err.println(words.in(LOCALE));
    }

    private static Locale ofEnvironment() {
        return Stream.of("LC_ALL", "LC_MESSAGES", "LANG")
                        .map(name -> System.getenv().getOrDefault(name, ""))
                        .filter(value -> value.matches("(zh|en).*"))
                        .findFirst()
                        .orElse("zh")
                        .startsWith("en")
                ? Locale.ENGLISH
                : Locale.CHINESE;
    }
}
