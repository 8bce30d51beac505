package anxin.server.cli;

import anxin.server.access.Accounts;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./anxin serve}: runs the system until it is stopped. */
@Command(name = "serve")
class Serve implements Callable<Integer>, OnData {

    @Mixin
    private Installation installation = new Installation();

    @Option(names = "--port", paramLabel = "PORT", defaultValue = "8080")
    private int port = 8080;

    @Option(names = "--address", paramLabel = "ADDRESS", defaultValue = "127.0.0.1")
    private String address = "127.0.0.1";

    @Option(names = "--demo")
    private boolean demo;

    @Override
    public Path data() {
        return installation.data();
    }

    @Override
    public Integer call() throws Exception {
        requireFreePort(address, port);
        var context = start(installation, address, port, demo);
        if (demo) {
            Demo.accounts(context);
        } else {
            firstAdministrator(context);
        }
        sayWhere(context);
        return untilStopped(context);
    }

    /** @param demo whether nobody has to bring a telephone */
    static ConfigurableApplicationContext start(Installation installation, String address, int port, boolean demo) {
        Language.say("正在启动……", "Starting …");
        var settings = new LinkedHashMap<>(installation.settings());
        settings.put("server.port", port);
        settings.put("server.address", address);
        if (demo) {
            settings.put("anxin.sign-in.second-factor-for", "");
        }
        return Running.server(settings);
    }

    /** Looked at before the database starts, so that the answer comes at once. */
    static void requireFreePort(String address, int port) throws Exception {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, port));
        } catch (BindException e) {
            var taken = new BindException("%s:%d".formatted(address, port));
            taken.initCause(e);
            throw taken;
        }
    }

    static void sayWhere(ConfigurableApplicationContext context) {
        var where = where(context);
        Language.say("安薪已就绪：%s （Ctrl-C 停止）".formatted(where), "Anxin is ready: %s (Ctrl-C stops it)".formatted(where));
    }

    private static String where(ConfigurableApplicationContext context) {
        var environment = context.getEnvironment();
        return "http://%s:%s/"
                .formatted(
                        environment.getProperty("server.address", "127.0.0.1"),
                        environment.getRequiredProperty("local.server.port"));
    }

    static int untilStopped(ConfigurableApplicationContext context) throws InterruptedException {
        var stopped = new CountDownLatch(1);
        context.addApplicationListener(event -> {
            if (event instanceof ContextClosedEvent closed && closed.getApplicationContext() == context) {
                stopped.countDown();
            }
        });
        stopped.await();
        return Exit.DONE;
    }

    private static void firstAdministrator(ConfigurableApplicationContext context) {
        context.getBean(Accounts.class).firstAdministrator().ifPresent(first -> {
            var link = where(context) + "set-password#" + first.token();
            Language.say(
                    """

                        %s（登录名 %s）。请在 72 小时内打开下面的链接设置密码，链接只能用一次，只显示这一次：
                            %s
                        """.formatted(first.isNew() ? "已建立系统管理员账号" : "系统管理员还没有设置密码", first.login(), link), """

                        %s (login %s). Open this link within 72 hours to set the password; it works once and is shown only this once:
                            %s
                        """.formatted(
                                    first.isNew()
                                            ? "A system administrator has been set up"
                                            : "The system administrator has not set a password yet",
                                    first.login(),
                                    link));
        });
    }
}
