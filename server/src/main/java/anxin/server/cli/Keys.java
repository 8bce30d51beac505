package anxin.server.cli;

import anxin.engine.calendar.BeijingTime;
import anxin.server.secrecy.KeyRotation;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ./anxin keys}: the keys that personal data are encrypted with. */
@Command(
        name = "keys",
        subcommands = {Keys.ListKeys.class, Keys.Rotate.class, Keys.Reencrypt.class})
class Keys implements Callable<Integer> {

    @Override
    public Integer call() {
        Language.say(
                "请说明要做什么：keys list、keys rotate 或 keys reencrypt；--help 说明用法。",
                "Say what to do: keys list, keys rotate or keys reencrypt; --help explains them.");
        return Exit.WRONG_USAGE;
    }

    /** Works on the data of an installation, also beside the running server. */
    abstract static class OnKeys implements Callable<Integer>, OnData {

        @Mixin
        private Installation installation = new Installation();

        @Override
        public Path data() {
            return installation.data();
        }

        @Override
        public Integer call() {
            try (var context = Running.forOneTask(installation)) {
                run(context.getBean(KeyRotation.class));
                return Exit.DONE;
            }
        }

        abstract void run(KeyRotation rotation);

        static void reencrypt(KeyRotation rotation) {
            long outstanding = rotation.outstanding();
            var said = new long[1];
            long done = rotation.reencrypt(count -> {
                if (count - said[0] >= 100_000) {
                    said[0] = count;
                    Language.say(
                            "  %,d / %,d".formatted(count, outstanding), "  %,d / %,d".formatted(count, outstanding));
                }
            });
            long left = rotation.outstanding();
            Language.say(
                    "用现在的密钥重新加密了 %,d 项，还剩 %,d 项。".formatted(done, left),
                    "%,d values and files were brought under the active key, %,d are left.".formatted(done, left));
        }
    }

    /** Which keys there are and how much is not under the active one. */
    @Command(name = "list", mixinStandardHelpOptions = true)
    static class ListKeys extends OnKeys {

        private static final DateTimeFormatter DAY = DateTimeFormatter.ISO_LOCAL_DATE;

        @Override
        void run(KeyRotation rotation) {
            for (var key : rotation.keys()) {
                System.out.printf(
                        "%-6s %s%s%n",
                        key.name(),
                        DAY.format(key.since().atZoneSameInstant(BeijingTime.ZONE)),
                        key.active() ? "  *" : "");
            }
            long left = rotation.outstanding();
            Language.say(
                    "* 为现在用于加密的密钥；还有 %,d 项不是用它加密的。".formatted(left),
                    "* encrypts now; %,d values and files are not under it.".formatted(left));
        }
    }

    /** Makes a new key and brings everything under it. */
    @Command(name = "rotate", mixinStandardHelpOptions = true)
    static class Rotate extends OnKeys {

        @Override
        void run(KeyRotation rotation) {
            int key = rotation.rotate();
            Language.say(
                    "生成了 %d 号密钥，新数据从现在起用它加密；请立即备份密钥文件。正在重新加密已有的数据……".formatted(key),
                    "Key %d was made and encrypts from now on; back the key file up now. Bringing what there is under it …"
                            .formatted(key));
            reencrypt(rotation);
        }
    }

    /** Brings everything under the active key and the configured algorithm; goes on where it was stopped. */
    @Command(name = "reencrypt", mixinStandardHelpOptions = true)
    static class Reencrypt extends OnKeys {

        @Override
        void run(KeyRotation rotation) {
            reencrypt(rotation);
        }
    }
}
