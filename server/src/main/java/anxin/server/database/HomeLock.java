package anxin.server.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;

/** One starter at a time per data folder, whether the others are threads or processes. */
record HomeLock(FileChannel channel) implements AutoCloseable {

    // A file lock belongs to the whole process, so threads need one of their own before it.
    private static final ReentrantLock THREADS = new ReentrantLock();

    static HomeLock of(Path home) throws IOException {
        THREADS.lock();
        try {
            var channel = FileChannel.open(home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            channel.lock();
            return new HomeLock(channel);
        } catch (IOException e) {
            THREADS.unlock();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            THREADS.unlock();
        }
    }
}
