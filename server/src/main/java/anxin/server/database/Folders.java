package anxin.server.database;

import anxin.server.words.Trouble;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The data folder, and what may be wrong with it, in words. */
final class Folders {

    private static final int PAGE = 8 << 10;

    private Folders() {}

    static Path create(Path folder) {
        try {
            return Files.createDirectories(folder).toRealPath();
        } catch (IOException e) {
            throw trouble(folder, e);
        }
    }

    static Trouble trouble(Path folder, IOException e) {
        var message = String.valueOf(e.getMessage());
        if (message.toLowerCase(Locale.ROOT).contains("no space left")) {
            return diskFull(folder);
        }
        if (e instanceof AccessDeniedException || message.contains("Read-only")) {
            return new Trouble(
                    "数据要写到 %s，但那里不能写入；请换一个可写的文件夹（--data 文件夹），或改好权限。".formatted(folder),
                    "Data is to be written to %s, but that folder is not writable; choose another with --data, or mend its permissions."
                            .formatted(folder));
        }
        return new Trouble(
                "数据文件夹 %s 用不了：%s".formatted(folder, message),
                "The data folder %s cannot be used: %s".formatted(folder, message),
                e);
    }

    /** Whether there is not even room for a page of the database. */
    static boolean isFull(Path folder) {
        return folder.toFile().getUsableSpace() < PAGE;
    }

    static Trouble diskFull(Path folder) {
        return new Trouble(
                "磁盘已满，%s 写不下了；请腾出空间后再启动，已存的数据不受影响。".formatted(folder),
                "The disk is full, %s cannot be written; free some space and start again. What is stored is safe."
                        .formatted(folder));
    }
}
