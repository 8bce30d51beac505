package anxin.engine.datapackage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Zips as people and attackers make them, made on the fly. */
class ZipFilesTests {

    private static final String PROJECTS = Sample.csv(Sample.row(FileKind.PROJECTS));

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"projects.csv", "我的数据/projects.csv", "项目.csv", "数据\\项目.csv"})
    void filesLieAtTheTopOrInOneFolder(String name) throws IOException, BadPackage {
        Path zip = zip(StandardCharsets.UTF_8, name, PROJECTS);

        assertThat(Collected.read(zip).rows).hasSize(1);
    }

    @Test
    void namesFromChineseWindowsAreUnderstood() throws IOException, BadPackage {
        Path zip = zip(Charset.forName("GBK"), "项目.csv", PROJECTS);

        assertThat(Collected.read(zip).rows).hasSize(1);
    }

    @Test
    void filesDeeperDownArchivesAndLeftoversAreNotRead() throws IOException, BadPackage {
        Path zip = zip(
                StandardCharsets.UTF_8,
                "projects.csv",
                PROJECTS,
                "a/b/corps.csv",
                "x",
                "inner.zip",
                "x",
                "__MACOSX/._projects.csv",
                "x",
                "readme.txt",
                "x");

        var read = Collected.read(zip);

        assertThat(read.rows).hasSize(1);
        assertThat(read.remarkCodes()).containsExactlyInAnyOrder("ignored-deep", "ignored-zip", "ignored-file");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../projects.csv", "a/../../projects.csv", "/projects.csv", "C:\\projects.csv", "..\\x.csv"})
    void aNameThatLeavesThePackageRefusesIt(String name) throws IOException {
        Path zip = zip(StandardCharsets.UTF_8, name, PROJECTS);

        refused(zip, Limits.standard(), "zip-escape");
    }

    @Test
    void aBombIsRefusedWhileStillPacked() throws IOException {
        Path zip = folder.resolve("bomb.zip");
        try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("projects.csv"));
            byte[] zeros = new byte[1 << 20];
            for (int mb = 0; mb < 100; mb++) {
                out.write(zeros);
            }
        }

        refused(zip, Limits.standard(), "zip-bomb");
    }

    @Test
    void aBombThatLiesAboutItsSizeIsCaughtWhileItIsRead() throws IOException, BadPackage {
        Path zip = zip(StandardCharsets.UTF_8, "projects.csv", PROJECTS + "\n".repeat(1 << 20));
        byte[] bytes = Files.readAllBytes(zip);
        int central = lastIndexOf(bytes, new byte[] {'P', 'K', 1, 2});
        Arrays.fill(bytes, central + 24, central + 28, (byte) 0);
        bytes[central + 24] = 100;
        Files.write(zip, bytes);

        assertThat(Collected.read(zip).places()).containsExactly("projects.csv:0  damaged");
    }

    @Test
    void limitsOfSizeAndNumberHold() throws IOException {
        Path zip = zip(StandardCharsets.UTF_8, "projects.csv", PROJECTS, "corps.csv", PROJECTS);
        var few = new Limits(1, 1 << 20, 400, 1 << 20, 1 << 20);
        var small = new Limits(10, 100, 400, 1 << 20, 1 << 20);

        refused(zip, few, "entries");
        refused(zip, small, "zip-large");
    }

    @Test
    void aTruncatedZipIsRefused() throws IOException {
        Path zip = zip(StandardCharsets.UTF_8, "projects.csv", PROJECTS);
        Files.write(zip, Arrays.copyOf(Files.readAllBytes(zip), 200));

        refused(zip, Limits.standard(), "zip-damaged");
    }

    @Test
    void whatIsNoZipIsRefused() throws IOException {
        Path zip = Files.writeString(folder.resolve("a.zip"), "not a zip");

        refused(zip, Limits.standard(), "zip-damaged");
    }

    @Test
    void aZipWithAPasswordIsCalledByItsName() throws IOException {
        Path zip = zip(StandardCharsets.UTF_8, "projects.csv", PROJECTS);
        byte[] bytes = Files.readAllBytes(zip);
        bytes[lastIndexOf(bytes, new byte[] {'P', 'K', 1, 2}) + 8] |= 1;
        Files.write(zip, bytes);

        refused(zip, Limits.standard(), "zip-encrypted");
    }

    @Test
    void aFileDamagedInsideTheZipIsRefusedWholeAndTheOthersAreRead() throws IOException, BadPackage {
        Path zip = folder.resolve("data.zip");
        String corps = Sample.csv(Sample.row(FileKind.CORPS));
        try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.setLevel(0);
            out.putNextEntry(new ZipEntry("projects.csv"));
            out.write(PROJECTS.getBytes(StandardCharsets.UTF_8));
            out.putNextEntry(new ZipEntry("corps.csv"));
            out.write(corps.getBytes(StandardCharsets.UTF_8));
        }
        byte[] bytes = Files.readAllBytes(zip);
        bytes[lastIndexOf(bytes, "1000000.00".getBytes(StandardCharsets.UTF_8))] = '9';
        Files.write(zip, bytes);

        var read = Collected.read(zip);

        assertThat(read.places()).containsExactly("projects.csv:0  damaged");
        assertThat(read.rows)
                .singleElement()
                .satisfies(row -> assertThat(row.kind()).isEqualTo(FileKind.CORPS));
    }

    private void refused(Path zip, Limits limits, String code) {
        assertThatThrownBy(() -> Collected.read(zip, KnownReferences.none(), limits))
                .isInstanceOfSatisfying(
                        BadPackage.class, bad -> assertThat(bad.code()).isEqualTo(code));
    }

    private Path zip(Charset names, String... namesAndTexts) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(bytes, names)) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                out.putNextEntry(new ZipEntry(namesAndTexts[i]));
                out.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
                out.closeEntry();
            }
        }
        return Files.write(folder.resolve("data.zip"), bytes.toByteArray());
    }

    private static int lastIndexOf(byte[] bytes, byte[] part) {
        for (int at = bytes.length - part.length; at >= 0; at--) {
            if (Arrays.equals(bytes, at, at + part.length, part, 0, part.length)) {
                return at;
            }
        }
        throw new AssertionError("not found");
    }
}
