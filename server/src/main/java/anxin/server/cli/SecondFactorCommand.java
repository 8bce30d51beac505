package anxin.server.cli;

import anxin.server.access.SecondFactorRemovals;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code ./anxin second-factor off LOGIN}: where no second administrator is there to agree. */
@Command(name = "second-factor", subcommands = SecondFactorCommand.Off.class)
class SecondFactorCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        Language.say(
                "请说明要做什么：second-factor off 用户名；--help 说明用法。",
                "Say what to do: second-factor off LOGIN; --help explains it.");
        return Exit.WRONG_USAGE;
    }

    /** Works also beside the running server. */
    @Command(name = "off", mixinStandardHelpOptions = true)
    static class Off implements Callable<Integer>, OnData {

        @Mixin
        private Installation installation = new Installation();

        @Parameters(paramLabel = "LOGIN")
        private String login = "";

        @Override
        public Path data() {
            return installation.data();
        }

        @Override
        public Integer call() {
            try (var context = Running.forOneTask(installation)) {
                if (!context.getBean(SecondFactorRemovals.class).switchOffOnThisMachine(login)) {
                    Language.say(
                            "没有在用的用户“%s”，或该用户没有启用动态口令；什么都没有改。".formatted(login),
                            "There is no active user %s, or without a second factor; nothing was changed."
                                    .formatted(login));
                    return Exit.REFUSED;
                }
                Language.say(
                        "已关闭“%s”的动态口令并结束其全部会话，已记入变更记录。".formatted(login),
                        "The second factor of %s is off and their sessions have ended; it stands in the record of changes."
                                .formatted(login));
                return Exit.DONE;
            }
        }
    }
}
