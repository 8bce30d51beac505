package anxin.server.database;

import anxin.server.words.Trouble;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.util.FileSystemUtils;

/** PostgreSQL's files in the data folder: programs, cluster, password, port. */
record Cluster(Path home, Binaries binaries, Wrapping wrapping, String password) {

    static final String USER = "anxin";

    /** Makes what is missing; what is there is left alone. */
    static Cluster in(Path home) {
        var folder = Folders.create(home);
        var binaries = Binaries.unpackedIn(folder);
        var wrapping = Wrapping.of(folder.resolve("cluster"));
        try {
            var cluster = new Cluster(folder, binaries, wrapping, password(folder));
            if (!Files.exists(cluster.data().resolve("PG_VERSION"))) {
                cluster.initialise();
            }
            return cluster;
        } catch (IOException e) {
            throw Folders.trouble(folder, e);
        }
    }

    Path data() {
        return home.resolve("cluster");
    }

    Path log() {
        return home.resolve("postgres.log");
    }

    /** The postmaster that has this cluster open or had it when it was killed. */
    Optional<Postmaster> postmaster() {
        return Postmaster.of(data().resolve("postmaster.pid"));
    }

    Process start(int port, Map<String, String> settings) throws IOException {
        var command = new ArrayList<>(List.of(binaries.program("postgres"), "-D", data().toString()));
        command.addAll(List.of("-p", String.valueOf(port)));
        settings.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        var builder = wrapping.command(command).redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        builder.environment().put("LC_ALL", "C.UTF-8");
        return builder.start();
    }

    private void initialise() throws IOException {
        FileSystemUtils.deleteRecursively(data());
        Files.createDirectory(
                data(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        wrapping.handOver(data());
        var secret = Files.createTempFile(home, "initial-", "");
        try {
            Files.writeString(secret, password);
            wrapping.handOver(secret);
            var command = List.of(
                    binaries.program("initdb"),
                    "-D",
                    data().toString(),
                    "-U",
                    USER,
                    "-E",
                    "UTF8",
                    "--locale-provider=icu",
                    "--icu-locale=zh-Hans-CN",
                    "--locale=C.UTF-8",
                    "-A",
                    "scram-sha-256",
                    "--pwfile=" + secret);
            var process = wrapping.command(command).redirectErrorStream(true).start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                FileSystemUtils.deleteRecursively(data());
                throw refused(said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            Files.deleteIfExists(secret);
        }
    }

    Trouble refused(String said) {
        // On a disk without a byte left the log breaks off before it can say so.
        if (said.contains("No space left") || Folders.isFull(home)) {
            return Folders.diskFull(home);
        }
        if (said.contains("Permission denied") && wrapping.owner() > 0) {
            return new Trouble(
                    "以 root 启动时数据库要以用户 %d 运行，但它进不了 %s；请把数据放到该用户可以到达的文件夹（--data 文件夹）。".formatted(wrapping.owner(), home),
                    "Started by root, the database runs as user %d, who cannot reach %s; put the data where that user can go, with --data."
                            .formatted(wrapping.owner(), home));
        }
        var last = said.strip().lines().reduce((_, line) -> line).orElse("");
        return new Trouble(
                "数据库没能启动：%s（详见 %s）".formatted(last, log()),
                "The database did not start: %s (more in %s)".formatted(last, log()));
    }

    private static String password(Path folder) throws IOException {
        var file = folder.resolve("password");
        if (!Files.exists(file)) {
            var bytes = new byte[24];
            new SecureRandom().nextBytes(bytes);
            var beside = Files.createTempFile(
                    folder,
                    "password-",
                    "",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(beside, HexFormat.of().formatHex(bytes));
            Files.move(beside, file);
        }
        return Files.readString(file).strip();
    }
}
