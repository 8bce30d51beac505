package anxin.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A year of attendance of a large site, on a small machine whose power goes. */
class MillionRowsTests {

    private static final String SMALL_HEAP = "-Xmx512m";
    private static final int ROWS = 1_000_000;

    @TempDir
    Path folder;

    @Test
    void aKilledServerFinishesTheImportAfterItsNextStartAndLosesAndDoublesNothing() throws Exception {
        var site = new Site(1, "500101");
        var swipes = Swipes.write(folder.resolve("attendance.csv"), site, ROWS);
        var zip = Zip.of(folder.resolve("site.zip"), site.projects().in(folder), swipes);
        var data = App.folder("million");
        long id;
        try (var server = Server.start(data, SMALL_HEAP)) {
            var officer = server.as("officer");
            id = officer.handIn(zip, false);
            Patience.until("in the midst of it", () -> officer.get("/api/imports/" + id), MillionRowsTests::isUnderWay);
            server.run().kill();
        }

        try (var server = Server.start(data, SMALL_HEAP)) {
            var officer = server.as("officer");
            var first = officer.report(id);
            assertThat(first.path("state").stringValue()).as("%s", first).isEqualTo("DONE");
            assertThat(attendance(first).path("read").intValue()).isEqualTo(ROWS);

            var again = officer.takenIn(zip);
            assertThat(attendance(again).path("unchanged").intValue())
                    .as("%s", again)
                    .isEqualTo(ROWS);
            assertThat(attendance(again).path("added").intValue()).isZero();

            server.run().askToStop();
            server.run().untilOver();
            assertThat(data.resolve("pg/cluster/postmaster.pid"))
                    .as("the database has stopped with it")
                    .doesNotExist();
        }
    }

    private static boolean isUnderWay(JsonNode report) {
        assertThat(report.path("state").stringValue()).isIn("QUEUED", "CHECKING", "APPLYING");
        return report.path("progress").path("rows").intValue(0) > ROWS / 10;
    }

    private static JsonNode attendance(JsonNode report) {
        return report.path("files")
                .valueStream()
                .filter(file -> file.path("kind").stringValue().equals("attendance"))
                .findFirst()
                .orElseThrow();
    }
}
