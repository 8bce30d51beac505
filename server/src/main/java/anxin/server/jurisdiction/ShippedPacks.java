package anxin.server.jurisdiction;

import anxin.server.words.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.FileSystemUtils;

/** The policy packs inside the application, laid out as a folder so that they can be read like any other. */
public final class ShippedPacks {

    private ShippedPacks() {}

    /** A folder with the shipped packs; it goes away with the process. */
    public static Path folder() {
        return Laid.OUT;
    }

    private static final class Laid {
        static final Path OUT = layOut();
    }

    private static Path layOut() {
        try {
            var folder = Files.createTempDirectory("anxin-policies");
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> remove(folder)));
            for (var file : new PathMatchingResourcePatternResolver().getResources("classpath*:policies/**/*.*")) {
                var url = file.getURL().toString();
                var target = folder.resolve(url.substring(url.lastIndexOf("/policies/") + "/policies/".length()));
                if (file.isReadable() && !url.endsWith("/")) {
                    Files.createDirectories(target.getParent());
                    try (var in = file.getInputStream()) {
                        Files.copy(in, target);
                    }
                }
            }
            return folder;
        } catch (IOException e) {
            throw new Trouble(
                    "无法读取随程序发布的政策包：临时目录不可写。请检查临时目录的空间和权限后重试。",
                    "The policy packs shipped with the application cannot be laid out: the temporary folder cannot be written. Check its space and rights, then try again.",
                    e);
        }
    }

    private static void remove(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException leftToTheSystem) {
            // A temporary folder that stays behind harms nobody.
        }
    }
}
