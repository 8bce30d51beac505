package anxin.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;

/** The application running as {@code ./anxin serve}; other processes join its database. */
record Server(Watched process, int port, Path data, Duration startUp) implements AutoCloseable {

    /** Starts it and waits until it says that it is well. */
    static Server start(App app, Path data) {
        int port = freePort();
        var process = app.start("", "serve", "--demo", "--port", port, "--data", data);
        var browser = new Browser(port);
        Patience.until(Duration.ofMinutes(5), Duration.ofMillis(10), "serve", () -> {
            if (!process.alive()) {
                throw new Failed("serve 没有启动：" + process.said(), "serve did not start.");
            }
            return browser.status("/actuator/health") == 200 ? true : null;
        });
        return new Server(process, port, data, process.sinceStart());
    }

    /** Signed in as somebody who may see and do what a bureau does. */
    Browser browser() {
        var browser = new Browser(port);
        Patience.until(Duration.ofMinutes(1), Duration.ofMillis(50), "accounts", () -> {
            // The accounts are made right after the first answer.
            try {
                browser.signIn("officer", "anxin-demo");
                return true;
            } catch (Failed notYet) {
                return null;
            }
        });
        return browser;
    }

    Database database() {
        return Database.of(data);
    }

    @Override
    public void close() {
        process.close();
    }

    static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new Failed("没有空闲端口：" + e, "There is no free port.", e);
        }
    }
}
