package anxin.server.cli;

import anxin.server.access.Accounts;
import anxin.server.access.Role;
import java.util.concurrent.Callable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./anxin demo}: a made-up city, imported and scanned, ready to be looked at. */
@Command(name = "demo")
class Demo implements Callable<Integer> {

    private static final String PASSWORD = "anxin-demo";

    @Mixin
    private Installation installation = new Installation();

    @Option(names = "--port", paramLabel = "PORT", defaultValue = "8080")
    private int port = 8080;

    @Override
    public Integer call() throws Exception {
        Serve.requireFreePort("127.0.0.1", port);
        var demo = installation.at(installation.data().resolve("demo"));
        var context = Serve.start(demo, "127.0.0.1", port);
        accounts(context);
        Serve.sayWhere(context);
        sayAccounts();
        return Serve.untilStopped(context);
    }

    /** One account for each role, with one password that everybody may know. */
    static void accounts(ConfigurableApplicationContext context) {
        var accounts = context.getBean(Accounts.class);
        accounts.put("admin", "系统管理员", Role.ADMIN, 0, PASSWORD);
        accounts.put("officer", "演示监察员", Role.OFFICER, 0, PASSWORD);
        accounts.put("leader", "演示领导", Role.LEADER, 0, PASSWORD);
    }

    private static void sayAccounts() {
        Language.say(
                "演示账号：officer（监察员）、leader（领导）、admin（系统管理员），密码都是 %s".formatted(PASSWORD),
                "Demo accounts: officer (inspector), leader, admin (administrator); the password of each is %s"
                        .formatted(PASSWORD));
    }
}
