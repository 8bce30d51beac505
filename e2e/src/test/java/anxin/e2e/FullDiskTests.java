package anxin.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that fills up in the middle: a small one in memory, seen by these processes only. */
class FullDiskTests {

    private static final int ROWS = 200_000;

    @TempDir
    Path folder;

    @Test
    void aFullDiskEndsInASentenceLosesNothingAndTheSamePackageGoesInOnceThereIsRoom() throws Exception {
        var site = new Site(1, "500101");
        var swipes = Swipes.write(folder.resolve("attendance.csv"), site, ROWS);
        var projects = Files.createDirectories(folder.resolve("projects"));
        site.projects().in(projects);
        var disk = Files.createDirectories(folder.resolve("disk"));
        var data = disk.resolve("data");

        var run = App.shell(ownMounts(), """
                set -e
                mount -t tmpfs -o size=600m tmpfs '%1$s'
                %2$s
                head -c $(( ($(df --output=avail -m '%1$s' | tail -n 1) - 32) * 1048576 )) /dev/zero > '%1$s/filler'
                %3$s && exit 90
                echo 'second start' >&2
                cat /dev/zero > '%1$s/rest' || true
                %4$s && exit 91
                rm '%1$s/filler' '%1$s/rest'
                echo 'third start' >&2
                %3$s
                %4$s
                """.formatted(
                        disk,
                        command("import", projects, "--data", data),
                        command("import", swipes, "--data", data),
                        command("scan", "--data", data, "--out", folder.resolve("findings.csv"))));

        assertThat(run.exitCode()).as(run.said()).isZero();
        var starts = run.said().split("(second|third) start");
        assertThat(starts[0]).containsPattern("磁盘满了，(一行也没有写入|没有做完)").doesNotContain("\tat ");
        assertThat(starts[1]).contains("磁盘已满").doesNotContain("\tat ");
        assertThat(starts[2]).containsPattern("读 200,000 行，(新增 200,000|新增 0，更改 0，未变 200,000)");
        assertThat(folder.resolve("findings.csv")).isNotEmptyFile();
    }

    private static String command(Object... arguments) {
        return "'" + String.join("' '", App.commandLine(List.of(), arguments)) + "'";
    }

    /** A view of the file system of one's own; who is not root becomes it there. */
    private static List<String> ownMounts() {
        return System.getProperty("user.name").equals("root")
                ? List.of("unshare", "--mount")
                : List.of("unshare", "--mount", "--map-root-user");
    }
}
