package anxin.server.database;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** PostgreSQL's settings for the machine it finds itself on. */
final class Settings {

    private static final long MB = 1L << 20;

    private Settings() {}

    static Map<String, String> forThisMachine() {
        long memory = ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getTotalMemorySize() / MB;
        var settings = new LinkedHashMap<String, String>();
        settings.put("listen_addresses", "127.0.0.1");
        settings.put("unix_socket_directories", "");
        settings.put("max_connections", "80");
        settings.put("timezone", "Asia/Shanghai");
        settings.put("log_timezone", "Asia/Shanghai");
        settings.put("shared_buffers", Math.clamp(memory / 8, 64, 8192) + "MB");
        settings.put("effective_cache_size", Math.max(memory / 2, 256) + "MB");
        settings.put("maintenance_work_mem", Math.clamp(memory / 32, 64, 1024) + "MB");
        settings.put("work_mem", Math.clamp(memory / 256, 8, 128) + "MB");
        settings.put("max_wal_size", "8GB");
        settings.put("checkpoint_timeout", "15min");
        settings.put("wal_compression", "on");
        settings.put("wal_level", "minimal");
        settings.put("max_wal_senders", "0");
        settings.put("synchronous_commit", "on");
        settings.put("random_page_cost", "1.1");
        settings.put("jit", "off");
        settings.put("log_checkpoints", "off");
        // Errors are noted without the rows and statements that caused them, which may hold personal data.
        settings.put("log_error_verbosity", "terse");
        settings.put("log_min_error_statement", "panic");
        if (littleSharedMemory()) {
            settings.put("dynamic_shared_memory_type", "mmap");
        }
        return settings;
    }

    /** Containers often get 64 MB of /dev/shm, too little for parallel queries. */
    private static boolean littleSharedMemory() {
        var shm = Path.of("/dev/shm");
        try {
            return Files.isDirectory(shm) && Files.getFileStore(shm).getTotalSpace() < 512 * MB;
        } catch (IOException e) {
            return true;
        }
    }
}
