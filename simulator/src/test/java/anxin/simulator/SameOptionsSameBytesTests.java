package anxin.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SameOptionsSameBytesTests {

    @TempDir
    Path folder;

    @Test
    void theSameOptionsGiveTheSameBytesInEveryFile() throws Exception {
        var options = City.small().withProjects(40).withSwipes(SwipeVolume.FULL);

        var one = hashes(City.write(folder.resolve("one"), options).folder());
        var again = hashes(City.write(folder.resolve("again"), options).folder());

        assertThat(again).isEqualTo(one).hasSize(11);
    }

    @Test
    void anotherSeedIsAnotherCity() throws Exception {
        var one = hashes(City.write(folder.resolve("one"), City.small()).folder());
        var other = hashes(
                City.write(folder.resolve("other"), City.small().withSeed(2)).folder());

        assertThat(other.values()).doesNotContainAnyElementsOf(one.values());
    }

    @Test
    void aLargerCityBeginsWithTheSmallerOne() throws Exception {
        var small =
                City.write(folder.resolve("small"), City.small().withProjects(2).withArea("620724"));
        var large =
                City.write(folder.resolve("large"), City.small().withProjects(4).withArea("620724"));

        assertThat(large.rows("attendance.csv"))
                .startsWith(small.rows("attendance.csv").toArray(Map[]::new));
    }

    @Test
    void theZipHasTheSameBytesToo() throws Exception {
        var city = City.write(folder.resolve("city"), City.small().withProjects(10));

        PackageZip.write(city.folder(), folder.resolve("one.zip"));
        PackageZip.write(city.folder(), folder.resolve("two.zip"));

        assertThat(folder.resolve("two.zip")).hasSameBinaryContentAs(folder.resolve("one.zip"));
    }

    private static Map<String, String> hashes(Path folder) throws IOException, NoSuchAlgorithmException {
        var hashes = new TreeMap<String, String>();
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                var hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
                hashes.put("" + file.getFileName(), new BigInteger(1, hash).toString(16));
            }
        }
        return hashes;
    }
}
