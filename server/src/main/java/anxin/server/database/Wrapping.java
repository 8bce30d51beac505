package anxin.server.database;

import anxin.server.words.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How PostgreSQL's programs are started: never as root, which they refuse; in a session of their own, so that Ctrl-C in a
 * terminal reaches only us; and told to stop when the thread that started them is gone.
 */
record Wrapping(List<String> prefix, int owner) {

    private static final int NOBODY = 65534;

    /** The wrapping for this user and this cluster folder, which may not be there yet. */
    static Wrapping of(Path cluster) {
        var root = userId() == 0;
        var session = works("setsid", "true") ? List.of("setsid") : List.<String>of();
        if (!root) {
            var dying = works("setpriv", "--pdeathsig=INT", "true")
                    ? List.of("setpriv", "--pdeathsig=INT")
                    : List.<String>of();
            return new Wrapping(join(session, dying), -1);
        }
        int owner = ownerOf(cluster);
        if (owner <= 0 && works("unshare", "-U", "setpriv", "--pdeathsig=INT", "true")) {
            return new Wrapping(join(session, List.of("unshare", "-U", "setpriv", "--pdeathsig=INT")), -1);
        }
        int user = owner > 0 ? owner : NOBODY;
        var dropping = List.of("setpriv", "--reuid=" + user, "--regid=" + user, "--clear-groups", "--pdeathsig=INT");
        if (works(join(dropping, List.of("true")).toArray(String[]::new))) {
            return new Wrapping(join(session, dropping), user);
        }
        throw new Trouble(
                "PostgreSQL 不能以 root 身份运行，而本机没有可用的 setpriv 来降低权限；请安装 util-linux，或换普通用户运行，"
                        + "或用 ANXIN_DATABASE_URL 指定现有的数据库。",
                "PostgreSQL refuses to run as root and there is no working setpriv to step down with; install util-linux, "
                        + "run as an ordinary user, or name an existing database with ANXIN_DATABASE_URL.");
    }

    ProcessBuilder command(List<String> command) {
        return new ProcessBuilder(join(prefix, command));
    }

    /** Hands a folder over to the user the programs will run as. */
    void handOver(Path path) throws IOException {
        if (owner > 0) {
            Files.setAttribute(path, "unix:uid", owner);
            Files.setAttribute(path, "unix:gid", owner);
        }
    }

    private static int userId() {
        try {
            return (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return System.getProperty("user.name").equals("root") ? 0 : -1;
        }
    }

    private static int ownerOf(Path cluster) {
        try {
            return Files.exists(cluster) ? (Integer) Files.getAttribute(cluster, "unix:uid") : -1;
        } catch (IOException e) {
            return -1;
        }
    }

    private static boolean works(String... command) {
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static List<String> join(List<String> first, List<String> second) {
        var all = new ArrayList<>(first);
        all.addAll(second);
        return List.copyOf(all);
    }
}
