package anxin.server.cli;

import anxin.server.words.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The passphrase of a backup: from a file, the environment or the terminal, never from the command line, which others see. */
class Passphrase {

    private static final String VARIABLE = "ANXIN_BACKUP_PASSPHRASE";
    private static final int SHORTEST = 12;

    @Option(names = "--passphrase-file", paramLabel = "FILE")
    private @Nullable Path file;

    /** One to encrypt by: long enough, and typed twice. */
    char[] chosen() throws IOException {
        var chosen = asked(true);
        if (chosen.length < SHORTEST) {
            throw new Trouble(
                    "口令至少要 %d 个字符；备份里是全部数据，请用几个不相干的词连成一句。".formatted(SHORTEST),
                    "The passphrase needs at least %d characters; the backup holds everything, so join some words that have nothing to do with one another."
                            .formatted(SHORTEST));
        }
        return chosen;
    }

    char[] known() throws IOException {
        return asked(false);
    }

    private char[] asked(boolean twice) throws IOException {
        if (file != null) {
            return Files.readString(file).strip().toCharArray();
        }
        var given = System.getenv(VARIABLE);
        if (given != null) {
            return given.toCharArray();
        }
        var console = System.console();
        if (console == null || !console.isTerminal()) {
            throw new Trouble(
                    "没有终端可以输入口令；请用 --passphrase-file 文件 或环境变量 %s 给出。".formatted(VARIABLE),
                    "There is no terminal to type the passphrase on; give it with --passphrase-file FILE or in the environment as %s."
                            .formatted(VARIABLE));
        }
        var typed = typed(console, "备份口令：", "Passphrase of the backup: ");
        if (twice && !Arrays.equals(typed, typed(console, "再输一遍：", "Once more: "))) {
            throw new Trouble("两次输入的口令不一样；请再运行一次。", "The two passphrases differ; run the command again.");
        }
        return typed;
    }

    private static char[] typed(java.io.Console console, String zh, String en) {
        var typed = console.readPassword(Language.LOCALE.getLanguage().equals("en") ? en : zh);
        return typed == null ? new char[0] : typed;
    }
}
