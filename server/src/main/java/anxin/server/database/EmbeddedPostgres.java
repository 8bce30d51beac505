package anxin.server.database;

import anxin.server.words.Trouble;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A durable PostgreSQL in the data folder. The first process of ours to need it starts it, others join it; should it go
 * away while it is still needed, whoever is left starts it again.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration GLANCE = Duration.ofMillis(25);

    private final Cluster cluster;
    private final Map<String, String> settings;
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread keeper;
    private volatile @Nullable ProcessHandle process;
    private volatile boolean ours;
    private volatile int port;

    private EmbeddedPostgres(Cluster cluster, Map<String, String> settings) {
        this.cluster = cluster;
        this.settings = settings;
        // PostgreSQL is told to stop when the thread that started it ends, so one thread starts it and stays.
        this.keeper = Thread.ofPlatform().daemon().name("postgres-keeper").unstarted(this::keep);
    }

    /** Opens the database in this folder, and waits until it answers. */
    public static EmbeddedPostgres open(Path home) {
        return open(home, Map.of());
    }

    static EmbeddedPostgres open(Path home, Map<String, String> more) {
        var settings = Settings.forThisMachine();
        settings.putAll(more);
        var folder = Folders.create(home);
        Cluster cluster;
        try (var _ = HomeLock.of(folder)) {
            cluster = Cluster.in(folder);
        } catch (IOException e) {
            throw Folders.trouble(folder, e);
        }
        var postgres = new EmbeddedPostgres(cluster, settings);
        postgres.keeper.start();
        try {
            postgres.ready.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof Trouble trouble ? trouble : e;
        }
        return postgres;
    }

    /** Where the database called {@code anxin} answers now. */
    Address address() {
        return address("anxin");
    }

    Address address(String database) {
        return Address.local(port, database, Cluster.USER, cluster.password());
    }

    /** Whether this process started it and will stop it. */
    boolean ours() {
        return ours;
    }

    @Nullable
    ProcessHandle process() {
        return process;
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            keeper.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void keep() {
        try {
            provide();
            ready.complete(null);
        } catch (Throwable e) {
            ready.completeExceptionally(e);
            return;
        }
        try {
            while (!closing.await(200, TimeUnit.MILLISECONDS)) {
                var current = process;
                if (current == null || !current.isAlive()) {
                    provideAgain();
                }
            }
            stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void provideAgain() {
        try {
            provide();
            log.warn("数据库意外停止，已重新启动。 The database had gone away and is running again.");
        } catch (Trouble e) {
            log.error("{}", e.getMessage());
            LockSupport.parkNanos(Duration.ofSeconds(2).toNanos());
        }
    }

    /** Joins the running PostgreSQL of this folder or starts one; only one process of ours at a time decides which. */
    private void provide() {
        try (var _ = HomeLock.of(cluster.home())) {
            var deadline = System.nanoTime() + PATIENCE.toNanos();
            for (var running = cluster.postmaster(); running.isPresent(); running = cluster.postmaster()) {
                port = running.get().port();
                process = running.get().process();
                if (port > 0 && answers()) {
                    ours = ownerIsGone();
                    return;
                }
                if (System.nanoTime() > deadline) {
                    throw new Trouble(
                            "数据文件夹 %s 的数据库（进程 %d）正在运行，但一直不应答；请检查或结束该进程后再试。".formatted(cluster.home(), process.pid()),
                            "The database of %s (process %d) is running but does not answer; look at it or end it, then try again."
                                    .formatted(cluster.home(), process.pid()));
                }
                LockSupport.parkNanos(GLANCE.toNanos());
            }
            start(deadline);
        } catch (IOException e) {
            throw Folders.trouble(cluster.home(), e);
        }
    }

    private void start(long deadline) throws IOException {
        while (true) {
            port = freePort();
            long before = Files.exists(cluster.log()) ? Files.size(cluster.log()) : 0;
            var started = cluster.start(port, settings);
            process = started.toHandle();
            ours = true;
            while (started.isAlive() && System.nanoTime() < deadline) {
                if (answers()) {
                    Files.writeString(cluster.home().resolve("port"), String.valueOf(port));
                    Files.writeString(
                            ownerFile(), String.valueOf(ProcessHandle.current().pid()));
                    return;
                }
                LockSupport.parkNanos(GLANCE.toNanos());
            }
            if (started.isAlive()) {
                Postmaster.interrupt(started.toHandle());
            }
            var said = Files.readString(cluster.log()).substring((int) before);
            // After a kill the old helper processes hold the shared memory for a moment longer.
            boolean onceMore = said.contains("shared memory block") || said.contains("Address already in use");
            if (!onceMore || System.nanoTime() > deadline) {
                throw cluster.refused(said);
            }
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }

    private void stop() {
        var current = process;
        if (!ours || current == null) {
            return;
        }
        Postmaster.interrupt(current);
        try {
            current.onExit().get(60, TimeUnit.SECONDS);
        } catch (Exception e) {
            log.warn("数据库没有及时停止。 The database did not stop in time: {}", e.toString());
        }
    }

    private boolean answers() {
        var maintenance = address("postgres");
        try (var connection = DriverManager.getConnection(
                        maintenance.url() + "?connectTimeout=5&loginTimeout=10",
                        maintenance.user(),
                        maintenance.password());
                var statement = connection.createStatement()) {
            createDatabase(connection);
            return statement.execute("select 1");
        } catch (SQLException e) {
            return false;
        }
    }

    private static void createDatabase(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var found = statement.executeQuery("select 1 from pg_database where datname = 'anxin'")) {
            if (!found.next()) {
                connection.createStatement().execute("create database anxin");
            }
        }
    }

    /** A PostgreSQL whose owner was killed goes to whoever joins it. */
    private boolean ownerIsGone() throws IOException {
        var owner = Files.exists(ownerFile()) ? Files.readString(ownerFile()).strip() : "";
        if (!owner.isEmpty()
                && ProcessHandle.of(Long.parseLong(owner))
                        .map(ProcessHandle::isAlive)
                        .orElse(false)) {
            return owner.equals(String.valueOf(ProcessHandle.current().pid())) && ours;
        }
        Files.writeString(ownerFile(), String.valueOf(ProcessHandle.current().pid()));
        return true;
    }

    private Path ownerFile() {
        return cluster.home().resolve("owner");
    }

    /** The port used last time if it is free, so that open tools find the database again. */
    private int freePort() throws IOException {
        var file = cluster.home().resolve("port");
        if (Files.exists(file)) {
            try (var socket = new ServerSocket(
                    Integer.parseInt(Files.readString(file).strip()), 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException | NumberFormatException e) {
                // Taken by something else meanwhile.
            }
        }
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
