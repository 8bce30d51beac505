package anxin.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;

/** The application serving on a free port of this machine. */
record Server(Run run, int port, Path data) implements AutoCloseable {

    static final String PASSWORD = "anxin-demo";

    /** With the accounts of the demo. */
    static Server start(Path data, String... javaOptions) {
        int port = freePort();
        return ready(App.start(List.of(javaOptions), "serve", "--demo", "--port", port, "--data", data), port, data);
    }

    /** As somebody puts it into use who has just installed it. */
    static Server install(Path data, String... javaOptions) {
        int port = freePort();
        return ready(App.start(List.of(javaOptions), "serve", "--port", port, "--data", data), port, data);
    }

    private static Server ready(Run run, int port, Path data) {
        Patience.until("serve is ready", run::said, said -> {
            if (!run.alive()) {
                throw new AssertionError("serve ended: " + said);
            }
            return said.contains("安薪已就绪");
        });
        return new Server(run, port, data);
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    Api as(String login) {
        var api = new Api(address());
        api.signIn(login, PASSWORD);
        return api;
    }

    @Override
    public void close() {
        run.close();
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
